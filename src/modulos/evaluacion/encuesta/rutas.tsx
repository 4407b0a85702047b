import type { FastifyInstance } from 'fastify';
import { formatearCut } from '../../../base/folio.ts';
import {
  actorDeFuncionario,
  type Funcionario,
  tieneRol,
} from '../../gobierno/administracion/index.ts';
import { abrirMedicion } from './casos/abrir.ts';
import { cifrasDe } from './cifras.ts';
import type { DependenciasEncuesta } from './dependencias.ts';
import { rutasDeImportarMunicipal } from './importacion/rutas-municipal.tsx';
import { leerEncuesta, medirEncuesta } from './leer-encuesta.ts';
import * as repositorio from './repositorio.ts';
import type { FilaCampana } from './repositorio-programa.ts';
import * as programa from './repositorio-programa.ts';
import { enmiendasDe } from './repositorio-respuestas.ts';
import { rutasDeCierre } from './rutas-cierre.tsx';
import { rutasDeItem } from './rutas-item.tsx';
import { rutasDeParte } from './rutas-parte.tsx';
import { PaginaEnmiendas } from './vistas/enmiendas.tsx';
import { ZonaHoraria } from './vistas/historia.tsx';
import { ListaCampanas, PortadaEncuesta } from './vistas/portada.tsx';
import { PaginaResultado } from './vistas/resultado.tsx';

type ConSlug = { Params: { slug: string } };
type ConCampana = { Params: { slug: string; campana: string } };

const ESTADOS: Readonly<Record<string, string>> = {
  invitado: 'Sin empezar',
  en_curso: 'En curso',
  cerrada: 'Cerrada',
  observada: 'Con observaciones',
  aceptada: 'Aceptada',
};

