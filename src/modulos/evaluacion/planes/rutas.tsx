import type { FastifyInstance } from 'fastify';
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
  type DependenciasEncuesta,
  type Encuesta,
  leerEncuesta,
  medicionesDe,
  medirEncuesta,
} from '../encuesta/index.ts';
import { leerAreasDeMejora, leerBiblioteca, proponer, simular } from '../estrategia/index.ts';
import { guardarHito } from './casos.ts';
import * as repositorio from './repositorio.ts';
import { rutasDePlan } from './rutas-plan.tsx';
import { PaginaEstrategia } from './vistas/estrategia.tsx';

type ConSlug = { Params: { slug: string } };

const ACCIONES_POR_DEFECTO = 8;

/** Medición sobre la que se hace la estrategia: la última del municipio. */
async function ultimaEncuesta(
  deps: DependenciasEncuesta,
  municipioId: number,
): Promise<Encuesta | undefined> {
  const cifras = await cifrasDe(deps, municipioId);
  return deps.puertos.base.conMunicipio(municipioId, async (tx) => {
    const [ultima] = await medicionesDe(tx);
    return ultima === undefined ? undefined : leerEncuesta(tx, ultima.campana_id, cifras);
  });
}

/** Estrategia y plan del municipio. */
export function rutasDePlanes(app: FastifyInstance, deps: DependenciasEncuesta): void {
  const { marco, puertos } = deps;
  const raiz = (slug: string): string => `/${slug}/funcionarios/madurez`;
  const { plan } = cuestionarioDe('mdm-1');
  const leida = leerBiblioteca(plan.instrumento);
  if (!leida.ok) throw new Error(leida.error.join('\n'));
  const biblioteca = leida.valor;
  const areas = leerAreasDeMejora();
  const migas = (slug: string) => [{ texto: 'Madurez digital', href: raiz(slug) }];

  app.get<ConSlug & { Querystring: Record<string, unknown> }>(
    '/:slug/funcionarios/madurez/estrategia',
    async (s, r) => {
      const autor = await deps.exigirFuncionario(s, r);
      if (autor === undefined) return r;
      const encuesta = await ultimaEncuesta(deps, autor.municipioId);
      if (encuesta === undefined) return r.redirect(raiz(s.params.slug), 303);
      const texto = (clave: string): string => {
        const v = s.query[clave];
        return typeof v === 'string' ? v.slice(0, 20) : '';
      };
      const numero = (clave: string): number | null => {
        const n = Number(texto(clave).replace(',', '.'));
        return texto(clave) === '' || !Number.isFinite(n) || n < 0 ? null : n;
      };
      const presupuesto = numero('presupuesto');
      const maximo = Math.min(
        30,
        Math.max(1, Math.round(numero('maximo') ?? ACCIONES_POR_DEFECTO)),
      );
      const cut = formatearCut(autor.municipioId);
      const { respuestas } = medirEncuesta(encuesta, cut);
      const { reglas } = encuesta.cuestionario;
      const guardada = await puertos.base.conMunicipio(autor.municipioId, repositorio.estrategiaDe);
      const elegidas = guardada?.acciones ?? [];
      const propuesta = proponer(
        plan,
        cut,
        respuestas,
        biblioteca,
        areas,
        {
          presupuesto_clp: presupuesto === null ? null : presupuesto * 1e6,
          personas_mes: numero('personas'),
          maximo_acciones: maximo,
          hechas: [],
          descartadas: [],
        },
        reglas,
      );
      return marco.interna(s, r, {
        titulo: 'Estrategia',
        municipioId: autor.municipioId,
        seccion: 'plan',
        migas: migas(s.params.slug),
        contenido: (
          <PaginaEstrategia
            base={raiz(s.params.slug)}
            propuesta={propuesta}
            acciones={biblioteca.acciones}
            elegidas={elegidas}
            simulacion={simular(
              plan,
              cut,
              respuestas,
              biblioteca.acciones.filter((a) => elegidas.includes(a.id)),
              reglas,
            )}
            limites={{
              presupuesto: texto('presupuesto'),
              personas: texto('personas'),
              maximo: String(maximo),
            }}
            provisional={
              encuesta.medicion.estado === 'en_curso' || encuesta.medicion.estado === 'observada'
            }
            demostracion={encuesta.medicion.demostracion}
          />
        ),
      });
    },
  );

  app.post<ConSlug>('/:slug/funcionarios/madurez/estrategia', async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r, ['administrador']);
    if (autor === undefined) return r;
    const f = leerFormulario(s.body);
    const pedidas = new Set(f.lista('accion'));
    const acciones = biblioteca.acciones.filter((a) => pedidas.has(a.id));
    const conHitos = f.texto('hacer') === 'plan';
    await puertos.base.conMunicipio(autor.municipioId, async (tx) => {
      await repositorio.guardarEstrategia(tx, {
        restricciones: {},
        acciones: acciones.map((a) => a.id),
        autor: actorDeFuncionario(autor),
        ahora: puertos.reloj.ahora().toString(),
      });
      if (conHitos) await crearHitos(tx, autor, acciones);
    });
    return r.redirect(`${raiz(s.params.slug)}/${conHitos ? 'plan' : 'estrategia'}`, 303);
  });

  /** Un hito por acción que aún no lo tiene, desde el primer día del mes que viene. */
  const crearHitos = async (
    tx: Parameters<typeof repositorio.hitosDe>[0],
    autor: Funcionario,
    acciones: typeof biblioteca.acciones,
  ): Promise<void> => {
    const ya = new Set((await repositorio.hitosDe(tx)).map((h) => h.accionId));
    const inicio = hoyEn(puertos.reloj.ahora(), 'America/Santiago')
      .with({ day: 1 })
      .add({ months: 1 });
    for (const a of acciones.filter((x) => !ya.has(x.id))) {
      await guardarHito(
        tx,
        puertos,
        {
          id: '',
          nombre: a.nombre,
          inicio: inicio.toString(),
          termino: inicio.add({ weeks: a.semanas }).toString(),
          avance: 0,
          verificacion: a.verificacion.join('; '),
          responsable: autor.nombre,
          presupuesto_clp: a.costo_clp.maximo,
          requiere: [],
          accionId: a.id,
          evidenciaUrl: null,
          revision: 0,
        },
        actorDeFuncionario(autor),
      );
    }
  };

  rutasDePlan(
    app,
    deps,
    async (municipioId) =>
      (await ultimaEncuesta(deps, municipioId))?.medicion.demostracion ?? false,
  );
}
