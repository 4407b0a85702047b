import { uuidV7 } from '../../../../base/ids.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { ActorFila } from '../../../../plataforma/base-de-datos/tablas.ts';
import type { Puertos } from '../../../puertos.ts';
import * as respuestas from '../repositorio-respuestas.ts';

/**
 * Resuelve un choque: la elegida (o la vigente) pasa a ser una revisión nueva, a nombre de quien
 * eligió. Las demás quedan en la historia. La medición ya viene bloqueada.
 */
export async function elegirVersion(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj' | 'azar'>,
  p: {
    readonly medicionId: string;
    readonly itemId: string;
    readonly version: string;
    readonly actor: ActorFila;
    readonly motivo?: string | null;
  },
): Promise<void> {
  const vigente = (await respuestas.respuestasDe(tx, p.medicionId)).find(
    (r) => r.item_id === p.itemId,
  );
  const choques = (await respuestas.choquesPendientes(tx, p.medicionId)).filter(
    (c) => c.item_id === p.itemId,
  );
  const elegida =
    p.version === 'vigente' ? vigente : choques.find((c) => c.version_id === p.version);
  if (vigente === undefined || elegida === undefined || choques.length === 0) return;
  const ahora = puertos.reloj.ahora();
  const version = {
    versionId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
    medicionId: p.medicionId,
    itemId: p.itemId,
    escrita: { clase: elegida.clase, valor: elegida.valor },
    actor: p.actor,
    ahora: ahora.toString(),
    revision: vigente.revision + 1,
    sobreRevision: vigente.revision,
    motivo: p.motivo ?? null,
  };
  await respuestas.insertarVersiones(tx, [version]);
  await respuestas.ponerVigentes(tx, [version]);
}