/** Encuesta de madurez para los funcionarios de cada municipalidad. */
export function rutasDeEncuesta(app: FastifyInstance, deps: DependenciasEncuesta): void {
  const { marco, puertos, territorio } = deps;
  const raiz = (slug: string): string => `/${slug}/funcionarios/madurez`;
  const cutDe = (f: Funcionario): string => formatearCut(f.municipioId);
  const leer = async (autor: Funcionario, campanaId: string) => {
    const cifras = await cifrasDe(deps, autor.municipioId);
    return puertos.base.conMunicipio(autor.municipioId, (tx) =>
      leerEncuesta(tx, campanaId, cifras),
    );
  };
  const zonaDe = ({ municipioId }: Funcionario): string =>
    deps.territorio.porId.get(municipioId)?.zonaHoraria ?? 'America/Santiago';
  const pagina = (
    autor: Funcionario,
    titulo: string,
    slug: string,
    contenido: preact.VNode,
    campana?: string,
  ) => ({
    titulo,
    municipioId: autor.municipioId,
    seccion: 'plan' as const,
    migas: [
      { texto: 'Madurez digital', href: raiz(slug) },
      ...(campana === undefined ? [] : [{ texto: 'Encuesta', href: `${raiz(slug)}/${campana}` }]),
    ],
    contenido: <ZonaHoraria.Provider value={zonaDe(autor)}>{contenido}</ZonaHoraria.Provider>,
  });

  app.get<ConSlug>('/:slug/funcionarios/madurez', async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r);
    if (autor === undefined) return r;
    const invitadas = await puertos.base.global(async (tx) => {
      const todas = await programa.campanas(tx);
      const filas: { campana: FilaCampana; estado: string }[] = [];
      for (const campana of todas) {
        const p = await programa.participacion(tx, campana.campana_id, cutDe(autor));
        if (p !== undefined) filas.push({ campana, estado: ESTADOS[p.estado] ?? p.estado });
      }
      return filas;
    });
    return marco.interna(s, r, {
      ...pagina(
        autor,
        'Madurez digital',
        s.params.slug,
        <ListaCampanas base={raiz(s.params.slug)} campanas={invitadas} />,
      ),
      migas: [],
    });
  });

  const abierta = async (autor: Funcionario, campanaId: string) => {
    const invitada = await puertos.base.global(async (tx) => {
      const campana = await programa.campanaPorId(tx, campanaId);
      const p = await programa.participacion(tx, campanaId, cutDe(autor));
      return campana === undefined || p === undefined ? undefined : campana;
    });
    if (invitada === undefined) return undefined;
    await abrirMedicion(puertos, invitada, autor.municipioId, actorDeFuncionario(autor));
    const encuesta = await leer(autor, campanaId);
    return encuesta === undefined ? undefined : { campana: invitada, encuesta };
  };

  app.get<ConCampana & { Querystring: { importadas?: string } }>(
    '/:slug/funcionarios/madurez/:campana',
    async (s, r) => {
      const autor = await deps.exigirFuncionario(s, r);
      if (autor === undefined) return r;
      const hallada = await abierta(autor, s.params.campana);
      if (hallada === undefined) return marco.noEncontrada(s, r);
      const { encuesta, campana } = hallada;
      const { medicion_id: id } = encuesta.medicion;
      const [actos, enmiendas] = await puertos.base.conMunicipio(autor.municipioId, async (tx) => [
        await repositorio.actosDe(tx, id),
        await enmiendasDe(tx, id),
      ]);
      const importadas = Number(s.query.importadas);
      return marco.interna(
        s,
        r,
        pagina(
          autor,
          campana.nombre,
          s.params.slug,
          <PortadaEncuesta
            base={`${raiz(s.params.slug)}/${campana.campana_id}`}
            campana={campana}
            encuesta={encuesta}
            resultado={medirEncuesta(encuesta, cutDe(autor)).resultado}
            actos={actos}
            puedeCerrar={tieneRol(autor, 'administrador')}
            importadas={importadas > 0 ? importadas : undefined}
            enmiendas={enmiendas.length}
          />,
        ),
      );
    },
  );

  app.get<ConCampana>('/:slug/funcionarios/madurez/:campana/enmiendas', async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r);
    if (autor === undefined) return r;
    const encuesta = await leer(autor, s.params.campana);
    if (encuesta === undefined) return marco.noEncontrada(s, r);
    const enmiendas = await puertos.base.conMunicipio(autor.municipioId, (tx) =>
      enmiendasDe(tx, encuesta.medicion.medicion_id),
    );
    return marco.interna(
      s,
      r,
      pagina(
        autor,
        'Enmiendas',
        s.params.slug,
        <PaginaEnmiendas
          base={`${raiz(s.params.slug)}/${s.params.campana}`}
          encuesta={encuesta}
          enmiendas={enmiendas}
        />,
        s.params.campana,
      ),
    );
  });

  app.get<ConCampana>('/:slug/funcionarios/madurez/:campana/resultado', async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r);
    if (autor === undefined) return r;
    const encuesta = await leer(autor, s.params.campana);
    if (encuesta === undefined) return marco.noEncontrada(s, r);
    return marco.interna(
      s,
      r,
      pagina(
        autor,
        'Resultado',
        s.params.slug,
        <PaginaResultado
          base={`${raiz(s.params.slug)}/${s.params.campana}`}
          encuesta={encuesta}
          medida={medirEncuesta(encuesta, cutDe(autor))}
          municipio={territorio.porId.get(autor.municipioId)?.nombre ?? ''}
          informe={
            encuesta.medicion.firmada_en === null || encuesta.medicion.estado === 'en_curso'
              ? undefined
              : `/madurez/informes/${cutDe(autor)}.pdf`
          }
        />,
        s.params.campana,
      ),
    );
  });

  rutasDeCierre(app, deps, { leer, raiz, pagina });
  rutasDeParte(app, deps, { leer, raiz, pagina });
  rutasDeItem(app, deps, { leer, raiz, pagina });
  rutasDeImportarMunicipal(app, deps, { leer, raiz, pagina });
}
