import {
  campo,
  distinto,
  pregunta,
  RECURSOS_MUNICIPALES,
  revisionConFirma,
  textos,
  tramite,
} from '../../src/modulos/tramitacion/tramites/dsl.ts';
import { ejemplos } from './ejemplos.ts';
import { formulario } from './formulario.ts';

const PLAZO = {
  cantidad: 5,
  tipo: 'habiles',
  // Plazo usual observado en ordenanzas: no hay uno legal propio. El tope es el art. 27.
  articulo: 'Plazo de la carta de servicio municipal; tope general: Ley 19.880, art. 27',
} as const;

/** Certificado de número domiciliario, de la Dirección de Obras Municipales. */
export default tramite({
  esquema: 1,
  id: 'certificado-numero',
  version: 1,
  nombre: 'Certificado de número domiciliario',
  area: 'Obras Municipales',
  resumen: 'Acredita o asigna el número oficial de una casa, sitio o local.',
  ficha: {
    queEs:
      'Es el documento que dice cuál es el número oficial de un predio. También sirve para pedir un número nuevo o cambiar el actual.',
    quien: 'Cualquier persona o empresa con interés en un predio de la comuna.',
    resultado: 'Un certificado firmado electrónicamente que cualquiera puede comprobar en línea.',
    vigencia: 'No vence mientras no cambie la numeración del predio.',
    requisitos: textos({
      interes: 'Tener interés en el predio: ser dueño, arrendar o representar a quien lo es.',
      comuna: 'Que el predio esté dentro de la comuna.',
    }),
    documentos: textos({
      croquis: 'Croquis de ubicación, solo si pide un número nuevo.',
    }),
    datosDelEstado: [
      { id: 'identidad', texto: 'Su nombre y su RUN', fuente: 'ClaveÚnica, Registro Civil' },
      {
        id: 'avaluo',
        texto: 'El rol y la dirección del predio',
        fuente: 'Servicio de Impuestos Internos',
      },
      {
        id: 'archivo',
        texto: 'El título o la recepción del inmueble',
        fuente: 'Archivo de la Dirección de Obras',
      },
    ],
    baseLegal: [
      {
        id: 'lgucs130',
        norma: 'Ley General de Urbanismo y Construcciones',
        articulo: '130, número 9',
        url: 'https://www.bcn.cl/leychile/navegar?idNorma=13560',
        revisar: true,
      },
      {
        id: 'loc24',
        norma: 'Ley 18.695, Orgánica Constitucional de Municipalidades',
        articulo: '24',
        url: 'https://www.bcn.cl/leychile/navegar?idNorma=251693',
      },
      { id: 'ordenanza', norma: 'Ordenanza local de numeración', revisar: true },
      {
        id: 'ley19880',
        norma: 'Ley 19.880, de procedimientos administrativos',
        articulo: '27, 31, 41 y 59',
        url: 'https://www.bcn.cl/leychile/navegar?idNorma=210676',
      },
    ],
    palabrasClave: ['número', 'numeración', 'domicilio', 'dirección', 'casa', 'predio', 'obras'],
  },
  unidad: 'dom',
  plazo: { ...PLAZO, revisar: true },
  silencio: 'no_aplica',
  parametros: [
    {
      id: 'utm_derecho',
      etiqueta: 'Derecho por certificado, en UTM',
      tipo: 'utm',
      defecto: '0.05',
      fuente: 'Valor frecuente en ordenanzas locales. Cada municipio fija el suyo.',
      revisar: true,
    },
  ],
  derechos: [
    {
      id: 'derecho_certificado',
      concepto: 'Derecho por certificado de número',
      unidad: 'utm',
      monto: campo('parametros.utm_derecho'),
      redondeo: 'peso',
      momento: 'antes',
      norma:
        'Ordenanza local de derechos; Ley General de Urbanismo y Construcciones, art. 130 número 9',
    },
  ],
  formulario,
  reglas: {},
  flujo: revisionConFirma({
    id: 'certificado-numero',
    nombreRevision: 'Revisar la numeración en el plano de la comuna',
    plazoRevision: { cantidad: 3, tipo: 'habiles', articulo: 'Plazo interno de revisión' },
    documento: 'certificado',
    resolucionRechazo: 'resolucion_rechazo',
    resolucionDesistimiento: 'resolucion_desistimiento',
  }),
  datosDeAccion: [
    {
      paso: 'revisar',
      accion: 'aprobar',
      campos: [
        pregunta('texto', 'numero_asignado', 'Número que se certifica', {
          maximo: 20,
          // Si solo se certifica, basta el que la persona declaró y el plano confirma.
          obligatorio: distinto(campo('tipo'), 'certificar_existente'),
          ayuda: 'Escriba el número oficial según el plano. Déjelo en blanco si es el declarado.',
        }),
        pregunta('texto_largo', 'observacion_certificado', 'Observación para el certificado', {
          maximo: 300,
        }),
      ],
    },
  ],
  documentos: [
    {
      id: 'certificado',
      titulo: 'Certificado de número',
      plantilla: 'certificado-numero',
      tipoDocumental: 8,
      firma: 'persona',
      copiaPublica: true,
      datos: {
        calle: '{calle_frente|direccion_predio.calle}',
        numero: '{numero_asignado|numero_actual|direccion_predio.numero}',
        complemento: '{unidad_depto_local|direccion_predio.complemento}',
        rol: '{rol}',
        localidad: '{direccion_predio.sector}',
        observaciones: '{observacion_certificado}',
        baseLegal: 'Se otorga según la ordenanza local de numeración y la Ley 18.695, artículo 24.',
      },
    },
    {
      id: 'resolucion_rechazo',
      titulo: 'Resolución que rechaza la solicitud de certificado de número',
      plantilla: 'resolucion',
      tipoDocumental: 36,
      firma: 'persona',
      recursos: RECURSOS_MUNICIPALES,
      datos: {
        decision: 'rechaza',
        materia: 'Rechaza solicitud de certificado de número, rol {rol}',
        vistos:
          'La solicitud {iuie}, ingresada el {ingresado}.\nLa Ley 19.880 y la Ley 18.695, artículo 24.',
        considerando:
          'Que {interesado.nombre} pidió: {tipo}, para el predio rol {rol}.\nQue, revisados los antecedentes, se constató lo siguiente: {fundamento}',
        resuelvo:
          'Recházase la solicitud {folio}, por lo expuesto en los considerandos.\nDevuélvanse los antecedentes que procedan y notifíquese.',
      },
    },
    {
      id: 'resolucion_desistimiento',
      titulo: 'Resolución que tiene por desistida la solicitud de certificado de número',
      plantilla: 'resolucion',
      tipoDocumental: 36,
      firma: 'plataforma',
      recursos: RECURSOS_MUNICIPALES,
      datos: {
        decision: 'rechaza',
        materia: 'Tiene por desistida la solicitud de certificado de número, rol {rol}',
        vistos:
          'La solicitud {iuie}, ingresada el {ingresado}.\nLa Ley 19.880, artículo 31, y la Ley 18.695, artículo 24.',
        considerando:
          'Que se pidió a {interesado.nombre} corregir su solicitud: {correccion.pedida}\nQue el plazo venció el {correccion.vence} sin respuesta.',
        resuelvo:
          'Tiénese por desistida la solicitud {folio}.\nLa persona puede presentar una nueva cuando quiera.',
      },
    },
  ],
  mensajes: [
    {
      id: 'ingreso',
      clase: 'aviso',
      asunto: 'Recibimos su solicitud {folio}',
      cuerpo:
        '{nombre}: recibimos su solicitud de {tramite}. Su folio es {folio}. Responderemos a más tardar el {plazo}. Puede seguirla en {enlace}.',
    },
    {
      id: 'correccion',
      clase: 'instruccion',
      asunto: 'Debe corregir su solicitud {folio}',
      cuerpo:
        '{nombre}: para seguir con su {tramite} debe corregir lo siguiente.\n\n{correcciones}\n\nTiene plazo hasta el {vence_correccion}. Si no responde, se tendrá por desistida su solicitud (Ley 19.880, artículo 31). Responda en {enlace}.',
    },
    {
      id: 'aprobacion',
      clase: 'finalizacion',
      asunto: 'Su certificado de número está listo, folio {folio}',
      cuerpo: '{nombre}: su {tramite} está firmado. Puede bajarlo en {enlace}.',
    },
    {
      id: 'rechazo',
      clase: 'finalizacion',
      asunto: 'Se rechazó su solicitud {folio}',
      cuerpo:
        '{nombre}: su solicitud de {tramite} fue rechazada. La resolución dice por qué y qué recursos puede presentar. Véala en {enlace}.',
    },
    {
      id: 'desistimiento',
      clase: 'finalizacion',
      asunto: 'Se cerró su solicitud {folio}',
      cuerpo:
        '{nombre}: no recibimos la corrección a tiempo, así que su solicitud se tuvo por desistida. La resolución está en {enlace}. Puede hacer una nueva cuando quiera.',
    },
  ],
  conservacion: { serie: 'Certificados de número', anios: 5 },
  ejemplos,
});
