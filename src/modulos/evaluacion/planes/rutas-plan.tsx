import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatearCut } from '../../../base/folio.ts';
import { hoyEn } from '../../../calendario/index.ts';
import {
  actorDeFuncionario,
  type Funcionario,
  leerFormulario,
} from '../../gobierno/administracion/index.ts';
import { alertasDelPlan } from '../estrategia/index.ts';
import { DIAS_DE_AVISO } from './alertas.ts';
import type { DependenciasPlanes } from './dependencias.ts';
import { leerMes, mesDePlan } from './mes-de-plan.ts';
import { escribirPeriodo, leerPeriodo } from './periodo.ts';
import { publicarPlan } from './publicados.ts';
import { hitosDe } from './repositorio.ts';
import { guardarPeriodo, periodoDe } from './repositorio-plan.ts';
import { PaginaCalendario } from './vistas/calendario.tsx';
import type { ErrorDePeriodo, PeriodoEscrito } from './vistas/periodo.tsx';
import { PaginaPlan } from './vistas/plan.tsx';

type ConSlug = { Params: { slug: string } };

/** Plan: verlo en tabla, Gantt y calendario, fijar su período y publicarlo en el tablero nacional. */
export function rutasDePlan(
  app: FastifyInstance,
  deps: DependenciasPlanes,
  esDemostracion: (municipioId: number) => Promise<boolean>,
): void {
  const { marco, puertos, territorio } = deps;
  const raiz = (slug: string): string => `/${slug}/funcionarios/madurez`;
  const hoyDe = (autor: Funcionario) =>
    hoyEn(
      puertos.reloj.ahora(),
      territorio.porId.get(autor.municipioId)?.zonaHoraria ?? 'America/Santiago',
    );
  const migas = (slug: string) => [{ texto: 'Madurez digital', href: raiz(slug) }];

  const mostrar = async (
    s: FastifyRequest<ConSlug>,
    r: FastifyReply,
    autor: Funcionario,
    fallo?: { readonly escrito: PeriodoEscrito; readonly errores: readonly ErrorDePeriodo[] },
  ) => {
    const { hitos, periodo } = await puertos.base.conMunicipio(autor.municipioId, async (tx) => ({
      hitos: await hitosDe(tx),
      periodo: await periodoDe(tx),
    }));
    const hoy = hoyDe(autor);
    return marco.interna(s, r, {
      titulo: 'Plan',
      municipioId: autor.municipioId,
      seccion: 'plan',
      migas: migas(s.params.slug),
      conErrores: fallo !== undefined,
      contenido: (
        <PaginaPlan
          base={raiz(s.params.slug)}
          hitos={hitos}
          alertas={alertasDelPlan(
            hitos,
            hoy.toString(),
            hoy.add({ days: DIAS_DE_AVISO }).toString(),
          )}
          nombreDeCifra={(clave) => deps.cifras.porClave.get(clave)?.nombre ?? clave}
          hoy={hoy.toString()}
          demostracion={await esDemostracion(autor.municipioId)}
          periodo={fallo?.escrito ?? escribirPeriodo(periodo)}
          erroresDePeriodo={fallo?.errores ?? []}
          presupuesto={periodo?.presupuesto_clp ?? null}
        />
      ),
    });
  };

  app.get<ConSlug>('/:slug/funcionarios/madurez/plan', async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r);
    return autor === undefined ? r : mostrar(s, r, autor);
  });

  app.get<ConSlug & { Querystring: { mes?: unknown } }>(
    '/:slug/funcionarios/madurez/plan/calendario',
    async (s, r) => {
      const autor = await deps.exigirFuncionario(s, r);
      if (autor === undefined) return r;
      const hoy = hoyDe(autor);
      const mes = leerMes(typeof s.query.mes === 'string' ? s.query.mes : '', hoy);
      const hitos = await puertos.base.conMunicipio(autor.municipioId, hitosDe);
      return marco.interna(s, r, {
        titulo: 'Calendario del plan',
        municipioId: autor.municipioId,
        seccion: 'plan',
        migas: [...migas(s.params.slug), { texto: 'Plan', href: `${raiz(s.params.slug)}/plan` }],
        contenido: (
          <PaginaCalendario
            base={raiz(s.params.slug)}
            mes={mesDePlan(hitos, mes)}
            hoy={hoy.toString()}
          />
        ),
      });
    },
  );

  app.post<ConSlug>('/:slug/funcionarios/madurez/plan/periodo', async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r, ['administrador']);
    if (autor === undefined) return r;
    const f = leerFormulario(s.body, 40);
    const escrito: PeriodoEscrito = {
      inicio: f.texto('inicio').trim(),
      termino: f.texto('termino').trim(),
      presupuesto: f.texto('presupuesto').trim(),
      revision: Number(f.texto('revision')) || 0,
    };
    const errores = await puertos.base.conMunicipio(
      autor.municipioId,
      async (tx): Promise<readonly ErrorDePeriodo[]> => {
        const leido = leerPeriodo(escrito, await hitosDe(tx));
        if (!leido.ok) return leido.error;
        const ahora = puertos.reloj.ahora().toString();
        return (await guardarPeriodo(tx, leido.valor, actorDeFuncionario(autor), ahora))
          ? []
          : [
              {
                campo: 'plan-inicio',
                mensaje: 'Otra persona cambió el período. Revise y guarde de nuevo.',
              },
            ];
      },
    );
    if (errores.length === 0) return r.redirect(`${raiz(s.params.slug)}/plan`, 303);
    const vigente = await puertos.base.conMunicipio(autor.municipioId, periodoDe);
    return mostrar(s, r.code(422), autor, {
      escrito: { ...escrito, revision: vigente?.revision ?? 0 },
      errores,
    });
  });

  app.post<ConSlug>('/:slug/funcionarios/madurez/plan/publicar', async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r, ['administrador']);
    if (autor === undefined) return r;
    const demostracion = await esDemostracion(autor.municipioId);
    await puertos.base.conMunicipio(autor.municipioId, async (tx) =>
      publicarPlan(
        tx,
        formatearCut(autor.municipioId),
        await hitosDe(tx),
        demostracion,
        puertos.reloj.ahora().toString(),
      ),
    );
    return r.redirect('/madurez/hitos', 303);
  });
}
