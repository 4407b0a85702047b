import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { carpetaDelZocalo } from '../../src/plataforma/base-de-datos/postgres-embebido.ts';
import { cincoPuertos, compilar, descendientes, hasta, iniciar, type Proceso } from './proceso.ts';

const SESION = { cookie: 'sesion=0123456789abcdef0123456789abcdef0123456789a' };
let datos: string;
let sitio: Proceso;

beforeAll(async () => {
  compilar();
  datos = mkdtempSync(join(tmpdir(), 'municipios-muere-'));
  sitio = iniciar({ datos, puerto: await cincoPuertos() });
  await sitio.listo();
}, 240_000);

afterAll(async () => {
  sitio.senal('SIGTERM');
  await sitio.fin;
  rmSync(datos, { recursive: true, force: true });
}, 60_000);

const estado = async (ruta: string, headers: Record<string, string> = {}): Promise<number> =>
  (await fetch(`${sitio.url}${ruta}`, { headers, redirect: 'manual' })).status;

const postmaster = (): number =>
  Number(readFileSync(join(datos, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

async function enBase(consulta: string): Promise<readonly Record<string, unknown>[]> {
  const cliente = new pg.Client({
    host: carpetaDelZocalo(datos),
    user: 'postgres',
    database: 'municipios',
  });
  await cliente.connect();
  const { rows } = await cliente.query(consulta);
  await cliente.end();
  return rows;
}

it('kill -9 a PostgreSQL: 503 mientras tanto, y el sitio vuelve solo con todo guardado', async () => {
  await enBase(
    `insert into persona values (gen_random_uuid(), 7654321, '1', 'Guardada', 'Antes', null, null, now(), now())`,
  );
  const muerto = postmaster();
  process.kill(muerto, 'SIGKILL');

  await hasta(async () => (await estado('/listo')) === 503, 10_000, sitio.salida);
  expect(await estado('/salud')).toBe(200);
  await hasta(async () => (await estado('/listo')) === 200, 60_000, sitio.salida);
  expect(postmaster()).not.toBe(muerto);
  expect(await estado('/nunoa')).toBe(200);
  expect(await estado('/mis-tramites', SESION)).toBeLessThan(500);
  expect(await enBase('select nombres from persona where run = 7654321')).toEqual([
    { nombres: 'Guardada' },
  ]);
  expect(readFileSync(join(datos, 'postgres.log'), 'utf8')).toContain(
    'PostgreSQL no está (SIGKILL); se relanza',
  );
}, 120_000);

it('los trabajos en segundo plano también siguen', async () => {
  await enBase(
    `insert into trabajos.job (name, data) values ('limpiar-vencidos', '{"solicitud": "prueba"}')`,
  );
  await hasta(
    async () => {
      const [fila] = await enBase(
        `select state from trabajos.job where name = 'limpiar-vencidos' and data->>'solicitud' = 'prueba'`,
      );
      return fila?.state === 'completed';
    },
    60_000,
    sitio.salida,
  );
}, 90_000);

it('muerto otra vez se relanza otra vez, y SIGTERM no deja nada vivo', async () => {
  const muerto = postmaster();
  process.kill(muerto, 'SIGKILL');
  await hasta(async () => (await estado('/listo')) === 503, 10_000, sitio.salida);
  await hasta(async () => (await estado('/listo')) === 200, 60_000, sitio.salida);
  const ordenes = descendientes(sitio.pid).filter(({ orden }) => orden.includes('bin/postgres'));
  expect(ordenes).toHaveLength(1);
  sitio.senal('SIGTERM');
  expect(await sitio.fin).toBe(0);
  expect(() => process.kill(ordenes[0]?.pid ?? 0, 0)).toThrow('ESRCH');
}, 120_000);
