import { type TProperties, Type } from 'typebox';

/** Objeto sin claves de más: un nombre mal escrito es un error y no un dato perdido. */
export const objeto = <P extends TProperties>(propiedades: P) =>
  Type.Object(propiedades, { additionalProperties: false });

/** Id estable de un elemento. */
export const Id = Type.String({ pattern: '^[a-z][a-z0-9_]{0,59}$' });
/** Id de un trámite: va en las direcciones. */
export const IdTramite = Type.String({ pattern: '^[a-z][a-z0-9-]{1,59}$' });
export const TextoCorto = Type.String({ minLength: 1, maxLength: 300 });
export const TextoLargo = Type.String({ minLength: 1, maxLength: 5_000 });
/** Decimal exacto con punto. */
export const DecimalExacto = Type.String({ pattern: '^\\d{1,12}(\\.\\d{1,6})?$' });
