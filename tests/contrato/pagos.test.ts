import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { crearSimulador } from '../../simuladores/webpay/servidor.ts';
import { uuidV7 } from '../../src/base/ids.ts';
import { volverDeLaPasarela } from '../../src/modulos/tramitacion/pagos/casos/volver-de-la-pasarela.ts';
import {
  anularGiro,
  conciliarPagos,
  emitirGiro,
  iniciarPago,
  pagoDeSolicitud,
} from '../../src/modulos/tramitacion/pagos/index.ts';
import type { Colas } from '../../src/plataforma/colas/puerto.ts';
import { crearWebpayPlus } from '../../src/plataforma/pagos/webpay-plus.ts';
import { relojManual } from '../../src/plataforma/reloj/puerto.ts';
import { type BaseDePrueba, crearBaseDePrueba } from '../soporte/base-de-prueba.ts';

const MUNICIPIO = 13120;
const INICIO = Temporal.Instant.from('2026-11-24T15:00:00Z');
const COMERCIO = '597055555532';
const LLAVE = '579B532A7440BB0C9079DED94D31EA1615BACEB56610332264630D42D0A36B1C';
const azar = (cantidad: number) => new Uint8Array(randomBytes(cantidad));
const id = () => uuidV7(INICIO.epochMilliseconds, azar(10));

