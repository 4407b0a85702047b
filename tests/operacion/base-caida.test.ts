import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  iniciarPostgres,
  type PostgresEmbebido,
} from '../../src/plataforma/base-de-datos/postgres-embebido.ts';
import { cincoPuertos, compilar, hasta, iniciar, type Proceso, vive } from './proceso.ts';

let carpeta: string;
let postgres: PostgresEmbebido;
let sitio: Proceso;

beforeAll(async () => {
  compilar();
  carpeta = mkdtempSync(join(tmpdir(), 'municipios-caida-'));
  postgres = await iniciarPostgres(carpeta);
  await crearBase(postgres.host);
  sitio = iniciar({
    datos: join(carpeta, 'sitio'),
    puerto: await cincoPuertos(),
    entorno: {
      DATABASE_URL: `postgres://postgres@/municipios?host=${encodeURIComponent(postgres.host)}`,
    },
  });
  await sitio.listo();
}, 180_000);

afterAll(async () => {
  sitio.senal('SIGTERM');
  await sitio.fin;
  await postgres.detener();
  rmSync(carpeta, { recursive: true, force: true });
}, 120_000);

const pedir = (ruta: string, headers: Record<string, string> = {}) =>
  fetch(`${sitio.url}${ruta}`, { headers, redirect: 'manual' }).catch((error: unknown) => {
    throw new Error(`${ruta} no respondió. Vive: ${vive(sitio.pid)}. ${sitio.salida()}`, {
      cause: error,
    });
  });

it('con la base detenida responde 503 claro, y se recupera sola cuando vuelve', async () => {
  expect((await pedir('/listo')).status).toBe(200);
  await postgres.detener();

  expect((await pedir('/salud')).status).toBe(200);
  expect(await (await pedir('/listo')).json()).toMatchObject({ estado: 'sin-base' });
  // Con una sesión que comprobar, la página necesita la base.
  const pagina = await pedir('/mis-tramites', {
    cookie: 'sesion=0123456789abcdef0123456789abcdef0123456789a',
  });
  expect(pagina.status).toBe(503);
  expect(pagina.headers.get('retry-after')).not.toBeNull();
  expect(await pagina.text()).toContain('detenido por un momento');

  postgres = await iniciarPostgres(carpeta);
  await hasta(async () => (await pedir('/listo')).status === 200, 20_000, sitio.salida);
  expect((await pedir('/mis-tramites')).status).toBeLessThan(500);
}, 120_000);

it('si la base no responde al partir atiende 503, espera, y parte sola cuando aparece', async () => {
  const propia = mkdtempSync(join(tmpdir(), 'municipios-espera-'));
  const base = await iniciarPostgres(propia);
  await crearBase(base.host);
  await base.detener();
  const proceso = iniciar({
    datos: join(propia, 'sitio'),
    puerto: await cincoPuertos(),
    entorno: {
      DATABASE_URL: `postgres://postgres@/municipios?host=${encodeURIComponent(base.host)}`,
    },
  });
  await hasta(
    async () => (await fetch(`${proceso.url}/listo`).catch(() => undefined))?.status === 503,
    60_000,
  );
  expect((await fetch(`${proceso.url}/salud`)).status).toBe(200);
  const pagina = await fetch(`${proceso.url}/nunoa`);
  expect(pagina.status).toBe(503);
  expect(await pagina.text()).toContain('Estamos iniciando');
  const renacida = await iniciarPostgres(propia);
  await proceso.listo();
  expect((await fetch(`${proceso.url}/listo`)).status).toBe(200);
  proceso.senal('SIGTERM');
  expect(await proceso.fin).toBe(0);
  await renacida.detener();
  rmSync(propia, { recursive: true, force: true });
}, 180_000);

it('esperando la base también se deja detener', async () => {
  const propia = mkdtempSync(join(tmpdir(), 'municipios-espera-'));
  const proceso = iniciar({
    datos: propia,
    puerto: await cincoPuertos(),
    entorno: { DATABASE_URL: `postgres://postgres@/municipios?host=${encodeURIComponent(propia)}` },
  });
  await hasta(
    async () => (await fetch(`${proceso.url}/listo`).catch(() => undefined))?.status === 503,
    60_000,
  );
  proceso.senal('SIGTERM');
  expect(await proceso.fin).toBe(0);
  rmSync(propia, { recursive: true, force: true });
}, 60_000);

async function crearBase(host: string): Promise<void> {
  const cliente = new pg.Client({ host, user: 'postgres', database: 'postgres' });
  await cliente.connect();
  await cliente.query('create database municipios');
  await cliente.end();
}
