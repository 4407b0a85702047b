import { motivoDeNoComparar, nombreDeInstrumento } from '../madurez/index.ts';

/** Qué mide una cifra: dos cifras se comparan solo si las tres cosas coinciden. */
export interface Medida {
  readonly instrumento: string;
  readonly version: string;
  /** Forma de cálculo: «exacto» o «publicado». */
  readonly variante: string;
}

/** Una medición firmada de un municipio. */
export interface Ola extends Medida {
  readonly cut: string;
  readonly campana: string;
  readonly nombre: string;
  /** Cierre de la campaña, `AAAA-MM-DD`. */
  readonly fecha: string;
  readonly indice: number;
  readonly dimensiones: Readonly<Record<string, number | null>>;
  readonly demostracion: boolean;
}

/** Por qué dos medidas no se comparan, en una frase; `null` si se comparan. */
export function motivoDeMedidas(a: Medida, b: Medida): string | null {
  const porInstrumento = motivoDeNoComparar(a.instrumento, b.instrumento);
  if (porInstrumento !== null) return porInstrumento;
  if (a.version !== b.version) {
    return `Son dos versiones de ${nombreDeInstrumento(a.instrumento)} (${a.version} y ${b.version}). Cambió lo que se pregunta o cómo se puntúa.`;
  }
  return a.variante === b.variante
    ? null
    : `Una cifra es la variante «${a.variante}» y la otra, «${b.variante}»: redondean distinto.`;
}

/** Olas comparables entre sí, de la más antigua a la más nueva; una lista por cada medida. */
export function seriesComparables(olas: readonly Ola[]): readonly (readonly Ola[])[] {
  const series: Ola[][] = [];
  for (const ola of olas.toSorted((a, b) => (a.fecha < b.fecha ? -1 : 1))) {
    const serie = series.find((s) => s[0] !== undefined && motivoDeMedidas(s[0], ola) === null);
    if (serie === undefined) series.push([ola]);
    else serie.push(ola);
  }
  return series;
}

/** Una campaña en el país: cuántos midieron y la mediana de quienes están en todas las olas. */
export interface OlaPais {
  readonly nombre: string;
  readonly fecha: string;
  readonly medidos: number;
  /** Municipios presentes en todas las olas de la serie: solo ellos se comparan. */
  readonly panel: number;
  readonly mediana: number | null;
}

function mediana(valores: readonly number[]): number | null {
  if (valores.length === 0) return null;
  const orden = valores.toSorted((a, b) => a - b);
  const medio = Math.floor(orden.length / 2);
  const alto = orden[medio] ?? 0;
  return orden.length % 2 === 1 ? alto : ((orden[medio - 1] ?? 0) + alto) / 2;
}

/**
 * Evolución del país en una serie comparable. La mediana usa solo a quienes midieron en todas las
 * olas: si no, un cambio de participantes parecería un avance.
 */
export function evolucionDelPais(serie: readonly Ola[]): readonly OlaPais[] {
  const campanas = [...new Map(serie.map((o) => [o.campana, o])).values()];
  const cuts = [...new Set(serie.map((o) => o.cut))];
  const enTodas = new Set(
    cuts.filter((cut) =>
      campanas.every((c) => serie.some((o) => o.cut === cut && o.campana === c.campana)),
    ),
  );
  return campanas.map((c) => {
    const deLaOla = serie.filter((o) => o.campana === c.campana);
    return {
      nombre: c.nombre,
      fecha: c.fecha,
      medidos: deLaOla.length,
      panel: enTodas.size,
      mediana: mediana(deLaOla.filter((o) => enTodas.has(o.cut)).map((o) => o.indice)),
    };
  });
}
