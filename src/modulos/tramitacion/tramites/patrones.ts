import type {
  AccionTarea,
  Arista,
  Flujo,
  Nodo,
  NodoServicio,
  NodoTarea,
  PlazoNodo,
} from '../../../flujo/index.ts';
import { campo, igual } from '../../../reglas/index.ts';
import type { Recurso } from './definicion.ts';

/** Plazo para subsanar: si vence, se tiene por desistida la solicitud (Ley 19.880 art. 31). */
export const PLAZO_SUBSANACION: PlazoNodo = {
  cantidad: 5,
  tipo: 'habiles',
  articulo: 'Ley 19.880, art. 31',
};

/**
 * Recursos contra un acto que firma una dirección municipal. El jerárquico va en subsidio y no
 * procede contra el alcalde (Ley 19.880 art. 59 inc. 4): si firma la alcaldía, la lista es otra.
 */
export const RECURSOS_MUNICIPALES: readonly Recurso[] = [
  {
    id: 'reposicion',
    nombre: 'Recurso de reposición',
    anteQuien: 'La misma autoridad que firma este acto',
    plazo: '5 días hábiles desde la notificación',
    norma: 'Ley 19.880, art. 59',
  },
  {
    id: 'jerarquico',
    nombre: 'Recurso jerárquico, en subsidio del anterior',
    anteQuien: 'El alcalde o la alcaldesa, superior de quien firma',
    plazo: '5 días hábiles desde la notificación, en el mismo escrito',
    norma: 'Ley 19.880, art. 59',
    revisar: true,
  },
  {
    id: 'reclamo_ilegalidad',
    nombre: 'Reclamo de ilegalidad',
    anteQuien: 'El alcalde o la alcaldesa',
    plazo: '30 días hábiles desde la notificación o publicación',
    norma: 'Ley 18.695, art. 151',
    revisar: true,
  },
];

/** Paso automático que emite el documento `documento` de la definición. */
export const emitir = (id: string, nombre: string, documento: string): NodoServicio => ({
  id,
  tipo: 'servicio',
  nombre,
  accion: `emitir-documento:${documento}`,
});

/** Paso automático que notifica con el mensaje `mensaje` de la definición. */
export const notificar = (id: string, nombre: string, mensaje: string): NodoServicio => ({
  id,
  tipo: 'servicio',
  nombre,
  accion: `notificar:${mensaje}`,
});

const arista = (de: string, a: string): Arista => ({ id: `${de}--${a}`, de, a });
/** Salida de una decisión sin otra condición; `nombre` es la rama, para que el dibujo la diga. */
const porDefecto = (de: string, a: string, nombre: string): Arista => ({
  ...arista(de, a),
  nombre,
  porDefecto: true,
});
/** Rama que se toma si en `paso` se eligió `accion`. */
const segunAccion = (
  de: string,
  paso: string,
  accion: string,
  a: string,
  nombre: string,
): Arista => ({
  ...arista(de, a),
  nombre,
  condicion: igual(campo(`acciones.${paso}`), accion),
});

const FIRMAR: readonly AccionTarea[] = [
  { id: 'firmar', nombre: 'Firmar', estilo: 'principal' },
  {
    id: 'devolver',
    nombre: 'Devolver a revisión',
    estilo: 'secundaria',
    requiereFundamento: true,
  },
];

const firma = (id: string, nombre: string): NodoTarea => ({
  id,
  tipo: 'tarea',
  nombre,
  rol: 'firmante',
  acciones: FIRMAR,
});

/** Documentos y mensajes, por id, que usa `revisionConFirma`. */
export interface PiezasDeRevision {
  readonly id: string;
  readonly nombreRevision: string;
  readonly plazoRevision?: PlazoNodo;
  readonly documento: string;
  readonly resolucionRechazo: string;
  readonly resolucionDesistimiento: string;
}

/**
 * Flujo usual de un certificado: revisar, pedir correcciones con desistimiento automático,
 * firmar o rechazar con resolución fundada, emitir y notificar.
 */
