import { readFileSync } from 'node:fs';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { rutaDeSimuladores } from '../soporte/raiz.ts';

const Persona = Type.Object({
  run: Type.Integer(),
  dv: Type.String(),
  nombres: Type.Array(Type.String(), { minItems: 1 }),
  apellidos: Type.Array(Type.String(), { minItems: 1 }),
  ficticia: Type.Literal(true),
  perfil: Type.String(),
  cargo: Type.Optional(Type.String()),
});

const Padron = Type.Object({
  nota: Type.String(),
  clave: Type.String(),
  personas: Type.Array(Persona),
});

export type PersonaFicticia = Static<typeof Persona>;
export type PadronFicticio = Static<typeof Padron>;

/** Lee las personas ficticias que pueden entrar y su clave común. */
export function leerPadron(): PadronFicticio {
  const texto = readFileSync(rutaDeSimuladores('clave-unica', 'personas.json'), 'utf8');
  return Value.Parse(Padron, JSON.parse(texto));
}
