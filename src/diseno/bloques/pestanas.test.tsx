import { describe, expect, it } from 'vitest';
import { Pestanas, renderTrozo } from '../index.ts';

describe('Pestanas', () => {
  const con = (cuenta: number) =>
    renderTrozo(
      <Pestanas etiqueta="Vistas" enlaces={[{ texto: 'Mías', href: '/mias', cuenta }]} />,
    );
  it('muestran la cuenta hasta 999', () => {
    expect(con(0)).toContain('<span class="cuenta">0</span>');
    expect(con(999)).toContain('<span class="cuenta">999</span>');
    expect(con(999)).not.toContain('más de');
  });
  it('desde mil dicen 999+, y en voz alta «más de 999»', () => {
    for (const cuenta of [1000, 1_000_000]) {
      expect(con(cuenta)).toContain('<span class="cuenta" aria-hidden="true">999+</span>');
      expect(con(cuenta)).toContain('más de 999');
      expect(con(cuenta)).not.toContain(String(cuenta));
    }
  });
});
