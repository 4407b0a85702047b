import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatearCut } from '../../../base/folio.ts';
import {
  actorDeFuncionario,
  type Funcionario,
  leerFormulario,
  listarFuncionarios,
} from '../../gobierno/administracion/index.ts';
import { anotarActo, firmarMedicion } from './casos/cerrar.ts';
import type { DependenciasEncuesta } from './dependencias.ts';
import {
  avanceDe,
  blancosDe,
  type Encuesta,
  leerEncuesta,
  medirEncuesta,
} from './leer-encuesta.ts';
import type { PiezasEncuesta } from './piezas.ts';
import * as repositorio from './repositorio.ts';
import { PaginaAsignar } from './vistas/asignar.tsx';
import { PaginaCierre } from './vistas/cierre.tsx';

type ConCampana = { Params: { slug: string; campana: string } };

const ERRORES_CIERRE = {
  'no-encontrada': 'La medición no existe.',
  'ya-cerrada': 'La medición ya está cerrada.',
  'campana-cerrada': 'La campaña está cerrada: no se puede firmar. Lo respondido se conserva.',
  choques: 'Elija primero entre las respuestas distintas.',
  'confirmar-blancos': 'Marque la confirmación para cerrar con respuestas en blanco.',
} as const;

/** Firma y cierre, y asignación de partes: solo quien administra. */
export function rutasDeCierre(
  app: FastifyInstance,
  deps: DependenciasEncuesta,
  { leer, raiz, pagina }: PiezasEncuesta,
): void {
  const { marco, puertos } = deps;
  const cutDe = (f: Funcionario): string => formatearCut(f.municipioId);

  const cierre = (
    s: FastifyRequest,
    r: FastifyReply,
    autor: Funcionario,
    params: ConCampana['Params'],
    encuesta: Encuesta,
    error?: string,
  ) =>
    marco.interna(s, r, {
      ...pagina(
        autor,
        'Revisar y firmar',
        params.slug,
        <PaginaCierre
          base={`${raiz(params.slug)}/${params.campana}`}
          encuesta={encuesta}
          resultado={medirEncuesta(encuesta, cutDe(autor)).resultado}
          error={error}
        />,
        params.campana,
      ),
      conErrores: error !== undefined,
    });

  app.get<ConCampana>('/:slug/funcionarios/madurez/:campana/cerrar', async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r, ['administrador']);
    if (autor === undefined) return r;
    const encuesta = await leer(autor, s.params.campana);
    return encuesta === undefined
      ? marco.noEncontrada(s, r)
      : cierre(s, r, autor, s.params, encuesta);
  });

  app.post<ConCampana>('/:slug/funcionarios/madurez/:campana/cerrar', async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r, ['administrador']);
    if (autor === undefined) return r;
    const encuesta = await leer(autor, s.params.campana);
    if (encuesta === undefined) return marco.noEncontrada(s, r);
    const cut = cutDe(autor);
    const firmada = await puertos.base.conMunicipio(autor.municipioId, async (tx) => {
      // Se relee con la medición bloqueada: lo que se firma es exactamente lo que se publica.
      await repositorio.bloquearMedicion(tx, encuesta.medicion.medicion_id);
      const actual = (await leerEncuesta(tx, s.params.campana, encuesta.cifras)) ?? encuesta;
      return firmarMedicion(tx, puertos, {
        medicionId: actual.medicion.medicion_id,
        cut,
        blancos: blancosDe(actual),
        respondidas: avanceDe(actual).respondidas,
        confirmaBlancos: leerFormulario(s.body).texto('confirma') === 'si',
        medida: medirEncuesta(actual, cut),
        actor: actorDeFuncionario(autor),
      });
    });
    if (firmada.ok) return r.redirect(`${raiz(s.params.slug)}/${s.params.campana}`, 303);
    const nueva = (await leer(autor, s.params.campana)) ?? encuesta;
    return cierre(s, r.code(422), autor, s.params, nueva, ERRORES_CIERRE[firmada.error]);
  });

  app.get<ConCampana>('/:slug/funcionarios/madurez/:campana/asignar', async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r, ['administrador']);
    if (autor === undefined) return r;
    const encuesta = await leer(autor, s.params.campana);
    if (encuesta === undefined) return marco.noEncontrada(s, r);
    const cuentas = await puertos.base.conMunicipio(autor.municipioId, listarFuncionarios);
    return marco.interna(
      s,
      r,
      pagina(
        autor,
        'Asignar',
        s.params.slug,
        <PaginaAsignar
          base={`${raiz(s.params.slug)}/${s.params.campana}`}
          encuesta={encuesta}
          personas={cuentas
            .filter((c) => c.activo)
            .map((c) => ({ id: c.funcionario_id, nombre: c.nombre, cargo: c.cargo }))}
        />,
        s.params.campana,
      ),
    );
  });

  app.post<ConCampana>('/:slug/funcionarios/madurez/:campana/asignar', async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r, ['administrador']);
    if (autor === undefined) return r;
    const encuesta = await leer(autor, s.params.campana);
    if (encuesta === undefined) return marco.noEncontrada(s, r);
    const f = leerFormulario(s.body);
    await puertos.base.conMunicipio(autor.municipioId, async (tx) => {
      const cuentas = new Set((await listarFuncionarios(tx)).map((c) => c.funcionario_id));
      for (const parte of encuesta.cuestionario.partes) {
        const personas = f.lista(`p:${parte.id}`).filter((id) => cuentas.has(id));
        await repositorio.fijarAsignacion(tx, encuesta.medicion.medicion_id, parte.id, personas);
      }
      await anotarActo(tx, puertos, {
        medicionId: encuesta.medicion.medicion_id,
        tipo: 'asignada',
        datos: {},
        actor: actorDeFuncionario(autor),
      });
    });
    return r.redirect(`${raiz(s.params.slug)}/${s.params.campana}`, 303);
  });
}
