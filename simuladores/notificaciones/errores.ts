import { readFileSync } from 'node:fs';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { rutaDeSimuladores } from '../soporte/raiz.ts';

const Tabla = Type.Object({
  nota: Type.String(),
  errores: Type.Record(
    Type.String(),
    Type.Object({ mensaje: Type.String(), revisar: Type.Optional(Type.Boolean()) }),
  ),
});

export type CodigoError = `ERR${string}`;

/** Mensajes de la plataforma por código. */
export function leerErrores(): ReadonlyMap<string, string> {
  const texto = readFileSync(rutaDeSimuladores('notificaciones', 'errores.json'), 'utf8');
  const { errores } = Value.Parse(Tabla, JSON.parse(texto));
  return new Map(Object.entries(errores).map(([codigo, { mensaje }]) => [codigo, mensaje]));
}
