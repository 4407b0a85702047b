import Type, { type Static } from 'typebox';
import { Errors } from 'typebox/value';
import { exito, falla, type Resultado } from '../base/resultado.ts';

const Regla = Type.Union([
  /** Fecha anual fija, con traslado (Ley 19.668 a lunes, Ley 20.299 a viernes) o solo ciertos días. */
  Type.Object({
    tipo: Type.Literal('fijo'),
    mes: Type.Integer({ minimum: 1, maximum: 12 }),
    dia: Type.Integer({ minimum: 1, maximum: 31 }),
    traslado: Type.Optional(Type.Union([Type.Literal('lunes'), Type.Literal('viernes')])),
    /** Días ISO (1 lunes, 7 domingo) en que la fecha es feriado. */
    solo: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 7 }))),
  }),
  Type.Object({ tipo: Type.Literal('pascua'), dias: Type.Integer() }),
  Type.Object({ tipo: Type.Literal('solsticio') }),
  Type.Object({
    tipo: Type.Literal('fecha'),
    fecha: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  }),
]);

const Alcance = Type.Object({
  ambito: Type.Union([Type.Literal('nacional'), Type.Literal('regional'), Type.Literal('comunal')]),
  /** Códigos CUT: región (2 cifras), provincia (3) o comuna (5). Ausente si es nacional. */
  codigos: Type.Optional(Type.Array(Type.String({ pattern: '^\\d{2,5}$' }))),
});

const Declaracion = Type.Object({
  id: Type.String({ minLength: 1 }),
  nombre: Type.String({ minLength: 1 }),
  ley: Type.String({ minLength: 1 }),
  desde: Type.Integer(),
  hasta: Type.Optional(Type.Integer()),
  alcance: Alcance,
  regla: Regla,
  /** 'revisar': falta confirmar la ley. 'estimada': fecha futura según la regla vigente. */
  certeza: Type.Union([Type.Literal('cierta'), Type.Literal('revisar'), Type.Literal('estimada')]),
  nota: Type.Optional(Type.String()),
});

const Esquema = Type.Object({
  /** Años que cubren los datos, ambos incluidos. */
  desde: Type.Integer(),
  hasta: Type.Integer(),
  declaraciones: Type.Array(Declaracion),
  /** Día del solsticio de invierno en Chile continental, "MM-DD" por año (Ley 21.357). */
  solsticios: Type.Record(
    Type.String({ pattern: '^\\d{4}$' }),
    Type.String({ pattern: '^06-2[0-2]$' }),
  ),
});

export type AlcanceFeriado = Static<typeof Alcance>;
export type ReglaFeriado = Static<typeof Regla>;
export type DeclaracionFeriado = Static<typeof Declaracion>;
export type DatosFeriados = Static<typeof Esquema>;

function esDatosFeriados(json: unknown, faltas: readonly string[]): json is DatosFeriados {
  return faltas.length === 0;
}

/** Comprueba que un JSON tiene la forma de los datos de feriados; si no, dice dónde falla. */
export function leerDatosFeriados(json: unknown): Resultado<DatosFeriados, readonly string[]> {
  const faltas = Errors(Esquema, json).map((e) => `${e.instancePath || '/'}: ${e.message}`);
  return esDatosFeriados(json, faltas) ? exito(json) : falla(faltas);
}
