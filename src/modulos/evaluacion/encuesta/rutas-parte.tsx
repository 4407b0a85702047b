import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatearCut } from '../../../base/folio.ts';
import {
  actorDeFuncionario,
  type Funcionario,
  leerFormulario,
} from '../../gobierno/administracion/index.ts';
import { type ErrorGuardado, guardarRespuestas } from './casos/guardar.ts';
import type { DependenciasEncuesta } from './dependencias.ts';
import { avanceDe, type Encuesta, incoherenciasDe, medirEncuesta } from './leer-encuesta.ts';
import { leerEnvio, type SinGuardar, sinGuardar } from './leer-envio.ts';
import { type PiezasEncuesta, rolesPara } from './piezas.ts';
import * as programa from './repositorio-programa.ts';
import { type Envuelto, NADA_PENDIENTE, PaginaParte } from './vistas/parte.tsx';

type ConParte = { Params: { slug: string; campana: string; parte: string } };

/** Por qué no se guardó nada. */
export const BLOQUEOS: Readonly<Record<Exclude<ErrorGuardado, 'falta-motivo'>, string>> = {
  'no-encontrada': 'La medición no existe.',
  cerrada: 'La medición se firmó mientras usted respondía.',
  'campana-cerrada': 'La campaña se cerró mientras usted respondía.',
};

/** Una parte de la encuesta: verla y guardar sus respuestas. */
export function rutasDeParte(
  app: FastifyInstance,
  deps: DependenciasEncuesta,
  { leer, raiz, pagina }: PiezasEncuesta,
): void {
  const { marco, puertos } = deps;

  const mostrar = (
    s: FastifyRequest,
    r: FastifyReply,
    autor: Funcionario,
    params: ConParte['Params'],
    encuesta: Encuesta,
    envuelto: Envuelto,
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
          incoherencias={incoherenciasDe(
            encuesta,
            medirEncuesta(encuesta, formatearCut(autor.municipioId)),
          )}
          envuelto={envuelto}
          guardados={guardados}
        />,
        params.campana,
      ),
      conErrores: envuelto !== NADA_PENDIENTE,
    });
  };

  app.get<ConParte & { Querystring: { guardados?: string } }>(
    '/:slug/funcionarios/madurez/:campana/:parte',
    async (s, r) => {
      const autor = await deps.exigirFuncionario(s, r, rolesPara(s));
      if (autor === undefined) return r;
      const encuesta = await leer(autor, s.params.campana);
      if (encuesta === undefined) return marco.noEncontrada(s, r);
      const guardados = Number(s.query.guardados);
      return mostrar(
        s,
        r,
        autor,
        s.params,
        encuesta,
        NADA_PENDIENTE,
        Number.isInteger(guardados) ? guardados : undefined,
      );
    },
  );

  app.post<ConParte>('/:slug/funcionarios/madurez/:campana/:parte', async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r, rolesPara(s));
    if (autor === undefined) return r;
    const { slug, campana } = s.params;
    const encuesta = await leer(autor, campana);
    const parte = encuesta?.cuestionario.partes.find((x) => x.id === s.params.parte);
    if (encuesta === undefined || parte === undefined) return marco.noEncontrada(s, r);
    const f = leerFormulario(s.body);
    const motivo = f.texto('motivo');
    const envios = parte.items.map((item) => leerEnvio(f, item));
    const guardado = await puertos.base.conMunicipio(autor.municipioId, (tx) =>
      guardarRespuestas(
        tx,
        puertos,
        encuesta.medicion.medicion_id,
        envios.filter((e) => e.error === undefined),
        actorDeFuncionario(autor),
        motivo,
      ),
    );
    const nueva = (await leer(autor, campana)) ?? encuesta;
    if (!guardado.ok) {
      const pendientes = new Map(
        envios.map((e) => [e.item.id, sinGuardar(f, e.item, e.error)] as const),
      );
      const faltaMotivo = guardado.error === 'falta-motivo';
      return mostrar(s, r.code(faltaMotivo ? 422 : 409), autor, s.params, nueva, {
        ...NADA_PENDIENTE,
        pendientes,
        motivo,
        faltaMotivo,
        bloqueo: guardado.error === 'falta-motivo' ? undefined : BLOQUEOS[guardado.error],
      });
    }
    await puertos.base.global((tx) =>
      programa.publicarAvance(tx, campana, formatearCut(autor.municipioId), {
        estado: nueva.medicion.estado,
        respondidas: avanceDe(nueva).respondidas,
        ahora: puertos.reloj.ahora().toString(),
      }),
    );
    const { errores, guardados, choques } = guardado.valor;
    const mensajes = new Map([
      ...errores.map((e) => [e.item, e.mensaje] as const),
      ...envios.flatMap((e) => (e.error === undefined ? [] : [[e.item.id, e.error] as const])),
    ]);
    if (mensajes.size > 0 || choques.length > 0) {
      const pendientes = new Map<string, SinGuardar>(
        envios.flatMap((e) => {
          const mensaje = mensajes.get(e.item.id);
          return mensaje === undefined ? [] : [[e.item.id, sinGuardar(f, e.item, mensaje)]];
        }),
      );
      return mostrar(
        s,
        r.code(mensajes.size > 0 ? 422 : 409),
        autor,
        s.params,
        nueva,
        { ...NADA_PENDIENTE, pendientes, choques, motivo },
        guardados.length,
      );
    }
    const seguir = f.texto('seguir');
    const destino = nueva.cuestionario.partes.some((x) => x.id === seguir) ? seguir : parte.id;
    return r.redirect(`${raiz(slug)}/${campana}/${destino}?guardados=${guardados.length}`, 303);
  });
}
