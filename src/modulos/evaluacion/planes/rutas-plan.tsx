import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatearCut } from '../../../base/folio.ts';
import { hoyEn, leerFecha } from '../../../calendario/index.ts';
import {
  actorDeFuncionario,
  type Funcionario,
  leerFormulario,
} from '../../gobierno/administracion/index.ts';
import type { DependenciasEncuesta } from '../encuesta/index.ts';
import { alertasDelPlan } from '../estrategia/index.ts';
import { guardarHito, retirarHito } from './casos.ts';
import { publicarPlan } from './publicados.ts';
import * as repositorio from './repositorio.ts';
import { type HitoEscrito, PaginaHito } from './vistas/hito.tsx';
import { PaginaPlan } from './vistas/plan.tsx';

type ConSlug = { Params: { slug: string } };
type ConHito = { Params: { slug: string; hito: string } };

const DIAS_DE_AVISO = 30;
const VACIO: HitoEscrito = {
  nombre: '',
  inicio: '',
  termino: '',
  avance: '0',
  verificacion: '',
  responsable: '',
  presupuesto: '',
  evidencia: '',
  requiere: [],
  revision: 0,
};
const legible = (iso: string): string => iso.split('-').reverse().join('-');

const fechaDe = (texto: string): Temporal.PlainDate | undefined => {
  const leida = leerFecha(texto);
  return leida.ok ? leida.valor : undefined;
};

