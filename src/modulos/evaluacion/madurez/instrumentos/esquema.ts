import { Type } from 'typebox';
import { Value } from 'typebox/value';

const Texto = Type.String({ minLength: 1 });
const Puntaje = Type.Number();

const Codificacion = Type.Union([
  Type.Object({ clase: Type.Literal('identidad') }),
  Type.Object({ clase: Type.Literal('tabla'), puntajes: Type.Record(Type.String(), Puntaje) }),
  Type.Object({ clase: Type.Literal('recta'), desde: Puntaje, hasta: Puntaje }),
  Type.Object({
    clase: Type.Literal('tramos'),
    tramos: Type.Array(Type.Object({ maximo: Type.Number(), puntaje: Puntaje })),
    resto: Puntaje,
  }),
]);

const Item = Type.Object({
  id: Texto,
  texto: Texto,
  tipo: Type.Union(['si_no', 'entero', 'numero', 'opcion'].map((t) => Type.Literal(t))),
  minimo: Type.Optional(Type.Number()),
  maximo: Type.Optional(Type.Number()),
  opciones: Type.Optional(Type.Array(Type.Object({ valor: Texto, etiqueta: Texto }))),
  codificacion: Codificacion,
  sin_respuesta: Type.Union([Type.Literal('perdido'), Type.Literal('cero')]),
  no_aplica: Type.Union(['excluido', 'cero', 'no_admite'].map((t) => Type.Literal(t))),
  parte_de: Type.Optional(Texto),
});

const operaciones = ['promedio', 'suma', 'ponderado', 'umbral', 'primero', 'truncar'];

const Calculo = Type.Object({
  id: Texto,
  nombre: Texto,
  op: Type.Union(operaciones.map((t) => Type.Literal(t))),
  de: Type.Array(Type.Object({ ref: Texto, peso: Type.Optional(Type.Number()) }), { minItems: 1 }),
  faltan: Type.Union(['perdido', 'omitir', 'cero'].map((t) => Type.Literal(t))),
  suma_pesos: Type.Optional(Type.Number()),
  divisor: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
  tope: Type.Optional(Type.Number()),
  umbral: Type.Optional(Type.Number()),
  decimales: Type.Optional(Type.Integer({ minimum: 0, maximum: 12 })),
});

const Condicion = Type.Object({ ref: Texto });

const Instrumento = Type.Object({
  esquema: Type.Literal(1),
  id: Texto,
  version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$' }),
  nombre: Texto,
  fuente: Texto,
  licencia: Texto,
  revisar: Type.Boolean(),
  columnas_ausentes: Type.Union([Type.Literal('error'), Type.Literal('sin_respuesta')]),
  niveles_evidencia: Type.Array(
    Type.Object({ id: Texto, nombre: Texto, verifica: Type.Boolean() }),
  ),
  items: Type.Array(Item, { minItems: 1 }),
  calculos: Type.Array(Calculo, { minItems: 1 }),
  dimensiones: Type.Array(
    Type.Object({ clave: Texto, nombre: Texto, calculo: Texto, ambito: Texto }),
    { minItems: 1 },
  ),
  indice: Texto,
  publicado: Texto,
  otros_indices: Type.Optional(Type.Record(Type.String(), Texto)),
  publicacion: Type.Object({
    todas: Type.Array(Condicion),
    alguna: Type.Optional(Type.Array(Condicion)),
    cobertura_minima: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    motivo: Type.String(),
  }),
  coherencia: Type.Array(
    Type.Object({ id: Texto, cuando: Type.Array(Condicion, { minItems: 1 }), mensaje: Texto }),
  ),
});

/** Errores de forma de un documento de instrumento, con la ruta del campo. Vacío si está bien. */
export function erroresDeForma(documento: unknown): readonly string[] {
  if (Value.Check(Instrumento, documento)) return [];
  const rutas = new Set<string>();
  for (const e of Value.Errors(Instrumento, documento)) {
    rutas.add(e.instancePath === '' ? 'el documento' : `«${e.instancePath}»`);
  }
  return [...rutas].map((ruta) => `Falta un dato o no tiene la forma esperada en ${ruta}.`);
}
