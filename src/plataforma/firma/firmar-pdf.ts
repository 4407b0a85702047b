import { createHash } from 'node:crypto';
import { exito, falla, type Resultado } from '../../base/resultado.ts';
import { incrustarCms, prepararPdf } from './preparar-pdf.ts';
import type { ErrorFirma, Firmador, FirmanteDocumento, PropositoFirma } from './puerto.ts';
import { verificarCms } from './verificar-cms.ts';
import { verificarPdf } from './verificar-pdf.ts';

export interface OpcionesFirmaPdf {
  readonly firmante: FirmanteDocumento;
  readonly motivo: string;
  readonly lugar: string;
  /** Instante que declara la firma. */
  readonly fecha: Temporal.Instant;
  readonly proposito?: PropositoFirma;
  readonly otp?: string;
}

export interface PdfFirmado {
  readonly pdf: Uint8Array;
  /** SHA-256 del PDF ya firmado, en hexadecimal. */
  readonly sha256: string;
  readonly avanzada: boolean;
  readonly idSolicitud?: string;
}

/**
 * Firma un PDF (PAdES B-B). Lo que devuelve el firmador se verifica antes de aceptarlo:
 * un servicio que entregue una firma rota da 'rechazada' y no un documento inservible.
 */
export async function firmarPdf(
  original: Uint8Array,
  firmador: Firmador,
  opciones: OpcionesFirmaPdf,
): Promise<Resultado<PdfFirmado, ErrorFirma>> {
  const { firmante, proposito = 'desatendido', otp } = opciones;
  const preparado = await prepararPdf(original, { ...opciones, nombre: firmante.nombre });
  const hecha = await firmador.firmarCms({
    bytesAFirmar: preparado.bytesAFirmar,
    sha256: createHash('sha256').update(preparado.bytesAFirmar).digest(),
    pdfPreparado: preparado.pdf,
    firmante,
    proposito,
    ...(otp === undefined ? {} : { otp }),
  });
  if (!hecha.ok) return hecha;
  const pdf =
    'pdf' in hecha.valor ? pdfAjenoValido(hecha.valor.pdf) : conCms(preparado, hecha.valor.cms);
  if (pdf === undefined) return falla('rechazada');
  const { idSolicitud } = hecha.valor;
  return exito({
    pdf,
    sha256: createHash('sha256').update(pdf).digest('hex'),
    avanzada: firmador.avanzada(proposito),
    ...(idSolicitud === undefined ? {} : { idSolicitud }),
  });
}

function conCms(
  preparado: Awaited<ReturnType<typeof prepararPdf>>,
  cms: Uint8Array,
): Uint8Array | undefined {
  if (!verificarCms(cms, [preparado.bytesAFirmar]).ok) return undefined;
  return incrustarCms(preparado, cms);
}

function pdfAjenoValido(pdf: Uint8Array): Uint8Array | undefined {
  return verificarPdf(pdf).valido ? pdf : undefined;
}