describe('pagos contra el simulador de Webpay', () => {
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
  const PAGO = { clase: 'pago', monto: 3494 };

  it('pago normal: un asiento, giro pagado, ingreso encolado, comprobante con sus datos', async () => {
    const { borradorId, giroId } = await solicitud();
    const vuelta = await volverDeLaPasarela(
      puertos(),
      MUNICIPIO,
      await decidir(await abrir(giroId), 'pagar'),
    );
    expect(vuelta).toEqual({ estado: 'aprobado', borradorId });
    expect(await asientos(giroId)).toEqual([PAGO]);
    expect(encolados).toEqual([borradorId]);
    const pago = await prueba.base.conMunicipio(MUNICIPIO, (tx) => pagoDeSolicitud(tx, borradorId));
    expect(pago).toMatchObject({ monto: 3494, ultimosDigitos: '6623' });
    expect(pago?.codigoAutorizacion).not.toBe('');
  });

  it('doble clic en pagar lleva al mismo pago', async () => {
    const { giroId } = await solicitud();
    const primero = await abrir(giroId);
    expect(await abrir(giroId)).toBe(primero);
  });

  it('dos clics simultáneos abren un solo intento', async () => {
    const { giroId } = await solicitud();
    const inicios = await Promise.all(
      [1, 2].map(() => iniciarPago(puertos(), MUNICIPIO, 'nunoa', giroId)),
    );
    const tokens = new Set(inicios.flatMap((inicio) => (inicio.ok ? [inicio.valor.token] : [])));
    expect(tokens.size).toBe(1);
    for (const inicio of inicios) expect(inicio.ok || inicio.error === 'en-curso').toBe(true);
  });

  it('volver dos veces, también a la vez, asienta una sola', async () => {
    const { giroId } = await solicitud();
    const parametros = await decidir(await abrir(giroId), 'pagar');
    const vueltas = await Promise.all(
      [1, 2, 3].map(() => volverDeLaPasarela(puertos(), MUNICIPIO, parametros)),
    );
    expect(vueltas.map((vuelta) => vuelta?.estado)).toEqual(['aprobado', 'aprobado', 'aprobado']);
    await volverDeLaPasarela(puertos(), MUNICIPIO, parametros);
    expect(await asientos(giroId)).toEqual([PAGO]);
  });

  it('el token de otro municipio no se encuentra', async () => {
    const { giroId } = await solicitud();
    const parametros = await decidir(await abrir(giroId), 'pagar');
    expect(await volverDeLaPasarela(puertos(), 5101, parametros)).toBeUndefined();
    expect(await asientos(giroId)).toEqual([]);
  });

  it('anular, agotar el tiempo y error de formulario no asientan y dejan pagar de nuevo', async () => {
    for (const [desenlace, estado] of [
      ['anular', 'abortado'],
      ['agotar', 'expirado'],
      ['error', 'abortado'],
      ['rechazar', 'rechazado'],
    ] as const) {
      const { giroId } = await solicitud();
      const vuelta = await volverDeLaPasarela(
        puertos(),
        MUNICIPIO,
        await decidir(await abrir(giroId), desenlace),
      );
      expect([desenlace, vuelta?.estado]).toEqual([desenlace, estado]);
      expect(await asientos(giroId)).toEqual([]);
      expect((await iniciarPago(puertos(), MUNICIPIO, 'nunoa', giroId)).ok).toBe(true);
    }
  });

  it('una vuelta inventada con solo la orden de compra no cambia nada', async () => {
    const { giroId } = await solicitud();
    const token = await abrir(giroId);
    const { TBK_ORDEN_COMPRA = '' } = await decidir(token, 'agotar');
    const vuelta = await volverDeLaPasarela(puertos(), MUNICIPIO, {
      TBK_ORDEN_COMPRA,
      TBK_ID_SESION: 'adivinada',
    });
    expect(vuelta).toBeUndefined();
  });

  it('la confirmación se aplicó pero la respuesta se perdió: se asienta igual, una vez', async () => {
    const { giroId } = await solicitud();
    const parametros = await decidir(await abrir(giroId), 'pagar');
    await fallar({ proximas: 1, tipo: 'corte-despues-de-aplicar', operacion: 'confirmar' });
    expect((await volverDeLaPasarela(puertos(), MUNICIPIO, parametros))?.estado).toBe('aprobado');
    expect(await asientos(giroId)).toEqual([PAGO]);
  });

  it('pasarela muda: queda dudoso, no deja cobrar otra vez, y la conciliación lo resuelve', async () => {
    const { borradorId, giroId } = await solicitud();
    const parametros = await decidir(await abrir(giroId), 'pagar');
    await fallar({ proximas: 2, tipo: '500' });
    expect((await volverDeLaPasarela(puertos(), MUNICIPIO, parametros))?.estado).toBe('dudoso');
    expect(await iniciarPago(puertos(), MUNICIPIO, 'nunoa', giroId)).toEqual({
      ok: false,
      error: 'en-curso',
    });
    reloj.fijar(INICIO.add({ minutes: 2 }));
    await conciliarPagos(puertos(), MUNICIPIO);
    expect(await asientos(giroId)).toEqual([PAGO]);
    expect(encolados).toContain(borradorId);
  });

  it('la persona pagó y su navegador murió: la conciliación confirma y asienta', async () => {
    const { giroId } = await solicitud();
    await decidir(await abrir(giroId), 'pagar');
    reloj.fijar(INICIO.add({ minutes: 2 }));
    await conciliarPagos(puertos(), MUNICIPIO);
    expect(await asientos(giroId)).toEqual([PAGO]);
  });

  it('dos pagos aprobados del mismo giro: el segundo se devuelve entero', async () => {
    const { giroId } = await solicitud();
    const primero = await abrir(giroId);
    reloj.fijar(INICIO.add({ minutes: 4, seconds: 50 }));
    const vueltaPrimera = await decidir(primero, 'pagar');
    reloj.fijar(INICIO.add({ minutes: 5, seconds: 1 }));
    const segundo = await abrir(giroId);
    expect(segundo).not.toBe(primero);
    const vueltaSegunda = await decidir(segundo, 'pagar');
    const estados = [
      await volverDeLaPasarela(puertos(), MUNICIPIO, vueltaPrimera),
      await volverDeLaPasarela(puertos(), MUNICIPIO, vueltaSegunda),
    ].map((vuelta) => vuelta?.estado);
    expect(estados).toEqual(['aprobado', 'reembolsado']);
    expect(await asientos(giroId)).toEqual([PAGO, PAGO, { clase: 'reembolso', monto: 3494 }]);
  });

  it('el giro se anuló antes de que llegara la aprobación: el cobro se devuelve entero', async () => {
    const { giroId } = await solicitud();
    const parametros = await decidir(await abrir(giroId), 'pagar');
    await prueba.base.conMunicipio(MUNICIPIO, (tx) => anularGiro(tx, giroId));
    const vuelta = await volverDeLaPasarela(puertos(), MUNICIPIO, parametros);
    expect(vuelta?.estado).toBe('reembolsado');
    expect(await asientos(giroId)).toEqual([PAGO, { clase: 'reembolso', monto: 3494 }]);
    expect(encolados).toEqual([]);
  });

  it('si la devolución no contesta, la conciliación la repite hasta que conste', async () => {
    const { giroId } = await solicitud();
    const parametros = await decidir(await abrir(giroId), 'pagar');
    await prueba.base.conMunicipio(MUNICIPIO, (tx) => anularGiro(tx, giroId));
    await fallar({ proximas: 1, tipo: '500', operacion: 'reembolsar' });
    expect((await volverDeLaPasarela(puertos(), MUNICIPIO, parametros))?.estado).toBe('dudoso');
    reloj.fijar(INICIO.add({ minutes: 2 }));
    await conciliarPagos(puertos(), MUNICIPIO);
    expect(await asientos(giroId)).toEqual([PAGO, { clase: 'reembolso', monto: 3494 }]);
  });
});
