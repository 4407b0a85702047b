import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { exito, falla, type Resultado } from '../../base/resultado.ts';

/** Candado exclusivo de una carpeta de datos. */
export interface Candado {
  soltar(): void;
}

/**
 * Toma el candado de la carpeta de datos. Un candado cuyo proceso ya no existe (kill -9, corte
 * de luz) se considera abandonado y se reemplaza. Se compara también la hora de inicio del
 * proceso, porque el sistema reutiliza los números de proceso.
 */
export function tomarCandado(archivo: string): Resultado<Candado, { readonly proceso: number }> {
  const duenio = leerDuenio(archivo);
  if (duenio !== undefined && inicioDeProceso(duenio.proceso) === duenio.inicio) {
    return falla({ proceso: duenio.proceso });
  }
  rmSync(archivo, { force: true });
  const descriptor = openSync(archivo, 'wx', 0o600);
  writeSync(descriptor, `${process.pid} ${inicioDeProceso(process.pid) ?? ''}\n`);
  closeSync(descriptor);
  return exito({ soltar: () => rmSync(archivo, { force: true }) });
}

function leerDuenio(archivo: string): { proceso: number; inicio: string } | undefined {
  try {
    const [proceso, inicio] = readFileSync(archivo, 'utf8').trim().split(' ');
    return { proceso: Number(proceso), inicio: inicio ?? '' };
  } catch {
    return undefined;
  }
}

/** Momento de inicio de un proceso vivo según /proc; undefined si no existe. */
export function inicioDeProceso(proceso: number): string | undefined {
  try {
    const estado = readFileSync(`/proc/${proceso}/stat`, 'utf8');
    // El nombre va entre paréntesis y puede tener espacios: se cuenta desde el último paréntesis.
    return estado.slice(estado.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
