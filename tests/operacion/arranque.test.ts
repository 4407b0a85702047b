import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carpetaDelZocalo } from '../../src/plataforma/base-de-datos/postgres-embebido.ts';
import {
  cincoPuertos,
  compilar,
  descendientes,
  hasta,
  iniciar,
  muni,
  NOBODY,
  type OpcionesDeProceso,
  type Proceso,
  vive,
} from './proceso.ts';

const RUN_GUARDADO = 7_654_321;
const esRoot = process.getuid?.() === 0;

let carpeta: string;
let datos: string;
let puerto: number;
let sitio: Proceso;
const iniciados: Proceso[] = [];

beforeAll(async () => {
  compilar();
  carpeta = mkdtempSync(join(tmpdir(), 'municipios-operacion-'));
  chmodSync(carpeta, 0o755);
  datos = join(carpeta, 'datos');
  puerto = await cincoPuertos();
}, 180_000);

afterAll(async () => {
  for (const { pid, senal, fin } of iniciados) {
    if (vive(pid)) {
      senal('SIGTERM');
      await fin;
    }
  }
  rmSync(carpeta, { recursive: true, force: true });
}, 120_000);

async function arrancar(opciones: Partial<OpcionesDeProceso> = {}): Promise<Proceso> {
  const proceso = iniciar({ datos, puerto, ...opciones });
  iniciados.push(proceso);
  await proceso.listo();
  return proceso;
}

async function estado(proceso: Proceso, ruta: string): Promise<number> {
  const respuesta = await fetch(`${proceso.url}${ruta}`).catch((error: unknown) => {
    throw new Error(`${ruta} no respondió. Vive: ${vive(proceso.pid)}. ${proceso.salida()}`, {
      cause: error,
    });
  });
  return respuesta.status;
}

async function enBase<T>(carpetaDatos: string, consulta: string): Promise<T[]> {
  const cliente = new pg.Client({
    host: carpetaDelZocalo(carpetaDatos),
    user: 'postgres',
    database: 'municipios',
  });
  await cliente.connect();
  const { rows } = await cliente.query(consulta);
  await cliente.end();
  return rows;
}

const personaGuardada = (carpetaDatos: string) =>
  enBase<{ nombres: string }>(
    carpetaDatos,
    `select nombres from persona where run = ${RUN_GUARDADO}`,
  );

async function todosMuertos(pids: readonly number[]): Promise<void> {
  await hasta(
    () => pids.every((pid) => !vive(pid)),
    20_000,
    () => `Siguen vivos: ${pids.filter(vive).join(', ')}`,
  );
}

function matar(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Ya había terminado al morir su padre.
  }
}

