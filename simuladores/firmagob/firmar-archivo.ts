import { createHash } from 'node:crypto';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
} from '@cantoo/pdf-lib';
import type { Identidad } from './autoridad.ts';
import { firmarResumen } from './cms.ts';

const HUECO = '0'.repeat(24_576);
const COMODIN = 9_999_999_999;

async function conCampoDeFirma(original: Uint8Array, ahora: number): Promise<Buffer> {
  const documento = await PDFDocument.load(original, {
    forIncrementalUpdate: true,
    updateMetadata: false,
  });
  const { context, catalog } = documento;
  const firma = context.obj({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, COMODIN, COMODIN, COMODIN],
    Contents: PDFHexString.of(HUECO),
    M: PDFString.fromDate(new Date(ahora)),
  });
  const formulario = catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict) ?? context.obj({});
  const campos = formulario.lookupMaybe(PDFName.of('Fields'), PDFArray) ?? context.obj([]);
  const pagina = documento.getPage(0);
  const campo = context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: PDFString.of(`FirmaGob${campos.size() + 1}`),
    V: context.register(firma),
    Rect: [0, 0, 0, 0],
    F: 132,
    P: pagina.ref,
  });
  const referencia = context.register(campo);
  campos.push(referencia);
  formulario.set(PDFName.of('Fields'), campos);
  formulario.set(PDFName.of('SigFlags'), PDFNumber.of(3));
  catalog.set(PDFName.of('AcroForm'), formulario);
  pagina.node.addAnnot(referencia);
  return Buffer.from(await documento.commit({ useObjectStreams: false }));
}

/** Firma un PDF completo por actualización incremental, como hace el modo `files`. */
export async function firmarArchivo(
  original: Uint8Array,
  identidad: Identidad,
  ahora: number,
): Promise<Buffer> {
  const pdf = await conCampoDeFirma(original, ahora);
  const inicio = pdf.lastIndexOf(`<${HUECO}>`);
  const fin = inicio + HUECO.length + 2;
  const comodin = `${COMODIN} ${COMODIN} ${COMODIN}`;
  const rango = pdf.lastIndexOf(comodin);
  if (inicio < 0 || rango < 0) throw new Error('No se encontró el hueco de la firma');
  pdf.write(`${inicio} ${fin} ${pdf.length - fin}`.padEnd(comodin.length), rango, 'latin1');
  const resumen = createHash('sha256')
    .update(pdf.subarray(0, inicio))
    .update(pdf.subarray(fin))
    .digest();
  const cms = await firmarResumen(resumen, identidad);
  pdf.write(cms.toString('hex'), inicio + 1, 'latin1');
  return pdf;
}
