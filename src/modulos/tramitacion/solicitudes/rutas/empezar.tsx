import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fechaLocal } from '../../../../calendario/index.ts';
import { descartar, empezar } from '../casos/empezar.ts';
import type { DependenciasRutasSolicitudes } from '../dependencias.ts';
import { NoDisponible, NoSePudo, YaEmpezada } from '../vistas/empezar.tsx';
import { abrirVisita, type Visita } from './acceso.ts';

type Pedido = FastifyRequest<{ Params: { slug: string; tramiteId: string }; Body: unknown }>;

/** Empezar un trámite: crear la solicitud o decidir sobre la que ya hay. */
export function rutasDeEmpezar(app: FastifyInstance, deps: DependenciasRutasSolicitudes): void {
  const { marco, catalogo, puertos } = deps;

  async function publicado(pedido: Pedido, respuesta: FastifyReply, visita: Visita) {
    const tramite = await catalogo.publicado(visita.municipio.municipioId, pedido.params.tramiteId);
    if (tramite === undefined)
      await marco.publica(pedido, respuesta.code(404), {
        titulo: visita.t.ficha.noDisponible,
        municipioId: visita.municipio.municipioId,
        idioma: marco.idiomaDe(pedido),
        contenido: <NoDisponible t={visita.t} slug={visita.municipio.slug} />,
      });
    return tramite;
  }

  async function crear(
    respuesta: FastifyReply,
    visita: Visita,
    tramiteId: string,
    version: number,
  ) {
    const { municipio, sesion } = visita;
    const { borradorId } = await puertos.base.conMunicipio(municipio.municipioId, (tx) =>
      empezar(tx, puertos, { personaId: sesion.personaId, tramiteId, version }),
    );
    return respuesta.redirect(`/${municipio.slug}/solicitudes/${borradorId}/siguiente`, 303);
  }

  app.get<{ Params: { slug: string; tramiteId: string } }>(
    '/:slug/tramites/:tramiteId/empezar',
    async (pedido, respuesta) => {
      const visita = await abrirVisita(deps, pedido, respuesta);
      if (!visita.ok) return visita.error.respuesta;
      const { municipio, sesion, t } = visita.valor;
      const tramite = await publicado(pedido, respuesta, visita.valor);
      if (tramite === undefined) return respuesta;
      const { id: tramiteId } = tramite.definicion;
      const { existente, borradorId } = await puertos.base.conMunicipio(
        municipio.municipioId,
        (tx) =>
          empezar(tx, puertos, {
            personaId: sesion.personaId,
            tramiteId,
            version: tramite.version,
          }),
      );
      const ruta = `/${municipio.slug}/solicitudes/${borradorId}`;
      if (existente === undefined) return respuesta.redirect(`${ruta}/siguiente`, 303);
      return marco.publica(pedido, respuesta, {
        titulo: t.ficha.borrador,
        municipioId: municipio.municipioId,
        idioma: marco.idiomaDe(pedido),
        privada: true,
        volver: { texto: t.comun.volver, href: `/${municipio.slug}/tramites/${tramiteId}` },
        contenido: (
          <YaEmpezada
            t={t}
            en={deps.catalogo.enIdioma(tramite.definicion, visita.valor.idioma)}
            desde={fechaLocal(existente.creadoEn, municipio.zonaHoraria)}
            seguir={existente.estado === 'por_pagar' ? `${ruta}/pago` : `${ruta}/siguiente`}
            accion={`/${municipio.slug}/tramites/${tramiteId}/empezar`}
          />
        ),
      });
    },
  );

  app.post<{ Params: { slug: string; tramiteId: string }; Body: unknown }>(
    '/:slug/tramites/:tramiteId/empezar',
    async (pedido, respuesta) => {
      const visita = await abrirVisita(deps, pedido, respuesta);
      if (!visita.ok) return visita.error.respuesta;
      const { municipio, sesion, t } = visita.valor;
      const tramite = await publicado(pedido, respuesta, visita.valor);
      if (tramite === undefined) return respuesta;
      const { id: tramiteId } = tramite.definicion;
      const resultado = await puertos.base.conMunicipio(municipio.municipioId, async (tx) => {
        const { borradorId, existente } = await empezar(tx, puertos, {
          personaId: sesion.personaId,
          tramiteId,
          version: tramite.version,
        });
        const hecho =
          existente === undefined
            ? 'descartada'
            : await descartar(tx, puertos, borradorId, sesion.personaId);
        return { hecho, borradorId };
      });
      if (resultado.hecho === 'en-curso' || resultado.hecho === 'pagada')
        return marco.publica(pedido, respuesta.code(409), {
          titulo: t.ficha.noSePuedeDescartar,
          municipioId: municipio.municipioId,
          idioma: marco.idiomaDe(pedido),
          privada: true,
          contenido: (
            <NoSePudo
              t={t}
              titulo={t.ficha.noSePuedeDescartar}
              motivo={t.pago.conPago[resultado.hecho]}
              href={`/${municipio.slug}/solicitudes/${resultado.borradorId}/pago`}
            />
          ),
        });
      return crear(respuesta, visita.valor, tramiteId, tramite.version);
    },
  );
}
