import { type ChildProcess, spawn } from 'node:child_process';
import { expect, it, vi } from 'vitest';
import { mantenerVivo } from './mantener-vivo.ts';

const RAPIDA = { primera: 5, maxima: 20, estable: 60_000 };
const DURA = 'setInterval(() => {}, 1000)';

const lanzarNode = (guion: string): ChildProcess =>
  spawn(process.execPath, ['-e', guion], { stdio: 'ignore' });

function vigilar(guiones: readonly string[]) {
  const hijos: ChildProcess[] = [];
  const avisos: string[] = [];
  const lanzar = async (): Promise<ChildProcess> => {
    const hijo = lanzarNode(guiones[Math.min(hijos.length, guiones.length - 1)] ?? DURA);
    hijos.push(hijo);
    return hijo;
  };
  return { hijos, avisos, lanzar, avisar: (mensaje: string) => avisos.push(mensaje) };
}

it('relanza al que muere de golpe, y dice la causa', async () => {
  const { hijos, avisos, lanzar, avisar } = vigilar([DURA]);
  const vigilado = mantenerVivo(await lanzar(), lanzar, avisar, RAPIDA);
  hijos[0]?.kill('SIGKILL');
  await vi.waitFor(() => expect(hijos).toHaveLength(2), 10_000);
  expect(avisos).toEqual(['no está (SIGKILL); se relanza en 5 ms']);
  await vigilado.detener('SIGTERM');
  expect(hijos.map(({ signalCode }) => signalCode)).toEqual(['SIGKILL', 'SIGTERM']);
}, 20_000);

it('si muere seguido espera el doble cada vez, hasta el tope, y no se rinde', async () => {
  const { hijos, avisos, lanzar, avisar } = vigilar([
    ...Array.from({ length: 4 }, () => 'process.exit(3)'),
    DURA,
  ]);
  const vigilado = mantenerVivo(await lanzar(), lanzar, avisar, RAPIDA);
  await vi.waitFor(() => expect(hijos).toHaveLength(5), 20_000);
  expect(avisos.map((aviso) => Number(/en (\d+) ms/.exec(aviso)?.[1]))).toEqual([5, 10, 20, 20]);
  await vigilado.detener('SIGTERM');
}, 30_000);

it('si no se puede ni lanzar, lo dice y vuelve a intentar', async () => {
  const { hijos, avisos, lanzar, avisar } = vigilar([DURA]);
  let fallas = 0;
  const aVeces = async (): Promise<ChildProcess> => {
    if (fallas++ === 0) throw new Error('sin descriptores');
    return lanzar();
  };
  const vigilado = mantenerVivo(await lanzar(), aVeces, avisar, RAPIDA);
  hijos[0]?.kill('SIGKILL');
  await vi.waitFor(() => expect(hijos).toHaveLength(2), 10_000);
  expect(avisos).toContain('no se pudo relanzar: sin descriptores');
  await vigilado.detener('SIGTERM');
}, 20_000);

it('al detener no relanza, tampoco si estaba esperando para hacerlo', async () => {
  const { hijos, avisos, lanzar, avisar } = vigilar(['process.exit(1)']);
  const vigilado = mantenerVivo(await lanzar(), lanzar, avisar, { ...RAPIDA, primera: 60_000 });
  await vi.waitFor(() => expect(avisos).toHaveLength(1), 10_000);
  await vigilado.detener('SIGTERM');
  expect(hijos).toHaveLength(1);
}, 20_000);
