import { describe, expect, it } from 'vitest';
import { volverDeLaPasarela } from '../../../src/modulos/tramitacion/pagos/casos/volver-de-la-pasarela.ts';
import {
  anularGiro,
  conciliarPagos,
  conciliarPendientes,
  iniciarPago,
} from '../../../src/modulos/tramitacion/pagos/index.ts';
import { conCaja, INICIO, MUNICIPIO, PAGO } from './caja.ts';

describe('pagos dudosos, repetidos y devueltos', () => {
  const { reloj, encolados, puertos, solicitud, abrir, decidir, fallar, asientos, enMuni } =
    conCaja();

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
    await conciliarPendientes(puertos());
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
    await enMuni((tx) => anularGiro(tx, giroId));
    const vuelta = await volverDeLaPasarela(puertos(), MUNICIPIO, parametros);
    expect(vuelta?.estado).toBe('reembolsado');
    expect(await asientos(giroId)).toEqual([PAGO, { clase: 'reembolso', monto: 3494 }]);
    expect(encolados).toEqual([]);
  });

  it('si la devolución no contesta, la conciliación la repite hasta que conste', async () => {
    const { giroId } = await solicitud();
    const parametros = await decidir(await abrir(giroId), 'pagar');
    await enMuni((tx) => anularGiro(tx, giroId));
    await fallar({ proximas: 1, tipo: '500', operacion: 'reembolsar' });
    expect((await volverDeLaPasarela(puertos(), MUNICIPIO, parametros))?.estado).toBe('dudoso');
    reloj.fijar(INICIO.add({ minutes: 2 }));
    await conciliarPagos(puertos(), MUNICIPIO);
    expect(await asientos(giroId)).toEqual([PAGO, { clase: 'reembolso', monto: 3494 }]);
  });
});
