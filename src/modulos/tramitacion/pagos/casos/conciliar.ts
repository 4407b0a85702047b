import { MINUTOS_PARA_CONCILIAR } from '../dominio.ts';
import * as repositorio from '../repositorio.ts';
import { type PuertosDeResolucion, resolverPago } from './resolver-pago.ts';

/** Minutos durante los que un pago dado por perdido se sigue consultando. */
const MINUTOS_DE_PERDIDOS = 60;

/**
 * Resuelve lo que el navegador no trajo de vuelta: pregunta por los intentos sin desenlace y
 * encola el ingreso de lo pagado que quedó a medias por un corte.
 * @returns cuántos intentos se consultaron y cuántos ingresos se reencolaron.
 */
export async function conciliarPagos(
  puertos: PuertosDeResolucion,
  municipioId: number,
): Promise<{ readonly consultados: number; readonly reencolados: number }> {
  const { base, reloj, colas } = puertos;
  const ahora = reloj.ahora();
  const pendientes = await base.conMunicipio(municipioId, (tx) =>
    repositorio.intentosPorConciliar(tx, {
      antesDe: ahora.subtract({ minutes: MINUTOS_PARA_CONCILIAR }).toString(),
      perdidosDesde: ahora.subtract({ minutes: MINUTOS_DE_PERDIDOS }).toString(),
    }),
  );
  for (const { intento_id: intentoId } of pendientes) {
    await resolverPago(puertos, municipioId, intentoId, 'conciliacion');
  }
  const reencolados = await base.conMunicipio(municipioId, async (tx) => {
    const pagados = await repositorio.pagadosSinIngresar(tx);
    for (const { borrador_id: id } of pagados) {
      await colas.encolar(tx, 'ingresar-borrador', { municipioId, id });
    }
    return pagados.length;
  });
  return { consultados: pendientes.length, reencolados };
}
