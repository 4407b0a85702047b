import { createHash } from 'node:crypto';
import { fromBER, OctetString } from 'asn1js';
import { ContentInfo, SignedData } from 'pkijs';

const ATRIBUTO_RESUMEN = '1.2.840.113549.1.9.4';

/** Resumen firmado dentro de un CMS, o `undefined` si no se entiende. */
export function resumenDelCms(cms: Uint8Array): Uint8Array | undefined {
  const { offset, result } = fromBER(Uint8Array.from(cms));
  if (offset === -1) return undefined;
  try {
    const firmado = new SignedData({ schema: new ContentInfo({ schema: result }).content });
    const atributos = firmado.signerInfos[0]?.signedAttrs?.attributes ?? [];
    const valor = atributos.find(({ type }) => type === ATRIBUTO_RESUMEN)?.values[0];
    return valor instanceof OctetString ? new Uint8Array(valor.getValue()) : undefined;
  } catch {
    return undefined;
  }
}

export type EstadoFirmaPdf = 'sin-firma' | 'intacta' | 'adulterada' | 'modificada-despues';

const RANGO = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;

/** Mira la última firma del PDF: si cubre todo el archivo y si el resumen corresponde. */
export function estadoDeFirma(pdf: Uint8Array): EstadoFirmaPdf {
  const texto = Buffer.from(pdf).toString('latin1');
  const ultimo = [...texto.matchAll(RANGO)].at(-1);
  if (!ultimo) return 'sin-firma';
  const [inicio = 0, largo = 0, reinicio = 0, resto = 0] = ultimo.slice(1).map(Number);
  if (inicio !== 0 || reinicio < largo) return 'adulterada';
  if (reinicio + resto !== pdf.length) return 'modificada-despues';
  const resumen = createHash('sha256')
    .update(pdf.subarray(0, largo))
    .update(pdf.subarray(reinicio))
    .digest();
  const hexadecimal = texto.slice(largo, reinicio).replace(/[^0-9a-fA-F]/g, '');
  const firmado = resumenDelCms(Buffer.from(hexadecimal, 'hex'));
  return firmado && resumen.equals(firmado) ? 'intacta' : 'adulterada';
}
