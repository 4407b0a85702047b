import type { FastifyReply, FastifyRequest } from 'fastify';
import { esUuid } from '../../../../base/ids.ts';
import type { AccionDisponible } from '../../expedientes/index.ts';
import { contarEvento } from '../caso/historia.ts';
import { type CasoDeOficina, leerCaso } from '../caso/leer.ts';
import type { DependenciasDeOficina, Visita } from '../dependencias.ts';
import { abrirVisita } from '../visita.ts';

export type RutaDeCaso = { Params: { slug: string; id: string } };
export type RutaDeActo = { Params: { slug: string; id: string; nodo: string; accion: string } };

/** Caso abierto por quien visita. */
export interface CasoAbierto {
  readonly visita: Visita;
  readonly caso: CasoDeOficina;
  /** Dirección de la página del caso. */
  readonly url: string;
}

/** Acción sobre un caso: disponible, o no si el caso cambió. */
export interface ActoAbierto extends CasoAbierto {
  readonly disponible: AccionDisponible | undefined;
  /** Dirección de esta acción. */
  readonly urlActo: string;
}

/** Abre un caso para quien visita; si no existe o no puede verlo, ya respondió 404. */
export async function abrirCasoDe(
  deps: DependenciasDeOficina,
  solicitud: FastifyRequest<RutaDeCaso>,
  respuesta: FastifyReply,
): Promise<CasoAbierto | undefined> {
  const visita = await abrirVisita(deps, solicitud, respuesta);
  if (visita === undefined) return undefined;
  const { id } = solicitud.params;
  const caso = esUuid(id)
    ? await deps.puertos.base.conMunicipio(visita.municipio.municipioId, (tx) =>
        leerCaso(tx, deps, visita, id),
      )
    : undefined;
  if (caso === undefined) {
    await deps.marco.noEncontrada(solicitud, respuesta);
    return undefined;
  }
  return { visita, caso, url: `${visita.base}/expedientes/${id}` };
}

/** Abre un caso y la acción que nombra la dirección. */
export async function abrirActo(
  deps: DependenciasDeOficina,
  solicitud: FastifyRequest<RutaDeActo>,
  respuesta: FastifyReply,
): Promise<ActoAbierto | undefined> {
  const abierto = await abrirCasoDe(deps, solicitud, respuesta);
  if (abierto === undefined) return undefined;
  const { nodo, accion } = solicitud.params;
  return {
    ...abierto,
    disponible: abierto.caso.acciones.find((a) => a.nodo === nodo && a.accion.id === accion),
    urlActo: `${abierto.url}/actos/${encodeURIComponent(nodo)}/${encodeURIComponent(accion)}`,
  };
}

/** Lo último que pasó en un caso, en una frase. */
export function ultimoSuceso({ eventos, tramite, personal }: CasoDeOficina): string {
  const ultimo = eventos.at(-1);
  if (ultimo === undefined) return 'sin eventos.';
  const { titulo } = contarEvento(ultimo, {
    definicion: tramite.definicion,
    nombreDe: (id) => personal.find((uno) => uno.funcionarioId === id)?.nombre,
  });
  return `${titulo} (${ultimo.actor.nombre}).`;
}
