import { createHash } from 'node:crypto';
import { Compile } from 'typebox/compile';
import { jsonCanonico } from '../../../base/json-canonico.ts';
import type { Capa, DefinicionTramite } from './definicion.ts';
import { EsquemaCapa, EsquemaTramite } from './esquema/tramite.ts';

// Compilados: revisar una definición sin compilar el esquema toma cientos de milisegundos.
const tramite = Compile(EsquemaTramite);
const capaMunicipal = Compile(EsquemaCapa);

/** Si un JSON tiene la forma de una definición; lo demás lo revisa `verificarDefinicion`. */
export function esDefinicion(valor: unknown): valor is DefinicionTramite {
  return tramite.Check(valor);
}

/** Si un JSON tiene la forma de una capa municipal. */
export function esCapa(valor: unknown): valor is Capa {
  return capaMunicipal.Check(valor);
}

/** Falla de forma: dónde y qué se esperaba. */
export interface FallaDeForma {
  readonly ruta: string;
  readonly mensaje: string;
}

/** Por qué un JSON no tiene la forma de una definición; vacío si la tiene. */
export function fallasDeForma(valor: unknown): readonly FallaDeForma[] {
  if (tramite.Check(valor)) return [];
  return tramite.Errors(valor).map((error) => ({
    ruta: error.instancePath.slice(1).replaceAll('/', '.') || 'definición',
    mensaje: `No cumple el esquema: ${error.message}.`,
  }));
}

/** Huella SHA-256 del JSON canónico: dos definiciones iguales tienen la misma. */
export function huellaDe(definicion: object): string {
  return createHash('sha256')
    .update(jsonCanonico(sinIndefinidos(definicion)))
    .digest('hex');
}

/** El DSL puede dejar claves con `undefined`, que en JSON no existen. */
function sinIndefinidos(valor: object): unknown {
  return JSON.parse(JSON.stringify(valor));
}
