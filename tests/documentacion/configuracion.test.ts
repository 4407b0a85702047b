import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rutaDeProyecto } from '../../src/plataforma/raiz.ts';
import { leer } from './documentos.ts';

const DOCUMENTO = 'docs/operacion.md';

/** Variables que el esquema de configuración admite. */
function delEsquema(): readonly string[] {
  const codigo = leer('src/servidor/configuracion.ts');
  const [, esquema = ''] =
    /EsquemaEntorno = Type\.Object\(\{\n([\s\S]*?)\n\}\);/.exec(codigo) ?? [];
  return [...esquema.matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm)].map(([, nombre = '']) => nombre).sort();
}

/** Variables documentadas: la primera celda de una fila de tabla, una o varias. */
function documentadas(texto: string): readonly string[] {
  const celdas = [...texto.matchAll(/^\|\s*((?:`[A-Z][A-Z0-9_]*`(?:,\s*|\s*\|?))+)/gm)];
  return [
    ...new Set(
      celdas.flatMap(([, celda = '']) =>
        [...celda.matchAll(/`([A-Z][A-Z0-9_]*)`/g)].map(([, nombre = '']) => nombre),
      ),
    ),
  ].sort();
}

describe('configuración documentada', () => {
  it('lee el esquema y las tablas', () => {
    expect(delEsquema()).toContain('DATABASE_URL');
    expect(delEsquema().length).toBeGreaterThan(20);
    expect(documentadas('| `A_B`, `C` | texto |\n| `D` | x |\n| no `E` | y |')).toEqual([
      'A_B',
      'C',
      'D',
    ]);
  });

  it(`${DOCUMENTO} documenta cada variable del esquema, y ninguna otra`, () => {
    expect(existsSync(rutaDeProyecto(DOCUMENTO))).toBe(true);
    expect(documentadas(leer(DOCUMENTO))).toEqual(delEsquema());
  });
});
