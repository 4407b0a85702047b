import * as openid from 'openid-client';
import type { ErrorIdentidad } from './puerto.ts';

/** El proveedor no contestó o contestó 5xx. */
export class FallaDeServicio extends Error {
  override readonly name = 'FallaDeServicio';
}

const SIN_RESPUESTA = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT']);

function esDeServicio(error: unknown): boolean {
  if (error instanceof FallaDeServicio) return true;
  if (error instanceof openid.ClientError && SIN_RESPUESTA.has(error.code ?? '')) return true;
  return error instanceof Error && error.cause !== undefined && esDeServicio(error.cause);
}

/** Traduce lo que lanza la biblioteca OpenID a un error del puerto. */
export function clasificarFalla(error: unknown): ErrorIdentidad {
  if (esDeServicio(error)) return 'no-disponible';
  if (error instanceof openid.ResponseBodyError) {
    return error.error === 'invalid_client' ? 'credenciales' : 'codigo-rechazado';
  }
  return 'respuesta-invalida';
}
