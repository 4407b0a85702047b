import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'simuladores/**/*.test.ts',
      'catalogo/**/*.test.ts',
      'tests/{arquitectura,contrato,operacion,propiedades,documentacion,abuso}/**/*.test.{ts,tsx}',
    ],
    globalSetup: ['tests/soporte/postgres-de-prueba.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
