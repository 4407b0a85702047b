import { Type } from 'typebox';
import { EsquemaFlujo, EsquemaPlazo } from './flujo.ts';
import { EsquemaCampoSimple, EsquemaFormulario } from './formulario.ts';
import { DecimalExacto, Id, IdTramite, objeto, TextoCorto, TextoLargo } from './piezas.ts';
import { EsquemaRegla } from './regla.ts';

const revisar = Type.Optional(Type.Boolean());
const Texto = objeto({ id: Id, texto: TextoLargo });
const textos = Type.Array(Texto);
const Clave = Type.String({ minLength: 1, maxLength: 60 });

const EsquemaFicha = objeto({
  queEs: TextoLargo,
  quien: TextoLargo,
  resultado: TextoLargo,
  vigencia: TextoLargo,
  requisitos: textos,
  documentos: textos,
  datosDelEstado: Type.Array(objeto({ id: Id, texto: TextoLargo, fuente: TextoCorto })),
  baseLegal: Type.Array(
    objeto({
      id: Id,
      norma: TextoCorto,
      articulo: Type.Optional(TextoCorto),
      url: Type.Optional(Type.String({ pattern: '^https://' })),
      revisar,
    }),
    { minItems: 1 },
  ),
  palabrasClave: Type.Array(Type.String({ minLength: 1 })),
});

/** Plazo del trámite: siempre dice qué norma lo fija. */
export const EsquemaPlazoTramite = objeto({
  ...EsquemaPlazo.properties,
  articulo: TextoCorto,
  revisar,
});

const EsquemaDerecho = objeto({
  id: Id,
  concepto: TextoCorto,
  unidad: Type.Enum(['utm', 'clp']),
  monto: EsquemaRegla,
  redondeo: Type.Enum(['peso', 'entero_superior', 'decena', 'truncar']),
  momento: Type.Enum(['antes', 'despues']),
  exento: Type.Optional(EsquemaRegla),
  norma: TextoCorto,
});

const EsquemaDocumento = objeto({
  id: Id,
  titulo: TextoCorto,
  plantilla: Type.String({ pattern: '^[a-z0-9-]{1,60}$' }),
  tipoDocumental: Type.Integer({ minimum: 1 }),
  firma: Type.Enum(['persona', 'plataforma']),
  datos: Type.Optional(Type.Record(Type.String(), TextoLargo)),
  copiaPublica: Type.Optional(Type.Boolean()),
  recursos: Type.Optional(
    Type.Array(
      objeto({
        id: Id,
        nombre: TextoCorto,
        anteQuien: TextoCorto,
        plazo: TextoCorto,
        norma: TextoCorto,
        revisar,
      }),
    ),
  ),
});

const Respuestas = Type.Record(Type.String(), Type.Unknown());

const EsquemaEjemplo = objeto({
  id: Id,
  nombre: TextoCorto,
  respuestas: Respuestas,
  acciones: Type.Array(objeto({ paso: Clave, accion: Clave, datos: Type.Optional(Respuestas) })),
  resultado: Clave,
});

/** Esquema publicado de la definición de un trámite, versión 1. */
export const EsquemaTramite = Type.Object(
  {
    esquema: Type.Literal(1),
    id: IdTramite,
    version: Type.Integer({ minimum: 1 }),
    nombre: TextoCorto,
    area: TextoCorto,
    resumen: TextoCorto,
    ficha: EsquemaFicha,
    codigoCpat: Type.Optional(Type.String({ minLength: 1 })),
    unidad: Clave,
    plazo: EsquemaPlazoTramite,
    silencio: Type.Enum(['positivo', 'negativo', 'no_aplica']),
    parametros: Type.Array(
      objeto({
        id: Id,
        etiqueta: TextoCorto,
        tipo: Type.Enum(['utm', 'clp', 'entero']),
        defecto: DecimalExacto,
        fuente: TextoCorto,
        revisar,
      }),
    ),
    derechos: Type.Array(EsquemaDerecho),
    formulario: EsquemaFormulario,
    reglas: Type.Record(Type.String(), EsquemaRegla),
    flujo: EsquemaFlujo,
    datosDeAccion: Type.Optional(
      Type.Array(objeto({ paso: Clave, accion: Clave, campos: Type.Array(EsquemaCampoSimple) })),
    ),
    documentos: Type.Array(EsquemaDocumento),
    mensajes: Type.Array(
      objeto({
        id: Id,
        clase: Type.Enum(['inicio', 'instruccion', 'finalizacion', 'aviso']),
        asunto: TextoCorto,
        cuerpo: TextoLargo,
      }),
    ),
    conservacion: objeto({ serie: TextoCorto, anios: Type.Integer({ minimum: 1, maximum: 200 }) }),
    ejemplos: Type.Array(EsquemaEjemplo, { minItems: 1 }),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Definición de un trámite municipal',
    description: 'Un trámite es un solo documento de datos. Versión 1 del esquema.',
    additionalProperties: false,
  },
);

/** Esquema de la capa con que un municipio adapta la versión nacional. */
export const EsquemaCapa = objeto({
  parametros: Type.Optional(Type.Record(Type.String(), DecimalExacto)),
  unidad: Type.Optional(Clave),
  plazo: Type.Optional(EsquemaPlazoTramite),
  textos: Type.Optional(Type.Record(Type.String(), TextoLargo)),
});
