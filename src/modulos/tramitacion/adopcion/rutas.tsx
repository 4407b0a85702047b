import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { Resultado } from '../../../base/resultado.ts';
import { Aviso } from '../../../diseno/index.ts';
import {
  actorDeFuncionario,
  type Funcionario,
  leerFormulario,
} from '../../gobierno/administracion/index.ts';
import { type Derechos, type ErrorPublicacion, publicar, retirar } from '../tramites/index.ts';
import {
  type ErrorDeAdopcion,
  type ErroresDeOrdenanza,
  guardarAdopcion,
  leerOrdenanza,
  type OrdenanzaEscrita,
} from './casos.ts';
import type { DependenciasDeAdopcion } from './dependencias.ts';
import { type Adoptado, costoCon, leerAdoptado } from './leer-adoptado.ts';
import { escribirParametro } from './parametro.ts';
import { listarAdoptables } from './repositorio.ts';
import { ConfirmarPublicacion } from './vistas/confirmar.tsx';
import { DetalleDeAdopcion } from './vistas/detalle.tsx';
import { ListaDeAdopcion } from './vistas/lista.tsx';

type ConSlug = { Params: { slug: string }; Querystring: { listo?: unknown } };
type ConId = { Params: { slug: string; id: string }; Querystring: { listo?: unknown } };
const SOLO_ADMINISTRADOR = ['administrador'] as const;

const LISTO: Readonly<Record<string, string>> = {
  adoptado: 'Trámite adoptado. Revise sus valores y publíquelo.',
  guardado: 'Cambios guardados.',
  actualizado: 'El trámite usa ahora la última versión nacional.',
  publicado: 'Trámite publicado. Ya se puede pedir en el sitio.',
  retirado: 'Trámite retirado. No recibe solicitudes nuevas.',
};

