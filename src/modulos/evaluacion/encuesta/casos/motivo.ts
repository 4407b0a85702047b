import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { ActorFila } from '../../../../plataforma/base-de-datos/tablas.ts';
import type { Puertos } from '../../../puertos.ts';
import { motivoDeEnmienda } from '../repositorio.ts';
import { anotarActo } from './cerrar.ts';

/** Motivo escrito con sentido, o `null`. */
export function motivoValido(texto: string | undefined): string | null {
  const limpio = texto?.trim().slice(0, 1000) ?? '';
  return limpio.length < 3 ? null : limpio;
}

/**
 * Motivo con que queda un cambio hecho después de firmar. Se dice una vez por enmienda: sin uno
 * escrito vale el que ya se dijo, y uno nuevo queda anotado y vale desde ahí. `null` si falta.
 */
export async function motivarEnmienda(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj' | 'azar'>,
  medicion: { readonly medicion_id: string; readonly firmada_en: string | null },
  escrito: string | undefined,
  actor: ActorFila,
): Promise<string | null> {
  const dicho = (await motivoDeEnmienda(tx, medicion)) ?? null;
  const motivo = motivoValido(escrito) ?? dicho;
  if (motivo !== null && motivo !== dicho) {
    await anotarActo(tx, puertos, {
      medicionId: medicion.medicion_id,
      tipo: 'enmienda_motivada',
      datos: { motivo },
      actor,
    });
  }
  return motivo;
}