describe('arranque y detención del sitio', () => {
  it('con variables malas sale con 2 y las nombra todas de una vez', async () => {
    const proceso = iniciar({
      datos,
      puerto,
      entorno: { PORT: 'tres mil', DATABASE_URL: 'mysql://x', SMTP_URL: 'x', S3_URL: 'http://s3' },
    });
    expect(await proceso.fin).toBe(2);
    for (const nombre of ['PORT', 'DATABASE_URL', 'SMTP_URL', 'S3_BUCKET', 'S3_SECRETO'])
      expect(proceso.salida()).toContain(nombre);
  });

  it('la primera vez dice cada paso, anuncia dónde mirar y responde', async () => {
    sitio = await arrancar();
    for (const texto of ['✓ Base de datos', '✓ Simuladores', '/nunoa', 'Cuentas de demostración'])
      expect(sitio.salida()).toContain(texto);
    expect(await estado(sitio, '/listo')).toBe(200);
    expect(await estado(sitio, '/nunoa')).toBe(200);
    const ordenes = descendientes(sitio.pid).map(({ orden }) => orden);
    expect(ordenes.some((orden) => orden.includes('bin/postgres'))).toBe(true);
    expect(ordenes.some((orden) => orden.includes('simuladores/principal'))).toBe(true);
  }, 180_000);

  it('un segundo arranque sobre los mismos datos se niega, claro y con código 1', async () => {
    const segundo = iniciar({ datos, puerto: puerto + 10 });
    expect(await segundo.fin).toBe(1);
    expect(segundo.salida()).toContain(`ya está en uso por el proceso ${sitio.pid}`);
    expect(await estado(sitio, '/listo')).toBe(200);
  });

  it('kill -9 a todo a la vez no pierde lo confirmado', async () => {
    await enBase(
      datos,
      `insert into persona values (gen_random_uuid(), ${RUN_GUARDADO}, '1', 'Guardada', 'Antes', null, null, now(), now())`,
    );
    const pids = [sitio.pid, ...descendientes(sitio.pid).map(({ pid }) => pid)];
    for (const pid of pids) matar(pid);
    await todosMuertos(pids);
    sitio = await arrancar();
    expect(await personaGuardada(datos)).toEqual([{ nombres: 'Guardada' }]);
  }, 180_000);

  it('kill -9 solo al principal: el arranque siguiente releva al PostgreSQL huérfano', async () => {
    const huerfano = descendientes(sitio.pid).find(({ orden }) => orden.includes('bin/postgres'));
    if (huerfano === undefined) throw new Error('sin PostgreSQL');
    process.kill(sitio.pid, 'SIGKILL');
    await sitio.fin;
    expect(vive(huerfano.pid)).toBe(true);
    sitio = await arrancar();
    expect(vive(huerfano.pid)).toBe(false);
    expect(await personaGuardada(datos)).toEqual([{ nombres: 'Guardada' }]);
  }, 180_000);

  it('respalda en marcha por la línea de comandos y restaura en otra carpeta', async () => {
    const archivo = join(carpeta, 'respaldo.tar.gz');
    const creado = await muni(datos, 'respaldo', 'crear', archivo, '--json');
    expect(creado, creado.salida).toMatchObject({ codigo: 0 });
    expect(JSON.parse(creado.salida).tablas['public.persona']).toBeGreaterThan(0);
    expect(await muni(datos, 'respaldo', 'restaurar', archivo)).toMatchObject({ codigo: 1 });
    const reservada = join(carpeta, 'reservada');
    mkdirSync(reservada, { mode: 0o700 });
    const restaurado = await muni(join(reservada, 'datos'), 'respaldo', 'restaurar', archivo);
    expect(restaurado, restaurado.salida).toMatchObject({ codigo: 0 });
  }, 180_000);

  it('con SIGTERM termina en orden todo lo que inició', async () => {
    const pids = descendientes(sitio.pid).map(({ pid }) => pid);
    expect(pids.length).toBeGreaterThan(3);
    sitio.senal('SIGTERM');
    expect(await sitio.fin).toBe(0);
    expect(sitio.salida()).toContain('Todo cerrado');
    expect(pids.filter(vive)).toEqual([]);
  }, 120_000);

  it('SIGTERM a `npm start` llega hasta el final: no deja nada vivo', async () => {
    const conNpm = await arrancar({ conNpm: true });
    const pids = descendientes(conNpm.pid).map(({ pid }) => pid);
    expect(pids.length).toBeGreaterThan(4);
    conNpm.senal('SIGTERM');
    await conNpm.fin;
    expect(conNpm.salida()).toContain('Todo cerrado');
    expect(pids.filter(vive)).toEqual([]);
  }, 120_000);

  it('lo restaurado arranca, bajo una carpeta que otros no pueden atravesar', async () => {
    const restaurada = join(carpeta, 'reservada', 'datos');
    expect(statSync(join(carpeta, 'reservada')).mode & 0o077).toBe(0);
    const otro = await arrancar({ datos: restaurada });
    expect(await estado(otro, '/listo')).toBe(200);
    expect(await personaGuardada(restaurada)).toEqual([{ nombres: 'Guardada' }]);
    otro.senal('SIGTERM');
    expect(await otro.fin).toBe(0);
  }, 180_000);

  it('arranca con un usuario sin privilegios', async () => {
    const copia = join(carpeta, 'copia');
    cpSync(datos, copia, { recursive: true, preserveTimestamps: true });
    execFileSync('chmod', ['-R', 'go-rwx', join(copia, 'postgres')]);
    if (esRoot) execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, copia]);
    const otro = await arrancar({ datos: copia, ...(esRoot ? { usuario: NOBODY } : {}) });
    expect(await estado(otro, '/listo')).toBe(200);
    expect(await personaGuardada(copia)).toEqual([{ nombres: 'Guardada' }]);
    otro.senal('SIGTERM');
    expect(await otro.fin).toBe(0);
  }, 180_000);
});
