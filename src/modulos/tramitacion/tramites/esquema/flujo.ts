import { Type } from 'typebox';
import { objeto, TextoCorto } from './piezas.ts';
import { EsquemaRegla } from './regla.ts';

const IdNodo = Type.String({ minLength: 1, maxLength: 120 });
const nombre = Type.Optional(TextoCorto);

/** Plazo de un paso o de un trámite. */
export const EsquemaPlazo = objeto({
  cantidad: Type.Integer({ minimum: 1, maximum: 3650 }),
  tipo: Type.Enum(['habiles', 'corridos', 'meses']),
  articulo: Type.Optional(TextoCorto),
});

const acciones = Type.Array(
  objeto({
    id: IdNodo,
    nombre: TextoCorto,
    requiereFundamento: Type.Optional(Type.Boolean()),
    estilo: Type.Optional(Type.Enum(['principal', 'secundaria', 'peligro'])),
  }),
);

const Nodo = Type.Union([
  objeto({ id: IdNodo, tipo: Type.Literal('inicio'), nombre }),
  objeto({
    id: IdNodo,
    tipo: Type.Literal('fin'),
    nombre: TextoCorto,
    resultado: Type.Optional(Type.String({ minLength: 1 })),
  }),
  objeto({
    id: IdNodo,
    tipo: Type.Literal('tarea'),
    nombre: TextoCorto,
    rol: IdNodo,
    unidad: Type.Optional(IdNodo),
    acciones,
    plazo: Type.Optional(EsquemaPlazo),
  }),
  objeto({
    id: IdNodo,
    tipo: Type.Literal('servicio'),
    nombre: TextoCorto,
    accion: IdNodo,
    acciones: Type.Optional(acciones),
  }),
  objeto({
    id: IdNodo,
    tipo: Type.Literal('espera'),
    nombre: TextoCorto,
    de: Type.Enum(['interesado', 'pago', 'externo']),
    acciones: Type.Optional(acciones),
    plazo: Type.Optional(EsquemaPlazo),
  }),
  objeto({ id: IdNodo, tipo: Type.Enum(['exclusiva', 'paralela', 'inclusiva']), nombre }),
  objeto({
    id: IdNodo,
    tipo: Type.Literal('temporizador'),
    nombre: TextoCorto,
    adjuntoA: IdNodo,
    plazo: EsquemaPlazo,
    interrumpe: Type.Boolean(),
  }),
]);

/** Flujo como grafo; su solidez la revisa `validarFlujo`. */
export const EsquemaFlujo = objeto({
  id: IdNodo,
  version: Type.Optional(Type.String()),
  nodos: Type.Array(Nodo, { minItems: 2 }),
  aristas: Type.Array(
    objeto({
      id: IdNodo,
      de: IdNodo,
      a: IdNodo,
      nombre,
      condicion: Type.Optional(EsquemaRegla),
      porDefecto: Type.Optional(Type.Boolean()),
    }),
  ),
});