/** Plan con hitos: ver, agregar, cambiar, retirar y publicar en el tablero nacional. */
export function rutasDePlan(
  app: FastifyInstance,
  deps: DependenciasEncuesta,
  esDemostracion: (municipioId: number) => Promise<boolean>,
): void {
  const { marco, puertos } = deps;
  const raiz = (slug: string): string => `/${slug}/funcionarios/madurez`;
  const hoy = () => hoyEn(puertos.reloj.ahora(), 'America/Santiago');
  const hitos = (autor: Funcionario) =>
    puertos.base.conMunicipio(autor.municipioId, repositorio.hitosDe);
  const migas = (slug: string) => [
    { texto: 'Madurez digital', href: raiz(slug) },
    { texto: 'Plan', href: `${raiz(slug)}/plan` },
  ];

  app.get<ConSlug>('/:slug/funcionarios/madurez/plan', async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r);
    if (autor === undefined) return r;
    const lista = await hitos(autor);
    return marco.interna(s, r, {
      titulo: 'Plan',
      municipioId: autor.municipioId,
      seccion: 'plan',
      migas: migas(s.params.slug).slice(0, 1),
      contenido: (
        <PaginaPlan
          base={raiz(s.params.slug)}
          hitos={lista}
          alertas={alertasDelPlan(
            lista,
            hoy().toString(),
            hoy().add({ days: DIAS_DE_AVISO }).toString(),
          )}
          hoy={hoy().toString()}
          demostracion={await esDemostracion(autor.municipioId)}
        />
      ),
    });
  });

  app.post<ConSlug>('/:slug/funcionarios/madurez/plan/publicar', async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r, ['administrador']);
    if (autor === undefined) return r;
    const lista = await hitos(autor);
    const demostracion = await esDemostracion(autor.municipioId);
    await puertos.base.global((tx) =>
      publicarPlan(
        tx,
        formatearCut(autor.municipioId),
        lista,
        demostracion,
        puertos.reloj.ahora().toString(),
      ),
    );
    return r.redirect('/madurez/hitos', 303);
  });

  const mostrar = async (
    s: FastifyRequest<ConHito>,
    r: FastifyReply,
    autor: Funcionario,
    escrito: HitoEscrito,
    errores: readonly string[],
  ) => {
    const { slug, hito } = s.params;
    const otros = (await hitos(autor)).filter((h) => h.id !== hito);
    const historia =
      hito === 'nuevo'
        ? []
        : await puertos.base.conMunicipio(autor.municipioId, (tx) =>
            repositorio.cambiosDe(tx, hito),
          );
    return marco.interna(s, r, {
      titulo: hito === 'nuevo' ? 'Agregar un hito' : escrito.nombre,
      municipioId: autor.municipioId,
      seccion: 'plan',
      migas: migas(slug),
      conErrores: errores.length > 0,
      contenido: (
        <PaginaHito
          base={raiz(slug)}
          accion={`${raiz(slug)}/plan/${hito}`}
          titulo={hito === 'nuevo' ? 'Agregar un hito' : escrito.nombre}
          escrito={escrito}
          otros={otros}
          errores={errores}
          historia={historia}
        />
      ),
    });
  };

  app.get<ConHito>('/:slug/funcionarios/madurez/plan/:hito', async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r);
    if (autor === undefined) return r;
    if (s.params.hito === 'nuevo')
      return mostrar(s, r, autor, { ...VACIO, responsable: autor.nombre }, []);
    const h = (await hitos(autor)).find((x) => x.id === s.params.hito);
    if (h === undefined) return marco.noEncontrada(s, r);
    return mostrar(
      s,
      r,
      autor,
      {
        nombre: h.nombre,
        inicio: legible(h.inicio),
        termino: legible(h.termino),
        avance: String(Math.round(h.avance * 100)),
        verificacion: h.verificacion,
        responsable: h.responsable,
        presupuesto: h.presupuesto_clp === null ? '' : String(h.presupuesto_clp),
        evidencia: h.evidenciaUrl ?? '',
        requiere: h.requiere,
        revision: h.revision,
      },
      [],
    );
  });

  app.post<ConHito>('/:slug/funcionarios/madurez/plan/:hito', async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r);
    if (autor === undefined) return r;
    const f = leerFormulario(s.body, 500);
    const escrito: HitoEscrito = {
      nombre: f.texto('nombre').trim(),
      inicio: f.texto('inicio').trim(),
      termino: f.texto('termino').trim(),
      avance: f.texto('avance').trim(),
      verificacion: f.texto('verificacion').trim(),
      responsable: f.texto('responsable').trim(),
      presupuesto: f.texto('presupuesto').trim(),
      evidencia: f.texto('evidencia').trim(),
      requiere: f.lista('requiere'),
      revision: Number(f.texto('revision')) || 0,
    };
    const previo = (await hitos(autor)).find((h) => h.id === s.params.hito);
    if (s.params.hito !== 'nuevo' && previo === undefined) return marco.noEncontrada(s, r);
    const [inicio, termino] = [fechaDe(escrito.inicio), fechaDe(escrito.termino)];
    const avance = Number(escrito.avance.replace(',', '.'));
    const monto = escrito.presupuesto.replace(/[.\s$]/g, '');
    const errores = [
      ...(inicio === undefined || termino === undefined
        ? ['Escriba el inicio y el término como día-mes-año.']
        : []),
      ...(Number.isFinite(avance) ? [] : ['El avance es un número de 0 a 100.']),
      ...(/^\d{0,12}$/.test(monto) ? [] : ['El presupuesto va en pesos, sin decimales.']),
      ...(escrito.evidencia === '' || /^https?:\/\//.test(escrito.evidencia)
        ? []
        : ['El respaldo empieza con https://']),
      ...(escrito.responsable === '' ? ['Diga quién responde por el hito.'] : []),
    ];
    if (errores.length > 0 || inicio === undefined || termino === undefined)
      return mostrar(s, r.code(422), autor, escrito, errores);
    const guardado = await puertos.base.conMunicipio(autor.municipioId, (tx) =>
      guardarHito(
        tx,
        puertos,
        {
          id: previo?.id ?? '',
          nombre: escrito.nombre,
          inicio: inicio.toString(),
          termino: termino.toString(),
          avance: avance / 100,
          verificacion: escrito.verificacion,
          responsable: escrito.responsable,
          presupuesto_clp: monto === '' ? null : Number(monto),
          requiere: escrito.requiere,
          accionId: previo?.accionId ?? null,
          evidenciaUrl: escrito.evidencia === '' ? null : escrito.evidencia,
          revision: previo === undefined ? 0 : escrito.revision,
        },
        actorDeFuncionario(autor),
      ),
    );
    if (!guardado.ok) return mostrar(s, r.code(422), autor, escrito, guardado.error);
    return r.redirect(`${raiz(s.params.slug)}/plan`, 303);
  });

  app.post<ConHito>('/:slug/funcionarios/madurez/plan/:hito/retirar', async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r, ['administrador']);
    if (autor === undefined) return r;
    const hecho = await puertos.base.conMunicipio(autor.municipioId, (tx) =>
      retirarHito(tx, puertos, s.params.hito, actorDeFuncionario(autor)),
    );
    if (hecho.ok) return r.redirect(`${raiz(s.params.slug)}/plan`, 303);
    if (hecho.error === 'no-encontrado') return marco.noEncontrada(s, r);
    return mostrar(s, r.code(422), autor, VACIO, [
      'Otro hito depende de este: cambie primero ese.',
    ]);
  });
}
