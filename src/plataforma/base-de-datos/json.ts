import { type RawBuilder, sql } from 'kysely';

/** Valor para una columna jsonb (los arreglos no deben viajar como arreglos de PostgreSQL). */
export function jsonb<T>(valor: T): RawBuilder<T & string> {
  return sql<T & string>`cast(${JSON.stringify(valor)} as jsonb)`;
}
