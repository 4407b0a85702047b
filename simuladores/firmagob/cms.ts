import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { Identidad } from './autoridad.ts';
import { motor } from './certificado.ts';

const DATOS = '1.2.840.113549.1.7.1';
const DATOS_FIRMADOS = '1.2.840.113549.1.7.2';
const ATRIBUTO = {
  tipoContenido: '1.2.840.113549.1.9.3',
  resumen: '1.2.840.113549.1.9.4',
  certificadoFirmanteV2: '1.2.840.113549.1.9.16.2.47',
} as const;

function octetos(bytes: Uint8Array): asn1js.OctetString {
  return new asn1js.OctetString({ valueHex: Uint8Array.from(bytes).buffer });
}

function secuencia(...value: asn1js.BaseBlock[]): asn1js.Sequence {
  return new asn1js.Sequence({ value });
}

/** CMS separado sobre un SHA-256 ajeno, con los atributos firmados de PAdES B-B. */
export async function firmarResumen(sha256: Uint8Array, identidad: Identidad): Promise<Buffer> {
  const { certificado, autoridad, clave } = identidad;
  const huella = createHash('sha256').update(Buffer.from(certificado.toSchema().toBER())).digest();
  const attributes = [
    new pkijs.Attribute({
      type: ATRIBUTO.tipoContenido,
      values: [new asn1js.ObjectIdentifier({ value: DATOS })],
    }),
    new pkijs.Attribute({ type: ATRIBUTO.resumen, values: [octetos(sha256)] }),
    new pkijs.Attribute({
      type: ATRIBUTO.certificadoFirmanteV2,
      values: [secuencia(secuencia(secuencia(octetos(huella))))],
    }),
  ];
  const firmante = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({
      issuer: certificado.issuer,
      serialNumber: certificado.serialNumber,
    }),
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
  });
  const firmado = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: DATOS }),
    certificates: [certificado, autoridad],
    signerInfos: [firmante],
  });
  await firmado.sign(clave, 0, 'SHA-256', new ArrayBuffer(0), motor);
  const contenido = new pkijs.ContentInfo({
    contentType: DATOS_FIRMADOS,
    content: firmado.toSchema(true),
  });
  return Buffer.from(contenido.toSchema().toBER());
}
