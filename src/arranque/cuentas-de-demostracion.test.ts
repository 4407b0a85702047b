import { expect, it } from 'vitest';
import { programaDeDemostracion } from '../modulos/evaluacion/planes/index.ts';
import { cuentasDeDemostracion } from './cuentas-de-demostracion.ts';

it('las cuentas que se anuncian dicen quién entra al programa nacional', () => {
  const del = cuentasDeDemostracion(String).filter((c) => c.papel.includes('programa nacional'));
  expect(del.map((c) => Number(c.run.replaceAll('.', '').split('-')[0]))).toEqual(
    programaDeDemostracion().map((p) => p.run),
  );
  expect(del).not.toEqual([]);
});
