import { readFileSync } from 'node:fs';
import formbody from '@fastify/formbody';
import { type FastifyInstance, fastify } from 'fastify';
import { rutaDeSimuladores } from './raiz.ts';

/** Lo que todo simulador devuelve: se enciende en un puerto (0: uno libre) y se apaga. */
export interface Simulador {
  escuchar(puerto: number): Promise<string>;
  cerrar(): Promise<void>;
}

export interface OpcionesServidor {
  /** Interfaz de red; por omisión solo esta máquina. */
  readonly anfitrion?: string;
  /** Origen con que lo ve el navegador, si no es el de escucha. */
  readonly urlPublica?: string;
  /** Recibe una línea por petición, sin datos personales. Por omisión no registra. */
  readonly registrar?: (linea: string) => void;
}

export interface ServidorSimulado {
  readonly app: FastifyInstance;
  readonly simulador: Simulador;
  /** Origen público; solo tiene sentido después de escuchar. */
  readonly origen: () => string;
}

const politica = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'";

function registrarPeticiones(
  app: FastifyInstance,
  nombre: string,
  registrar: (linea: string) => void,
): void {
  app.addHook('onResponse', async (peticion, respuesta) => {
    // La ruta es el patrón, no la URL: una URL puede llevar RUN, códigos o tokens.
    const ruta = peticion.routeOptions.url ?? '(desconocida)';
    const { method: metodo } = peticion;
    registrar(JSON.stringify({ simulador: nombre, metodo, ruta, estado: respuesta.statusCode }));
  });
}

/** Acepta JSON vacío: los servicios reales reciben PUT con ese tipo y sin cuerpo. */
function aceptarJsonVacio(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_peticion, texto, listo) => {
    try {
      listo(null, texto === '' ? {} : JSON.parse(String(texto)));
    } catch {
      listo(Object.assign(new Error('JSON inválido'), { statusCode: 400 }));
    }
  });
}

/** Servidor común: formularios, hoja de estilo, cabeceras y registro sin datos personales. */
export async function crearServidor(
  nombre: string,
  opciones: OpcionesServidor,
): Promise<ServidorSimulado> {
  const app = fastify({ logger: false, forceCloseConnections: true, bodyLimit: 40 * 1024 * 1024 });
  await app.register(formbody);
  aceptarJsonVacio(app);
  const estilo = readFileSync(rutaDeSimuladores('soporte', 'estilo.css'), 'utf8');
  let escucha = '';

  app.addHook('onSend', async (_peticion, respuesta) => {
    respuesta.header('content-security-policy', politica);
    respuesta.header('x-content-type-options', 'nosniff');
    respuesta.header('referrer-policy', 'no-referrer');
    if (!respuesta.hasHeader('cache-control')) respuesta.header('cache-control', 'no-store');
  });
  if (opciones.registrar) registrarPeticiones(app, nombre, opciones.registrar);
  app.get('/_simulador/estilo.css', async (_peticion, respuesta) =>
    respuesta.type('text/css; charset=utf-8').send(estilo),
  );
  app.get('/salud', async () => ({ simulador: nombre, estado: 'vivo' }));

  return {
    app,
    origen: () => opciones.urlPublica ?? escucha,
    simulador: {
      async escuchar(puerto) {
        escucha = await app.listen({ port: puerto, host: opciones.anfitrion ?? '127.0.0.1' });
        return opciones.urlPublica ?? escucha;
      },
      cerrar: () => app.close(),
    },
  };
}
