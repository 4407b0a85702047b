import { randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

/** Motor criptográfico de Node para la biblioteca de certificados. */
export const motor = new pkijs.CryptoEngine({
  name: 'node',
  crypto: globalThis.crypto,
});

export const ALGORITMO = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
const CINCO_ANIOS_MS = 5 * 365 * 86_400_000;

/** Par RSA de 2048 bits. */
export function generarPar(): Promise<CryptoKeyPair> {
  const parametros = {
    ...ALGORITMO,
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  return crypto.subtle.generateKey(parametros, true, ['sign', 'verify']);
}

/** Nombre X.500 con cada atributo en su propio RDN. */
function nombre(comun: string, run?: string): pkijs.RelativeDistinguishedNames {
  const atributos: readonly (readonly [string, asn1js.BaseBlock])[] = [
    ['2.5.4.6', new asn1js.PrintableString({ value: 'CL' })],
    ['2.5.4.10', new asn1js.Utf8String({ value: 'SIMULADOR, SIN VALIDEZ LEGAL' })],
    ...(run ? [['2.5.4.5', new asn1js.PrintableString({ value: run })] as const] : []),
    ['2.5.4.3', new asn1js.Utf8String({ value: comun.slice(0, 64) })],
  ];
  const partes = atributos.map(([oid, value]) => {
    const par = new asn1js.Sequence({
      value: [new asn1js.ObjectIdentifier({ value: oid }), value],
    });
    return new asn1js.Set({ value: [par] });
  });
  return pkijs.RelativeDistinguishedNames.fromBER(new asn1js.Sequence({ value: partes }).toBER());
}

function extension(extnID: string, valor: asn1js.BaseBlock): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical: true, extnValue: valor.toBER() });
}

interface Pedido {
  readonly comun: string;
  readonly run?: string;
  readonly clave: CryptoKey;
  readonly ahora: number;
  /** Sin emisor se firma a sí mismo y es autoridad. */
  readonly emisor?: { readonly certificado: pkijs.Certificate; readonly clave: CryptoKey };
  readonly claveDeFirma: CryptoKey;
}

/** Emite un certificado X.509 v3 de prueba. */
export async function emitir(pedido: Pedido): Promise<pkijs.Certificate> {
  const { comun, run, clave, ahora, emisor, claveDeFirma } = pedido;
  const certificado = new pkijs.Certificate();
  certificado.version = 2;
  const serie = Uint8Array.from(randomBytes(16));
  serie[0] = ((serie[0] ?? 0) & 0x3f) | 0x40;
  certificado.serialNumber = new asn1js.Integer({ valueHex: serie.buffer });
  certificado.subject = nombre(comun, run);
  certificado.issuer = emisor?.certificado.subject ?? certificado.subject;
  certificado.notBefore = new pkijs.Time({ type: 0, value: new Date(ahora - 86_400_000) });
  certificado.notAfter = new pkijs.Time({ type: 0, value: new Date(ahora + CINCO_ANIOS_MS) });
  const [bits, libres] = emisor ? [0xc0, 6] : [0x06, 1];
  const usos = new asn1js.BitString({
    valueHex: new Uint8Array([bits]).buffer,
    unusedBits: libres,
  });
  const restricciones = new pkijs.BasicConstraints({ cA: !emisor });
  certificado.extensions = [
    extension('2.5.29.19', restricciones.toSchema()),
    extension('2.5.29.15', usos),
  ];
  await certificado.subjectPublicKeyInfo.importKey(clave, motor);
  await certificado.sign(claveDeFirma, 'SHA-256', motor);
  return certificado;
}
