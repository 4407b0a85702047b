import { uuidV7 } from '../../../../base/ids.ts';
import type { ActorFila } from '../../../../plataforma/base-de-datos/tablas.ts';
import type { DatosDePlantilla } from '../../../../plataforma/pdf/datos.ts';
import type { Municipio } from '../../../gobierno/territorio/index.ts';
import type { Puertos } from '../../../puertos.ts';
import { type AvanceDeLote, componerLote } from './lote.ts';
import * as repositorio from './repositorio-lote.ts';

/** Informes por trabajo de la cola: con carga, bastante menos que el plazo de un trabajo. */
const POR_TRABAJO = 90;
/** Sin avanzar este tiempo, el turno de quien lo llevaba vence y otro puede tomarlo. */
const TURNO = { seconds: 30 } as const;
/** Sin avanzar este tiempo, la página lo da por detenido y ofrece seguir. */
const SENAL = { seconds: 60 } as const;

/** En qué está el lote de informes del programa. */
export type SituacionDeLote =
  | { readonly clase: 'nunca' }
  | {
      readonly clase: 'en-curso' | 'detenido';
      readonly inicio: Temporal.Instant;
      readonly avance: AvanceDeLote;
      readonly autor: string;
      readonly senal: Temporal.Instant;
    }
  | LoteListo;

export interface LoteListo {
  readonly clase: 'listo';
  readonly loteId: string;
  readonly inicio: Temporal.Instant;
  readonly termino: Temporal.Instant;
  readonly avance: AvanceDeLote;
  readonly autor: string;
  readonly bytes: number;
}

/** El lote de ahora y el último terminado, que se puede bajar mientras se compone otro. */
export interface EstadoDeLotes {
  readonly actual: SituacionDeLote;
  readonly listo: LoteListo | undefined;
}

type PuertosDeLote = Pick<Puertos, 'base' | 'reloj' | 'azar' | 'colas'>;

/** Lee el estado de los lotes, que vive en la base: no depende de qué proceso los compone. */
export async function estadoDeLotes(
  { base, reloj }: Pick<Puertos, 'base' | 'reloj'>,
  nombreDe: (cut: string) => string,
): Promise<EstadoDeLotes> {
  const filas = await base.global(repositorio.ultimosLotes);
  const ahora = reloj.ahora();
  const avanceDe = (f: repositorio.FilaDeLote): AvanceDeLote => ({
    hechos: f.hechos,
    total: f.total,
    fallidos: f.fallidos.map(nombreDe),
  });
  const listos = filas.flatMap((f): readonly LoteListo[] =>
    f.terminado_en === null
      ? []
      : [
          {
            clase: 'listo',
            loteId: f.lote_id,
            inicio: Temporal.Instant.from(f.iniciado_en),
            termino: Temporal.Instant.from(f.terminado_en),
            avance: avanceDe(f),
            autor: f.autor.nombre,
            bytes: Number(f.bytes),
          },
        ],
  );
  const [listo] = listos;
  const abierto = filas.find((f) => f.terminado_en === null);
  if (abierto === undefined) return { actual: listo ?? { clase: 'nunca' }, listo };
  const senal = Temporal.Instant.from(abierto.avance_en);
  const callado = Temporal.Instant.compare(senal.add(SENAL), ahora) < 0;
  return {
    actual: {
      clase: callado ? 'detenido' : 'en-curso',
      inicio: Temporal.Instant.from(abierto.iniciado_en),
      avance: avanceDe(abierto),
      autor: abierto.autor.nombre,
      senal,
    },
    listo,
  };
}

/** Abre un lote y lo encola en la misma transacción. Con uno abierto no hace nada: se sigue ese. */
export function pedirLote(
  { base, reloj, azar, colas }: PuertosDeLote,
  total: number,
  autor: ActorFila,
): Promise<boolean> {
  const ahora = reloj.ahora();
  return base.global(async (tx) => {
    const loteId = uuidV7(ahora.epochMilliseconds, azar(10));
    const nuevo = await repositorio.abrirLote(tx, {
      loteId,
      total,
      autor,
      ahora: ahora.toString(),
    });
    if (nuevo) await colas.encolar(tx, 'informes-de-programa', {});
    return nuevo;
  });
}

/** Sigue un lote detenido. Pedirlo dos veces no lo compone dos veces. */
export function seguirLote({ base, reloj, colas }: PuertosDeLote): Promise<void> {
  return base.global(async (tx) => {
    await repositorio.anotarSenal(tx, reloj.ahora().toString());
    await colas.encolar(tx, 'informes-de-programa', {});
  });
}

/** Vuelve a componer solo los informes que fallaron en el último lote terminado. */
export function repetirFallidos(
  { base, reloj, colas }: PuertosDeLote,
  loteId: string,
): Promise<void> {
  return base.global(async (tx) => {
    if (await repositorio.reabrirLote(tx, loteId, reloj.ahora().toString())) {
      await colas.encolar(tx, 'informes-de-programa', {});
    }
  });
}

/**
 * Trabajo de la cola: compone los informes que le faltan al lote abierto y encola el resto. Si un
 * proceso muere a medias, otro sigue desde el último informe guardado cuando vence su turno.
 */
export async function avanzarLote(p: {
  readonly puertos: PuertosDeLote & Pick<Puertos, 'pdf'>;
  readonly municipios: readonly Municipio[];
  readonly datosDe: (m: Municipio) => Promise<DatosDePlantilla['informe-madurez']>;
}): Promise<void> {
  const { base, reloj, azar, colas, pdf } = p.puertos;
  const momento = () => {
    const ahora = reloj.ahora();
    return { ahora: ahora.toString(), hasta: ahora.add(TURNO).toString() };
  };
  const turno = uuidV7(reloj.ahora().epochMilliseconds, azar(10));
  const tomado = await base.global(async (tx) => {
    const lote = await repositorio.loteAbierto(tx);
    if (lote === undefined) return undefined;
    const { lote_id: loteId } = lote;
    if (!(await repositorio.tomarTurno(tx, { loteId, turno, ...momento() }))) {
      // Otro lo lleva, o murió hace poco: se vuelve a mirar cuando venza su turno.
      const desde = Temporal.Instant.from(lote.turno_hasta ?? momento().hasta);
      await colas.encolar(tx, 'informes-de-programa', {}, { desde });
      return undefined;
    }
    return { loteId, hechos: await repositorio.hechosDe(tx, loteId) };
  });
  if (tomado === undefined) return;
  const { loteId, hechos } = tomado;
  const faltan = p.municipios.filter((m) => !hechos.has(m.cut));
  await componerLote({
    municipios: faltan.slice(0, POR_TRABAJO),
    datosDe: p.datosDe,
    pdf,
    guardar: (m, compuesto) =>
      base.global(async (tx) => {
        if (!(await repositorio.alargarTurno(tx, { turno, ...momento() }))) return false;
        await repositorio.guardarInforme(tx, {
          loteId,
          cut: m.cut,
          pdf: compuesto,
          ahora: momento().ahora,
        });
        return true;
      }),
  });
  await base.global(async (tx) => {
    if (!(await repositorio.alargarTurno(tx, { turno, ...momento() }))) return;
    if (faltan.length <= POR_TRABAJO) {
      await repositorio.terminarLote(tx, loteId, momento().ahora);
      return;
    }
    await repositorio.soltarTurno(tx, turno);
    await colas.encolar(tx, 'informes-de-programa', {});
  });
}
