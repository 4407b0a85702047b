import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { type FastifyInstance, fastify } from 'fastify';
import type { Marco } from '../modulos/marco.ts';
import type { BaseDeDatos } from '../plataforma/base-de-datos/base-de-datos.ts';
import type { Registro } from '../plataforma/registro/registro.ts';
import { reescribirUrl } from './anfitrion.ts';
import { ponerCabeceras } from './cabeceras.ts';
import { publicarDocumentacion } from './documentacion.ts';
import { ponerErrores } from './errores.tsx';
import { servirEstaticos } from './estaticos.ts';
import { exigirMismoOrigen } from './origen.ts';
import { responderIlegible } from './pedido-ilegible.ts';
import { rutasDeSalud } from './salud.ts';

/** Un formulario completo cabe con holgura; los archivos van por su propio camino y límite. */
const MAXIMO_DE_CUERPO = 1_000_000;
const SOLICITUDES_POR_MINUTO = 600;

export interface OpcionesDeServidor {
  readonly base: BaseDeDatos;
  readonly registro: Registro;
  readonly marco: Marco;
  readonly urlPublica: string;
  /** Otros sitios a los que un formulario puede enviar a la persona: identidad y pago. */
  readonly destinos: readonly string[];
  readonly slugDesdeHost: (anfitrion: string) => string | undefined;
  /** Registra las rutas de los módulos, después de todos los ganchos comunes. */
  readonly modulos: (app: FastifyInstance) => void | Promise<void>;
  /**
   * Proxies propios: solo a ellos se les cree `X-Forwarded-For`. A nadie más, o cualquiera en la
   * red interna cambiaría de dirección en cada solicitud y el límite de uso no lo frenaría.
   */
  readonly proxies?: readonly string[];
  /** Clave de `/metrics`. Sin ella, solo se muestran a esta máquina. */
  readonly claveDeMetricas?: string;
  /** Solo las mediciones y pruebas de carga lo cambian. */
  readonly limitePorMinuto?: number;
}

/**
 * Arma el servidor en el orden en que pasa una solicitud: identificador, cabeceras, límite de
 * uso, lectura de cookies y cuerpo, mismo origen, estáticos, salud, módulos, errores.
 */
export async function crearApp(opciones: OpcionesDeServidor): Promise<FastifyInstance> {
  const app = fastify({
    genReqId: () => randomUUID().replaceAll('-', '').slice(0, 16),
    bodyLimit: MAXIMO_DE_CUERPO,
    // Quien envía a cuentagotas no ocupa una conexión para siempre; un archivo por 3G lento cabe.
    requestTimeout: 300_000,
    clientErrorHandler: responderIlegible,
    trustProxy: [...(opciones.proxies ?? ['loopback'])],
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    rewriteUrl: (solicitud) =>
      reescribirUrl(solicitud.url ?? '/', solicitud.headers.host, opciones.slugDesdeHost),
  });
  app.addHook('onRequest', async (solicitud, respuesta) => {
    respuesta.header('x-request-id', solicitud.id);
  });
  await ponerCabeceras(app, opciones.destinos);
  await app.register(rateLimit, {
    max: opciones.limitePorMinuto ?? SOLICITUDES_POR_MINUTO,
    timeWindow: '1 minute',
  });
  // Una página comprimida cabe en 4 KB y su ventana en 16: con lo de fábrica pesa lo mismo, tarda
  // casi cuatro veces más y el proceso pide y suelta 300 KB por respuesta.
  await app.register(compress, {
    global: true,
    encodings: ['gzip'],
    threshold: 600,
    zlibOptions: { chunkSize: 4096, windowBits: 14, memLevel: 7 },
  });
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: MAXIMO_DE_CUERPO });
  await app.register(multipart, {
    limits: { fields: 100, fieldSize: 100_000, files: 10, parts: 120 },
  });
  exigirMismoOrigen(app);
  await publicarDocumentacion(app, opciones.urlPublica);
  servirEstaticos(app);
  rutasDeSalud(app, opciones.base, opciones.claveDeMetricas);
  ponerErrores(app, opciones);
  await opciones.modulos(app);
  return app;
}
