import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { BaseDeDatos } from '../plataforma/base-de-datos/base-de-datos.ts';
import { versionEsperada } from '../plataforma/base-de-datos/migrar.ts';
import { accesoAMetricas } from './acceso-a-metricas.ts';

/** `/salud` (el proceso vive), `/listo` (base y migraciones al día) y `/metrics` (Prometheus). */
export function rutasDeSalud(
  app: FastifyInstance,
  base: Pick<BaseDeDatos, 'versionDeEsquema'>,
  claveDeMetricas?: string,
): void {
  const metricas = new Registry();
  collectDefaultMetrics({ register: metricas });
  const duracion = new Histogram({
    name: 'http_duracion_segundos',
    help: 'Duración de las solicitudes por ruta, método y estado',
    labelNames: ['ruta', 'metodo', 'estado'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [metricas],
  });
  const fallas = new Counter({
    name: 'http_fallas_total',
    help: 'Respuestas 5xx por ruta',
    labelNames: ['ruta'],
    registers: [metricas],
  });

  app.addHook('onResponse', async (solicitud, respuesta) => {
    // La ruta declarada, no la dirección: así no hay datos personales ni series infinitas.
    const ruta = solicitud.routeOptions.url ?? 'desconocida';
    const estado = String(respuesta.statusCode);
    duracion.observe({ ruta, metodo: solicitud.method, estado }, respuesta.elapsedTime / 1000);
    if (respuesta.statusCode >= 500) fallas.inc({ ruta });
  });

  app.get('/salud', async () => ({ estado: 'vivo' }));

  const esperada = versionEsperada();
  app.get('/listo', async (_solicitud, respuesta) => {
    try {
      const version = await base.versionDeEsquema();
      const listo = version === esperada;
      return respuesta.code(listo ? 200 : 503).send({
        estado: listo ? 'listo' : 'migraciones-pendientes',
        base: 'responde',
        version,
        esperada,
      });
    } catch {
      return respuesta.code(503).send({ estado: 'sin-base', base: 'no responde', esperada });
    }
  });

  app.get('/metrics', async (solicitud, respuesta) => {
    const acceso = accesoAMetricas(solicitud, claveDeMetricas);
    if (acceso === 'falta-clave') {
      return respuesta
        .code(401)
        .header('www-authenticate', 'Bearer realm="metricas"')
        .send({ error: 'falta-clave', mensaje: 'Presente la clave de las métricas.' });
    }
    if (acceso === 'ajeno') return respuesta.callNotFound();
    return respuesta
      .header('cache-control', 'no-store')
      .type(metricas.contentType)
      .send(await metricas.metrics());
  });
}
