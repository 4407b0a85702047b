import { describe, expect, it } from 'vitest';
import { volverDeLaPasarela } from '../../../src/modulos/tramitacion/pagos/casos/volver-de-la-pasarela.ts';
import { iniciarPago, pagoDeSolicitud } from '../../../src/modulos/tramitacion/pagos/index.ts';
import { conCaja, MUNICIPIO, PAGO } from './caja.ts';

describe('la vuelta de Webpay', () => {
  const { encolados, puertos, solicitud, abrir, decidir, asientos, enMuni } = conCaja();

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
    const pago = await enMuni((tx) => pagoDeSolicitud(tx, borradorId));
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
});
