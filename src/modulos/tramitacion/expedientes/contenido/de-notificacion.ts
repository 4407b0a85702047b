import { formatearRut, rutDeNumero } from '../../../../base/rut.ts';
import { fechaConDia } from '../../../../calendario/index.ts';
import { momento } from '../../../../plataforma/pdf/momento.ts';
import type { ComponedorPdf } from '../../../../plataforma/pdf/puerto.ts';
import type { Notificacion } from '../../avisos/index.ts';
import {
  type ClaseDocumento,
  type Documento,
  type DocumentoPreparado,
  TIPO_DOCUMENTAL,
} from '../../documentos/index.ts';
import { type CasoEnDocumento, comunesDe } from './comunes.ts';

/** Constancia que la plataforma firma por cada notificación legal que salió. */
export const CLASE_CONSTANCIA = {
  id: 'constancia-notificacion',
  titulo: 'Constancia de notificación',
  plantilla: 'notificacion',
  tipoDocumental: TIPO_DOCUMENTAL.constancia,
  firma: 'plataforma',
} as const satisfies ClaseDocumento;

/** Notificación con su envío ya anotado: lo que la constancia no puede dejar de decir. */
export type NotificacionPracticada = Notificacion &
  Required<Pick<Notificacion, 'enviadaEn' | 'transaccionId' | 'presuntaFecha'>>;

/** Si la notificación tiene envío, identificador y fecha: lo mínimo para dejar constancia. */
export function estaPracticada(n: Notificacion): n is NotificacionPracticada {
  return (
    n.enviadaEn !== undefined && n.transaccionId !== undefined && n.presuntaFecha !== undefined
  );
}

/**
 * Constancia de una notificación al domicilio digital único: día y hora de envío y de recepción e
 * identificador de la transacción (DS 8/2023 art. 16), y cuándo la ley la entiende hecha
 * (Ley 19.880 art. 46). `notificados` son los documentos que llevaba.
 */
export function componerConstancia(
  pdf: ComponedorPdf,
  preparado: DocumentoPreparado,
  caso: CasoEnDocumento,
  n: NotificacionPracticada,
  notificados: readonly Documento[],
  explicacion: string | undefined,
): Promise<Uint8Array> {
  const { expediente, municipio } = caso;
  const enLaComuna = (instante: string) => momento(Temporal.Instant.from(instante), municipio.zona);
  return pdf.componer('notificacion', {
    ...comunesDe(caso, preparado),
    iuie: expediente.iuie,
    folio: expediente.folio,
    acto: notificados.length === 0 ? n.asunto : notificados.map(({ titulo }) => titulo).join('; '),
    destinatario: {
      nombre: expediente.nombre,
      identificacion: formatearRut(rutDeNumero(n.run)),
      calidad: 'persona interesada',
    },
    medio: 'Domicilio digital único, por la Plataforma de Notificaciones del Estado',
    enviada: enLaComuna(n.enviadaEn),
    ...(n.recibidaEn === undefined ? {} : { recibida: enLaComuna(n.recibidaEn) }),
    idTransaccion: n.transaccionId,
    seEntiendePracticada: fechaConDia(Temporal.PlainDate.from(n.presuntaFecha)),
    ...(explicacion === undefined ? {} : { explicacionPlazo: explicacion }),
    resultado:
      n.estado === 'entregada'
        ? 'Entregada'
        : 'Enviada; la plataforma no informó el momento de recepción',
    texto: n.cuerpo,
  });
}
