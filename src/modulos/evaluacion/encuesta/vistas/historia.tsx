import { createContext, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { Fecha, LineaDeTiempo } from '../../../../diseno/index.ts';

/** Zona de la comuna que mira. Las pantallas del programa, que son nacionales, usan la de Santiago. */
export const ZonaHoraria = createContext('America/Santiago');

/** Instante guardado en UTC, dicho a la hora de la comuna. */
export function Momento({ iso, corta }: { readonly iso: string; readonly corta?: boolean }): VNode {
  const local = Temporal.Instant.from(iso)
    .toZonedDateTimeISO(useContext(ZonaHoraria))
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
  return <Fecha iso={local} corta={corta ?? false} />;
}

/** Algo que pasó con una campaña o una medición: qué, cuándo, quién y con qué datos. */
export type Acto = {
  readonly acto_id: string;
  readonly tipo: string;
  readonly ocurrido_en: string;
  readonly datos: Readonly<Record<string, unknown>>;
  readonly actor: { readonly nombre: string };
};

/** Historia de una campaña o de una medición. */
export function HistoriaDeActos(p: {
  readonly actos: readonly Acto[];
  /** Cómo se dice cada tipo de acto. */
  readonly nombres: Readonly<Record<string, string>>;
  readonly detalle: (acto: Acto) => string | undefined;
}): VNode {
  return (
    <LineaDeTiempo
      hitos={p.actos.map((a) => ({
        id: a.acto_id,
        titulo: p.nombres[a.tipo] ?? a.tipo,
        cuando: <Momento iso={a.ocurrido_en} />,
        quien: a.actor.nombre,
        detalle: p.detalle(a),
      }))}
    />
  );
}
