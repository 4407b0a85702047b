import { type TProperties, Type } from 'typebox';
import { Id, objeto, TextoCorto, TextoLargo } from './piezas.ts';
import { EsquemaRegla } from './regla.ts';

const entero = Type.Optional(Type.Integer({ minimum: 0 }));
const numero = Type.Optional(Type.Number());
const texto = Type.Optional(Type.String({ minLength: 1, maxLength: 60 }));

const base = {
  id: Id,
  etiqueta: TextoCorto,
  ayuda: Type.Optional(TextoCorto),
  obligatorio: Type.Optional(Type.Union([Type.Boolean(), EsquemaRegla])),
  visible: Type.Optional(EsquemaRegla),
  validaciones: Type.Optional(Type.Array(objeto({ cumple: EsquemaRegla, mensaje: TextoCorto }))),
  autocompletar: texto,
  sensible: Type.Optional(Type.Boolean()),
  origen: Type.Optional(
    Type.Enum(['clave-unica', 'registro-civil', 'sii', 'municipio', 'tramite-anterior']),
  ),
};

const opciones = Type.Array(
  objeto({ valor: TextoCorto, etiqueta: TextoCorto, ayuda: Type.Optional(TextoCorto) }),
  { minItems: 1 },
);
const limiteFecha = Type.Optional(
  Type.Union([Type.Literal('hoy'), Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })]),
);

const campo = (tipo: string, propias: TProperties = {}) =>
  objeto({ ...base, tipo: Type.Literal(tipo), ...propias });

const simples = [
  campo('texto', { minimo: entero, maximo: entero }),
  campo('texto_largo', { minimo: entero, maximo: entero, filas: entero }),
  campo('entero', { minimo: numero, maximo: numero, unidad: texto }),
  campo('numero', { minimo: numero, maximo: numero, decimales: entero, unidad: texto }),
  campo('monto', { minimo: numero, maximo: numero }),
  campo('fecha', { desde: limiteFecha, hasta: limiteFecha }),
  campo('seleccion', { opciones }),
  campo('multiple', { opciones, minimo: entero, maximo: entero }),
  campo('direccion', { pideComuna: Type.Optional(Type.Boolean()) }),
  campo('mapa', { aceptaDescripcion: Type.Optional(Type.Boolean()) }),
  campo('archivo', {
    tipos: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
    maximoBytes: entero,
    maximo: entero,
  }),
  ...['si_no', 'rut', 'correo', 'telefono', 'comuna', 'rol_avaluo', 'patente_vehicular'].map(
    (tipo) => campo(tipo),
  ),
];

/** Campo suelto: el que también puede ser columna o dato de una acción. */
export const EsquemaCampoSimple = Type.Union(simples);

const EsquemaTabla = campo('tabla', {
  columnas: Type.Array(EsquemaCampoSimple, { minItems: 1 }),
  minimo: entero,
  maximo: entero,
  nombreFila: texto,
});

/** Páginas con campos y la declaración que se acepta al enviar. */
export const EsquemaFormulario = objeto({
  paginas: Type.Array(
    objeto({
      id: Id,
      titulo: TextoCorto,
      descripcion: Type.Optional(TextoCorto),
      visible: Type.Optional(EsquemaRegla),
      campos: Type.Array(Type.Union([EsquemaCampoSimple, EsquemaTabla])),
    }),
    { minItems: 1 },
  ),
  declaracion: TextoLargo,
});
