import fc from 'fast-check';
import {
  campo,
  cociente,
  contiene,
  distinto,
  en,
  igual,
  maximo,
  mayor,
  mayorIgual,
  menor,
  menorIgual,
  minimo,
  no,
  o,
  producto,
  redondear,
  resta,
  segun,
  si,
  suma,
  tabla,
  utm,
  vacio,
  y,
} from './construir.ts';
import type { Regla } from './regla.ts';
import type { Esquema } from './verificar.ts';

/** Esquema de las reglas al azar: un campo de cada tipo y dos reglas con nombre. */
export const ESQUEMA_DE_PRUEBA: Esquema = {
  campos: {
    edad: { tipo: 'numero' },
    ingreso: { tipo: 'numero' },
    nombre: { tipo: 'texto' },
    giro: { tipo: 'texto', opciones: ['comercio', 'alcohol'] },
    nacimiento: { tipo: 'fecha' },
    acepta: { tipo: 'logico' },
    documentos: { tipo: 'lista' },
  },
  reglas: { adulto: mayorIgual(campo('edad'), 18), doble: producto(campo('ingreso'), 2) },
};

const numeroFijo = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 100 || 0),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
);

const { condicion, numero } = fc.letrec<{ condicion: Regla; numero: Regla }>((tie) => ({
  condicion: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Regla>(true, false, campo('acepta'), segun('adulto')),
    fc.constantFrom<Regla>(
      igual(campo('giro'), 'alcohol'),
      en(campo('giro'), ['comercio']),
      contiene(campo('documentos'), 'plano'),
      menor(campo('nacimiento'), '2008-01-01'),
      vacio(campo('nombre')),
    ),
    fc
      .tuple(
        fc.constantFrom(igual, distinto, menor, menorIgual, mayor, mayorIgual),
        tie('numero'),
        tie('numero'),
      )
      .map(([f, a, b]) => f(a, b)),
    fc
      .tuple(fc.constantFrom(y, o), fc.array(tie('condicion'), { maxLength: 3 }))
      .map(([f, partes]) => f(...partes)),
    tie('condicion').map(no),
    fc.tuple(tie('condicion'), tie('condicion'), tie('condicion')).map((p) => si(...p)),
  ),
  numero: fc.oneof(
    { maxDepth: 4 },
    numeroFijo,
    fc.constantFrom<Regla>(campo('edad'), campo('ingreso'), segun('doble'), null),
    fc
      .tuple(
        fc.constantFrom(suma, producto, minimo, maximo),
        fc.array(tie('numero'), { minLength: 1, maxLength: 3 }),
      )
      .map(([f, partes]) => f(...partes)),
    fc
      .tuple(fc.constantFrom(resta, cociente), tie('numero'), tie('numero'))
      .map(([f, a, b]) => f(a, b)),
    fc.tuple(tie('numero'), fc.integer({ min: 0, max: 10 })).map(([n, d]) => redondear(n, d)),
    tie('numero').map(utm),
    fc.tuple(tie('condicion'), tie('numero'), tie('numero')).map((p) => si(...p)),
    fc
      .tuple(
        tie('numero'),
        fc.uniqueArray(numeroFijo, { minLength: 1, maxLength: 4 }),
        tie('numero'),
      )
      .map(([entrada, limites, valor]) =>
        tabla(entrada, [
          ...limites.sort((a, b) => a - b).map((hasta) => ({ hasta, valor })),
          { hasta: null, valor: 0 },
        ]),
      ),
  ),
}));

export const arbitrariaCondicion = condicion;
export const arbitrariaRegla = fc.oneof(condicion, numero);

/** Datos cualesquiera, a veces con los campos que las reglas miran. */
export const arbitrariosDatos: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  fc.record(
    Object.fromEntries(Object.keys(ESQUEMA_DE_PRUEBA.campos).map((id) => [id, fc.anything()])),
    { requiredKeys: [] },
  ),
  fc.record({
    edad: fc.option(fc.integer()),
    ingreso: fc.option(fc.double()),
    giro: fc.constantFrom('comercio', 'alcohol', ''),
    acepta: fc.boolean(),
    documentos: fc.array(fc.constantFrom('plano', 'escritura')),
    nacimiento: fc.constantFrom('1950-05-05', '2015-01-01', null),
  }),
  fc.dictionary(fc.string(), fc.anything()),
);
