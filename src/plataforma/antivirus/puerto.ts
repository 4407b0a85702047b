/**
 * Respuesta de una revisión: `sin-antivirus` dice que la instalación no tiene uno configurado
 * (no es lo mismo que limpio); `no-disponible`, que lo tiene y no contestó; `supera-limite`, que no
 * revisa archivos de ese tamaño (`StreamMaxLength` de clamd): repetir no sirve, hay que configurarlo.
 */
export type ResultadoAntivirus =
  | 'limpio'
  | 'sin-antivirus'
  | 'no-disponible'
  | 'supera-limite'
  | { readonly infectado: string };

/** Revisión de archivos contra programas dañinos. */
export interface Antivirus {
  readonly nombre: string;
  revisar(bytes: Uint8Array): Promise<ResultadoAntivirus>;
}
