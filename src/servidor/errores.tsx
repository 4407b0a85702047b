import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { Aviso, EncabezadoPagina, EnlaceBoton } from '../diseno/index.ts';
import { type Catalogo, textos } from '../idioma/index.ts';
import type { Marco } from '../modulos/marco.ts';
import { esBaseCaida } from '../plataforma/base-de-datos/base-de-datos.ts';
import type { Registro } from '../plataforma/registro/registro.ts';
import { ORIGEN_AJENO } from './origen.ts';

type Textos = Catalogo['errores'];

interface Explicacion {
  readonly estado: number;
  readonly titulo: string;
  readonly mensaje: string;
}

/** Página o JSON de error, en lenguaje claro. Nunca muestra la pila ni el texto interno. */
export function ponerErrores(
  app: FastifyInstance,
  { marco, registro }: { readonly marco: Marco; readonly registro: Registro },
): void {
  app.setNotFoundHandler(
    { preHandler: app.rateLimit({ max: 120, timeWindow: '1 minute' }) },
    async (solicitud, respuesta) =>
      esApi(solicitud)
        ? respuesta.code(404).send({ error: 'no-encontrado', mensaje: 'No existe ese recurso.' })
        : marco.noEncontrada(solicitud, respuesta),
  );

  app.setErrorHandler<FastifyError>(async (error, solicitud, respuesta) => {
    const idioma = esApi(solicitud) ? 'es-CL' : marco.idiomaDe(solicitud);
    const t = textos(idioma).errores;
    const explicacion = explicar(t, error);
    if (explicacion.estado >= 500) {
      registro.error(
        { err: error, solicitud: solicitud.id, ruta: solicitud.routeOptions.url },
        'falló una solicitud',
      );
    }
    respuesta.code(explicacion.estado);
    if (explicacion.estado === 503) respuesta.header('retry-after', '15');
    if (esApi(solicitud)) {
      return respuesta.send({ error: codigoDe(error, explicacion), mensaje: explicacion.mensaje });
    }
    return marco.publica(solicitud, respuesta, {
      titulo: explicacion.titulo,
      idioma,
      contenido: <PaginaDeError {...explicacion} t={t} folio={solicitud.id} />,
      conErrores: true,
      privada: true,
      // Lo que falló puede no repetirse por su dirección: se cambia de idioma en el inicio.
      ...(solicitud.method === 'GET' ? {} : { direccion: '/' }),
    });
  });
}

function PaginaDeError({
  t,
  estado,
  titulo,
  mensaje,
  folio,
}: Explicacion & { readonly t: Textos; readonly folio: string }): VNode {
  return (
    <>
      <EncabezadoPagina titulo={titulo} />
      <Aviso tono={estado >= 500 ? 'error' : 'advertencia'}>
        <p>{mensaje}</p>
      </Aviso>
      {estado >= 500 ? <p>{t.codigoDeError(folio)}</p> : null}
      <EnlaceBoton href="/" variante="secundario">
        {t.irAlInicio}
      </EnlaceBoton>
    </>
  );
}

function explicar(t: Textos, error: FastifyError): Explicacion {
  if (esBaseCaida(error))
    return { estado: 503, titulo: t.noDisponible, mensaje: t.noDisponibleTexto };
  const estado = esEnvioCortado(error) ? 400 : (error.statusCode ?? 500);
  if (estado === 413 || error.code === 'FST_REQ_FILE_TOO_LARGE')
    return { estado: 413, titulo: t.muyGrande, mensaje: t.muyGrandeTexto };
  if (estado === 429) return { estado, titulo: t.demasiado, mensaje: t.demasiadoTexto };
  if (error.code === ORIGEN_AJENO)
    return { estado, titulo: t.origenInvalido, mensaje: t.origenInvalidoTexto };
  if (error.validation !== undefined)
    return { estado: 400, titulo: t.invalida, mensaje: t.reviseDatos(datosMalos(error)) };
  if (estado >= 400 && estado < 500)
    return { estado, titulo: t.invalida, mensaje: t.invalidaTexto };
  return { estado: 500, titulo: t.servidor, mensaje: t.servidorTexto };
}

/** Un formulario con archivos que llegó incompleto o mal armado: el lector no le pone código. */
function esEnvioCortado({ message }: Error): boolean {
  return /(Unexpected end|unexpected end) of multipart data$/.test(message);
}

/** Nombres de los datos que no cumplen, separados por comas. */
function datosMalos(error: FastifyError): string {
  const campos = (error.validation ?? []).map(
    ({ instancePath, params }) =>
      instancePath.slice(1) || String(Object.values(params ?? {})[0] ?? ''),
  );
  return [...new Set(campos)].join(', ');
}

function codigoDe(error: FastifyError, { estado }: Explicacion): string {
  if (estado === 503) return 'no-disponible';
  if (estado === 429) return 'demasiadas-solicitudes';
  if (error.code === ORIGEN_AJENO) return 'origen-ajeno';
  return error.validation === undefined
    ? estado >= 500
      ? 'error-interno'
      : 'solicitud-invalida'
    : 'datos-invalidos';
}

function esApi(solicitud: FastifyRequest): boolean {
  return (
    solicitud.url.startsWith('/api/') || solicitud.url === '/salud' || solicitud.url === '/listo'
  );
}
