import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { crearSimulador } from '../../../simuladores/webpay/servidor.ts';
import { uuidV7 } from '../../../src/base/ids.ts';
import { emitirGiro, iniciarPago } from '../../../src/modulos/tramitacion/pagos/index.ts';
import type { TxMunicipal } from '../../../src/plataforma/base-de-datos/base-de-datos.ts';
import type { Colas } from '../../../src/plataforma/colas/puerto.ts';
import { crearWebpayPlus } from '../../../src/plataforma/pagos/webpay-plus.ts';
import { relojManual } from '../../../src/plataforma/reloj/puerto.ts';
import { type BaseDePrueba, crearBaseDePrueba } from '../../soporte/base-de-prueba.ts';

export const MUNICIPIO = 13120;
export const INICIO = Temporal.Instant.from('2026-11-24T15:00:00Z');
const COMERCIO = '597055555532';
const LLAVE = '579B532A7440BB0C9079DED94D31EA1615BACEB56610332264630D42D0A36B1C';
/** Asiento de un pago entero. */
export const PAGO = { clase: 'pago', monto: 3494 };
const azar = (cantidad: number) => new Uint8Array(randomBytes(cantidad));
const id = () => uuidV7(INICIO.epochMilliseconds, azar(10));

/** Caja de un municipio contra el simulador de Webpay; se abre y se cierra con la prueba. */
export function conCaja() {
  let prueba: BaseDePrueba;
  let simulador: Awaited<ReturnType<typeof crearSimulador>>;
  let origen: string;
  const reloj = relojManual(INICIO);
  const encolados: string[] = [];
  const colas: Pick<Colas, 'encolar'> = {
    encolar: async (_tx, _cola, datos) => {
      encolados.push(datos.id ?? '');
    },
  };
  const puertos = () => ({
    base: prueba.base,
    reloj,
    azar,
    urlPublica: 'http://localhost:3000',
    pagos: crearWebpayPlus({ urlBase: origen, comercio: COMERCIO, llave: LLAVE, esperaMs: 1500 }),
    colas: {
      ...colas,
      atender: noSeUsa,
      programar: noSeUsa,
      fallidos: noSeUsa,
      reintentar: noSeUsa,
      detener: noSeUsa,
    },
  });
  const noSeUsa = () => Promise.reject(new Error('no se usa en esta prueba'));

  beforeAll(async () => {
    prueba = await crearBaseDePrueba();
    simulador = await crearSimulador({ reloj: () => reloj.ahora().epochMilliseconds });
    origen = await simulador.escuchar(0);
    await prueba.duenio.global(async ({ db }) => {
      for (const municipio_id of [MUNICIPIO, 5101]) {
        await db
          .insertInto('municipio')
          .values({
            municipio_id,
            slug: `m${municipio_id}`,
            nombre: 'x',
            region_codigo: '13',
            zona_horaria: 'America/Santiago',
          })
          .execute();
      }
      await db
        .insertInto('tramite_nacional')
        .values({
          tramite_id: 't',
          version: 1,
          definicion: '{}',
          hash: 'h',
          publicado_en: INICIO.toString(),
        })
        .execute();
    });
  });
  afterAll(async () => {
    await simulador.cerrar();
    await prueba.cerrar();
  });
  beforeEach(() => {
    reloj.fijar(INICIO);
    encolados.length = 0;
  });

  async function solicitud(): Promise<{ borradorId: string; giroId: string }> {
    const borradorId = id();
    const personaId = id();
    const ahora = INICIO.toString();
    await prueba.base.global(({ db }) =>
      db
        .insertInto('persona')
        .values({
          persona_id: personaId,
          run: Math.floor(Math.random() * 2e7) + 1,
          dv: '0',
          nombres: 'A',
          apellidos: 'B',
          creada_en: ahora,
          actualizada_en: ahora,
        })
        .execute(),
    );
    const { giroId } = await prueba.base.conMunicipio(MUNICIPIO, async (tx) => {
      await tx.db
        .insertInto('borrador')
        .values({
          municipio_id: MUNICIPIO,
          borrador_id: borradorId,
          persona_id: personaId,
          tramite_id: 't',
          version: 1,
          estado: 'por_pagar',
          creado_en: ahora,
          actualizado_en: ahora,
        })
        .execute();
      return emitirGiro(
        tx,
        { reloj, azar },
        { borradorId, personaId, concepto: 'Certificado de número', monto: 3494, lineas: [] },
      );
    });
    return { borradorId, giroId };
  }

  async function abrir(giroId: string): Promise<string> {
    const inicio = await iniciarPago(puertos(), MUNICIPIO, 'nunoa', giroId);
    if (!inicio.ok) throw new Error(inicio.error);
    return inicio.valor.token;
  }

  async function decidir(token: string, desenlace: string): Promise<Record<string, string>> {
    const cuerpo = new URLSearchParams({
      token_ws: token,
      desenlace,
      tarjeta: '4051885600446623',
      cvv: '123',
      rut: '11.111.111-1',
      clave: '123',
    });
    const respuesta = await fetch(`${origen}/webpayserver/formulario`, {
      method: 'POST',
      body: cuerpo,
      redirect: 'manual',
    });
    return Object.fromEntries(new URL(respuesta.headers.get('location') ?? '').searchParams);
  }

  const fallar = (falla: object) =>
    fetch(`${origen}/_simulador/fallas`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(falla),
    });

  const asientos = (giroId: string) =>
    prueba.base.conMunicipio(MUNICIPIO, ({ db }) =>
      db
        .selectFrom('asiento_pago')
        .select(['clase', 'monto'])
        .where('municipio_id', '=', MUNICIPIO)
        .where('giro_id', '=', giroId)
        .orderBy('clase')
        .execute(),
    );

  return {
    reloj,
    encolados,
    puertos,
    solicitud,
    abrir,
    decidir,
    fallar,
    asientos,
    enMuni: <T>(trabajo: (tx: TxMunicipal) => Promise<T>): Promise<T> =>
      prueba.base.conMunicipio(MUNICIPIO, trabajo),
  };
}
