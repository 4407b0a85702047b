import { type TProperties, Type } from 'typebox';

const Literal = Type.Union([Type.Null(), Type.Boolean(), Type.Number(), Type.String()]);

const Regla = Type.Ref('Regla');
const una = Type.Tuple([Regla]);
const dos = Type.Tuple([Regla, Regla]);
const varias = Type.Array(Regla);

/** Operación con un solo nombre, como en JsonLogic. */
const operacion = (nombre: string, argumentos: TProperties[string]) =>
  Type.Object({ [nombre]: argumentos }, { additionalProperties: false });

const Operacion = Type.Union([
  operacion('var', Type.String({ minLength: 1, maxLength: 200 })),
  operacion('regla', Type.String({ minLength: 1, maxLength: 60 })),
  ...['==', '!=', '<', '<=', '>', '>=', 'in', '-', '/'].map((nombre) => operacion(nombre, dos)),
  ...['!', 'vacio', 'utm'].map((nombre) => operacion(nombre, una)),
  ...['and', 'or', 'if', '+', '*', 'min', 'max'].map((nombre) => operacion(nombre, varias)),
  operacion('redondear', Type.Tuple([Regla, Type.Integer({ minimum: 0, maximum: 10 })])),
  operacion(
    'tabla',
    Type.Object(
      {
        entrada: Regla,
        filas: Type.Array(
          Type.Object(
            { hasta: Type.Union([Type.Null(), Type.Number()]), valor: Regla },
            { additionalProperties: false },
          ),
          { minItems: 1 },
        ),
      },
      { additionalProperties: false },
    ),
  ),
]);

/** Condición o fórmula como datos; los límites de tamaño los revisa `verificar` de reglas. */
export const EsquemaRegla = Type.Cyclic(
  { Regla: Type.Union([Literal, Type.Array(Literal), Operacion]) },
  'Regla',
);
