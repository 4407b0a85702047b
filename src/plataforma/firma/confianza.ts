import { X509Certificate } from 'node:crypto';

/** `de-confianza`: emitido por un ancla dada. `no-comprobada`: no se dieron anclas. */
export type Confianza = 'de-confianza' | 'desconocida' | 'no-comprobada';

/** Certificado raíz en el que se confía, en PEM o DER. */
export type Ancla = string | Uint8Array;

/**
 * Dice si un certificado fue emitido por alguna de las anclas (o es una de ellas) y estaba vigente
 * en la fecha dada. No consulta revocación: eso exige red y queda a la autoridad certificadora.
 */
export function confianzaDe(
  certificado: X509Certificate,
  anclas: readonly Ancla[] | undefined,
  fecha: Temporal.Instant | undefined,
): Confianza {
  if (anclas === undefined) return 'no-comprobada';
  const emisora = anclas
    .map((ancla) => new X509Certificate(ancla))
    .find((a) => certificado.checkIssued(a) && certificado.verify(a.publicKey));
  if (emisora === undefined) return 'desconocida';
  if (fecha === undefined) return 'de-confianza';
  const instante = fecha.epochMilliseconds;
  const vigente =
    instante >= certificado.validFromDate.getTime() &&
    instante <= certificado.validToDate.getTime();
  return vigente ? 'de-confianza' : 'desconocida';
}

/** Valor de un atributo del nombre (CN, O, serialNumber) de un certificado. */
export function atributoDelNombre(nombre: string, atributo: string): string | undefined {
  const linea = nombre.split('\n').find((l) => l.startsWith(`${atributo}=`));
  return linea?.slice(atributo.length + 1).replaceAll('\\', '');
}
