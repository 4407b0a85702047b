import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import * as openid from 'openid-client';
import { falla, type Resultado } from '../../base/resultado.ts';
import { type ConfiguracionClaveUnica, configurar, direcciones } from './configuracion.ts';
import { clasificarFalla } from './fallas.ts';
import { leerPersona } from './persona.ts';
import type {
  ErrorIdentidad,
  IdentidadVerificada,
  ProveedorIdentidad,
  RetornoIdentidad,
} from './puerto.ts';

const SCOPE = 'openid run name';
const BYTES_DE_ESTADO = 32;

function iguales(uno: string, otro: string): boolean {
  const resumen = (texto: string) => createHash('sha256').update(texto).digest();
  return timingSafeEqual(resumen(uno), resumen(otro));
}

/** Canje por el servidor: el cuerpo lleva también `state`, como pide el manual de ClaveÚnica. */
async function canjear(
  cliente: openid.Configuration,
  retorno: RetornoIdentidad,
): Promise<{ readonly acceso: string; readonly sujeto: string | undefined }> {
  const vuelta = new URL(retorno.redirectUri);
  vuelta.searchParams.set('code', retorno.codigo);
  vuelta.searchParams.set('state', retorno.estadoRecibido);
  const checks = { expectedState: retorno.estadoGuardado, idTokenExpected: true };
  const tokens = await openid.authorizationCodeGrant(cliente, vuelta, checks, {
    state: retorno.estadoRecibido,
  });
  return { acceso: tokens.access_token, sujeto: tokens.claims()?.sub };
}

/**
 * ClaveÚnica (OpenID Connect, código de autorización sin PKCE: el servicio no lo admite).
 * Lanza al construir si `urlBase` no es HTTPS, salvo en esta misma máquina.
 */
export function crearClaveUnica(configuracion: ConfiguracionClaveUnica): ProveedorIdentidad {
  const cliente = configurar(configuracion);
  const urls = direcciones(configuracion);

  async function completar(
    retorno: RetornoIdentidad,
  ): Promise<Resultado<IdentidadVerificada, ErrorIdentidad>> {
    const { estadoGuardado, estadoRecibido } = retorno;
    if (estadoGuardado === '' || !iguales(estadoGuardado, estadoRecibido)) {
      return falla('estado-alterado');
    }
    try {
      const { acceso, sujeto } = await canjear(cliente, retorno);
      // Los datos se piden por POST; el userinfo habitual de OpenID Connect es GET.
      const respuesta = await openid.fetchProtectedResource(
        cliente,
        acceso,
        new URL(urls.datos),
        'POST',
      );
      if (!respuesta.ok) return falla('respuesta-invalida');
      return leerPersona(await respuesta.json(), sujeto);
    } catch (error) {
      return falla(clasificarFalla(error));
    }
  }

  return {
    async iniciar(redirectUri) {
      const estado = randomBytes(BYTES_DE_ESTADO).toString('hex');
      const parametros = { redirect_uri: redirectUri, scope: SCOPE, state: estado };
      return { url: openid.buildAuthorizationUrl(cliente, parametros).href, estado };
    },
    completar,
    urlCierre(logoutUri) {
      const url = new URL(urls.cierre);
      url.searchParams.set('redirect', logoutUri);
      return url.href;
    },
  };
}
