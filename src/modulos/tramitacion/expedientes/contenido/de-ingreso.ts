import { fechaConDia } from '../../../../calendario/index.ts';
import { resumen } from '../../../../formulario/index.ts';
import { momento } from '../../../../plataforma/pdf/momento.ts';
import type { ComponedorPdf } from '../../../../plataforma/pdf/puerto.ts';
import {
  type ClaseDocumento,
  type Documento,
  type DocumentoPreparado,
  TIPO_DOCUMENTAL,
} from '../../documentos/index.ts';
import type { PagoIngreso } from '../casos/ingresar.ts';
import { type CasoEnDocumento, comunesDe, interesadoDe } from './comunes.ts';
import { contextoDe } from './variables.ts';

/** Documentos que la plataforma firma por sí sola, iguales en todo trámite. */
export const CLASES_DE_INGRESO = {
  solicitud: {
    id: 'solicitud',
    titulo: 'Solicitud',
    plantilla: 'solicitud',
    tipoDocumental: TIPO_DOCUMENTAL.solicitud,
    firma: 'plataforma',
  },
  comprobante: {
    id: 'comprobante-pago',
    titulo: 'Comprobante de pago',
    plantilla: 'comprobante-pago',
    tipoDocumental: TIPO_DOCUMENTAL.boleta,
    firma: 'plataforma',
  },
  certificado: {
    id: 'certificado-ingreso',
    titulo: 'Certificado de ingreso',
    plantilla: 'certificado-ingreso',
    tipoDocumental: TIPO_DOCUMENTAL.certificado,
    firma: 'plataforma',
  },
  correccion: {
    id: 'respuesta-correccion',
    titulo: 'Respuesta a la corrección pedida',
    plantilla: 'solicitud',
    tipoDocumental: TIPO_DOCUMENTAL.respuesta,
    firma: 'plataforma',
  },
} as const satisfies Readonly<Record<string, ClaseDocumento>>;

/** El formulario web como documento visible (DS 10/2023 art. 21 a). `solo`: ids de campos. */
export function componerSolicitud(
  pdf: ComponedorPdf,
  preparado: DocumentoPreparado,
  caso: CasoEnDocumento,
  presentadaEn: string,
  adjuntos: readonly Documento[],
  solo?: ReadonlySet<string>,
): Promise<Uint8Array> {
  const { expediente, tramite, municipio } = caso;
  const { definicion } = tramite;
  const secciones = resumen(definicion.formulario, expediente.respuestas, contextoDe(caso))
    .map(({ titulo, filas }) => ({
      titulo,
      respuestas: filas
        .filter(({ campo }) => solo === undefined || solo.has(campo))
        .map(({ pregunta, respuesta }) => ({ pregunta, respuesta })),
    }))
    .filter(({ respuestas }) => respuestas.length > 0);
  return pdf.componer('solicitud', {
    ...comunesDe(caso, preparado),
    tramite: solo === undefined ? definicion.nombre : `corrección de ${definicion.nombre}`,
    iuie: expediente.iuie,
    folio: expediente.folio,
    presentada: momento(Temporal.Instant.from(presentadaEn), municipio.zona),
    presenta: interesadoDe(expediente),
    secciones,
    adjuntos: adjuntos.map(({ titulo, sha256 }) => ({ titulo, sha256 })),
    declaracion: definicion.formulario.declaracion,
  });
}

/** Certificado de ingreso con los seis contenidos del DS 10/2023 art. 30. */
export function componerCertificadoDeIngreso(
  pdf: ComponedorPdf,
  preparado: DocumentoPreparado,
  caso: CasoEnDocumento,
  ingreso: { readonly origen: string; readonly diferido: boolean },
  documentos: readonly Documento[],
): Promise<Uint8Array> {
  const { expediente, tramite, municipio } = caso;
  const { cantidad, tipo, articulo } = tramite.plazo;
  const unidades = { habiles: 'días hábiles', corridos: 'días corridos', meses: 'meses' };
  const efectiva = Temporal.PlainDate.from(expediente.efectivoFecha);
  return pdf.componer('certificado-ingreso', {
    ...comunesDe(caso, preparado),
    ingreso: momento(Temporal.Instant.from(expediente.ingresadoEn), municipio.zona),
    origen: ingreso.origen,
    iuie: expediente.iuie,
    folio: expediente.folio,
    tramite: tramite.definicion.nombre,
    presenta: interesadoDe(expediente),
    recibe: `Plataforma de la ${municipio.municipalidad}`,
    plazo: {
      texto: `${cantidad} ${unidades[tipo]} (${articulo})`,
      vence: fechaConDia(Temporal.PlainDate.from(expediente.venceFecha)),
    },
    ...(ingreso.diferido
      ? { seEntiendeIngresado: `a primera hora del ${fechaConDia(efectiva)}` }
      : {}),
    documentos: documentos.map(({ titulo, sha256 }) => ({ titulo, sha256 })),
    medioNotificacion: 'Domicilio digital único (Ley 19.880, artículo 46)',
  });
}

/** Comprobante del derecho pagado antes de ingresar. */
export function componerComprobante(
  pdf: ComponedorPdf,
  preparado: DocumentoPreparado,
  caso: CasoEnDocumento,
  pago: PagoIngreso,
): Promise<Uint8Array> {
  return pdf.componer('comprobante-pago', {
    ...comunesDe(caso, preparado),
    folio: pago.folio,
    orden: pago.ordenCompra,
    monto: pago.monto,
    pagado: momento(Temporal.Instant.from(pago.pagadoEn), caso.municipio.zona),
    concepto: pago.concepto,
    detalle: pago.lineas.map(({ concepto, monto }) => ({ glosa: concepto, monto })),
    medio: 'Webpay Plus',
    codigoAutorizacion: pago.codigoAutorizacion,
    ultimosDigitos: pago.ultimosDigitos,
    tipoPago: pago.tipoPago,
    cuotas: pago.cuotas,
    paga: interesadoDe(caso.expediente),
    iuie: caso.expediente.iuie,
  });
}
