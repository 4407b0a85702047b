import { encadenar } from '../cadena.ts';
import type { ExpedienteExportable } from './exportar-expediente.ts';
import type { DatosMetadatosDocumento } from './metadatos.ts';

const municipio = { codigo: '1301', nombre: 'Municipalidad de Santiago' };
const base = {
  municipio_id: 13101,
  expediente_id: '0193e8a0-0000-7000-8000-000000000001',
  actor: { tipo: 'persona', run: 12345678 },
};

const documento: DatosMetadatosDocumento = {
  id: 'DOCU-13101-2026-000123-1',
  titulo: 'Solicitud de certificado de número',
  palabrasClave: ['número municipal', 'obras'],
  creado: '2026-11-24T13:15:30.000Z',
  modificado: '2026-11-24T13:15:30.000Z',
  mecanismo: 2,
  oaes: [{ relacion: 1, oae: municipio }],
  nivelAcceso: 2,
  sensible: false,
  firmaAvanzada: false,
  tipoDocumental: 40,
  origen: 3,
  actores: [{ relacion: 3, tipo: 1, identificacion: '12345678-5' }],
  procedimiento: 'Certificado de número',
};

/** Un expediente pequeño y completo, para pruebas. */
export const expedienteDePrueba: ExpedienteExportable = {
  metadatos: {
    iuie: 'EXP-13101-2026-000123',
    titulo: 'Certificado de número, Avenida Matta 1245',
    asunto: 'Obras: numeración municipal',
    creado: '2026-11-24T13:15:30.000Z',
    mecanismo: 2,
    uri: 'https://santiago.ejemplo.cl/expedientes/EXP-13101-2026-000123',
    productor: municipio,
    oaes: [{ relacion: 4, oae: municipio }],
    actores: [
      { relacion: 1, tipo: 4, nombre: 'Rosa Contreras Vidal' },
      { relacion: 2, tipo: 1, identificacion: '12345678-5' },
    ],
    nivelAcceso: 2,
    sensible: false,
    procedimiento: 'Certificado de número',
  },
  lugar: 'Santiago, Región Metropolitana de Santiago, Chile',
  exportadoEn: '2026-11-25T12:00:00.000Z',
  documentos: [
    {
      metadatos: documento,
      incorporadoEn: '2026-11-24T13:15:30.000Z',
      extension: 'pdf',
      contenido: Buffer.from('%PDF-1.7 solicitud'),
    },
    {
      metadatos: { ...documento, id: 'DOCU-13101-2026-000123-2', titulo: '¡Ñandú! / ..\\ croquis' },
      incorporadoEn: '2026-11-24T13:15:31.000Z',
      extension: 'png',
      contenido: Buffer.from('imagen'),
    },
  ],
  eventos: encadenar([
    {
      ...base,
      numero: 1,
      tipo: 'ingresado',
      datos: { folio: '13101-2026-000123' },
      ocurrido_en: '2026-11-24T13:15:30.000Z',
    },
    {
      ...base,
      numero: 2,
      tipo: 'tomado',
      datos: { funcionario: 'ñ' },
      ocurrido_en: '2026-11-24T14:00:00.000Z',
    },
  ]),
  accesos: [{ usuario: '12345678', ocurrido_en: '2026-11-24T13:20:00.000Z', accion: 'consulta' }],
};
