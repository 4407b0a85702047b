import { setTimeout as esperar } from 'node:timers/promises';
import { type Configuracion, leerConfiguracion } from '../servidor/configuracion.ts';
import type { Aplicacion } from './aplicacion.ts';
import { FallaDeArranque } from './base.ts';

const SEGUNDOS_PARA_CERRAR = 20;

/**
 * Vida de un proceso de la plataforma: lee la configuración (código de salida 2 con todas las
 * faltas), abre (código 1 si no se puede) y, con SIGINT o SIGTERM, cierra en orden y sale con 0.
 */
export async function correrProceso(
  abrir: (configuracion: Configuracion, detenido: AbortSignal) => Promise<Aplicacion>,
  alQuedarListo: (configuracion: Configuracion) => void,
): Promise<void> {
  const configuracion = leerConfiguracion(process.env);
  if (!configuracion.ok) {
    process.stderr.write(`No se puede iniciar. Corrija la configuración:\n`);
    for (const falta of configuracion.error) process.stderr.write(`  - ${falta}\n`);
    process.exit(2);
  }
  const detencion = new AbortController();
  const apertura = abrir(configuracion.valor, detencion.signal);
  // Una señal durante el arranque también cierra en orden: lo ya iniciado no queda huérfano.
  for (const senal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(senal, () => {
      detencion.abort();
      void apertura.then(cerrarYSalir, () => undefined);
    });
  }
  try {
    await apertura;
    alQuedarListo(configuracion.valor);
  } catch (error) {
    if (!(error instanceof FallaDeArranque)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(detencion.signal.aborted ? 0 : 1);
  }
}

async function cerrarYSalir(aplicacion: Aplicacion): Promise<void> {
  process.stdout.write('\nCerrando en orden…\n');
  const limite = new AbortController();
  const cierre = aplicacion.cerrar().finally(() => limite.abort());
  const tope = esperar(SEGUNDOS_PARA_CERRAR * 1000, undefined, { signal: limite.signal }).catch(
    () => undefined,
  );
  await Promise.race([cierre, tope]);
  process.stdout.write('Todo cerrado. Los datos quedan guardados.\n');
  process.exit(0);
}
