import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatearCut } from '../../../base/folio.ts';
import { hoyEn } from '../../../calendario/index.ts';
import {
  actorDeFuncionario,
  type Funcionario,
  leerFormulario,
} from '../../gobierno/administracion/index.ts';
import {
  cifrasDe,
  cuestionarioDe,
  type Encuesta,
  leerEncuesta,
  medicionesDe,
  medirEncuesta,
} from '../encuesta/index.ts';
import {
  leerAreasDeMejora,
  leerBiblioteca,
  leerCitados,
  proponer,
  simularExplicado,
} from '../estrategia/index.ts';
import { tramitesEnCatalogo } from './cifras/guardadas.ts';
import { crearHitosDeAcciones } from './crear-hitos.ts';
import type { DependenciasPlanes } from './dependencias.ts';
import { type Limites, leerLimites, limitesDe } from './limites.ts';
import * as repositorio from './repositorio.ts';
import { rutasDeHito } from './rutas-hito.tsx';
import { rutasDePlan } from './rutas-plan.tsx';
import { PaginaEstrategia } from './vistas/estrategia.tsx';

type ConSlug = { Params: { slug: string } };

/** Medición sobre la que se hace la estrategia, y si hay otra más nueva que aún no se firma. */
interface BaseDeEstrategia {
  readonly encuesta: Encuesta;
  readonly sinFirmar: boolean;
}

/**
 * La estrategia se hace sobre la última medición firmada: una recién empezada está casi en blanco y
 * propondría hacerlo todo. Sin ninguna firmada se usa la última, y la página dice que es borrador.
 */
async function baseDeEstrategia(
  deps: DependenciasPlanes,
  municipioId: number,
): Promise<BaseDeEstrategia | undefined> {
  const cifras = await cifrasDe(deps, municipioId);
  return deps.puertos.base.conMunicipio(municipioId, async (tx) => {
    const [ultima, ...anteriores] = await medicionesDe(tx);
    if (ultima === undefined) return undefined;
    const elegida = [ultima, ...anteriores].find((m) => m.firmada_en !== null) ?? ultima;
    const encuesta = await leerEncuesta(tx, elegida.campana_id, cifras);
    return encuesta && { encuesta, sinFirmar: elegida !== ultima };
  });
}

/** Estrategia y plan del municipio. */
export function rutasDePlanes(app: FastifyInstance, deps: DependenciasPlanes): void {
  const { marco, puertos } = deps;
  const ruta = '/:slug/funcionarios/madurez/estrategia';
  const raiz = (slug: string): string => `/${slug}/funcionarios/madurez`;
  const { plan } = cuestionarioDe('mdm-1');
  const leida = leerBiblioteca(plan.instrumento);
  if (!leida.ok) throw new Error(leida.error.join('\n'));
  const biblioteca = leida.valor;
  const areas = leerAreasDeMejora();
  const citados = leerCitados();
  const textoItem = new Map(plan.instrumento.items.map((i) => [i.id, i.texto]));

  const mostrar = async (
    s: FastifyRequest<ConSlug>,
    r: FastifyReply,
    autor: Funcionario,
    { encuesta, sinFirmar }: BaseDeEstrategia,
    escritos: Limites | undefined,
    marcadas: readonly string[] | undefined,
  ) => {
    const cut = formatearCut(autor.municipioId);
    const { respuestas } = medirEncuesta(encuesta, cut);
    const { reglas } = encuesta.cuestionario;
    const guardada = await puertos.base.conMunicipio(autor.municipioId, repositorio.estrategiaDe);
    const enCatalogo = await puertos.base.global(tramitesEnCatalogo);
    const limites = escritos ?? limitesDe(guardada?.restricciones);
    const { restricciones, errores } = leerLimites(limites);
    const guardadas = guardada?.acciones ?? [];
    const elegidas = new Set(marcadas ?? guardadas);
    const { medicion, campana } = encuesta;
    return marco.interna(s, r, {
      titulo: 'Estrategia',
      municipioId: autor.municipioId,
      seccion: 'plan',
      migas: [{ texto: 'Madurez digital', href: raiz(s.params.slug) }],
      conErrores: errores.length > 0,
      contenido: (
        <PaginaEstrategia
          base={raiz(s.params.slug)}
          propuesta={proponer(plan, cut, respuestas, biblioteca, areas, restricciones, reglas)}
          acciones={biblioteca.acciones}
          areas={areas.areas}
          textoItem={textoItem}
          citados={citados}
          enCatalogo={enCatalogo}
          elegidas={elegidas}
          guardadas={new Set(guardadas)}
          simulacion={simularExplicado(
            plan,
            cut,
            respuestas,
            biblioteca.acciones.filter((a) => elegidas.has(a.id)),
            reglas,
            restricciones,
            biblioteca.acciones,
          )}
          limites={limites}
          errores={errores}
          medicion={{
            nombre: campana.nombre,
            firmada: medicion.firmada_en !== null,
            enEnmienda: medicion.estado === 'en_curso' || medicion.estado === 'observada',
            hayOtraSinFirmar: sinFirmar,
          }}
          demostracion={medicion.demostracion}
        />
      ),
    });
  };

  app.get<ConSlug & { Querystring: Record<string, unknown> }>(ruta, async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r);
    if (autor === undefined) return r;
    const base = await baseDeEstrategia(deps, autor.municipioId);
    if (base === undefined) return r.redirect(raiz(s.params.slug), 303);
    const escritos = ['presupuesto', 'personas', 'maximo'].some((c) => s.query[c] !== undefined)
      ? limitesDe(s.query)
      : undefined;
    return mostrar(s, r, autor, base, escritos, undefined);
  });

  app.post<ConSlug>(ruta, async (s, r) => {
    const f = leerFormulario(s.body);
    const hacer = f.texto('hacer');
    // Simular no guarda nada: lo puede hacer cualquiera que vea la estrategia.
    const simula = hacer === 'simular';
    const autor = await deps.exigirFuncionario(
      s,
      r,
      ...(simula ? [] : [['administrador'] as const]),
    );
    if (autor === undefined) return r;
    const pedidas = new Set(f.lista('accion'));
    const acciones = biblioteca.acciones.filter((a) => pedidas.has(a.id));
    const ids = acciones.map((a) => a.id);
    const limites = limitesDe({
      presupuesto: f.texto('presupuesto'),
      personas: f.texto('personas'),
      maximo: f.texto('maximo'),
    });
    if (simula) {
      const base = await baseDeEstrategia(deps, autor.municipioId);
      if (base === undefined) return r.redirect(raiz(s.params.slug), 303);
      return mostrar(s, r, autor, base, limites, ids);
    }
    const ahora = puertos.reloj.ahora();
    await puertos.base.conMunicipio(autor.municipioId, async (tx) => {
      await repositorio.guardarEstrategia(tx, {
        restricciones: limites,
        acciones: ids,
        autor: actorDeFuncionario(autor),
        ahora: ahora.toString(),
      });
      if (hacer === 'plan') {
        const zona = deps.territorio.porId.get(autor.municipioId)?.zonaHoraria;
        await crearHitosDeAcciones(tx, puertos, {
          acciones,
          autor,
          hoy: hoyEn(ahora, zona ?? 'America/Santiago'),
        });
      }
    });
    return r.redirect(`${raiz(s.params.slug)}/${hacer === 'plan' ? 'plan' : 'estrategia'}`, 303);
  });

  rutasDePlan(
    app,
    deps,
    async (municipioId) =>
      (await baseDeEstrategia(deps, municipioId))?.encuesta.medicion.demostracion ?? false,
  );
  rutasDeHito(app, deps);
}
