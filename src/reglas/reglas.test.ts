import { describe, expect, test } from 'vitest';
import {
  campo,
  cociente,
  contiene,
  en,
  entradas,
  evaluar,
  evaluarCondicion,
  evaluarExacto,
  explicar,
  igual,
  leerRegla,
  mayor,
  mayorIgual,
  menor,
  no,
  o,
  oCero,
  producto,
  type Regla,
  redondear,
  resta,
  segun,
  si,
  suma,
  tabla,
  utm,
  vacio,
  verificar,
  verificarReglas,
  y,
} from './index.ts';

describe('evaluar', () => {
  test('la aritmética es decimal exacta, no binaria', () => {
    expect(evaluar(suma(0.1, 0.2), {})).toBe(0.3);
    expect(evaluar(igual(suma(0.1, 0.2), 0.3), {})).toBe(true);
    expect(evaluarExacto(producto('12345678901234567890.5', 2), {})).toBe('24691357802469135781');
    expect(evaluar(redondear(producto(1.005, 100), 0), {})).toBe(101);
  });

  test('el arancel en UTM se redondea a pesos sólo donde se pide', () => {
    const arancel = redondear(utm(campo('utm_certificado')));
    expect(evaluar(arancel, { utm_certificado: 0.15 }, { utm: 69_542 })).toBe(10_431);
    expect(evaluar(arancel, { utm_certificado: 0.15 })).toBeNull();
  });

  test.each([
    [suma(campo('x'), 1), null],
    [oCero(campo('x')), 0],
    [menor(campo('x'), 5), false],
    [mayorIgual(campo('x'), 5), false],
    [no(menor(campo('x'), 5)), true],
    [igual(campo('x'), null), true],
    [vacio(campo('x')), true],
    [cociente(1, 0), null],
    [suma(), 0],
    [producto(), 1],
    [resta('no es número', 1), null],
    [{ min: [3, 1, 2] }, 1],
  ] as readonly (readonly [Regla, unknown])[])('vacíos y bordes: %j da %j', (regla, valor) => {
    expect(evaluar(regla, {})).toBe(valor);
  });

  test('compara números con textos numéricos y fechas ISO entre sí', () => {
    expect(evaluarCondicion(igual(campo('n'), 5), { n: '5.0' })).toBe(true);
    expect(evaluarCondicion(menor(campo('f'), '2026-04-10'), { f: '2026-04-09' })).toBe(true);
    expect(evaluarCondicion(menor(true, 2), {})).toBe(false);
  });

  test('lee rutas, columnas de filas y sólo propiedades propias', () => {
    const datos = { direccion: { comuna: 'Arica' }, filas: [{ m2: 10 }, { m2: 2.5 }], vacia: {} };
    expect(evaluar(campo('direccion.comuna'), datos)).toBe('Arica');
    expect(evaluar(suma(campo('filas.m2')), datos)).toBe(12.5);
    expect(evaluar(vacio(campo('direccion')), datos)).toBe(false);
    expect(evaluar(vacio(campo('vacia')), datos)).toBe(true);
    expect(evaluar(campo('constructor'), datos)).toBeNull();
    expect(evaluar(campo('direccion.__proto__'), datos)).toBeNull();
  });

  test('la tabla incluye su límite y sin fila da vacío', () => {
    const tramos = tabla(campo('m2'), [
      { hasta: 50, valor: 1 },
      { hasta: 100, valor: 2 },
    ]);
    expect([0, 50, 50.01, 100, 101].map((m2) => evaluar(tramos, { m2 }))).toEqual([
      1,
      1,
      2,
      2,
      null,
    ]);
  });

  test('una bomba de reglas con nombre se calcula una vez cada una', () => {
    const reglas: Record<string, Regla> = { r0: 1 };
    for (let i = 1; i <= 60; i += 1) reglas[`r${i}`] = suma(segun(`r${i - 1}`), segun(`r${i - 1}`));
    expect(evaluarExacto(segun('r60'), {}, { reglas })).toBe((2n ** 60n).toString());
  });

  test('ciclos y honduras desmedidas dan vacío, no un error', () => {
    expect(evaluar(segun('a'), {}, { reglas: { a: segun('b'), b: segun('a') } })).toBeNull();
    let honda: Regla = true;
    for (let i = 0; i < 100_000; i += 1) honda = no(honda);
    expect(evaluarCondicion(honda, {})).toBe(false);
  });
});

