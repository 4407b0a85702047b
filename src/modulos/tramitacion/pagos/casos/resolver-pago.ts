import { uuidV7 } from '../../../../base/ids.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { TransaccionPasarela } from '../../../../plataforma/pagos/puerto.ts';
import type { Puertos } from '../../../puertos.ts';
import { type Desenlace, decidirDesenlace, type EstadoIntento, estaAbierto } from '../dominio.ts';
import * as repositorio from '../repositorio.ts';

export type PuertosDeResolucion = Pick<Puertos, 'base' | 'reloj' | 'azar' | 'pagos' | 'colas'>;

/** Cómo quedó un intento, para quien vuelve de la pasarela. */
export interface EstadoDePago {
  readonly estado: EstadoIntento;
  readonly borradorId: string;
}

/** Motivo de la consulta: la persona volvió a pagar, anuló, se le agotó el tiempo, o se concilia. */
export type MotivoDeConsulta = 'vuelta' | 'abortado' | 'tiempo-agotado' | 'conciliacion';

/**
 * Averigua y asienta el desenlace de un intento. Se puede llamar cuantas veces se quiera y desde
 * dos procesos a la vez: la confirmación en la pasarela es única y el libro no repite asientos.
 * Solo confirma el cobro cuando la persona volvió de pagar o no se sabe de ella.
 */
export async function resolverPago(
  puertos: PuertosDeResolucion,
  municipioId: number,
  intentoId: string,
  motivo: MotivoDeConsulta,
): Promise<EstadoDePago | undefined> {
  const { base, reloj } = puertos;
  const intento = await base.conMunicipio(municipioId, (tx) =>
    repositorio.intentoPor(tx, 'intento_id', intentoId),
  );
  if (intento === undefined) return undefined;
  const perdido = intento.estado === 'abortado' || intento.estado === 'expirado';
  if (!estaAbierto(intento.estado) && !(perdido && motivo === 'conciliacion')) {
    return leerEstado(puertos, municipioId, intentoId);
  }
  const confirmar = !perdido && (motivo === 'vuelta' || motivo === 'conciliacion');
  const desenlace = await averiguar(puertos, intento, confirmar);
  if (desenlace.clase === 'aprobado') {
    await asentarAprobado(puertos, municipioId, intentoId, desenlace.transaccion);
  } else {
    await base.conMunicipio(municipioId, (tx) =>
      asentarSinPago(tx, intentoId, desenlace, motivo, reloj.ahora().toString()),
    );
  }
  return leerEstado(puertos, municipioId, intentoId);
}

interface IntentoLeido {
  readonly token: string | null;
  readonly monto: number;
  readonly orden_compra: string;
  readonly creado_en: string;
}

async function averiguar(
  { pagos, reloj }: PuertosDeResolucion,
  intento: IntentoLeido,
  confirmar: boolean,
): Promise<Desenlace> {
  // Sin token nunca se llegó a la pasarela.
  if (intento.token === null) return { clase: 'expirado' };
  const confirmada = confirmar ? await pagos.confirmar(intento.token) : undefined;
  // «rechazada» al confirmar puede ser una segunda confirmación; «indisponible», una que sí se
  // aplicó y cuya respuesta se perdió. En ambos casos manda lo que diga el estado.
  const consultada = confirmada?.ok === true ? confirmada : await pagos.estado(intento.token);
  const creadoEn = Temporal.Instant.from(intento.creado_en);
  if (consultada.ok) {
    return decidirDesenlace(
      { monto: intento.monto, ordenCompra: intento.orden_compra, creadoEn },
      consultada.valor,
      reloj.ahora(),
    );
  }
  return consultada.error === 'no-encontrada' ? { clase: 'expirado' } : { clase: 'sin-definir' };
}

async function asentarAprobado(
  puertos: PuertosDeResolucion,
  municipioId: number,
  intentoId: string,
  transaccion: TransaccionPasarela,
): Promise<void> {
  const asentado = await puertos.base.conMunicipio(municipioId, (tx) =>
    asentarPago(tx, puertos, intentoId, transaccion),
  );
  if (asentado === 'sobrante') {
    await devolverSobrante(puertos, municipioId, intentoId, transaccion);
  }
}

/**
 * Asienta el pago si el giro aún se debe. Con el giro bloqueado, de dos cobros aprobados (dos
 * pestañas) uno paga y el otro sobra; también sobra el que llega cuando el giro ya se anuló.
 */
