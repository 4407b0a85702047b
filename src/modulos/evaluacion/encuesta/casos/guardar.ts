import { uuidV7 } from '../../../../base/ids.ts';
import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { ActorFila } from '../../../../plataforma/base-de-datos/tablas.ts';
import type { Puertos } from '../../../puertos.ts';
import type { Item } from '../../madurez/index.ts';
import * as repositorio from '../repositorio.ts';
import * as respuestas from '../repositorio-respuestas.ts';
import { type Escrita, iguales, leerEscrita } from '../respuesta.ts';

/** Lo que una persona envió para un ítem y la revisión que veía (0 si no había respuesta). */
export interface Envio {
  readonly item: Item;
  readonly texto: string;
  readonly revisionVista: number;
}

export interface Guardado {
  readonly guardados: readonly string[];
  /** Ítems que otra persona cambió entretanto: lo enviado quedó guardado para elegir. */
  readonly choques: readonly string[];
  readonly errores: readonly { readonly item: string; readonly mensaje: string }[];
}

type PuertosDeGuardado = Pick<Puertos, 'reloj' | 'azar'>;

/**
 * Guarda lo que cambió. Revisión optimista: si otra persona respondió el mismo ítem entretanto, su
 * respuesta queda vigente y la que llega se guarda como choque. Nada de lo escrito se pierde.
 */
export async function guardarRespuestas(
  tx: TxMunicipal,
  puertos: PuertosDeGuardado,
  medicionId: string,
  envios: readonly Envio[],
  actor: ActorFila,
): Promise<Resultado<Guardado, 'no-encontrada' | 'cerrada'>> {
  const medicion = await repositorio.bloquearMedicion(tx, medicionId);
  if (medicion === undefined) return falla('no-encontrada');
  if (medicion.estado !== 'en_curso' && medicion.estado !== 'observada') return falla('cerrada');
  const vigentes = new Map(
    (await respuestas.respuestasDe(tx, medicionId)).map((r) => [r.item_id, r]),
  );
  const vistas = new Map(
    (await respuestas.versionesVistas(tx, medicionId)).map((v) => [
      `${v.item_id}#${v.revision}`,
      v,
    ]),
  );
  const guardados: string[] = [];
  const choques: string[] = [];
  const errores: { item: string; mensaje: string }[] = [];
  for (const { item, texto, revisionVista } of envios) {
    const leida = leerEscrita(item, texto);
    if (!leida.ok) {
      errores.push({ item: item.id, mensaje: leida.error });
      continue;
    }
    const vista: Escrita | null = vistas.get(`${item.id}#${revisionVista}`) ?? null;
    // Vaciar un campo no borra lo respondido: para eso están «no aplica» y «no responde».
    if (leida.valor === null || iguales(leida.valor, vista)) continue;
    const vigente = vigentes.get(item.id);
    if (vigente !== undefined && iguales(leida.valor, vigente)) continue;
    const ahora = puertos.reloj.ahora();
    const version = {
      versionId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
      medicionId,
      itemId: item.id,
      escrita: leida.valor,
      actor,
      ahora: ahora.toString(),
    };
    const revision = vigente?.revision ?? 0;
    if (revision !== revisionVista) {
      await respuestas.insertarVersion(tx, version, null, revision);
      choques.push(item.id);
      continue;
    }
    await respuestas.insertarVersion(tx, version, revision + 1, revision);
    await respuestas.ponerVigente(tx, version, revision + 1);
    guardados.push(item.id);
  }
  return exito({ guardados, choques, errores });
}
