import type { Medicion } from '../dominio.ts';
import { type Contexto, masParecidos, mediana, type Parecido } from './parecidos.ts';

/** Posición de un valor en un conjunto: cuántos hay, la mediana y la parte que queda por debajo. */
export type Posicion = {
  readonly n: number;
  readonly mediana: number;
  /** De 0 a 1. Los empates cuentan la mitad. */
  readonly percentil: number;
};

export type Comparacion = {
  readonly valor: number;
  readonly pares: Posicion | null;
  readonly pais: Posicion | null;
};

export type ComparacionMunicipio = {
  readonly cut: string;
  readonly parecidos: readonly Parecido[];
  readonly indice: Comparacion | null;
  readonly dimensiones: Readonly<Record<string, Comparacion>>;
  readonly advertencias: readonly string[];
};

/** Menos pares que estos no dan una comparación que valga la pena mostrar. */
const MINIMO_PARES = 5;

/**
 * Compara un municipio con los más parecidos que tienen medición, y con el país.
 * Solo entran mediciones comparables: publicadas y con todas sus dimensiones.
 */
export function comparar(
  mediciones: readonly Medicion[],
  contextos: readonly Contexto[],
  cut: string,
  cuantos = 15,
): ComparacionMunicipio {
  const comparables = mediciones.filter(
    (m) => m.publicado !== null && Object.values(m.dimensiones).every((v) => v !== null),
  );
  const propia = mediciones.find((m) => m.cut === cut);
  const conMedicion = new Set(comparables.map((m) => m.cut));
  const parecidos = masParecidos(
    contextos.filter((c) => c.cut === cut || conMedicion.has(c.cut)),
    cut,
    cuantos,
  );
  const deParecido = new Set(parecidos.map((p) => p.cut));
  const otros = comparables.filter((m) => m.cut !== cut);
  const pares = otros.filter((m) => deParecido.has(m.cut));
  const cotejar = (leer: (m: Medicion) => number | null): Comparacion | null => {
    const valor = propia === undefined ? null : leer(propia);
    if (valor === null) return null;
    return {
      valor,
      pares: posicion(valor, pares.map(leer)),
      pais: posicion(valor, otros.map(leer)),
    };
  };
  const dimensiones: Record<string, Comparacion> = {};
  for (const clave of Object.keys(propia?.dimensiones ?? {})) {
    const c = cotejar((m) => m.dimensiones[clave] ?? null);
    if (c !== null) dimensiones[clave] = c;
  }
  return {
    cut,
    parecidos,
    indice: cotejar((m) => m.indice),
    dimensiones,
    advertencias:
      pares.length < MINIMO_PARES
        ? [`Solo ${pares.length} municipios parecidos tienen medición: compare con cuidado.`]
        : [],
  };
}

function posicion(valor: number, crudos: readonly (number | null)[]): Posicion | null {
  const otros = crudos.filter((v) => v !== null);
  if (otros.length === 0) return null;
  const menores = otros.filter((v) => v < valor - 1e-9).length;
  const iguales = otros.filter((v) => Math.abs(v - valor) <= 1e-9).length;
  return {
    n: otros.length,
    mediana: mediana(otros),
    percentil: (menores + iguales / 2) / otros.length,
  };
}

const NOMBRES: Readonly<Record<string, string>> = {
  'imtm-2015': 'el estudio de 2015',
  'imtm-2022': 'el índice de 2022',
  'mdm-1': 'la encuesta de hoy',
};

/** Cómo se llama un instrumento dentro de una frase; uno desconocido, por su código. */
export function nombreDeInstrumento(id: string): string {
  return NOMBRES[id] ?? id;
}

/** Si dos mediciones se pueden comparar en el tiempo; si no, el motivo que se muestra. */
export function motivoDeNoComparar(a: string, b: string): string | null {
  if (a === b) return null;
  const familia = (id: string): string => id.split('-')[0] ?? id;
  const [x, y] = [nombreDeInstrumento(a), nombreDeInstrumento(b)];
  const los = `${x.charAt(0).toUpperCase()}${x.slice(1)} y ${y}`;
  return familia(a) === familia(b)
    ? `${los} preguntan y puntúan distinto: la diferencia no es un cambio real.`
    : `${los} miden cosas distintas y no se comparan.`;
}
