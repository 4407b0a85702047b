import { uuidV7 } from '../../../../base/ids.ts';
import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { ActorFila } from '../../../../plataforma/base-de-datos/tablas.ts';
import type { Puertos } from '../../../puertos.ts';
import type { Item } from '../../madurez/index.ts';
import * as repositorio from '../repositorio.ts';
import { campanaParaEscribir } from '../repositorio-programa.ts';
import * as respuestas from '../repositorio-respuestas.ts';
import { type Escrita, iguales, leerEscrita } from '../respuesta.ts';
import { motivarEnmienda } from './motivo.ts';

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

export type ErrorGuardado = 'no-encontrada' | 'cerrada' | 'campana-cerrada' | 'falta-motivo';

type PuertosDeGuardado = Pick<Puertos, 'reloj' | 'azar'>;

/**
 * Bloquea la medición y comprueba que se pueda cambiar: ni firmada ni con la campaña cerrada.
 * Después de firmar todo cambio es una enmienda y exige motivo.
 */
export async function abrirParaCambiar(
  tx: TxMunicipal,
  medicionId: string,
): Promise<
  Resultado<
    {
      readonly enmienda: boolean;
      readonly campanaId: string;
      readonly medicion: { readonly medicion_id: string; readonly firmada_en: string | null };
    },
    Exclude<ErrorGuardado, 'falta-motivo'>
  >
> {
  const medicion = await repositorio.bloquearMedicion(tx, medicionId);
  if (medicion === undefined) return falla('no-encontrada');
  if (medicion.estado !== 'en_curso' && medicion.estado !== 'observada') return falla('cerrada');
  const campana = await campanaParaEscribir(tx, medicion.campana_id);
  if (campana?.estado !== 'abierta') return falla('campana-cerrada');
  return exito({
    enmienda: medicion.firmada_en !== null,
    campanaId: medicion.campana_id,
    medicion,
  });
}

/**
 * Guarda lo que cambió. Revisión optimista: si otra persona respondió el mismo ítem entretanto, su
 * respuesta queda vigente y la que llega se guarda como choque. Nada de lo escrito se pierde. En una
 * enmienda el motivo se exige una vez: después vale el mismo, aunque no venga.
 */
export async function guardarRespuestas(
  tx: TxMunicipal,
  puertos: PuertosDeGuardado,
  medicionId: string,
  envios: readonly Envio[],
  actor: ActorFila,
  motivo?: string,
): Promise<Resultado<Guardado, ErrorGuardado>> {
  const abierta = await abrirParaCambiar(tx, medicionId);
  if (!abierta.ok) return abierta;
  const vigentes = new Map(
    (await respuestas.respuestasDe(tx, medicionId)).map((r) => [r.item_id, r]),
  );
  const vistas = new Map(
    (await respuestas.versionesVistas(tx, medicionId)).map((v) => [
      `${v.item_id}#${v.revision}`,
      v,
    ]),
  );
  const ahora = puertos.reloj.ahora();
  const porEscribir: Omit<respuestas.VersionPorEscribir, 'motivo'>[] = [];
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
    const revision = vigente?.revision ?? 0;
    porEscribir.push({
      versionId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
      medicionId,
      itemId: item.id,
      escrita: leida.valor,
      actor,
      ahora: ahora.toString(),
      revision: revision === revisionVista ? revision + 1 : null,
      sobreRevision: revision,
    });
  }
  const { enmienda, medicion } = abierta.valor;
  const porQue = enmienda ? await motivarEnmienda(tx, puertos, medicion, motivo, actor) : null;
  if (enmienda && porEscribir.length > 0 && porQue === null) return falla('falta-motivo');
  const versiones = porEscribir.map((v) => ({ ...v, motivo: porQue }));
  await respuestas.insertarVersiones(tx, versiones);
  await respuestas.ponerVigentes(tx, versiones);
  return exito({
    guardados: porEscribir.filter((v) => v.revision !== null).map((v) => v.itemId),
    choques: porEscribir.filter((v) => v.revision === null).map((v) => v.itemId),
    errores,
  });
}
