import type { ColumnType, Generated, JSONColumnType } from 'kysely';

// Filas tal como llegan de PostgreSQL: instantes como texto ISO en UTC, fechas como AAAA-MM-DD,
// enteros de 64 bits como number (se rechaza lo que no cabe exacto), jsonb ya leído.
export type Instante = string;
export type Fecha = string;
export type Json<T extends object = Record<string, unknown>> = JSONColumnType<T>;
export type ConDefecto<T> = Generated<T>;
export type JsonConDefecto<T extends object = Record<string, unknown>> = ColumnType<
  T,
  string | undefined,
  string
>;
/** Documento jsonb que puede faltar. */
export type JsonONulo = ColumnType<
  Record<string, unknown> | null,
  string | null | undefined,
  string | null
>;

/** Quién hizo algo: la persona interesada, un funcionario o la plataforma (DS 4/2020 art. 49). */
export type ActorFila = {
  readonly clase: 'interesado' | 'funcionario' | 'plataforma';
  readonly id?: string;
  readonly nombre: string;
};
