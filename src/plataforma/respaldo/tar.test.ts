import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EntradaTar, entradaTar, FallaDeTar, finDeTar, leerTar } from './tar.ts';

const entradas = fc.array(
  fc.record({
    nombre: fc.stringMatching(/^[a-z]{1,20}\/[a-z0-9._-]{1,40}$/),
    contenido: fc.uint8Array({ maxLength: 2000 }),
  }),
  { maxLength: 6 },
);

function armar(lista: readonly EntradaTar[]): Buffer {
  return Buffer.concat([...lista.flatMap((e) => entradaTar(e, 1_700_000_000)), finDeTar()]);
}

async function* enTrozos(bytes: Buffer, largo: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += largo) yield bytes.subarray(i, i + largo);
}

const leer = (bytes: Buffer, largo = 333) => Array.fromAsync(leerTar(enTrozos(bytes, largo)));

describe('tar', () => {
  it('lo escrito se lee igual, venga en trozos de cualquier largo', async () => {
    await fc.assert(
      fc.asyncProperty(entradas, fc.integer({ min: 1, max: 1500 }), async (lista, largo) => {
        const leidas = await leer(armar(lista), largo);
        expect(leidas.map(({ nombre, contenido }) => [nombre, [...contenido]])).toEqual(
          lista.map(({ nombre, contenido }) => [nombre, [...contenido]]),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('el tar del sistema lo abre', () => {
    const carpeta = mkdtempSync(join(tmpdir(), 'municipios-tar-'));
    writeFileSync(
      join(carpeta, 'x.tar'),
      armar([
        { nombre: 'a/uno.txt', contenido: Buffer.from('hola') },
        { nombre: 'a/vacio', contenido: Buffer.alloc(0) },
      ]),
    );
    execFileSync('tar', ['-xf', 'x.tar'], { cwd: carpeta });
    expect(readFileSync(join(carpeta, 'a/uno.txt'), 'utf8')).toBe('hola');
    expect(readFileSync(join(carpeta, 'a/vacio')).length).toBe(0);
    rmSync(carpeta, { recursive: true });
  });

  it('cortado, con cabecera alterada o con algo de más, se rechaza', async () => {
    const bueno = armar([{ nombre: 'a/uno', contenido: Buffer.alloc(700, 7) }]);
    await expect(leer(bueno.subarray(0, 900))).rejects.toThrow(FallaDeTar);
    const alterado = Buffer.from(bueno);
    alterado[3] = 0x5a;
    await expect(leer(alterado)).rejects.toThrow(FallaDeTar);
    await expect(leer(Buffer.concat([bueno, Buffer.from('x')]))).rejects.toThrow(FallaDeTar);
  });
});
