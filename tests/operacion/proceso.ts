import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as esperar } from 'node:timers/promises';
import { rutaDeProyecto } from '../../src/plataforma/raiz.ts';

export const NOBODY = 65534;
const LISTO = 'Para detener: Ctrl-C';

/** Proceso real de la plataforma, con lo que ha dicho hasta ahora. */
export interface Proceso {
  readonly pid: number;
  readonly url: string;
  salida(): string;
  /** Código de salida, o la señal que lo mató. */
  readonly fin: Promise<number | string>;
  /** Espera a que anuncie que está listo; falla con su salida si termina antes. */
  listo(): Promise<void>;
  senal(senal: NodeJS.Signals): void;
}

export interface OpcionesDeProceso {
  readonly datos: string;
  readonly puerto: number;
  readonly entorno?: Readonly<Record<string, string>>;
  /** Corre con este usuario y sin ningún privilegio. */
  readonly usuario?: number;
  /** Con `npm start`, como lo hace una persona. */
  readonly conNpm?: boolean;
}

/** Compila dist/ si los fuentes cambiaron, igual que lo hace `npm start`. */
export function compilar(): void {
  const guion = `import(${JSON.stringify(rutaDeProyecto('scripts/entorno.mjs'))}).then((e) => e.compilar())`;
  execFileSync(process.execPath, ['-e', guion], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Los mismos argumentos y entorno de `npm start`. */
const SITIO: { argumentos: string[]; entorno: Record<string, string> } = JSON.parse(
  readFileSync(rutaDeProyecto('scripts/proceso-del-sitio.json'), 'utf8'),
);

/** Inicia el sitio compilado sobre una carpeta de datos. */
export function iniciar(opciones: OpcionesDeProceso): Proceso {
  const { datos, puerto, entorno = {}, usuario, conNpm = false } = opciones;
  const orden = conNpm
    ? ['npm', 'start']
    : [process.execPath, ...SITIO.argumentos, rutaDeProyecto('dist/src/main.js')];
  const [programa = '', ...argumentos] =
    usuario === undefined ? orden : [...comoUsuario(usuario), ...orden];
  const hijo = spawn(programa, argumentos, {
    cwd: conNpm ? rutaDeProyecto() : '/',
    env: {
      PATH: process.env.PATH,
      PORT: String(puerto),
      HOST: '127.0.0.1',
      MUNI_DATOS: datos,
      MUNI_REGISTRO: 'silent',
      ...SITIO.entorno,
      ...entorno,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let salida = '';
  for (const flujo of [hijo.stdout, hijo.stderr]) {
    flujo.setEncoding('utf8').on('data', (texto: string) => {
      salida += texto;
    });
  }
  const fin = once(hijo, 'close').then(([codigo, senal]): number | string => codigo ?? senal);
  return {
    pid: hijo.pid ?? 0,
    url: `http://127.0.0.1:${puerto}`,
    salida: () => salida,
    fin,
    listo: () => esperarListo(hijo, () => salida),
    senal: (senal) => void hijo.kill(senal),
  };
}

async function esperarListo(hijo: ChildProcess, salida: () => string): Promise<void> {
  await hasta(() => salida().includes(LISTO) || hijo.exitCode !== null, 150_000, salida);
  if (!salida().includes(LISTO)) throw new Error(`No arrancó:\n${salida()}`);
}

// Sin capacidades; si la carpeta del proyecto no es transitable para otros, solo la de atravesarla.
function comoUsuario(usuario: number): string[] {
  const capacidad = legiblePorOtros(rutaDeProyecto('dist')) ? '-all' : '-all,+dac_read_search';
  return [
    'setpriv',
    `--reuid=${usuario}`,
    `--regid=${usuario}`,
    '--clear-groups',
    `--inh-caps=${capacidad}`,
    ...(capacidad === '-all' ? [] : ['--ambient-caps=+dac_read_search']),
  ];
}

function legiblePorOtros(ruta: string): boolean {
  try {
    execFileSync(
      'setpriv',
      [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', 'ls', ruta],
      { stdio: 'ignore' },
    );
    return true;
  } catch {
    return false;
  }
}

/** Ejecuta la línea de comandos compilada. */
export async function muni(
  datos: string,
  ...argumentos: readonly string[]
): Promise<{ readonly codigo: number; readonly salida: string }> {
  const hijo = spawn(process.execPath, [rutaDeProyecto('dist/src/cli.js'), ...argumentos], {
    env: { PATH: process.env.PATH, MUNI_DATOS: datos },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let salida = '';
  for (const flujo of [hijo.stdout, hijo.stderr]) {
    flujo.setEncoding('utf8').on('data', (texto: string) => {
      salida += texto;
    });
  }
  const [codigo] = await once(hijo, 'close');
  return { codigo: Number(codigo), salida };
}

/** Procesos que descienden de uno, con la línea con que se lanzaron. */
export function descendientes(pid: number): readonly { pid: number; orden: string }[] {
  const directos = readdirSync('/proc')
    .filter((nombre) => /^\d+$/.test(nombre) && padreDe(nombre) === pid)
    .map((nombre) => ({
      pid: Number(nombre),
      orden: leerProc(nombre, 'cmdline').replaceAll('\0', ' '),
    }));
  return directos.flatMap((hijo) => [hijo, ...descendientes(hijo.pid)]);
}

/** Verdadero si el proceso existe y no es un zombi. */
export function vive(pid: number): boolean {
  const estado = leerProc(String(pid), 'stat');
  return (
    estado !== '' && estado.slice(estado.lastIndexOf(')') + 2, estado.lastIndexOf(')') + 3) !== 'Z'
  );
}

function padreDe(pid: string): number {
  const estado = leerProc(pid, 'stat');
  return Number(estado.slice(estado.lastIndexOf(')') + 2).split(' ')[1]);
}

function leerProc(pid: string, archivo: string): string {
  try {
    return readFileSync(`/proc/${pid}/${archivo}`, 'utf8');
  } catch {
    return '';
  }
}

/** Espera a que se cumpla algo, mirando seguido. */
export async function hasta(
  cumple: () => boolean | Promise<boolean>,
  milisegundos: number,
  explicar: () => string = () => '',
): Promise<void> {
  const limite = performance.now() + milisegundos;
  while (!(await cumple())) {
    if (performance.now() > limite) throw new Error(`No se cumplió a tiempo. ${explicar()}`);
    await esperar(50);
  }
}

/** Primer puerto de cinco libres seguidos: el sitio y sus cuatro simuladores. */
export async function cincoPuertos(): Promise<number> {
  for (;;) {
    const base = 20_000 + Math.floor(Math.random() * 12_000);
    const libres = await Promise.all([0, 1, 2, 3, 4].map((i) => libre(base + i)));
    if (libres.every(Boolean)) return base;
  }
}

async function libre(puerto: number): Promise<boolean> {
  const servidor = createServer();
  try {
    servidor.listen(puerto);
    await once(servidor, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    servidor.close();
  }
}
