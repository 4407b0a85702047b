import { uuidV7 } from '../../../../base/ids.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { ActorFila } from '../../../../plataforma/base-de-datos/tablas.ts';
import type { Puertos } from '../../../puertos.ts';
import { insertarEvidencia } from '../repositorio-respuestas.ts';

/** Agrega una dirección web como respaldo de un ítem. */
export async function respaldarConEnlace(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj' | 'azar'>,
  medicionId: string,
  itemId: string,
  url: string,
  actor: ActorFila,
): Promise<void> {
  const ahora = puertos.reloj.ahora();
  await insertarEvidencia(tx, {
    evidenciaId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
    medicionId,
    itemId,
    url,
    actor,
    ahora: ahora.toString(),
  });
}
