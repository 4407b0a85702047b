import { createHash } from 'node:crypto';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';

export const MANIFIESTO = 'manifiesto.json';
/** Última entrada: el SHA-256 del manifiesto, como lo escribe `sha256sum`. */
export const SELLO = 'manifiesto.sha256';
export const FORMATO = 'municipios-digitales/respaldo';

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Cantidad = Type.Integer({ minimum: 0 });

const EsquemaManifiesto = Type.Object({
  formato: Type.Literal(FORMATO),
  version: Type.Literal(1),
  /** Instante de la foto, ISO en UTC. */
  creado: Type.String(),
  producto: Type.String(),
  /** Versión del esquema de la base y del esquema de colas. */
  esquema: Cantidad,
  colas: Cantidad,
  postgres: Type.String(),
  /** `pg_current_snapshot()`: qué transacciones alcanzó a ver la foto. */
  instantanea: Type.String(),
  tablas: Type.Array(
    Type.Object({
      nombre: Type.String({ pattern: '^[a-z_]+\\.[a-z0-9_]+$' }),
      columnas: Type.Array(Type.String()),
      filas: Cantidad,
      partes: Cantidad,
      /** Del CSV completo, con sus partes unidas. */
      sha256: Sha256,
    }),
  ),
  /** Cada archivo se llama como su SHA-256; `sha256` resume la lista ordenada de nombres. */
  archivos: Type.Object({ cantidad: Cantidad, bytes: Cantidad, sha256: Sha256 }),
  /** Archivos que la base nombra y el almacén no tiene: el respaldo lo declara, no lo esconde. */
  faltantes: Type.Array(Sha256),
  secretos: Type.Array(
    Type.Object({
      nombre: Type.String({ pattern: '^(llave|firma-local/[A-Za-z0-9._-]+)$' }),
      bytes: Cantidad,
      sha256: Sha256,
    }),
  ),
});

/** Índice de un respaldo: va al final, antes de su sello, y dice qué debe contener. */
export type Manifiesto = Static<typeof EsquemaManifiesto>;

/** Nombre de una parte de tabla. Unir las partes en orden da el CSV completo. */
export function nombreDeParte(tabla: string, parte: number): string {
  return `tablas/${tabla}/${String(parte).padStart(6, '0')}.csv`;
}

/** Lee un manifiesto; undefined si no es uno de esta versión. */
export function leerManifiesto(contenido: Uint8Array): Manifiesto | undefined {
  try {
    const valor: unknown = JSON.parse(Buffer.from(contenido).toString('utf8'));
    return Value.Check(EsquemaManifiesto, valor) ? valor : undefined;
  } catch {
    return undefined;
  }
}

/** Contenido del sello de un manifiesto. */
export function selloDe(manifiesto: Uint8Array): string {
  return `${createHash('sha256').update(manifiesto).digest('hex')}  ${MANIFIESTO}\n`;
}
