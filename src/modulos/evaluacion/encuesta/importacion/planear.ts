import { createHash } from 'node:crypto';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Item } from '../../madurez/index.ts';
import * as repositorio from '../repositorio.ts';
import * as programa from '../repositorio-programa.ts';
import * as respuestas from '../repositorio-respuestas.ts';
import { type Escrita, iguales, leerEscrita } from '../respuesta.ts';
import type { CeldaImportada } from './leer-celdas.ts';

/** Lo que cambiará en un ítem. `antes` nulo es un ítem sin responder. */
export interface CambioImportado {
  readonly item: Item;
  readonly texto: string;
  readonly antes: Escrita | null;
  readonly despues: Escrita;
  readonly revision: number;
}

/** Lo que la importación hará en un municipio, o por qué no puede. */
export interface PlanDeImportacion {
  readonly municipioId: number;
  readonly cut: string;
  readonly linea: number;
  readonly impedimento: string | undefined;
  readonly estado: 'en_curso' | 'observada';
  /** La medición ya se firmó y todavía no se dice por qué se enmienda. */
  readonly faltaMotivo: boolean;
  readonly cambios: readonly CambioImportado[];
  readonly iguales: number;
  /** Ítems que ya tenían respuesta. */
  readonly respondidos: readonly string[];
}

/** Compara lo que trae el archivo con lo respondido. No escribe nada. */
export async function planearImportacion(
  tx: TxMunicipal,
  campanaId: string,
  cut: string,
  celdas: readonly CeldaImportada[],
): Promise<PlanDeImportacion> {
  const base = {
    municipioId: tx.municipioId,
    cut,
    linea: celdas[0]?.linea ?? 0,
    estado: 'en_curso' as const,
  };
  const vacio = { ...base, faltaMotivo: false, cambios: [], iguales: 0, respondidos: [] };
  const campana = await programa.campanaPorId(tx, campanaId);
  if (campana?.estado !== 'abierta') return { ...vacio, impedimento: 'La campaña está cerrada.' };
  if ((await programa.participacion(tx, campanaId, cut)) === undefined) {
    return { ...vacio, impedimento: 'El municipio no está invitado a esta campaña.' };
  }
  const medicion = await repositorio.medicionDe(tx, campanaId);
  if (medicion?.estado === 'cerrada' || medicion?.estado === 'aceptada') {
    return {
      ...vacio,
      impedimento: 'La medición ya está firmada. Debe reabrirse para enmendarla.',
    };
  }
  const vigentes = new Map(
    medicion === undefined
      ? []
      : (await respuestas.respuestasDe(tx, medicion.medicion_id)).map((r) => [r.item_id, r]),
  );
  const cambios = celdas.flatMap(({ item, texto }): CambioImportado[] => {
    const leida = leerEscrita(item, texto);
    const antes = vigentes.get(item.id);
    if (!leida.ok || leida.valor === null || iguales(leida.valor, antes ?? null)) return [];
    return [
      {
        item,
        texto,
        antes: antes === undefined ? null : { clase: antes.clase, valor: antes.valor },
        despues: leida.valor,
        revision: antes?.revision ?? 0,
      },
    ];
  });
  return {
    ...base,
    impedimento: undefined,
    estado: medicion?.estado ?? 'en_curso',
    faltaMotivo:
      medicion !== undefined &&
      medicion.firmada_en !== null &&
      (await repositorio.motivoDeEnmienda(tx, medicion)) === undefined,
    cambios,
    iguales: celdas.length - cambios.length,
    respondidos: [...vigentes.keys()],
  };
}

/** Huella de lo que se mostró: si al confirmar es otra, se vuelve a mostrar en vez de escribir. */
export function huellaDe(planes: readonly PlanDeImportacion[]): string {
  const resumen = planes.map((p) => [
    p.cut,
    p.faltaMotivo,
    p.impedimento ?? '',
    ...p.cambios.map((c) => [c.item.id, c.revision, c.despues.clase, c.despues.valor]),
  ]);
  return createHash('sha256').update(JSON.stringify(resumen)).digest('hex');
}
