import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rutaDeProyecto } from '../../src/plataforma/raiz.ts';
import { leer } from './documentos.ts';

function licencias(...argumentos: readonly string[]) {
  return spawnSync(process.execPath, [rutaDeProyecto('scripts/licencias.mjs'), ...argumentos], {
    encoding: 'utf8',
    maxBuffer: 10_000_000,
  });
}

interface Dependencia {
  readonly nombre: string;
  readonly version: string;
  readonly licencia: string;
  readonly ruta: string;
}

describe('licencias', () => {
  it('LICENCIAS.md está al día y ninguna dependencia sale de la lista', () => {
    const { status, stderr } = licencias('--revisar');
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it.each([
    ['MIT', 0],
    ['(GPL-2.0-only OR MIT)', 0],
    ['MIT AND ISC', 0],
    ['GPL-2.0-only', 1],
    ['MIT AND GPL-3.0-only', 1],
    ['SEE LICENSE IN LICENSE.md', 1],
    ['sin declarar', 1],
  ])('la expresión %s sale con %i', (expresion, codigo) => {
    expect(licencias('--admite', expresion).status).toBe(codigo);
  });

  it('lo instalado declara la misma licencia que la tabla', () => {
    const todas: readonly Dependencia[] = JSON.parse(licencias('--json').stdout);
    const instaladas = todas.filter(({ ruta }) =>
      existsSync(rutaDeProyecto(join(ruta, 'package.json'))),
    );
    expect(instaladas.length).toBeGreaterThan(100);
    const distintas = instaladas.flatMap(({ nombre, version, licencia, ruta }) => {
      const paquete: { readonly version?: unknown; readonly license?: unknown } = JSON.parse(
        leer(join(ruta, 'package.json')),
      );
      return paquete.version === version && paquete.license === licencia
        ? []
        : [`${nombre} ${version}: ${licencia}, pero trae ${JSON.stringify(paquete.license)}`];
    });
    expect(distintas).toEqual([]);
  });

  it('cada carpeta de datos tiene procedencia y una fila en LICENCIAS.md', () => {
    const documento = leer('LICENCIAS.md');
    const carpetas = readdirSync(rutaDeProyecto('datos'), { withFileTypes: true })
      .filter((entrada) => entrada.isDirectory())
      .map(({ name }) => name);
    expect(carpetas.filter((nombre) => !documento.includes(`| \`datos/${nombre}\` |`))).toEqual([]);
    // La demostración es ficticia y lo dice su propio archivo.
    const sinOrigen = carpetas.filter(
      (nombre) =>
        nombre !== 'demostracion' && !existsSync(rutaDeProyecto(`datos/${nombre}/PROCEDENCIA.md`)),
    );
    expect(sinOrigen).toEqual([]);
  });
});
