import type { FastifyReply, FastifyRequest } from 'fastify';
import { formatearCut } from '../../../base/folio.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { actorDeFuncionario } from '../../gobierno/administracion/index.ts';
import { anotarActo } from './casos/cerrar.ts';
import { abrirParaCambiar } from './casos/guardar.ts';
import { motivarEnmienda } from './casos/motivo.ts';
import type { DependenciasEncuesta } from './dependencias.ts';
import { incoherenciasDe, medirEncuesta } from './leer-encuesta.ts';
import type { SinGuardar } from './leer-envio.ts';
import { type PiezasEncuesta, rolesPara } from './piezas.ts';
import * as respuestas from './repositorio-respuestas.ts';
import { BLOQUEOS } from './rutas-parte.tsx';
import { PaginaItem } from './vistas/item.tsx';
import { idDe } from './vistas/pregunta.tsx';
import type { RespaldoFallido } from './vistas/respaldos.tsx';

export type ConItem = { Params: { slug: string; campana: string; item: string } };

export const RUTA_ITEM = '/:slug/funcionarios/madurez/:campana/items/:item';

/** Lo que se devuelve a la pantalla cuando no se pudo guardar. */
interface Fallo {
  readonly error?: string;
  readonly bloqueo?: string;
  readonly pendiente?: SinGuardar;
  readonly motivo?: string;
  readonly respaldo?: RespaldoFallido;
}

/** Lo que comparten las rutas de un ítem: abrirlo, mostrarlo y cambiar algo de él. */
export function crearPiezasDeItem(deps: DependenciasEncuesta, p: PiezasEncuesta) {
  const { marco, puertos } = deps;
  const rutaDe = ({ slug, campana, item }: ConItem['Params']): string =>
    `${p.raiz(slug)}/${campana}/items/${item}`;

  const abrir = async (s: FastifyRequest<ConItem>, r: FastifyReply) => {
    const autor = await deps.exigirFuncionario(s, r, rolesPara(s));
    if (autor === undefined) return undefined;
    const encuesta = await p.leer(autor, s.params.campana);
    const item = encuesta?.cuestionario.plan.instrumento.items.find((i) => i.id === s.params.item);
    if (encuesta === undefined || item === undefined) {
      await marco.noEncontrada(s, r);
      return undefined;
    }
    return { autor, encuesta, item };
  };

  const mostrar = async (
    s: FastifyRequest<ConItem>,
    r: FastifyReply,
    abierto: NonNullable<Awaited<ReturnType<typeof abrir>>>,
    fallo: Fallo = {},
    guardada = false,
  ) => {
    const { autor, item } = abierto;
    // Con una falla se vuelve a leer: lo que se muestra es lo que hay, no lo que había al abrir.
    const encuesta =
      fallo.error === undefined && fallo.bloqueo === undefined
        ? abierto.encuesta
        : ((await p.leer(autor, s.params.campana)) ?? abierto.encuesta);
    const versiones = await puertos.base.conMunicipio(autor.municipioId, (tx) =>
      respuestas.versionesDe(tx, encuesta.medicion.medicion_id, item.id),
    );
    const { partes } = encuesta.cuestionario;
    const parte = partes.find((x) => x.items.includes(item));
    const orden = partes.flatMap((x) => x.items);
    const raizCampana = `${p.raiz(s.params.slug)}/${s.params.campana}`;
    const medida = medirEncuesta(encuesta, formatearCut(autor.municipioId));
    return marco.interna(s, r, {
      ...p.pagina(
        autor,
        item.id,
        s.params.slug,
        <PaginaItem
          base={raizCampana}
          volver={`${raizCampana}/${parte?.id ?? ''}#${idDe(item.id)}`}
          item={item}
          encuesta={encuesta}
          versiones={versiones}
          pendiente={fallo.pendiente}
          incoherencias={incoherenciasDe(encuesta, medida).get(item.id) ?? []}
          siguiente={orden[orden.indexOf(item) + 1]?.id}
          guardada={guardada}
          bloqueo={fallo.bloqueo}
          motivo={fallo.motivo ?? ''}
          error={fallo.error}
          respaldo={fallo.respaldo}
        />,
        s.params.campana,
      ),
      conErrores: [fallo.error, fallo.bloqueo, fallo.respaldo].some((x) => x !== undefined),
    });
  };

  /** Ejecuta un cambio si se puede; en una enmienda exige que se haya dicho el motivo y lo anota. */
  const cambiar = async (
    s: FastifyRequest<ConItem>,
    r: FastifyReply,
    abierto: NonNullable<Awaited<ReturnType<typeof abrir>>>,
    p2: {
      readonly motivo: string;
      readonly respaldo: { readonly antes: string | null; readonly despues: string | null } | null;
      readonly trabajo: (
        tx: TxMunicipal,
        ahora: Temporal.Instant,
        motivo: string | null,
      ) => Promise<void>;
    },
  ) => {
    const { autor, encuesta, item } = abierto;
    const { medicion_id: medicionId } = encuesta.medicion;
    const hecho = await puertos.base.conMunicipio(autor.municipioId, async (tx) => {
      const abierta = await abrirParaCambiar(tx, medicionId);
      if (!abierta.ok) return abierta.error;
      const { enmienda, medicion } = abierta.valor;
      const actor = actorDeFuncionario(autor);
      const motivo = enmienda
        ? await motivarEnmienda(tx, puertos, medicion, p2.motivo, actor)
        : null;
      if (enmienda && motivo === null) return 'falta-motivo' as const;
      await p2.trabajo(tx, puertos.reloj.ahora(), motivo);
      if (motivo !== null && p2.respaldo !== null) {
        await anotarActo(tx, puertos, {
          medicionId,
          tipo: 'respaldo_enmendado',
          datos: { item: item.id, motivo, ...p2.respaldo },
          actor,
        });
      }
      return undefined;
    });
    if (hecho === undefined) return r.redirect(`${rutaDe(s.params)}?guardada=1`, 303);
    return hecho === 'falta-motivo'
      ? mostrar(s, r.code(422), abierto, { error: 'Escriba el motivo de la enmienda.' })
      : mostrar(s, r.code(409), abierto, { error: BLOQUEOS[hecho] });
  };

  return { rutaDe, abrir, mostrar, cambiar };
}

export type PiezasDeItem = ReturnType<typeof crearPiezasDeItem>;