async function asentarPago(
  tx: TxMunicipal,
  { reloj, azar, colas }: PuertosDeResolucion,
  intentoId: string,
  transaccion: TransaccionPasarela,
): Promise<'asentado' | 'sobrante'> {
  const intento = await repositorio.intentoPor(tx, 'intento_id', intentoId);
  if (intento === undefined || SALDADOS.has(intento.estado)) return 'asentado';
  const giro = await repositorio.giroPorId(tx, intento.giro_id);
  if (giro?.estado !== 'emitido') return 'sobrante';
  const ahora = reloj.ahora();
  const detalle = aDetalle(transaccion);
  await repositorio.cambiarIntento(tx, intentoId, 'aprobado', ahora.toString(), detalle);
  await repositorio.asentar(tx, {
    asientoId: uuidV7(ahora.epochMilliseconds, azar(10)),
    giroId: intento.giro_id,
    intentoId,
    clase: 'pago',
    monto: intento.monto,
    clave: `pago:${intentoId}`,
    detalle,
    ahora: ahora.toString(),
  });
  await repositorio.marcarPagado(tx, intento.giro_id, ahora.toString());
  await colas.encolar(tx, 'ingresar-borrador', {
    municipioId: tx.municipioId,
    id: giro.borrador_id,
  });
  return 'asentado';
}

const SALDADOS: ReadonlySet<EstadoIntento> = new Set(['aprobado', 'reembolsado']);

/** Devuelve entero un cobro que no correspondía y asienta las dos puntas: nada queda sin cuadrar. */
async function devolverSobrante(
  { base, pagos, reloj, azar }: PuertosDeResolucion,
  municipioId: number,
  intentoId: string,
  transaccion: TransaccionPasarela,
): Promise<void> {
  const intento = await base.conMunicipio(municipioId, (tx) =>
    repositorio.intentoPor(tx, 'intento_id', intentoId),
  );
  if (intento === undefined || intento.token === null || SALDADOS.has(intento.estado)) return;
  const devuelto = await pagos.reembolsar(intento.token, intento.monto);
  const detalle = aDetalle(transaccion);
  const quedoDevuelto = devuelto.ok || (await yaEstaDevuelto(pagos, intento.token));
  await base.conMunicipio(municipioId, async (tx) => {
    const ahora = reloj.ahora();
    // Si no consta la devolución queda dudoso, y la conciliación vuelve a intentarla.
    const estado = quedoDevuelto ? 'reembolsado' : 'dudoso';
    await repositorio.cambiarIntento(tx, intentoId, estado, ahora.toString(), detalle);
    if (!quedoDevuelto) return;
    for (const clase of ['pago', 'reembolso'] as const) {
      await repositorio.asentar(tx, {
        asientoId: uuidV7(ahora.epochMilliseconds, azar(10)),
        giroId: intento.giro_id,
        intentoId,
        clase,
        monto: intento.monto,
        clave: `${clase}:${intentoId}`,
        detalle,
        ahora: ahora.toString(),
      });
    }
  });
}

/** Otro proceso pudo devolverlo antes, o la respuesta se perdió: manda lo que diga la pasarela. */
async function yaEstaDevuelto(
  pagos: PuertosDeResolucion['pagos'],
  token: string,
): Promise<boolean> {
  const estado = await pagos.estado(token);
  return estado.ok && (estado.valor.estado === 'reversada' || estado.valor.estado === 'anulada');
}

// Al conciliar, lo que sigue iniciado se deja como está: la persona puede estar pagando.
const ESTADO_SIN_DEFINIR: Readonly<Record<MotivoDeConsulta, EstadoIntento | undefined>> = {
  vuelta: 'dudoso',
  abortado: 'abortado',
  'tiempo-agotado': 'expirado',
  conciliacion: undefined,
};

async function asentarSinPago(
  tx: TxMunicipal,
  intentoId: string,
  desenlace: Exclude<Desenlace, { readonly clase: 'aprobado' }>,
  motivo: MotivoDeConsulta,
  ahora: string,
): Promise<void> {
  const intento = await repositorio.intentoPor(tx, 'intento_id', intentoId);
  if (intento === undefined || !estaAbierto(intento.estado)) return;
  if (desenlace.clase === 'sin-definir') {
    const estado = ESTADO_SIN_DEFINIR[motivo];
    if (estado !== undefined) await repositorio.cambiarIntento(tx, intentoId, estado, ahora);
  } else if (desenlace.clase === 'rechazado') {
    const detalle =
      desenlace.transaccion === undefined ? undefined : aDetalle(desenlace.transaccion);
    await repositorio.cambiarIntento(tx, intentoId, 'rechazado', ahora, detalle);
  } else {
    await repositorio.cambiarIntento(tx, intentoId, 'expirado', ahora);
  }
}

async function leerEstado(
  { base }: PuertosDeResolucion,
  municipioId: number,
  intentoId: string,
): Promise<EstadoDePago | undefined> {
  return base.conMunicipio(municipioId, async (tx) => {
    const intento = await repositorio.intentoPor(tx, 'intento_id', intentoId);
    const giro =
      intento === undefined ? undefined : await repositorio.giroPorId(tx, intento.giro_id);
    if (intento === undefined || giro === undefined) return undefined;
    return { estado: intento.estado, borradorId: giro.borrador_id };
  });
}

function aDetalle({ fecha, ...resto }: TransaccionPasarela): Record<string, unknown> {
  return { ...resto, ...(fecha === undefined ? {} : { fecha: fecha.toString() }) };
}
