import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
} from '@cantoo/pdf-lib';

/** Bytes reservados para el CMS: caben una cadena de certificados y un sello de tiempo. */
const RESERVA = 16_384;
const MARCADOR = 9_999_999_999;

export interface DatosFirmaPdf {
  readonly nombre: string;
  readonly motivo: string;
  readonly lugar: string;
  readonly fecha: Temporal.Instant;
}

/** PDF con el hueco de la firma listo. El hueco incluye los signos < y >. */
export interface PdfPreparado {
  readonly pdf: Uint8Array;
  readonly hueco: { readonly desde: number; readonly hasta: number };
  readonly bytesAFirmar: Uint8Array;
}

/**
 * Agrega al PDF un campo de firma vacío por actualización incremental: los bytes originales quedan
 * intactos como prefijo, y con ellos cualquier firma anterior (ISO 32000-1, 12.8; ETSI EN 319 142-1).
 */
export async function prepararPdf(
  original: Uint8Array,
  datos: DatosFirmaPdf,
): Promise<PdfPreparado> {
  const documento = await PDFDocument.load(original, {
    forIncrementalUpdate: true,
    updateMetadata: false,
  });
  const { context, catalog } = documento;
  const firma = context.obj({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, MARCADOR, MARCADOR, MARCADOR],
    Contents: PDFHexString.of('0'.repeat(RESERVA * 2)),
    Name: PDFHexString.fromText(datos.nombre),
    Reason: PDFHexString.fromText(datos.motivo),
    Location: PDFHexString.fromText(datos.lugar),
    M: PDFString.fromDate(new Date(datos.fecha.epochMilliseconds)),
  });
  const pagina = documento.getPage(0);
  const formulario = catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict) ?? context.obj({});
  const campos = formulario.lookupMaybe(PDFName.of('Fields'), PDFArray) ?? context.obj([]);
  const campo = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of(`Firma${campos.size() + 1}`),
      V: context.register(firma),
      Rect: [0, 0, 0, 0],
      // Imprimible y bloqueado, como exige PDF/A a toda anotación.
      F: 132,
      P: pagina.ref,
    }),
  );
  campos.push(campo);
  formulario.set(PDFName.of('Fields'), campos);
  formulario.set(PDFName.of('SigFlags'), PDFNumber.of(3));
  catalog.set(PDFName.of('AcroForm'), formulario);
  pagina.node.addAnnot(campo);
  const salida = await documento.commit({ useObjectStreams: false });
  return ubicarHueco(salida, original.length);
}

function ubicarHueco(salida: Uint8Array, desde: number): PdfPreparado {
  const pdf = Buffer.from(salida);
  const inicioContenido = pdf.indexOf(`<${'0'.repeat(RESERVA * 2)}>`, desde);
  const rango = /\/ByteRange \[ ?0 9999999999 9999999999 9999999999 ?\]/.exec(
    pdf.subarray(desde).toString('latin1'),
  );
  if (inicioContenido < 0 || rango === null) throw new Error('No se encontró el hueco de la firma');
  const hasta = inicioContenido + RESERVA * 2 + 2;
  const valores = `/ByteRange [0 ${inicioContenido} ${hasta} ${pdf.length - hasta}]`;
  pdf.write(valores.padEnd(rango[0].length, ' '), desde + rango.index, 'latin1');
  return {
    pdf,
    hueco: { desde: inicioContenido, hasta },
    bytesAFirmar: Buffer.concat([pdf.subarray(0, inicioContenido), pdf.subarray(hasta)]),
  };
}

/** Pone el CMS en el hueco, en hexadecimal minúscula y con ceros hasta llenarlo. */
export function incrustarCms(preparado: PdfPreparado, cms: Uint8Array): Uint8Array | undefined {
  const { desde, hasta } = preparado.hueco;
  if (cms.length * 2 > hasta - desde - 2) return undefined;
  const pdf = Buffer.from(preparado.pdf);
  pdf.write(Buffer.from(cms).toString('hex'), desde + 1, 'latin1');
  return new Uint8Array(pdf);
}
