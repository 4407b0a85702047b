import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { Aviso, EncabezadoPagina, EnlaceBoton } from '../diseno/index.ts';
import type { Marco } from '../modulos/marco.ts';
import { esBaseCaida } from '../plataforma/base-de-datos/base-de-datos.ts';
import type { Registro } from '../plataforma/registro/registro.ts';

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
    const explicacion = explicar(error);
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
    return responderPagina(solicitud, respuesta, marco, explicacion);
  });
}

async function responderPagina(
  solicitud: FastifyRequest,
  respuesta: FastifyReply,
  marco: Marco,
  explicacion: Explicacion,
): Promise<FastifyReply> {
  return marco.publica(solicitud, respuesta, {
    titulo: explicacion.titulo,
    contenido: <PaginaDeError {...explicacion} folio={solicitud.id} />,
    conErrores: true,
    privada: true,
  });
}

function PaginaDeError({
  estado,
  titulo,
  mensaje,
  folio,
}: Explicacion & { readonly folio: string }): VNode {
  return (
    <>
      <EncabezadoPagina titulo={titulo} />
      <Aviso tono={estado >= 500 ? 'error' : 'advertencia'}>
        <p>{mensaje}</p>
      </Aviso>
      {estado >= 500 ? (
        <p>Si vuelve a pasar, entregue este código a quien le atienda: {folio}</p>
      ) : null}
      <EnlaceBoton href="/" variante="secundario">
        Ir al inicio
      </EnlaceBoton>
    </>
  );
}

function explicar(error: FastifyError): Explicacion {
  if (esBaseCaida(error)) {
    return {
      estado: 503,
      titulo: 'El servicio está detenido por un momento',
      mensaje:
        'No podemos leer ni guardar datos ahora. Lo que ya guardó está a salvo. Intente de nuevo en unos minutos.',
    };
  }
  const estado = esEnvioCortado(error) ? 400 : (error.statusCode ?? 500);
  if (estado === 413 || error.code === 'FST_REQ_FILE_TOO_LARGE') {
    return {
      estado: 413,
      titulo: 'El envío es demasiado grande',
      mensaje: 'Revise el tamaño de los archivos y del texto. Vuelva atrás para corregirlo.',
    };
  }
  if (estado === 429) {
    return {
      estado,
      titulo: 'Demasiadas solicitudes',
      mensaje: 'Hizo muchas solicitudes seguidas. Espere un minuto e intente de nuevo.',
    };
  }
  if (error.validation !== undefined) {
    return {
      estado: 400,
      titulo: 'La solicitud no es válida',
      mensaje: describirValidacion(error),
    };
  }
  if (estado >= 400 && estado < 500) {
    return {
      estado,
      titulo: 'La solicitud no es válida',
      mensaje: 'No pudimos entender lo que envió. Vuelva atrás e intente de nuevo.',
    };
  }
  return {
    estado: 500,
    titulo: 'Tuvimos un problema',
    mensaje:
      'Algo falló de nuestro lado. Lo que ya guardó está a salvo. Intente de nuevo en unos minutos.',
  };
}

/** Un formulario con archivos que llegó incompleto o mal armado: el lector no le pone código. */
function esEnvioCortado({ message }: Error): boolean {
  return /(Unexpected end|unexpected end) of multipart data$/.test(message);
}

function describirValidacion(error: FastifyError): string {
  const campos = (error.validation ?? []).map(
    ({ instancePath, params }) =>
      instancePath.slice(1) || String(Object.values(params ?? {})[0] ?? ''),
  );
  return `Revise estos datos: ${[...new Set(campos)].join(', ')}.`;
}

function codigoDe(error: FastifyError, { estado }: Explicacion): string {
  if (estado === 503) return 'no-disponible';
  if (estado === 429) return 'demasiadas-solicitudes';
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
