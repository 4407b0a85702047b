import { municipalidadDe, VECINOS } from './soporte/personas.ts';
import { expect, test } from './soporte/sitio.ts';
import { leerFolio, llegarAlPago, pagarCon } from './soporte/solicitud.ts';

test('pago: anulado, vencido, con error, rechazado y al fin hecho, una sola vez', async ({
  page,
  sitio,
}, info) => {
  const { slug } = municipalidadDe(info);
  await llegarAlPago(page, sitio, VECINOS.pagos, slug);

  for (const [desenlace, resultado] of [
    ['Anular y volver', 'Usted anuló el pago'],
    ['Dejar vencer el formulario', 'Se acabó el tiempo para pagar'],
    ['Error en el formulario', 'Usted anuló el pago'],
    ['Rechazar el pago', 'El pago fue rechazado'],
  ] as const) {
    await test.step(desenlace, async () => {
      await pagarCon(page, sitio, desenlace);
      await expect(page.getByRole('heading', { name: resultado })).toBeVisible();
      await expect(page.getByText(/No se cobró nada/)).toBeVisible();
      await sitio.enlace('Volver a mi solicitud');
    });
  }

  await test.step('apretar dos veces no abre dos pagos', async () => {
    const pago = page.url();
    const token = async () => {
      const respuesta = await page.request.post(pago, {
        headers: { origin: new URL(pago).origin },
      });
      const html = await respuesta.text();
      return { estado: respuesta.status(), token: /name="token_ws" value="(\w+)"/.exec(html)?.[1] };
    };
    const dos = await Promise.all([token(), token()]);
    // O los dos llegan al mismo pago, o uno llega y al otro se le pide esperar.
    const abiertos = new Set(dos.flatMap((uno) => uno.token ?? []));
    expect(abiertos.size, JSON.stringify(dos)).toBe(1);
    expect(dos.map(({ estado }) => estado).filter((estado) => estado >= 500)).toEqual([]);
  });

  await test.step('se paga, y volver otra vez de Webpay no cobra de nuevo', async () => {
    await sitio.recargar();
    const vueltas: string[] = [];
    page.on('request', (pedido) => {
      if (pedido.url().includes('/pagos/retorno')) vueltas.push(pedido.url());
    });
    await pagarCon(page, sitio, 'Pagar');
    const folio = await leerFolio(page);
    expect(vueltas).toHaveLength(1);
    await sitio.ir(vueltas[0] ?? '');
    expect(await leerFolio(page)).toBe(folio);
  });
});
