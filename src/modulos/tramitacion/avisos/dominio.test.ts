import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estadoDeEntrega, rellenar, surteEfecto, textoAHtml } from './dominio.ts';

describe('rellenar', () => {
  const variables = (nombre: string) => ({ folio: '13101-2026-000001', vacia: '' })[nombre];
  it.each([
    ['Folio {folio}.', 'Folio 13101-2026-000001.'],
    ['{vacia|folio}', '13101-2026-000001'],
    ['{nada}', ''],
    ['sin {llaves abiertas', 'sin {llaves abiertas'],
  ])('%s', (texto, esperado) => expect(rellenar(texto, variables)).toBe(esperado));

  it('lo que pone una persona no se vuelve a interpretar', () => {
    expect(rellenar('{a}', () => '{folio}')).toBe('{folio}');
  });
});

describe('textoAHtml', () => {
  it('escapa todo lo que no es texto', () => {
    expect(textoAHtml('a <script>"x"</script>\n\nb & c')).toBe(
      '<p>a &lt;script&gt;&quot;x&quot;&lt;/script&gt;</p><p>b &amp; c</p>',
    );
    fc.assert(
      fc.property(fc.string(), (texto) => {
        expect(textoAHtml(texto).replace(/<\/?p>|<br>/g, '')).not.toMatch(/[<>"']/);
      }),
    );
  });
});

describe('estado de una entrega (DS 8/2023 art. 15)', () => {
  it.each([
    [undefined, 'enviada', true],
    [{ via: 'ddu', estado: 'entregada' }, 'entregada', true],
    [{ via: 'ddu', estado: 'error-transitorio' }, 'enviada', true],
    [{ via: 'ddu', estado: 'rechazada' }, 'fallida', false],
    [{ via: 'carta', estado: 'pendiente' }, 'exceptuada', false],
    [{ via: 'sin-ddu', estado: 'error-permanente' }, 'sin_ddu', false],
  ] as const)('%j es %s', (entrega, estado, efecto) => {
    const obtenido = estadoDeEntrega(entrega && { destinatario: 1, ...entrega });
    expect(obtenido).toBe(estado);
    expect(surteEfecto({ estado: obtenido })).toBe(efecto);
  });
});
