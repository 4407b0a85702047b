import type { ChildProcess } from 'node:child_process';
import { setTimeout as esperar } from 'node:timers/promises';

/** Proceso que se vuelve a lanzar si muere sin que nadie lo pidiera. */
export interface ProcesoVigilado {
  /** Deja de vigilar y termina el proceso con `senal`. Espera a que termine. */
  detener(senal: NodeJS.Signals): Promise<void>;
}

/** Esperas entre intentos, en milisegundos. Las pruebas las acortan. */
export interface Paciencia {
  readonly primera: number;
  readonly maxima: number;
  /** Cuánto debe durar vivo para que la próxima espera vuelva a ser la primera. */
  readonly estable: number;
}

const PACIENCIA: Paciencia = { primera: 250, maxima: 15_000, estable: 60_000 };

/**
 * Vigila un proceso hijo. Si muere, lo vuelve a lanzar; si muere seguido, cada vez espera el doble,
 * hasta un tope, y no se rinde: la causa (disco lleno, falta de memoria) se puede arreglar sin
 * reiniciar el sitio. `avisar` recibe cada caída en una frase.
 */
export function mantenerVivo(
  primero: ChildProcess,
  lanzar: () => Promise<ChildProcess>,
  avisar: (mensaje: string) => void,
  paciencia: Paciencia = PACIENCIA,
): ProcesoVigilado {
  let hijo = primero;
  const detencion = new AbortController();
  const { signal } = detencion;
  const vigilancia = vigilar();

  async function vigilar(): Promise<void> {
    let espera = paciencia.primera;
    for (;;) {
      const desde = performance.now();
      await alTerminar(hijo);
      if (signal.aborted) return;
      if (performance.now() - desde >= paciencia.estable) espera = paciencia.primera;
      avisar(`no está (${causa(hijo)}); se relanza en ${espera} ms`);
      await esperar(espera, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      espera = Math.min(espera * 2, paciencia.maxima);
      try {
        hijo = await lanzar();
      } catch (error) {
        avisar(`no se pudo relanzar: ${error instanceof Error ? error.message : String(error)}`);
      }
      // Detenido mientras se lanzaba: quien detiene termina también a este.
      if (signal.aborted) return;
    }
  }

  return {
    detener: async (senal) => {
      detencion.abort();
      if (estaVivo(hijo)) hijo.kill(senal);
      await vigilancia;
      // Si lo sorprendió relanzando, el recién nacido también se termina.
      if (estaVivo(hijo)) hijo.kill(senal);
      await alTerminar(hijo);
    },
  };
}

/** Falso si terminó, por su cuenta o por una señal. */
export function estaVivo({ exitCode, signalCode, pid }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

function causa({ signalCode, exitCode }: ChildProcess): string {
  return signalCode ?? `código ${exitCode ?? 'desconocido'}`;
}

function alTerminar(hijo: ChildProcess): Promise<void> {
  return new Promise((resolver) => {
    if (!estaVivo(hijo)) resolver();
    else hijo.once('exit', () => resolver());
  });
}
