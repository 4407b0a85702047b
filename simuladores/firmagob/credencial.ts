import { jwtVerify } from 'jose';
import { horaDeChile, type Reloj } from '../soporte/reloj.ts';

/** Aplicación habilitada: lo que FirmaGob entrega a cada institución. */
export interface Aplicacion {
  readonly entidad: string;
  readonly apiToken: string;
  readonly secreto: string;
}

const DESATENDIDO = 'Desatendido';
export const GENERAL = 'Propósito General';

export interface Credencial {
  readonly run: string;
  readonly proposito: typeof DESATENDIDO | typeof GENERAL;
}

const MAXIMO_MINUTOS = 30;
const FORMATO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;

function leerVencimiento(texto: unknown): Temporal.PlainDateTime | undefined {
  if (typeof texto !== 'string' || !FORMATO.test(texto)) return undefined;
  try {
    return Temporal.PlainDateTime.from(texto);
  } catch {
    return undefined;
  }
}

function defectoDeVencimiento(texto: unknown, reloj: Reloj): string | undefined {
  const vence = leerVencimiento(texto);
  if (!vence) return "expiration debe ser hora local de Chile yyyy-MM-dd'T'HH:mm:ss";
  const ahora = horaDeChile(reloj());
  if (Temporal.PlainDateTime.compare(vence, ahora) <= 0) return 'el token expiró';
  const maximo = ahora.add({ minutes: MAXIMO_MINUTOS });
  const lejano = Temporal.PlainDateTime.compare(vence, maximo) > 0;
  return lejano ? `expiration no puede pasar de ${MAXIMO_MINUTOS} minutos` : undefined;
}

/** Revisa el JWT HS256 y sus reclamos exactos; devuelve el defecto en texto. */
export async function leerCredencial(
  token: string,
  aplicacion: Aplicacion,
  reloj: Reloj,
): Promise<Credencial | { readonly defecto: string }> {
  const secreto = new TextEncoder().encode(aplicacion.secreto);
  const verificado = await jwtVerify(token, secreto, {
    algorithms: ['HS256'],
    currentDate: new Date(reloj()),
  }).catch(() => undefined);
  if (!verificado) return { defecto: 'la firma del token no es válida' };
  const { entity, run, purpose, expiration } = verificado.payload;
  if (entity !== aplicacion.entidad) return { defecto: 'entity no corresponde a la aplicación' };
  if (typeof run !== 'string' || !/^\d{1,9}$/.test(run)) {
    return { defecto: 'run debe ir sin puntos ni dígito verificador' };
  }
  if (purpose !== DESATENDIDO && purpose !== GENERAL) return { defecto: 'purpose no es válido' };
  const defecto = defectoDeVencimiento(expiration, reloj);
  return defecto ? { defecto } : { run, proposito: purpose };
}
