import type { FastifyInstance } from 'fastify';
import { formatearCut } from '../../../base/folio.ts';
import { actorDeFuncionario, leerFormulario } from '../../gobierno/administracion/index.ts';
import { elegirVersion } from './casos/elegir.ts';
import { guardarRespuestas } from './casos/guardar.ts';
import type { DependenciasEncuesta } from './dependencias.ts';
import { avanceDe } from './leer-encuesta.ts';
import { leerEnvio, sinGuardar } from './leer-envio.ts';
import type { PiezasEncuesta } from './piezas.ts';
import { type ConItem, crearPiezasDeItem, RUTA_ITEM } from './piezas-item.tsx';
import * as programa from './repositorio-programa.ts';
import { BLOQUEOS } from './rutas-parte.tsx';
import { rutasDeRespaldos } from './rutas-respaldos.tsx';

/** Página de un ítem: responder, respaldos, historia y elección entre respuestas que chocaron. */
export function rutasDeItem(
  app: FastifyInstance,
  deps: DependenciasEncuesta,
  p: PiezasEncuesta,
): void {
  const { puertos } = deps;
  const piezas = crearPiezasDeItem(deps, p);
  const { rutaDe, abrir, mostrar, cambiar } = piezas;

  app.get<ConItem & { Querystring: { guardada?: string } }>(RUTA_ITEM, async (s, r) => {
    const abierto = await abrir(s, r);
    return abierto === undefined ? r : mostrar(s, r, abierto, {}, s.query.guardada === '1');
  });

  app.post<ConItem>(`${RUTA_ITEM}/responder`, async (s, r) => {
    const abierto = await abrir(s, r);
    if (abierto === undefined) return r;
    const { autor, encuesta, item } = abierto;
    const f = leerFormulario(s.body);
    const envio = leerEnvio(f, item);
    const motivo = f.texto('motivo');
    const pendiente = (mensaje?: string) => sinGuardar(f, item, mensaje);
    if (envio.error !== undefined) {
      return mostrar(s, r.code(422), abierto, {
        pendiente: pendiente(envio.error),
        error: envio.error,
        motivo,
      });
    }
    const guardado = await puertos.base.conMunicipio(autor.municipioId, (tx) =>
      guardarRespuestas(
        tx,
        puertos,
        encuesta.medicion.medicion_id,
        [envio],
        actorDeFuncionario(autor),
        motivo,
      ),
    );
    if (!guardado.ok) {
      return guardado.error === 'falta-motivo'
        ? mostrar(s, r.code(422), abierto, {
            pendiente: pendiente(),
            error: 'Escriba el motivo de la enmienda.',
          })
        : mostrar(s, r.code(409), abierto, {
            pendiente: pendiente(),
            bloqueo: BLOQUEOS[guardado.error],
            motivo,
          });
    }
    const [error] = guardado.valor.errores;
    if (error !== undefined) {
      return mostrar(s, r.code(422), abierto, {
        pendiente: pendiente(error.mensaje),
        error: error.mensaje,
        motivo,
      });
    }
    if (guardado.valor.choques.length > 0) {
      return mostrar(s, r.code(409), abierto, {
        error: 'Otra persona respondió a la vez. Nada se perdió: elija cuál vale.',
      });
    }
    const nueva = (await p.leer(autor, s.params.campana)) ?? encuesta;
    await puertos.base.global((tx) =>
      programa.publicarAvance(tx, s.params.campana, formatearCut(autor.municipioId), {
        estado: nueva.medicion.estado,
        respondidas: avanceDe(nueva).respondidas,
        ahora: puertos.reloj.ahora().toString(),
      }),
    );
    const seguir = f.texto('seguir');
    const destino = encuesta.cuestionario.plan.instrumento.items.some((i) => i.id === seguir)
      ? seguir
      : item.id;
    return r.redirect(`${rutaDe({ ...s.params, item: destino })}?guardada=1`, 303);
  });

  app.post<ConItem>(`${RUTA_ITEM}/elegir`, async (s, r) => {
    const abierto = await abrir(s, r);
    if (abierto === undefined) return r;
    const f = leerFormulario(s.body);
    return cambiar(s, r, abierto, {
      motivo: f.texto('motivo'),
      respaldo: null,
      trabajo: (tx, _ahora, motivo) =>
        elegirVersion(tx, puertos, {
          medicionId: abierto.encuesta.medicion.medicion_id,
          itemId: abierto.item.id,
          version: f.texto('version'),
          actor: actorDeFuncionario(abierto.autor),
          motivo,
        }),
    });
  });

  rutasDeRespaldos(app, deps, piezas);
}
