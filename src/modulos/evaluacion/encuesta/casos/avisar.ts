import { uuidV7 } from '../../../../base/ids.ts';
import type { TxGlobal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { ActorFila } from '../../../../plataforma/base-de-datos/tablas.ts';
import type { Puertos } from '../../../puertos.ts';
import * as avisos from '../repositorio-avisos.ts';

export type PuertosDeAvisos = Pick<Puertos, 'reloj' | 'azar' | 'colas'>;

/** Código de comuna como número, que es la clave del municipio. */
export const municipioDeCut = (cut: string): number => Number(cut);

/**
 * Crea avisos por correo y los encola en la misma transacción. Uno con clave repetida no se crea:
 * así nadie recibe dos veces lo mismo. Devuelve los municipios avisados.
 */
export async function avisar(
  tx: TxGlobal,
  puertos: PuertosDeAvisos,
  p: {
    readonly campanaId: string;
    readonly cuts: readonly string[];
    readonly clase: avisos.ClaseAviso;
    readonly clave: string;
    readonly mensaje?: string;
  },
): Promise<readonly string[]> {
  const ahora = puertos.reloj.ahora();
  const nuevos = await avisos.insertarAvisos(
    tx,
    p.cuts.map((cut) => ({
      avisoId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
      campanaId: p.campanaId,
      cut,
      clase: p.clase,
      clave: p.clave,
      mensaje: p.mensaje ?? '',
      ahora: ahora.toString(),
    })),
  );
  for (const { aviso_id: id, cut } of nuevos) {
    await puertos.colas.encolar(tx, 'avisos-campana', { municipioId: municipioDeCut(cut), id });
  }
  return nuevos.map((n) => n.cut);
}

/** Anota en la historia de la campaña. */
export async function anotarEnCampana(
  tx: TxGlobal,
  puertos: Pick<Puertos, 'reloj' | 'azar'>,
  acto: {
    readonly campanaId: string;
    readonly tipo: string;
    readonly datos: object;
    readonly actor: ActorFila;
  },
): Promise<void> {
  const ahora = puertos.reloj.ahora();
  await avisos.insertarActoDeCampana(tx, {
    ...acto,
    actoId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
    ahora: ahora.toString(),
  });
}
