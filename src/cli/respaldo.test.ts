import { describe, expect, it } from 'vitest';
import { comandoCrear, comandoRestaurar, comandoVerificarRespaldo } from './respaldo.ts';

describe('muni respaldo', () => {
  it.each([
    ['crear en una carpeta que no existe', () => comandoCrear('/no-existe/respaldo.tar.gz', {})],
    ['crear dentro de un archivo', () => comandoCrear('package.json/respaldo.tar.gz', {})],
    ['verificar lo que no existe', () => comandoVerificarRespaldo('/no-existe/respaldo.tar.gz')],
    ['restaurar lo que no existe', () => comandoRestaurar('/no-existe/respaldo.tar.gz')],
  ])('mal uso: %s', async (_caso, correr) => {
    expect(await correr()).toMatchObject({
      codigo: 2,
      salida: expect.stringMatching(/^No se puede (escribir|leer)/),
    });
  });
});
