import * as openid from 'openid-client';
import { FallaDeServicio } from './fallas.ts';

/** Lo que distingue producción, QA, sandbox y simulador: solo configuración. */
export interface ConfiguracionClaveUnica {
  /** Origen, por ejemplo https://accounts.claveunica.gob.cl */
  readonly urlBase: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Emisor del id_token; por omisión `urlBase` + "/openid". */
  readonly emisor?: string;
  /** Llaves públicas; por omisión `urlBase` + "/openid/jwks". */
  readonly urlLlaves?: string;
  /** Espera máxima por petición, en segundos; por omisión 10. */
  readonly esperaSegundos?: number;
}

interface Direcciones {
  readonly autorizar: string;
  readonly token: string;
  readonly datos: string;
  readonly llaves: string;
  readonly emisor: string;
  readonly cierre: string;
}

/** Rutas del manual de ClaveÚnica; no se usa el descubrimiento, que el manual no documenta. */
export function direcciones(configuracion: ConfiguracionClaveUnica): Direcciones {
  const base = configuracion.urlBase.replace(/\/+$/, '');
  return {
    autorizar: `${base}/openid/authorize/`,
    token: `${base}/openid/token/`,
    datos: `${base}/openid/userinfo/`,
    llaves: configuracion.urlLlaves ?? `${base}/openid/jwks`,
    emisor: configuracion.emisor ?? `${base}/openid`,
    cierre: `${base}/api/v1/accounts/app/logout`,
  };
}

const MAQUINA_LOCAL = /^(localhost|127\.0\.0\.1|\[::1\]|.+\.localhost)$/;

function permiteHttp(urlBase: string): boolean {
  const { protocol, hostname } = new URL(urlBase);
  if (protocol === 'https:') return false;
  if (protocol === 'http:' && MAQUINA_LOCAL.test(hostname)) return true;
  throw new Error('ClaveÚnica exige HTTPS (TLS 1.2 o superior), salvo el simulador local');
}

/** Cliente OpenID con direcciones explícitas y firma del id_token verificada con sus llaves. */
export function configurar(configuracion: ConfiguracionClaveUnica): openid.Configuration {
  const urls = direcciones(configuracion);
  const cliente = new openid.Configuration(
    {
      issuer: urls.emisor,
      authorization_endpoint: urls.autorizar,
      token_endpoint: urls.token,
      userinfo_endpoint: urls.datos,
      jwks_uri: urls.llaves,
      id_token_signing_alg_values_supported: ['RS256'],
    },
    configuracion.clientId,
    { id_token_signed_response_alg: 'RS256' },
    openid.ClientSecretPost(configuracion.clientSecret),
  );
  if (permiteHttp(configuracion.urlBase)) openid.allowInsecureRequests(cliente);
  openid.enableNonRepudiationChecks(cliente);
  cliente.timeout = configuracion.esperaSegundos ?? 10;
  cliente[openid.customFetch] = async (url, { body, ...opciones }) => {
    const cuerpo = body instanceof Uint8Array ? new Uint8Array(body) : (body ?? null);
    const respuesta = await fetch(url, { ...opciones, body: cuerpo }).catch((causa: unknown) => {
      throw new FallaDeServicio('sin conexión', { cause: causa });
    });
    if (respuesta.status >= 500) throw new FallaDeServicio(`respuesta ${respuesta.status}`);
    return respuesta;
  };
  return cliente;
}
