import type { Command } from 'commander';
import type { CalendarioLegal } from '../calendario/index.ts';
import type { ComunaDato } from '../plataforma/datos-legales.ts';

/** Lo que responde un comando: código de salida (0 sí, 1 no, 2 mal uso), texto y su forma JSON. */
export type Respuesta = {
  readonly codigo: 0 | 1 | 2;
  readonly salida: string;
  readonly json: unknown;
};

/** Lo que los comandos toman del mundo. Los datos se cargan solo si el comando los pide. */
export type ContextoCli = {
  readonly calendario: () => CalendarioLegal;
  readonly comunas: () => readonly ComunaDato[];
  readonly escribir: (texto: string) => void;
  readonly escribirError: (texto: string) => void;
};

/** Contexto que reciben los módulos: agrega cómo entregar la respuesta. */
export type ContextoModulo = ContextoCli & {
  /** Escribe la respuesta y fija el código de salida. El mal uso va a la salida de errores. */
  readonly terminar: (respuesta: Respuesta, json: boolean) => void;
};

/**
 * Un módulo de comandos. `registrar` debe ser liviano: lo pesado (base de datos, PDF) se importa
 * dentro de la acción con `await import(...)`.
 */
export type ModuloCli = {
  readonly nombre: string;
  readonly registrar: (programa: Command, contexto: ContextoModulo) => void;
};

/** Respuesta de mal uso, con su mensaje. */
export function malUso(mensaje: string): Respuesta {
  return { codigo: 2, salida: mensaje, json: { error: mensaje } };
}
