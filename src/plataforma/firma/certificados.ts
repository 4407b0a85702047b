import { createHash, webcrypto } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

/** Vigencia de los certificados de demostración. */
const ANIOS_VIGENCIA = 10;

const motor = new pkijs.CryptoEngine({
  name: 'node',
  crypto: webcrypto as Crypto,
  subtle: webcrypto.subtle as SubtleCrypto,
});

/** Genera un par RSA de 2048 bits para firmar con SHA-256. */
export function generarPar(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(
    {
      name: 'RSASSA-PKCS1-v1_5',
      hash: 'SHA-256',
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
    },
    true,
    ['sign', 'verify'],
  );
}

export interface PedidoCertificado {
  readonly sujeto: {
    readonly nombre: string;
    readonly organizacion: string;
    readonly cargo?: string;
    readonly run?: string;
  };
  readonly clavePublica: webcrypto.CryptoKey;
  readonly claveEmisor: webcrypto.CryptoKey;
  /** Certificado de quien emite; sin él, el certificado se firma a sí mismo. */
  readonly emisorDer?: Uint8Array;
  /** De ella sale el número de serie. */
  readonly semilla: string;
  readonly desde: Temporal.Instant;
  readonly autoridad: boolean;
}

function nombreDistinguido(sujeto: PedidoCertificado['sujeto']): pkijs.RelativeDistinguishedNames {
  const pares: readonly (readonly [string, string | undefined])[] = [
    ['2.5.4.6', 'CL'],
    ['2.5.4.10', sujeto.organizacion],
    ['2.5.4.11', sujeto.cargo],
    ['2.5.4.5', sujeto.run],
    ['2.5.4.3', sujeto.nombre],
  ];
  const partes = pares.flatMap(([type, value]) => {
    if (value === undefined) return [];
    // El país y el RUN van en PrintableString por norma; lo demás, en UTF-8. Largo según X.520.
    const texto = value.slice(0, 64);
    const enImprimible = type === '2.5.4.6' || type === '2.5.4.5';
    const atributo = new pkijs.AttributeTypeAndValue({
      type,
      value: enImprimible
        ? new asn1js.PrintableString({ value: texto })
        : new asn1js.Utf8String({ value: texto }),
    });
    return [new asn1js.Set({ value: [atributo.toSchema()] })];
  });
  // Un RDN por atributo: la biblioteca, por sí sola, los juntaría todos en uno.
  return pkijs.RelativeDistinguishedNames.fromBER(new asn1js.Sequence({ value: partes }).toBER());
}

/** Usos de clave: bits de X.509 dentro de un BIT STRING. */
function usosDeClave(autoridad: boolean): pkijs.Extension {
  const bits = autoridad ? [0x06, 1] : [0xc0, 6];
  const valor = new asn1js.BitString({
    valueHex: new Uint8Array([bits[0] ?? 0]).buffer,
    unusedBits: bits[1] ?? 0,
  });
  return new pkijs.Extension({ extnID: '2.5.29.15', critical: true, extnValue: valor.toBER() });
}

function restricciones(autoridad: boolean): pkijs.Extension {
  const valor = autoridad
    ? new pkijs.BasicConstraints({ cA: true, pathLenConstraint: 0 })
    : new pkijs.BasicConstraints({ cA: false });
  return new pkijs.Extension({
    extnID: '2.5.29.19',
    critical: true,
    extnValue: valor.toSchema().toBER(),
  });
}

/** Emite un certificado X.509 v3 y lo devuelve en DER. A igual pedido, igual certificado. */
export async function emitirCertificado(pedido: PedidoCertificado): Promise<Uint8Array> {
  const certificado = new pkijs.Certificate();
  certificado.version = 2;
  const serie = createHash('sha256').update(pedido.semilla).digest().subarray(0, 16);
  // Positivo y sin ceros a la izquierda, como pide DER para un entero.
  serie[0] = ((serie[0] ?? 0) & 0x3f) | 0x40;
  certificado.serialNumber = new asn1js.Integer({ valueHex: Uint8Array.from(serie).buffer });
  certificado.subject = nombreDistinguido(pedido.sujeto);
  certificado.issuer =
    pedido.emisorDer === undefined
      ? certificado.subject
      : pkijs.Certificate.fromBER(Uint8Array.from(pedido.emisorDer)).subject;
  const desde = new Date(Math.floor(pedido.desde.epochMilliseconds / 1000) * 1000);
  const hasta = new Date(desde);
  hasta.setUTCFullYear(hasta.getUTCFullYear() + ANIOS_VIGENCIA);
  certificado.notBefore = new pkijs.Time({ type: 0, value: desde });
  certificado.notAfter = new pkijs.Time({ type: 0, value: hasta });
  certificado.extensions = [restricciones(pedido.autoridad), usosDeClave(pedido.autoridad)];
  await certificado.subjectPublicKeyInfo.importKey(pedido.clavePublica as CryptoKey, motor);
  await certificado.sign(pedido.claveEmisor as CryptoKey, 'SHA-256', motor);
  return new Uint8Array(certificado.toSchema(true).toBER());
}

/** Firma un CMS separado con los atributos de PAdES B-B (contentType, messageDigest, signingCertificateV2). */
export async function construirCms(
  sha256: Uint8Array,
  certificadoDer: Uint8Array,
  clave: webcrypto.CryptoKey,
): Promise<Uint8Array> {
  const certificado = pkijs.Certificate.fromBER(Uint8Array.from(certificadoDer));
  const huella = createHash('sha256').update(certificadoDer).digest();
  const octetos = (bytes: Uint8Array): asn1js.OctetString =>
    new asn1js.OctetString({ valueHex: Uint8Array.from(bytes).buffer });
  const atributos = [
    new pkijs.Attribute({
      type: '1.2.840.113549.1.9.3',
      values: [new asn1js.ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })],
    }),
    new pkijs.Attribute({ type: '1.2.840.113549.1.9.4', values: [octetos(sha256)] }),
    new pkijs.Attribute({
      type: '1.2.840.113549.1.9.16.2.47',
      values: [
        new asn1js.Sequence({
          value: [
            new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [octetos(huella)] })] }),
          ],
        }),
      ],
    }),
  ];
  const sobre = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
    certificates: [certificado],
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({
          issuer: certificado.issuer,
          serialNumber: certificado.serialNumber,
        }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes: atributos }),
      }),
    ],
  });
  await sobre.sign(clave as CryptoKey, 0, 'SHA-256', new ArrayBuffer(0), motor);
  const contenido = new pkijs.ContentInfo({
    contentType: '1.2.840.113549.1.7.2',
    content: sobre.toSchema(true),
  });
  return new Uint8Array(contenido.toSchema().toBER());
}
