import type { Reloj } from '../soporte/reloj.ts';

const MAXIMO = 5;
const BLOQUEO_MS = 15 * 60_000;

export interface Intentos {
  bloqueado(run: number): boolean;
  fallo(run: number): void;
  limpiar(run: number): void;
}

/** Cinco claves erradas seguidas bloquean el RUN por 15 minutos (DS 9/2023: límite de intentos). */
export function crearIntentos(reloj: Reloj): Intentos {
  const fallos = new Map<number, { readonly cuenta: number; readonly ultimo: number }>();
  const vigente = (run: number) => {
    const previo = fallos.get(run);
    return previo && reloj() - previo.ultimo < BLOQUEO_MS ? previo.cuenta : 0;
  };
  return {
    bloqueado: (run) => vigente(run) >= MAXIMO,
    fallo(run) {
      fallos.set(run, { cuenta: vigente(run) + 1, ultimo: reloj() });
    },
    limpiar(run) {
      fallos.delete(run);
    },
  };
}
