import { leerEntorno } from './entorno.ts';
import { encenderTodos } from './todos.ts';

/** Cada cuánto se mira si el proceso que los encendió sigue vivo. */
const VIGILANCIA_MS = 1_000;
const decir = (linea: string) => process.stdout.write(`${linea}\n`);
const avisar = (linea: string) => process.stderr.write(`${linea}\n`);

async function principal(): Promise<number> {
  const leido = leerEntorno(process.env);
  if ('defectos' in leido) {
    for (const defecto of leido.defectos) avisar(defecto);
    return 2;
  }
  const encendidos = await encenderTodos(leido.valor, avisar);
  for (const { nombre, url } of encendidos.direcciones) {
    decir(`Simulador de ${nombre.padEnd(15)} ${url}`);
  }
  decir('simuladores listos');
  await esperarTermino();
  await encendidos.cerrar();
  return 0;
}

/** Señal de término, o muerte del proceso padre: huérfanos, los simuladores tomarían los puertos. */
function esperarTermino(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const senal of ['SIGTERM', 'SIGINT'] as const) process.once(senal, () => resolve());
  if (process.env.SIMULADORES_SOLOS !== '1') {
    const padre = process.ppid;
    const vigilante = setInterval(() => process.ppid === padre || resolve(), VIGILANCIA_MS);
    promise.finally(() => clearInterval(vigilante));
  }
  return promise;
}

process.exitCode = await principal().catch((error: unknown) => {
  const enUso = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  avisar(enUso ? `Un puerto ya está en uso: ${error.message}` : String(error));
  return 1;
});