export function revisionConFirma(piezas: PiezasDeRevision): Flujo {
  const revisar: NodoTarea = {
    id: 'revisar',
    tipo: 'tarea',
    nombre: piezas.nombreRevision,
    rol: 'revisor',
    acciones: [
      { id: 'aprobar', nombre: 'Aprobar', estilo: 'principal' },
      { id: 'pedir_correccion', nombre: 'Pedir corrección', estilo: 'secundaria' },
      { id: 'rechazar', nombre: 'Rechazar', estilo: 'peligro', requiereFundamento: true },
    ],
    ...(piezas.plazoRevision === undefined ? {} : { plazo: piezas.plazoRevision }),
  };
  const nodos: readonly Nodo[] = [
    { id: 'inicio', tipo: 'inicio', nombre: 'Ingreso' },
    revisar,
    { id: 'segun_revision', tipo: 'exclusiva', nombre: '¿Qué se decidió?' },
    {
      id: 'corregir',
      tipo: 'espera',
      nombre: 'Corrección de la persona interesada',
      de: 'interesado',
      acciones: [{ id: 'responder', nombre: 'Enviar la corrección', estilo: 'principal' }],
      plazo: PLAZO_SUBSANACION,
    },
    {
      id: 'vence_correccion',
      tipo: 'temporizador',
      nombre: 'Vence el plazo para corregir',
      adjuntoA: 'corregir',
      plazo: PLAZO_SUBSANACION,
      interrumpe: true,
    },
    emitir('declarar_desistimiento', 'Declarar el desistimiento', piezas.resolucionDesistimiento),
    notificar('notificar_desistimiento', 'Notificar el desistimiento', 'desistimiento'),
    { id: 'fin_desistido', tipo: 'fin', nombre: 'Desistido', resultado: 'desistido' },
    firma('firmar', 'Firmar el documento'),
    { id: 'segun_firma', tipo: 'exclusiva', nombre: '¿Se firmó?' },
    emitir('emitir_documento', 'Emitir el documento firmado', piezas.documento),
    notificar('notificar_aprobacion', 'Notificar y entregar', 'aprobacion'),
    { id: 'fin_aprobado', tipo: 'fin', nombre: 'Aprobado', resultado: 'aprobado' },
    firma('firmar_rechazo', 'Firmar la resolución de rechazo'),
    { id: 'segun_firma_rechazo', tipo: 'exclusiva', nombre: '¿Se firmó el rechazo?' },
    emitir('emitir_rechazo', 'Emitir la resolución de rechazo', piezas.resolucionRechazo),
    notificar('notificar_rechazo', 'Notificar el rechazo', 'rechazo'),
    { id: 'fin_rechazado', tipo: 'fin', nombre: 'Rechazado', resultado: 'rechazado' },
  ];
  const aristas: readonly Arista[] = [
    arista('inicio', 'revisar'),
    arista('revisar', 'segun_revision'),
    segunAccion('segun_revision', 'revisar', 'pedir_correccion', 'corregir', 'Pedir corrección'),
    segunAccion('segun_revision', 'revisar', 'rechazar', 'firmar_rechazo', 'Rechazar'),
    porDefecto('segun_revision', 'firmar', 'Aprobar'),
    arista('corregir', 'revisar'),
    arista('vence_correccion', 'declarar_desistimiento'),
    arista('declarar_desistimiento', 'notificar_desistimiento'),
    arista('notificar_desistimiento', 'fin_desistido'),
    arista('firmar', 'segun_firma'),
    segunAccion('segun_firma', 'firmar', 'devolver', 'revisar', 'Devolver'),
    porDefecto('segun_firma', 'emitir_documento', 'Firmar'),
    arista('emitir_documento', 'notificar_aprobacion'),
    arista('notificar_aprobacion', 'fin_aprobado'),
    arista('firmar_rechazo', 'segun_firma_rechazo'),
    segunAccion('segun_firma_rechazo', 'firmar_rechazo', 'devolver', 'revisar', 'Devolver'),
    porDefecto('segun_firma_rechazo', 'emitir_rechazo', 'Firmar'),
    arista('emitir_rechazo', 'notificar_rechazo'),
    arista('notificar_rechazo', 'fin_rechazado'),
  ];
  return { id: piezas.id, nodos, aristas };
}
