import type { Ejemplo } from '../../src/modulos/tramitacion/tramites/dsl.ts';

const DIRECCION = { calle: 'Avenida Matta', numero: '1245' };
const CONTACTO = { correo: 'vecina@ejemplo.cl', telefono: '+56912345678' };

const CERTIFICAR = {
  rol: '16804-002',
  direccion_predio: DIRECCION,
  tipo: 'certificar_existente',
  numero_actual: '1245',
  calle_frente: 'Avenida Matta',
  motivo: 'servicios_basicos',
  ...CONTACTO,
} as const;

const ASIGNAR = {
  rol: '217-015',
  direccion_predio: { calle: 'Pasaje Los Aromos', numero: 'S/N' },
  ubicacion: {
    lat: null,
    lon: null,
    precision: null,
    descripcion: 'Sitio eriazo al lado de la sede vecinal, portón verde.',
  },
  tipo: 'asignar_nuevo',
  calle_frente: 'Pasaje Los Aromos',
  entre_calle_1: 'Los Boldos',
  entre_calle_2: 'Los Maitenes',
  motivo: 'escritura',
  croquis: [
    {
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      nombre: 'croquis.pdf',
      tipo: 'application/pdf',
      bytes: 48213,
    },
  ],
  ...CONTACTO,
} as const;

const CAMBIO = {
  rol: '3320-041',
  direccion_predio: { calle: 'San Diego', numero: '780' },
  tipo: 'cambio_numero',
  numero_actual: '780',
  calle_frente: 'San Diego',
  unidad_depto_local: 'Local 2',
  motivo: 'otro',
  ...CONTACTO,
} as const;

const aprobar = { paso: 'revisar', accion: 'aprobar' } as const;
const firmar = { paso: 'firmar', accion: 'firmar' } as const;
const pedirCorreccion = { paso: 'revisar', accion: 'pedir_correccion' } as const;

/** Casos que se prueban al publicar, y que sirven de demostración. */
export const ejemplos: readonly Ejemplo[] = [
  {
    id: 'certificar',
    nombre: 'Certificar un número que ya existe',
    respuestas: CERTIFICAR,
    acciones: [aprobar, firmar],
    resultado: 'aprobado',
  },
  {
    id: 'asignar',
    nombre: 'Asignar número a un sitio nuevo',
    respuestas: ASIGNAR,
    acciones: [{ ...aprobar, datos: { numero_asignado: '2310' } }, firmar],
    resultado: 'aprobado',
  },
  {
    id: 'corregido',
    nombre: 'La persona corrige el croquis y se aprueba',
    respuestas: ASIGNAR,
    acciones: [
      pedirCorreccion,
      { paso: 'corregir', accion: 'responder' },
      { ...aprobar, datos: { numero_asignado: '2312' } },
      firmar,
    ],
    resultado: 'aprobado',
  },
  {
    id: 'devuelto',
    nombre: 'Quien firma devuelve el caso y luego lo firma',
    respuestas: CERTIFICAR,
    acciones: [aprobar, { paso: 'firmar', accion: 'devolver' }, aprobar, firmar],
    resultado: 'aprobado',
  },
  {
    id: 'rechazado',
    nombre: 'El predio no enfrenta una vía pública',
    respuestas: CAMBIO,
    acciones: [
      { paso: 'revisar', accion: 'rechazar' },
      { paso: 'firmar_rechazo', accion: 'firmar' },
    ],
    resultado: 'rechazado',
  },
  {
    id: 'desistido',
    nombre: 'La persona no corrige dentro del plazo',
    respuestas: ASIGNAR,
    acciones: [pedirCorreccion, { paso: 'corregir', accion: 'vence_correccion' }],
    resultado: 'desistido',
  },
];
