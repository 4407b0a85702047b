import { uuidV7 } from '../../../../base/ids.ts';
import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { Puertos } from '../../../puertos.ts';
import { MINUTOS_DE_TOKEN } from '../dominio.ts';
import * as repositorio from '../repositorio.ts';

type PuertosDePago = Pick<Puertos, 'base' | 'reloj' | 'azar' | 'pagos' | 'urlPublica'>;

export type ErrorInicio = 'sin-giro' | 'ya-pagado' | 'en-curso' | 'pasarela-caida';

/**
 * Abre el pago de un giro en la pasarela. El intento se guarda antes de llamarla y el token antes
 * de enviar allá a la persona. Un segundo clic dentro de la vida del token lleva al mismo pago.
 */
export async function iniciarPago(
  puertos: PuertosDePago,
  municipioId: number,
  slug: string,
  giroId: string,
): Promise<Resultado<{ readonly token: string; readonly url: string }, ErrorInicio>> {
  const { base, reloj, azar, pagos } = puertos;
  const ahora = reloj.ahora();
  const reserva = await base.conMunicipio(municipioId, async (tx) => {
    const giro = await repositorio.giroPorId(tx, giroId);
    if (giro === undefined || giro.estado === 'anulado') return falla('sin-giro' as const);
    if (giro.estado !== 'emitido') return falla('ya-pagado' as const);
    const abierto = await repositorio.intentoAbierto(tx, giroId);
    if (abierto !== undefined) {
      const vence = Temporal.Instant.from(abierto.creado_en).add({ minutes: MINUTOS_DE_TOKEN });
      const vigente = Temporal.Instant.compare(ahora, vence) < 0;
      const url = abierto.respuesta?.url;
      if (
        vigente &&
        abierto.estado === 'en_pasarela' &&
        abierto.token !== null &&
        typeof url === 'string'
      ) {
        return exito({ clase: 'mismo' as const, token: abierto.token, url });
      }
      // Sin token todavía: otro clic está hablando con la pasarela. O el desenlace es dudoso, y
      // abrir otro cobro antes de saberlo podría cobrar dos veces.
      if (vigente || abierto.estado === 'dudoso') return falla('en-curso' as const);
    }
    const intentoId = uuidV7(ahora.epochMilliseconds, azar(10));
    // 26 caracteres como máximo, únicos por intento y sin datos personales.
    const ordenCompra = `M${municipioId}-${Buffer.from(azar(9)).toString('hex')}`.slice(0, 26);
    const sesionPago = Buffer.from(azar(16)).toString('hex');
    await repositorio.insertarIntento(tx, {
      intentoId,
      giroId,
      ordenCompra,
      sesionPago,
      monto: giro.monto,
      ahora: ahora.toString(),
    });
    return exito({
      clase: 'nuevo' as const,
      intentoId,
      ordenCompra,
      sesionPago,
      monto: giro.monto,
    });
  });
  if (!reserva.ok) return reserva;
  if (reserva.valor.clase === 'mismo')
    return exito({ token: reserva.valor.token, url: reserva.valor.url });

  const { intentoId, ordenCompra, sesionPago, monto } = reserva.valor;
  const creado = await pagos.crear({
    ordenCompra,
    sesion: sesionPago,
    monto,
    urlRetorno: `${puertos.urlPublica}/${slug}/pagos/retorno`,
  });
  return base.conMunicipio(municipioId, async (tx) => {
    if (!creado.ok) {
      // Sin token nadie pudo pagar: el intento se cierra y se puede empezar otro.
      await repositorio.cambiarIntento(tx, intentoId, 'expirado', reloj.ahora().toString(), {
        error: creado.error,
      });
      return falla('pasarela-caida' as const);
    }
    await repositorio.guardarToken(tx, intentoId, creado.valor);
    return exito({ token: creado.valor.token, url: creado.valor.url });
  });
}