describe('verificar', () => {
  const esquema = {
    campos: {
      edad: { tipo: 'numero' },
      giro: { tipo: 'texto', opciones: ['comercio', 'alcohol'] },
      lista: { tipo: 'lista' },
    },
    reglas: { a: segun('b'), b: segun('a'), buena: mayor(campo('edad'), 1) },
  } as const;

  test.each([
    [igual(campo('eda'), 1), 'campo-desconocido', '==[0]'],
    [mayor(campo('edad'), 'mucho'), 'tipo', '>[1]'],
    [suma(campo('giro'), 1), 'tipo', '+[0]'],
    [igual(campo('giro'), 'comrecio'), 'opcion', '==[1]'],
    [en(campo('giro'), ['otro']), 'opcion', 'in[1]'],
    [contiene(campo('edad'), 1), 'tipo', 'in[1]'],
    [segun('no_esta'), 'nombre', ''],
    [y(true, segun('a')), 'ciclo', 'and[1]'],
  ] as readonly (readonly [Regla, string, string])[])('%j: %s', (regla, codigo, ruta) => {
    expect(verificar(regla, esquema)).toMatchObject([{ codigo, ruta }]);
  });

  test('las reglas con nombre se revisan todas', () => {
    expect(verificarReglas(esquema).map((e) => e.codigo)).toEqual(['ciclo', 'ciclo']);
    expect(verificar(segun('buena'), esquema)).toEqual([]);
  });

  test.each([
    [{ '==': [1] }],
    [{ eval: ['1'] }],
    [{ var: 'a', regla: 'b' }],
    [{ var: '' }],
    [{}],
    [{ redondear: [1, 2.5] }],
    [
      {
        tabla: {
          entrada: 1,
          filas: [
            { hasta: 2, valor: 1 },
            { hasta: 1, valor: 1 },
          ],
        },
      },
    ],
    [{ tabla: { entrada: 1, filas: [] } }],
    [Number.NaN],
    ['x'.repeat(3_000)],
    [undefined],
  ])('rechaza lo mal formado: %j', (json) => {
    expect(leerRegla(json).ok).toBe(false);
  });

  test('rechaza lo demasiado hondo o largo sin agotar la pila', () => {
    let honda: Regla = true;
    for (let i = 0; i < 100_000; i += 1) honda = no(honda);
    expect(leerRegla(honda)).toMatchObject({ ok: false, error: [{ codigo: 'limite' }] });
    const ancha = y(...Array.from({ length: 100 }, () => o(...Array(100).fill(true))));
    expect(leerRegla(ancha)).toMatchObject({ ok: false, error: [{ codigo: 'limite' }] });
  });
});

test('entradas lista los campos, también a través de reglas con nombre', () => {
  const regla = y(mayor(campo('b'), 1), segun('r'), vacio(campo('a')));
  expect(entradas(regla)).toEqual(['a', 'b']);
  expect(entradas(regla, { r: igual(campo('c'), segun('r')) })).toEqual(['a', 'b', 'c']);
});

test.each([
  [mayorIgual(campo('edad'), 18), 'Edad es al menos 18.'],
  [
    y(igual(campo('giro'), 'alcohol'), no(vacio(campo('edad')))),
    'Giro es «Alcoholes» y además Edad tiene respuesta.',
  ],
  [en(campo('giro'), ['alcohol', 'otro']), 'Giro es «Alcoholes» o «otro».'],
  [menor(campo('fecha'), '2026-04-10'), 'Fecha es antes del 10-04-2026.'],
  [o(igual(campo('edad'), 1234.5), y(true, false)), 'Edad es 1.234,5 o bien (sí y además no).'],
  [si(segun('adulto'), 1, 2), 'Si se cumple «Mayoría de edad», 1; si no, 2.'],
  [
    redondear(utm(producto(campo('m2'), 0.1))),
    '(el producto de m2 y 0,1) UTM en pesos, redondeado al entero.',
  ],
  [
    tabla(campo('m2'), [
      { hasta: 50, valor: 1 },
      { hasta: null, valor: 2 },
    ]),
    'Según m2 (hasta 50: 1; sobre 50: 2).',
  ],
] as readonly (readonly [Regla, string])[])('explica %j', (regla, frase) => {
  const etiquetas = {
    edad: 'Edad',
    giro: 'Giro',
    fecha: 'Fecha',
    'giro=alcohol': 'Alcoholes',
    'regla:adulto': 'Mayoría de edad',
  };
  expect(explicar(regla, etiquetas)).toBe(frase);
});
