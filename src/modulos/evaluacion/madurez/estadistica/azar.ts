/** Generador de números seudoaleatorios con semilla. Misma semilla, misma secuencia en toda máquina. */
export type Azar = {
  /** Real en [0, 1) con 32 bits de resolución. */
  readonly real: () => number;
  /** Entero en [0, n). */
  readonly entero: (n: number) => number;
};

/**
 * Crea un generador sfc32 (Doty-Humphrey). Pasa PractRand y no depende del motor,
 * a diferencia de `Math.random`, que no admite semilla.
 */
export function crearAzar(semilla: number): Azar {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = semilla | 0;
  let d = Math.floor(semilla / 0x1_0000_0000) | 1;
  const siguiente = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  // Las primeras salidas mezclan poco la semilla.
  for (let i = 0; i < 15; i += 1) siguiente();
  const real = (): number => siguiente() / 0x1_0000_0000;
  return { real, entero: (n) => Math.floor(real() * n) };
}
