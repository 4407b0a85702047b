import { MINUTOS_PARA_CONCILIAR } from '../dominio.ts';
import * as repositorio from '../repositorio.ts';
import { type PuertosDeResolucion, resolverPago } from './resolver-pago.ts';

/** Minutos durante los que un pago dado por perdido se sigue consultando. */
const MINUTOS_DE_PERDIDOS = 60;
/**
 * Minutos durante los que un pago sin ingresar se busca cada minuto. Lo anterior lo recoge el repaso
 * de todos los municipios, cada hora: leer todo lo pagado cada minuto crecería con los años.
 */
const MINUTOS_DE_PAGADOS = 60;

function ventana(ahora: Temporal.Instant): repositorio.VentanaDeConciliacion {
  return {
    antesDe: ahora.subtract({ minutes: MINUTOS_PARA_CONCILIAR }).toString(),
    perdidosDesde: ahora.subtract({ minutes: MINUTOS_DE_PERDIDOS }).toString(),
  };
}

/** Concilia solo los municipios que tienen algo pendiente: una consulta dice cuáles son. */
export async function conciliarPendientes(puertos: PuertosDeResolucion): Promise<void> {
  const ahora = puertos.reloj.ahora();
  const pagadosDesde = ahora.subtract({ minutes: MINUTOS_DE_PAGADOS }).toString();
  const municipios = await puertos.base.consulta((tx) =>
    repositorio.municipiosPorConciliar(tx, { ...ventana(ahora), pagadosDesde }),
  );
  for (const municipioId of municipios) await conciliarPagos(puertos, municipioId);
}

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
  const pendientes = await base.conMunicipio(municipioId, (tx) =>
    repositorio.intentosPorConciliar(tx, ventana(reloj.ahora())),
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
