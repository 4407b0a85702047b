import type { FastifyInstance } from 'fastify';
import { formatearCut } from '../../../base/folio.ts';
import {
  actorDeFuncionario,
  type Funcionario,
  leerFormulario,
  tieneRol,
} from '../../gobierno/administracion/index.ts';
import type { CifrasDePlataforma } from '../madurez/index.ts';
import { abrirMedicion } from './casos/abrir.ts';
import { guardarRespuestas } from './casos/guardar.ts';
import type { DependenciasEncuesta } from './dependencias.ts';
import { avanceDe, type Encuesta, leerEncuesta, medirEncuesta } from './leer-encuesta.ts';
import * as repositorio from './repositorio.ts';
import type { FilaCampana } from './repositorio-programa.ts';
import * as programa from './repositorio-programa.ts';
import { rutasDeCierre } from './rutas-cierre.tsx';
import { rutasDeItem } from './rutas-item.tsx';
import { type Errores, PaginaParte } from './vistas/parte.tsx';
import { ListaCampanas, PortadaEncuesta } from './vistas/portada.tsx';
import { PaginaResultado } from './vistas/resultado.tsx';

type ConSlug = { Params: { slug: string } };
type ConCampana = { Params: { slug: string; campana: string } };
type ConParte = { Params: { slug: string; campana: string; parte: string } };

const ESTADOS: Readonly<Record<string, string>> = {
  invitado: 'Sin empezar',
  en_curso: 'En curso',
  cerrada: 'Cerrada',
  observada: 'Con observaciones',
  aceptada: 'Aceptada',
};

/** Junta las cifras de todas las capacidades inscritas. */
export async function cifrasDe(
  { proveedores }: Pick<DependenciasEncuesta, 'proveedores'>,
  municipioId: number,
): Promise<CifrasDePlataforma> {
  return Object.assign({}, ...(await Promise.all(proveedores.map((p) => p(municipioId)))));
}

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
    contenido,
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

  app.get<ConCampana>('/:slug/funcionarios/madurez/:campana', async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r);
    if (autor === undefined) return r;
    const hallada = await abierta(autor, s.params.campana);
    if (hallada === undefined) return marco.noEncontrada(s, r);
    const { encuesta, campana } = hallada;
    const actos = await puertos.base.conMunicipio(autor.municipioId, (tx) =>
      repositorio.actosDe(tx, encuesta.medicion.medicion_id),
    );
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
        />,
      ),
    );
  });

  const mostrarParte = async (
    s: Parameters<typeof marco.interna>[0],
    r: Parameters<typeof marco.interna>[1],
    autor: Funcionario,
    params: ConParte['Params'],
    encuesta: Encuesta,
    errores: Errores,
    guardados?: number,
  ) => {
    const { partes } = encuesta.cuestionario;
    const i = partes.findIndex((x) => x.id === params.parte);
    const parte = partes[i];
    if (parte === undefined) return marco.noEncontrada(s, r);
    return marco.interna(s, r, {
      ...pagina(
        autor,
        parte.nombre,
        params.slug,
        <PaginaParte
          base={`${raiz(params.slug)}/${params.campana}`}
          encuesta={encuesta}
          parte={parte}
          siguiente={partes[i + 1]}
          errores={errores}
          guardados={guardados}
        />,
        params.campana,
      ),
      conErrores: errores.size > 0,
    });
  };

  app.get<ConParte & { Querystring: { guardados?: string } }>(
    '/:slug/funcionarios/madurez/:campana/:parte',
    async (s, r) => {
      const autor = await deps.exigirFuncionario(s, r);
      if (autor === undefined) return r;
      const encuesta = await leer(autor, s.params.campana);
      if (encuesta === undefined) return marco.noEncontrada(s, r);
      const guardados = Number(s.query.guardados);
      return mostrarParte(
        s,
        r,
        autor,
        s.params,
        encuesta,
        new Map(),
        Number.isInteger(guardados) ? guardados : undefined,
      );
    },
  );

  app.post<ConParte>('/:slug/funcionarios/madurez/:campana/:parte', async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r);
    if (autor === undefined) return r;
    const { slug, campana } = s.params;
    const encuesta = await leer(autor, campana);
    const parte = encuesta?.cuestionario.partes.find((x) => x.id === s.params.parte);
    if (encuesta === undefined || parte === undefined) return marco.noEncontrada(s, r);
    const f = leerFormulario(s.body);
    const envios = parte.items.map((item) => ({
      item,
      texto: f.texto(`r:${item.id}`),
      revisionVista: Number(f.texto(`v:${item.id}`)) || 0,
    }));
    const guardado = await puertos.base.conMunicipio(autor.municipioId, (tx) =>
      guardarRespuestas(
        tx,
        puertos,
        encuesta.medicion.medicion_id,
        envios,
        actorDeFuncionario(autor),
      ),
    );
    const nueva = (await leer(autor, campana)) ?? encuesta;
    if (!guardado.ok) return mostrarParte(s, r.code(409), autor, s.params, nueva, new Map());
    await puertos.base.global((tx) =>
      programa.publicarAvance(tx, campana, cutDe(autor), {
        estado: nueva.medicion.estado,
        respondidas: avanceDe(nueva).respondidas,
        ahora: puertos.reloj.ahora().toString(),
      }),
    );
    const { errores, guardados, choques } = guardado.valor;
    if (errores.length > 0 || choques.length > 0) {
      const mensajes: Errores = new Map([
        ...errores.map(
          ({ item, mensaje }) => [item, { texto: f.texto(`r:${item}`), mensaje }] as const,
        ),
      ]);
      return mostrarParte(
        s,
        r.code(errores.length > 0 ? 422 : 409),
        autor,
        s.params,
        nueva,
        mensajes,
        guardados.length,
      );
    }
    const seguir = f.texto('seguir');
    const destino = nueva.cuestionario.partes.some((x) => x.id === seguir) ? seguir : parte.id;
    return r.redirect(`${raiz(slug)}/${campana}/${destino}?guardados=${guardados.length}`, 303);
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
  rutasDeItem(app, deps, { leer, raiz, pagina });
}