/** Adopción, valores de la ordenanza y publicación de trámites, para quien administra. */
export function rutasDeAdopcion(app: FastifyInstance, deps: DependenciasDeAdopcion): void {
  const { marco, puertos } = deps;
  const { base } = puertos;
  const urlDe = (slug: string) => `/${slug}/funcionarios`;

  app.get<ConSlug>('/:slug/funcionarios/tramites', async (solicitud, respuesta) => {
    const autor = await deps.exigirFuncionario(solicitud, respuesta, SOLO_ADMINISTRADOR);
    if (autor === undefined) return respuesta;
    const tramites = await base.conMunicipio(autor.municipioId, (tx) => listarAdoptables(tx));
    return marco.interna(solicitud, respuesta, {
      titulo: 'Trámites',
      municipioId: autor.municipioId,
      seccion: 'tramites',
      contenido: <ListaDeAdopcion base={urlDe(solicitud.params.slug)} tramites={tramites} />,
    });
  });

  /** Guarda, lee el trámite y lo entrega; responde 404 si no es de este municipio. */
  const conAdoptado = async (
    solicitud: FastifyRequest<ConId>,
    respuesta: FastifyReply,
    seguir: (autor: Funcionario, adoptado: Adoptado) => Promise<FastifyReply>,
  ): Promise<FastifyReply> => {
    const autor = await deps.exigirFuncionario(solicitud, respuesta, SOLO_ADMINISTRADOR);
    if (autor === undefined) return respuesta;
    const adoptado = await base.conMunicipio(autor.municipioId, (tx) =>
      leerAdoptado(tx, deps, solicitud.params.id),
    );
    return adoptado === undefined
      ? marco.noEncontrada(solicitud, respuesta)
      : seguir(autor, adoptado);
  };

  const costoActual = (
    autor: Funcionario,
    adoptado: Adoptado,
    slug: string,
    capa = adoptado.capa,
  ) =>
    base.conMunicipio(autor.municipioId, (tx) =>
      costoCon(tx, deps, adoptado, capa, deps.zonaDe(slug)),
    );

  const mostrar = async (
    solicitud: FastifyRequest<ConId>,
    respuesta: FastifyReply,
    autor: Funcionario,
    adoptado: Adoptado,
    extra: {
      readonly escrita?: OrdenanzaEscrita;
      readonly errores?: ErroresDeOrdenanza;
      readonly prueba?: Derechos | undefined;
      readonly aviso?: VNode | undefined;
    } = {},
  ): Promise<FastifyReply> => {
    const { slug } = solicitud.params;
    const errores = extra.errores ?? {};
    return marco.interna(solicitud, respuesta, {
      titulo: adoptado.tramite.nombre,
      municipioId: autor.municipioId,
      seccion: 'tramites',
      conErrores: Object.keys(errores).length > 0,
      migas: [{ texto: 'Trámites', href: `${urlDe(slug)}/tramites` }],
      contenido: (
        <DetalleDeAdopcion
          base={urlDe(slug)}
          zona={deps.zonaDe(slug)}
          adoptado={adoptado}
          escrita={extra.escrita ?? ordenanzaDe(adoptado)}
          errores={errores}
          derechos={await costoActual(autor, adoptado, slug)}
          prueba={extra.prueba}
          aviso={extra.aviso}
        />
      ),
    });
  };

  app.get<ConId>('/:slug/funcionarios/tramites/:id', (solicitud, respuesta) =>
    conAdoptado(solicitud, respuesta, (autor, adoptado) =>
      mostrar(solicitud, respuesta, autor, adoptado, { aviso: avisoListo(solicitud.query.listo) }),
    ),
  );

  app.post<ConId>('/:slug/funcionarios/tramites/:id/adoptar', async (solicitud, respuesta) => {
    const autor = await deps.exigirFuncionario(solicitud, respuesta, SOLO_ADMINISTRADOR);
    if (autor === undefined) return respuesta;
    const { slug, id: tramiteId } = solicitud.params;
    const adoptado = await base.conMunicipio(autor.municipioId, (tx) =>
      guardarAdopcion(tx, puertos, autor, { tramiteId, capa: {}, anterior: {} }),
    );
    if (!adoptado.ok && adoptado.error === 'no-existe')
      return marco.noEncontrada(solicitud, respuesta);
    return respuesta.redirect(`${urlDe(slug)}/tramites/${tramiteId}?listo=adoptado`, 303);
  });

  app.post<ConId>('/:slug/funcionarios/tramites/:id', (solicitud, respuesta) =>
    conAdoptado(solicitud, respuesta, async (autor, adoptado) => {
      const { slug, id: tramiteId } = solicitud.params;
      const recibido = leerFormulario(solicitud.body);
      const escrita = {
        parametros: Object.fromEntries(
          adoptado.nacional.parametros.map(({ id }) => [id, recibido.texto(`parametro-${id}`)]),
        ),
        unidad: recibido.texto('unidad'),
      };
      const capa = leerOrdenanza(
        adoptado.nacional.parametros,
        adoptado.unidades.map(({ unidadId }) => unidadId),
        adoptado.capa,
        escrita,
      );
      if (!capa.ok) {
        const errores = capa.error;
        return mostrar(solicitud, respuesta.code(422), autor, adoptado, { escrita, errores });
      }
      if (recibido.texto('accion') === 'ver') {
        const prueba = await costoActual(autor, adoptado, slug, capa.valor);
        return mostrar(solicitud, respuesta, autor, adoptado, { escrita, prueba });
      }
      const guardado = await base.conMunicipio(autor.municipioId, (tx) =>
        guardarAdopcion(tx, puertos, autor, {
          tramiteId,
          version: adoptado.adopcion.version,
          capa: capa.valor,
          anterior: adoptado.capa,
          vista: recibido.texto('vista'),
        }),
      );
      if (!guardado.ok) {
        const aviso = avisoDeError(guardado.error);
        return mostrar(solicitud, respuesta.code(409), autor, adoptado, { escrita, aviso });
      }
      deps.catalogo.olvidar(autor.municipioId);
      return respuesta.redirect(`${urlDe(slug)}/tramites/${tramiteId}?listo=guardado`, 303);
    }),
  );

  app.post<ConId>('/:slug/funcionarios/tramites/:id/actualizar', (solicitud, respuesta) =>
    conAdoptado(solicitud, respuesta, async (autor, adoptado) => {
      const { slug, id: tramiteId } = solicitud.params;
      const guardado = await base.conMunicipio(autor.municipioId, (tx) =>
        guardarAdopcion(tx, puertos, autor, {
          tramiteId,
          version: adoptado.tramite.ultima,
          capa: adoptado.capa,
          anterior: adoptado.capa,
          vista: leerFormulario(solicitud.body).texto('vista'),
        }),
      );
      if (!guardado.ok) {
        const aviso = avisoDeError(guardado.error);
        return mostrar(solicitud, respuesta.code(409), autor, adoptado, { aviso });
      }
      deps.catalogo.olvidar(autor.municipioId);
      return respuesta.redirect(`${urlDe(slug)}/tramites/${tramiteId}?listo=actualizado`, 303);
    }),
  );

  const confirmar = async (
    solicitud: FastifyRequest<ConId>,
    respuesta: FastifyReply,
    autor: Funcionario,
    adoptado: Adoptado,
    acto: 'publicar' | 'retirar',
    fallas: readonly string[] = [],
  ): Promise<FastifyReply> => {
    const { slug } = solicitud.params;
    return marco.interna(solicitud, respuesta, {
      titulo: acto === 'publicar' ? 'Publicar trámite' : 'Retirar trámite',
      municipioId: autor.municipioId,
      seccion: 'tramites',
      migas: [
        { texto: 'Trámites', href: `${urlDe(slug)}/tramites` },
        {
          texto: adoptado.tramite.nombre,
          href: `${urlDe(slug)}/tramites/${adoptado.tramite.tramiteId}`,
        },
      ],
      contenido: (
        <ConfirmarPublicacion
          base={urlDe(slug)}
          adoptado={adoptado}
          derechos={await costoActual(autor, adoptado, slug)}
          acto={acto}
          fallas={fallas}
        />
      ),
    });
  };

  for (const acto of ['publicar', 'retirar'] as const) {
    app.get<ConId>(`/:slug/funcionarios/tramites/:id/${acto}`, (solicitud, respuesta) =>
      conAdoptado(solicitud, respuesta, (autor, adoptado) =>
        confirmar(solicitud, respuesta, autor, adoptado, acto),
      ),
    );
    app.post<ConId>(`/:slug/funcionarios/tramites/:id/${acto}`, (solicitud, respuesta) =>
      conAdoptado(solicitud, respuesta, async (autor, adoptado) => {
        const { slug, id: tramiteId } = solicitud.params;
        const actor = actorDeFuncionario(autor);
        const hecho: Resultado<unknown, ErrorPublicacion> = await base.conMunicipio(
          autor.municipioId,
          async (tx): Promise<Resultado<unknown, ErrorPublicacion>> =>
            acto === 'publicar'
              ? publicar(tx, puertos, tramiteId, actor)
              : retirar(tx, puertos, tramiteId, actor),
        );
        if (!hecho.ok) {
          const fallas =
            hecho.error.motivo === 'fallas'
              ? hecho.error.fallas.map(({ mensaje }) => mensaje)
              : ['El trámite ya no está adoptado.'];
          return confirmar(solicitud, respuesta.code(422), autor, adoptado, acto, fallas);
        }
        deps.catalogo.olvidar(autor.municipioId);
        const listo = acto === 'publicar' ? 'publicado' : 'retirado';
        return respuesta.redirect(`${urlDe(slug)}/tramites/${tramiteId}?listo=${listo}`, 303);
      }),
    );
  }
}

function ordenanzaDe({ nacional, capa }: Adoptado): OrdenanzaEscrita {
  return {
    parametros: Object.fromEntries(
      nacional.parametros.map(({ id, defecto }) => [
        id,
        escribirParametro(capa.parametros?.[id] ?? defecto),
      ]),
    ),
    unidad: capa.unidad ?? nacional.unidad,
  };
}

function avisoListo(listo: unknown): VNode | undefined {
  const texto = typeof listo === 'string' && Object.hasOwn(LISTO, listo) ? LISTO[listo] : undefined;
  return texto === undefined ? undefined : (
    <Aviso tono="exito" anunciar>
      <p>{texto}</p>
    </Aviso>
  );
}

function avisoDeError(error: ErrorDeAdopcion) {
  return (
    <Aviso tono="error" titulo="No se guardó" anunciar>
      <p>
        {typeof error === 'object'
          ? `La versión nueva no calza con los ajustes de la municipalidad: ${error.fallas}`
          : 'Otra persona cambió este trámite mientras usted lo editaba. Abajo está lo que usted escribió. Abra la página de nuevo para ver los valores de ahora.'}
      </p>
    </Aviso>
  );
}
