import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  CREDENCIAL_S3,
  crearS3DePrueba,
  type S3DePrueba,
} from '../../src/plataforma/archivos/s3-de-prueba.ts';
import { cincoPuertos, compilar, iniciar } from './proceso.ts';

let datos: string;
let servicio: S3DePrueba;
beforeAll(async () => {
  compilar();
  datos = mkdtempSync(join(tmpdir(), 'municipios-s3-'));
  servicio = await crearS3DePrueba();
}, 240_000);
afterAll(async () => {
  await servicio.cerrar();
  rmSync(datos, { recursive: true, force: true });
});

// El programa empaquetado, no la fuente: la biblioteca de S3 se carga solo si se configura.
it('con S3 mal configurado el sitio no inicia y dice qué variable corregir', async () => {
  const proceso = iniciar({
    datos,
    puerto: await cincoPuertos(),
    entorno: {
      S3_URL: servicio.direccion,
      S3_BUCKET: CREDENCIAL_S3.balde,
      S3_REGION: CREDENCIAL_S3.region,
      S3_LLAVE: CREDENCIAL_S3.claveAcceso,
      S3_SECRETO: 'otro',
    },
  });
  expect(await proceso.fin).toBe(1);
  expect(proceso.salida()).toContain('S3_SECRETO: no corresponde a S3_LLAVE.');
  expect(proceso.salida()).not.toContain('    at ');
  expect(servicio.pedidos.at(-1)?.falla).toBe('SignatureDoesNotMatch');
}, 120_000);
