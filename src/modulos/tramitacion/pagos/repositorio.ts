import { sql } from 'kysely';
import type { TxGlobal, TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../plataforma/base-de-datos/json.ts';
import type { EstadoIntento, PedidoDeGiro } from './dominio.ts';

/** Giro vivo (emitido o pagado) de una solicitud, bloqueado hasta el fin de la transacción. */
export function giroDeBorrador(tx: TxMunicipal, borradorId: string) {
  return tx.db
    .selectFrom('giro')
    .selectAll()
    .where('municipio_id', '=', tx.municipioId)
    .where('borrador_id', '=', borradorId)
    .where('estado', 'in', ['emitido', 'pagado'])
    .forUpdate()
    .executeTakeFirst();
}

/** Giro por su identificador, bloqueado. */
export function giroPorId(tx: TxMunicipal, giroId: string) {
  return tx.db
    .selectFrom('giro')
    .selectAll()
    .where('municipio_id', '=', tx.municipioId)
    .where('giro_id', '=', giroId)
    .forUpdate()
    .executeTakeFirst();
}

/** Emite un giro. */
export async function insertarGiro(
  tx: TxMunicipal,
  giro: PedidoDeGiro & { readonly giroId: string; readonly folio: string; readonly ahora: string },
): Promise<void> {
  await tx.db
    .insertInto('giro')
    .values({
      municipio_id: tx.municipioId,
      giro_id: giro.giroId,
      folio: giro.folio,
      borrador_id: giro.borradorId,
      persona_id: giro.personaId,
      concepto: giro.concepto,
      detalle: jsonb({ lineas: giro.lineas }),
      monto: giro.monto,
      estado: 'emitido',
      emitido_en: giro.ahora,
    })
    .execute();
}

/** Anula un giro que nadie pagó (la solicitud cambió o se descartó). */
export async function anularGiro(tx: TxMunicipal, giroId: string): Promise<void> {
  await tx.db
    .updateTable('giro')
    .set({ estado: 'anulado' })
    .where('municipio_id', '=', tx.municipioId)
    .where('giro_id', '=', giroId)
    .where('estado', '=', 'emitido')
    .execute();
}

/** Marca el giro como pagado. */
export async function marcarPagado(tx: TxMunicipal, giroId: string, ahora: string): Promise<void> {
  await tx.db
    .updateTable('giro')
    .set({ estado: 'pagado', pagado_en: ahora })
    .where('municipio_id', '=', tx.municipioId)
    .where('giro_id', '=', giroId)
    .execute();
}

/** Intento más nuevo de un giro que aún no tiene desenlace. */
export function intentoAbierto(tx: TxMunicipal, giroId: string) {
  return tx.db
    .selectFrom('pago_intento')
    .selectAll()
    .where('municipio_id', '=', tx.municipioId)
    .where('giro_id', '=', giroId)
    .where('estado', 'in', ['creado', 'en_pasarela', 'dudoso'])
    .orderBy('creado_en', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Registra el intento antes de llamar a la pasarela: así nada queda pagado y sin rastro. */
export async function insertarIntento(
  tx: TxMunicipal,
  intento: {
    readonly intentoId: string;
    readonly giroId: string;
    readonly ordenCompra: string;
    readonly sesionPago: string;
    readonly monto: number;
    readonly ahora: string;
  },
): Promise<void> {
  await tx.db
    .insertInto('pago_intento')
    .values({
      municipio_id: tx.municipioId,
      intento_id: intento.intentoId,
      giro_id: intento.giroId,
      orden_compra: intento.ordenCompra,
      sesion_pago: intento.sesionPago,
      monto: intento.monto,
      estado: 'creado',
      creado_en: intento.ahora,
    })
    .execute();
}

/** Guarda el token y la dirección de la pasarela antes de enviar allá a la persona. */
export async function guardarToken(
  tx: TxMunicipal,
  intentoId: string,
  pago: { readonly token: string; readonly url: string },
): Promise<void> {
  await tx.db
    .updateTable('pago_intento')
    .set({ token: pago.token, respuesta: jsonb({ url: pago.url }), estado: 'en_pasarela' })
    .where('municipio_id', '=', tx.municipioId)
    .where('intento_id', '=', intentoId)
    .execute();
}

type LlaveDeIntento = 'intento_id' | 'token' | 'orden_compra';

/** Intento por identificador, token u orden de compra, bloqueado hasta el fin de la transacción. */
export function intentoPor(tx: TxMunicipal, llave: LlaveDeIntento, valor: string) {
  return tx.db
    .selectFrom('pago_intento')
    .selectAll()
    .where('municipio_id', '=', tx.municipioId)
    .where(llave, '=', valor)
    .forUpdate()
    .executeTakeFirst();
}

/** Cambia el estado de un intento. */
export async function cambiarIntento(
  tx: TxMunicipal,
  intentoId: string,
  estado: EstadoIntento,
  ahora: string,
  respuesta?: object,
): Promise<void> {
  await tx.db
    .updateTable('pago_intento')
    .set({
      estado,
      resuelto_en: ahora,
      ...(respuesta === undefined ? {} : { respuesta: jsonb(respuesta) }),
    })
    .where('municipio_id', '=', tx.municipioId)
    .where('intento_id', '=', intentoId)
    .execute();
}

/** Asienta un movimiento una sola vez por clave de idempotencia. */
export async function asentar(
  tx: TxMunicipal,
  asiento: {
    readonly asientoId: string;
    readonly giroId: string;
    readonly intentoId: string;
    readonly clase: 'pago' | 'reembolso';
    readonly monto: number;
    readonly clave: string;
    readonly detalle: object;
    readonly ahora: string;
  },
): Promise<boolean> {
  const fila = await tx.db
    .insertInto('asiento_pago')
    .values({
      municipio_id: tx.municipioId,
      asiento_id: asiento.asientoId,
      giro_id: asiento.giroId,
      intento_id: asiento.intentoId,
      clase: asiento.clase,
      monto: asiento.monto,
      clave_idempotencia: asiento.clave,
      detalle: jsonb(asiento.detalle),
      asentado_en: asiento.ahora,
    })
    .onConflict((conflicto) =>
      conflicto.columns(['municipio_id', 'clave_idempotencia']).doNothing(),
    )
    .returning('asiento_id')
    .executeTakeFirst();
  return fila !== undefined;
}

/** Desde y hasta cuándo se miran los pagos al conciliar. */
export interface VentanaDeConciliacion {
  /** Más nuevos que esto aún pueden volver solos con el navegador. */
  readonly antesDe: string;
  /** Hasta cuánto atrás se sigue consultando uno dado por perdido. */
  readonly perdidosDesde: string;
}

const MAXIMO_POR_CONCILIAR = 100;

/**
 * Intentos por conciliar: los que no tienen desenlace y los dados por perdidos hace poco, porque
 * la pasarela podría aprobarlos tarde. Son dos lecturas: cada una tiene su índice parcial.
 */
export async function intentosPorConciliar(
  tx: TxMunicipal,
  { antesDe, perdidosDesde }: VentanaDeConciliacion,
): Promise<readonly { readonly intento_id: string }[]> {
  const anteriores = () =>
    tx.db
      .selectFrom('pago_intento')
      .select('intento_id')
      .where('municipio_id', '=', tx.municipioId)
      .where('creado_en', '<', antesDe)
      .orderBy('creado_en')
      .limit(MAXIMO_POR_CONCILIAR);
  const [sinDesenlace, perdidos] = await Promise.all([
    anteriores().where('estado', 'in', ['creado', 'en_pasarela', 'dudoso']).execute(),
    anteriores()
      .where('estado', 'in', ['abortado', 'expirado'])
      .where('token', 'is not', null)
      .where('creado_en', '>=', perdidosDesde)
      .execute(),
  ]);
  return [...sinDesenlace, ...perdidos].slice(0, MAXIMO_POR_CONCILIAR);
}

/** Municipios con algún intento por conciliar, o con un giro pagado hace poco y sin ingresar. */
export async function municipiosPorConciliar(
  { db }: TxGlobal,
  {
    antesDe,
    perdidosDesde,
    pagadosDesde,
  }: VentanaDeConciliacion & { readonly pagadosDesde: string },
): Promise<readonly number[]> {
  const { rows } = await sql<{ municipio: number }>`select municipio
    from municipios_con_pagos_por_conciliar(${antesDe}, ${perdidosDesde}, ${pagadosDesde})
      as municipio`.execute(db);
  return rows.map(({ municipio }) => municipio);
}

/** Giros pagados cuya solicitud aún no se ingresó: el proceso murió entre ambos pasos. */
export function pagadosSinIngresar(tx: TxMunicipal) {
  return tx.db
    .selectFrom('giro')
    .innerJoin('borrador', (union) =>
      union
        .onRef('borrador.municipio_id', '=', 'giro.municipio_id')
        .onRef('borrador.borrador_id', '=', 'giro.borrador_id'),
    )
    .select('giro.borrador_id')
    .where('giro.municipio_id', '=', tx.municipioId)
    .where('giro.estado', '=', 'pagado')
    .where('borrador.estado', '=', 'por_pagar')
    .limit(100)
    .execute();
}

/** Pago aprobado de una solicitud, para el comprobante. */
export function pagoDeBorrador(tx: TxMunicipal, borradorId: string) {
  return tx.db
    .selectFrom('giro')
    .innerJoin('pago_intento', (union) =>
      union
        .onRef('pago_intento.municipio_id', '=', 'giro.municipio_id')
        .onRef('pago_intento.giro_id', '=', 'giro.giro_id'),
    )
    .select([
      'giro.giro_id',
      'giro.folio',
      'giro.concepto',
      'giro.detalle',
      'giro.monto',
      'giro.pagado_en',
      'pago_intento.intento_id',
      'pago_intento.orden_compra',
      'pago_intento.respuesta',
    ])
    .where('giro.municipio_id', '=', tx.municipioId)
    .where('giro.borrador_id', '=', borradorId)
    .where('giro.estado', '=', 'pagado')
    .where('pago_intento.estado', '=', 'aprobado')
    .executeTakeFirst();
}
