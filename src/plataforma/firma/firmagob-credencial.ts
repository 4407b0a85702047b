import { SignJWT } from 'jose';
import type { PropositoFirma } from './puerto.ts';

const PROPOSITOS: Readonly<Record<PropositoFirma, string>> = {
  desatendido: 'Desatendido',
  general: 'Propósito General',
};
const MINUTOS_DE_VIDA = 5;

interface DatosCredencial {
  readonly entidad: string;
  readonly secreto: string;
  /** RUN de quien firma, sin dígito verificador. */
  readonly run: number;
  readonly proposito: PropositoFirma;
  readonly ahora: Temporal.Instant;
}

/** Hora de Chile continental sin zona ni fracción, como la pide `expiration`. */
function vencimiento(ahora: Temporal.Instant): string {
  return ahora
    .toZonedDateTimeISO('America/Santiago')
    .add({ minutes: MINUTOS_DE_VIDA })
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' });
}

/**
 * Token de FirmaGob (JWT HS256). `expiration` es un reclamo propio en hora local de Chile: no es
 * el `exp` de la norma JWT, que iría en UTC y el servicio no mira.
 */
export function crearCredencial(datos: DatosCredencial): Promise<string> {
  const { entidad, secreto, run, proposito, ahora } = datos;
  return new SignJWT({
    entity: entidad,
    run: String(run),
    purpose: PROPOSITOS[proposito],
    expiration: vencimiento(ahora),
    iat: Math.floor(ahora.epochMilliseconds / 1000),
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(secreto));
}
