import { campo, igual } from '../../../reglas/index.ts';
import type { DefinicionTramite } from './definicion.ts';

/** La definición más chica que se puede publicar, para probar faltas de a una. */
export const definicionMinima: DefinicionTramite = {
  esquema: 1,
  id: 'tramite-minimo',
  version: 1,
  nombre: 'Trámite mínimo',
  area: 'Obras Municipales',
  resumen: 'Sirve para probar.',
  ficha: {
    queEs: 'Un trámite de prueba.',
    quien: 'Cualquier persona.',
    resultado: 'Un certificado.',
    vigencia: 'No vence.',
    requisitos: [{ id: 'ninguno', texto: 'Vivir en la comuna.' }],
    documentos: [],
    datosDelEstado: [],
    baseLegal: [{ id: 'ley', norma: 'Ley 18.695', articulo: '24' }],
    palabrasClave: ['prueba'],
  },
  unidad: 'dom',
  plazo: { cantidad: 5, tipo: 'habiles', articulo: 'Carta de servicio' },
  silencio: 'no_aplica',
  parametros: [],
  derechos: [],
  formulario: {
    paginas: [
      {
        id: 'unica',
        titulo: '¿Qué necesita?',
        campos: [{ tipo: 'texto', id: 'motivo', etiqueta: 'Motivo', obligatorio: true }],
      },
    ],
    declaracion: 'Declaro que es verdad.',
  },
  reglas: {},
  flujo: {
    id: 'minimo',
    nodos: [
      { id: 'inicio', tipo: 'inicio' },
      {
        id: 'revisar',
        tipo: 'tarea',
        nombre: 'Revisar',
        rol: 'revisor',
        acciones: [
          { id: 'aprobar', nombre: 'Aprobar' },
          { id: 'rechazar', nombre: 'Rechazar' },
        ],
      },
      { id: 'segun', tipo: 'exclusiva' },
      { id: 'emitir', tipo: 'servicio', nombre: 'Emitir', accion: 'emitir-documento:certificado' },
      { id: 'aprobado', tipo: 'fin', nombre: 'Aprobado', resultado: 'aprobado' },
      { id: 'rechazado', tipo: 'fin', nombre: 'Rechazado', resultado: 'rechazado' },
    ],
    aristas: [
      { id: 'a1', de: 'inicio', a: 'revisar' },
      { id: 'a2', de: 'revisar', a: 'segun' },
      {
        id: 'a3',
        de: 'segun',
        a: 'rechazado',
        condicion: igual(campo('acciones.revisar'), 'rechazar'),
      },
      { id: 'a4', de: 'segun', a: 'emitir', porDefecto: true },
      { id: 'a5', de: 'emitir', a: 'aprobado' },
    ],
  },
  documentos: [
    {
      id: 'certificado',
      titulo: 'Certificado',
      plantilla: 'certificado',
      tipoDocumental: 8,
      firma: 'plataforma',
      datos: { motivo: '{motivo|folio}' },
    },
  ],
  mensajes: [
    {
      id: 'ingreso',
      clase: 'aviso',
      asunto: 'Recibimos su solicitud {folio}',
      cuerpo: '{nombre}: recibimos su solicitud.',
    },
  ],
  conservacion: { serie: 'Certificados', anios: 5 },
  ejemplos: [
    {
      id: 'aprobar',
      nombre: 'Se aprueba',
      respuestas: { motivo: 'Un crédito' },
      acciones: [{ paso: 'revisar', accion: 'aprobar' }],
      resultado: 'aprobado',
    },
  ],
};
