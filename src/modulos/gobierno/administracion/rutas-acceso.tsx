import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { codigoQrSvg } from '../../../plataforma/pdf/codigo-qr.ts';
import { COOKIE_SESION, destinoSeguro, opcionesDeCookie, type Sesion } from '../personas/index.ts';
import {
  type ErrorSegundoFactor,
  secretoDe,
  superarSegundoFactor,
} from './casos/segundo-factor.ts';
import type { DependenciasDeAdministracion } from './dependencias.ts';
import { codigoVigente, direccionOtp, nuevoSecreto } from './dominio.ts';
import { leerFormulario } from './formulario-recibido.ts';
import { AccesoFuncionarios, SegundoFactor } from './vistas/acceso.tsx';

const MENSAJES: Readonly<Record<ErrorSegundoFactor, string>> = {
  'codigo-invalido': 'El código no es válido o ya se usó. Espere el siguiente y escríbalo.',
  bloqueado: 'Hubo demasiados intentos. Espere 15 minutos y pruebe de nuevo.',
  'no-inscrito': 'Su cuenta no está activa o la inscripción venció. Ingrese de nuevo.',
};

type ConSlug = { Params: { slug: string } };

/** Puerta de la trastienda y segundo factor. */
export function rutasDeAcceso(app: FastifyInstance, deps: DependenciasDeAdministracion): void {
  const { marco, puertos } = deps;

  app.get<ConSlug & { Querystring: { destino?: string } }>(
    '/:slug/funcionarios',
    async (solicitud, respuesta) => {
      const { slug } = solicitud.params;
      const municipio = deps.municipioDeSlug(slug);
      if (municipio === undefined) return marco.noEncontrada(solicitud, respuesta);
      const sesion = await deps.leerVisita(solicitud);
      if (sesion?.funcionario?.municipioId === municipio.municipioId) {
        return respuesta.redirect(`/${slug}/funcionarios/bandeja`, 303);
      }
      const destino = destinoSeguro(solicitud.query.destino, `/${slug}/funcionarios/bandeja`);
      const consulta = new URLSearchParams({ destino, municipio: String(municipio.municipioId) });
      return marco.publica(solicitud, respuesta, {
        titulo: 'Ingreso de funcionarias y funcionarios',
        municipioId: municipio.municipioId,
        contenido: (
          <AccesoFuncionarios
            href={`/ingreso/clave-unica?${consulta}`}
            municipio={municipio.nombre}
          />
        ),
      });
    },
  );

  app.get<ConSlug>('/:slug/funcionarios/segundo-factor', async (solicitud, respuesta) => {
    const visita = await exigirPrimerFactor(solicitud, respuesta);
    return visita === undefined ? respuesta : mostrar(solicitud, respuesta, visita);
  });

  app.post<ConSlug>(
    '/:slug/funcionarios/segundo-factor',
    { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } },
    async (solicitud, respuesta) => {
      const visita = await exigirPrimerFactor(solicitud, respuesta);
      if (visita === undefined) return respuesta;
      const formulario = leerFormulario(solicitud.body);
      const { municipioId, funcionarioId } = visita.cuenta;
      const secreto = formulario.texto('secreto');
      const superado = await superarSegundoFactor(
        puertos,
        municipioId,
        funcionarioId,
        formulario.texto('codigo'),
        secreto === '' ? undefined : secreto,
      );
      if (!superado.ok)
        return mostrar(solicitud, respuesta.code(422), visita, MENSAJES[superado.error], secreto);
      const cookie = await deps.sesiones.elevar(visita.cookie, visita.sesion);
      return respuesta
        .setCookie(COOKIE_SESION, cookie, opcionesDeCookie(deps.urlPublica))
        .redirect(`/${solicitud.params.slug}/funcionarios/bandeja`, 303);
    },
  );

  interface VisitaConPrimerFactor {
    readonly sesion: Sesion;
    readonly cuenta: NonNullable<Sesion['funcionario']>;
    readonly cookie: string;
  }

  async function exigirPrimerFactor(
    solicitud: FastifyRequest<ConSlug>,
    respuesta: FastifyReply,
  ): Promise<VisitaConPrimerFactor | undefined> {
    const municipio = deps.municipioDeSlug(solicitud.params.slug);
    // Antes de redirigir: un nombre como «/otro.cl» llevaría a la persona a otro sitio.
    if (municipio === undefined) {
      await marco.noEncontrada(solicitud, respuesta);
      return undefined;
    }
    const sesion = await deps.leerVisita(solicitud);
    const cookie = solicitud.cookies[COOKIE_SESION];
    if (cookie === undefined || sesion?.funcionario?.municipioId !== municipio.municipioId) {
      respuesta.redirect(`/${municipio.slug}/funcionarios`, 303);
      return undefined;
    }
    return { sesion, cuenta: sesion.funcionario, cookie };
  }

  async function mostrar(
    solicitud: FastifyRequest<ConSlug>,
    respuesta: FastifyReply,
    { cuenta, sesion }: VisitaConPrimerFactor,
    error?: string,
    secretoEscrito = '',
  ): Promise<FastifyReply> {
    const guardado = await secretoDe(puertos, cuenta.municipioId, cuenta.funcionarioId);
    const secreto =
      guardado ?? (secretoEscrito === '' ? nuevoSecreto(puertos.azar(20)) : secretoEscrito);
    const inscripcion =
      guardado !== undefined
        ? undefined
        : {
            secreto,
            qr: Buffer.from(codigoQrSvg(direccionOtp(secreto, sesion.nombre))).toString('base64'),
          };
    return marco.publica(solicitud, respuesta, {
      titulo: 'Código de seguridad',
      municipioId: cuenta.municipioId,
      privada: true,
      ...(error === undefined ? {} : { conErrores: true }),
      contenido: (
        <SegundoFactor
          accion={`/${solicitud.params.slug}/funcionarios/segundo-factor`}
          {...(error === undefined ? {} : { error })}
          {...(inscripcion === undefined ? {} : { inscripcion })}
          {...(puertos.demostracion
            ? { pista: codigoVigente(secreto, puertos.reloj.ahora()) }
            : {})}
        />
      ),
    });
  }
}
