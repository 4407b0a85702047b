import pg from 'pg';

const { builtins } = pg.types;

function leerInstante(texto: string): string {
  return Temporal.Instant.from(texto.replace(' ', 'T')).toString();
}

// Los montos y contadores viven en bigint; JavaScript solo representa exacto hasta 2^53.
function leerEntero(texto: string): number {
  const numero = Number(texto);
  if (!Number.isSafeInteger(numero)) throw new RangeError(`Entero fuera de rango exacto: ${texto}`);
  return numero;
}

const propios: Readonly<Record<number, (texto: string) => unknown>> = {
  [builtins.TIMESTAMPTZ]: leerInstante,
  [builtins.DATE]: (texto) => texto,
  [builtins.INT8]: leerEntero,
};

/** Lectura de tipos de PostgreSQL: instantes ISO en UTC, fechas AAAA-MM-DD, int8 exacto. */
export const lectoresDeTipos: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, formato?: 'text' | 'binary') =>
    propios[oid] ?? pg.types.getTypeParser(oid, formato),
};
