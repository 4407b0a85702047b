import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { Ajuste } from '../dominio.ts';
import { type Estabilidad, estabilidad } from '../estadistica/estabilidad.ts';
import { kMedias } from '../estadistica/k-medias.ts';
import {
  aMatriz,
  filaDe,
  filasDistintas,
  type Matriz,
  mediasDeGrupo,
  sumaDentro,
} from '../estadistica/matriz.ts';
import { randAjustado } from '../estadistica/rand-ajustado.ts';
import { silueta } from '../estadistica/silueta.ts';
import { MAXIMO_WARD, ward } from '../estadistica/ward.ts';
import type { FilaMatriz } from '../importacion/importar-matriz.ts';
import type { SemillasEstudio } from '../instrumentos/leer-datos.ts';
import { gruposDelEstudio } from './estudio-2015.ts';
import { ajustarFilas, repartir } from './filas.ts';

export type Metodo = 'kmeans' | 'estudio-2015' | 'ward';

export type OpcionesAgrupar = {
  readonly variables: readonly string[];
  readonly k: number;
  readonly semilla: number;
  readonly metodo: Metodo;
  /** Arranques al azar de k-medias. */
  readonly arranques: number;
  /** Remuestreos para medir la estabilidad; 0 no la mide. */
  readonly remuestreos: number;
};

export type Agrupacion = {
  readonly metodo: Metodo;
  readonly k: number;
  readonly semilla: number;
  readonly variables: readonly string[];
  readonly n: number;
  /** Suma de cuadrados dentro de los grupos, respecto de la media de cada grupo. */
  readonly wss: number;
  /** `null` en archivos de más de 10.000 filas: exige comparar todas con todas. */
  readonly silueta: number | null;
  /** Fila i: centro del grupo i + 1, en el orden de las variables. */
  readonly centroides: readonly (readonly number[])[];
  readonly grupos: readonly { readonly cut: string; readonly grupo: number }[];
  /** ARI contra la columna de comparación, en las filas que la traen. */
  readonly ari: number | null;
  readonly tamanos: readonly number[];
  readonly excluidos: readonly { readonly cut: string; readonly faltan: readonly string[] }[];
  readonly estabilidad: {
    readonly remuestreos: number;
    readonly ari: number;
    readonly jaccard: readonly number[];
  } | null;
  readonly advertencias: readonly string[];
};

const MAXIMO_SILUETA = 10_000;

export type Estudio = { readonly semillas: SemillasEstudio; readonly ajustes: readonly Ajuste[] };

type Particion = { readonly grupo: Int32Array; readonly centros: Matriz };

/**
 * Agrupa filas en k grupos numerados de 1 (mayor media de las variables) a k (menor).
 * Con `estudio-2015` la numeración es la publicada. Las filas con datos perdidos quedan fuera.
 */
export function agrupar(
  filas: readonly FilaMatriz[],
  o: OpcionesAgrupar,
  estudio: Estudio | null,
): Resultado<Agrupacion, string> {
  const conAjustes = o.metodo === 'estudio-2015' && estudio !== null;
  const ajustadas = conAjustes
    ? ajustarFilas(filas, o.variables, estudio.ajustes)
    : { filas, advertencias: [] };
  const { completas, excluidos } = repartir(ajustadas.filas, o.variables);
  const m = aMatriz(completas.map((c) => c.valores));
  const problema = revisar(m, o, estudio);
  if (problema !== null) return falla(problema);
  const { grupo, centros } = ordenar(m, partir(m, o, estudio), o);
  const advertencias = [...ajustadas.advertencias, ...avisos(m, o)];
  const comparables = completas
    .map((c, i) => ({ contra: c.contra, grupo: grupo[i] ?? 0 }))
    .filter((c) => c.contra !== null);
  const e: Estabilidad | null =
    // El remuestreo reagrupa con k-medias: no dice nada de la estabilidad de Ward.
    o.remuestreos > 0 && o.metodo !== 'ward'
      ? estabilidad(m, grupo, centros, { ...o, arranques: Math.min(4, o.arranques) })
      : null;
  return exito({
    metodo: o.metodo,
    k: o.k,
    semilla: o.semilla,
    variables: o.variables,
    n: m.filas,
    wss: sumaDentro(m, grupo, o.k),
    silueta: m.filas > MAXIMO_SILUETA ? null : silueta(m, grupo, o.k).media,
    centroides: Array.from({ length: o.k }, (_, g) => filaDe(centros, g)),
    grupos: completas.map((c, i) => ({ cut: c.id, grupo: (grupo[i] ?? 0) + 1 })),
    ari:
      comparables.length < 2
        ? null
        : randAjustado(
            comparables.map((c) => c.contra ?? ''),
            comparables.map((c) => c.grupo),
          ),
    tamanos: Array.from({ length: o.k }, (_, g) => grupo.filter((x) => x === g).length),
    excluidos,
    estabilidad: e === null ? null : { remuestreos: e.remuestreos, ari: e.ari, jaccard: e.jaccard },
    advertencias,
  });
}

function revisar(m: Matriz, o: OpcionesAgrupar, estudio: Estudio | null): string | null {
  if (!Number.isInteger(o.k) || o.k < 1) return 'k debe ser un entero de 1 o más.';
  if (m.filas === 0) return 'Ninguna fila tiene todas las variables.';
  if (o.k > m.filas) return `k es ${o.k} y solo hay ${m.filas} filas completas.`;
  if (filasDistintas(m, o.k) < o.k) return `k es ${o.k} y hay menos filas distintas que grupos.`;
  if (o.metodo === 'ward' && m.filas > MAXIMO_WARD) {
    return `Ward admite hasta ${MAXIMO_WARD} filas; use kmeans.`;
  }
  if (o.metodo === 'estudio-2015') {
    if (estudio === null) return 'El paquete de datos del estudio de 2015 no está instalado.';
    const { columnas, semillas } = estudio.semillas;
    if (columnas.join() !== o.variables.join()) {
      return `estudio-2015 usa las variables ${columnas.join(', ')}, en ese orden.`;
    }
    if (o.k !== semillas.length) return `estudio-2015 forma ${semillas.length} grupos.`;
  }
  return null;
}

function partir(m: Matriz, o: OpcionesAgrupar, estudio: Estudio | null): Particion {
  if (o.metodo === 'estudio-2015' && estudio !== null) {
    const { semillas, iteraciones } = estudio.semillas;
    return gruposDelEstudio(
      m,
      semillas.map((s) => s.valores),
      iteraciones,
    );
  }
  if (o.metodo === 'ward') {
    const grupo = ward(m, o.k);
    return { grupo, centros: mediasDeGrupo(m, grupo, o.k) };
  }
  return kMedias(m, o);
}

/** Numera los grupos de mayor a menor media de centro, salvo en el estudio, que ya los numeró. */
function ordenar(m: Matriz, p: Particion, o: OpcionesAgrupar): Particion {
  if (o.metodo === 'estudio-2015') return p;
  const nivel = Array.from({ length: o.k }, (_, g) =>
    filaDe(p.centros, g).reduce((a, b) => a + b, 0),
  );
  const orden = nivel.map((_, g) => g).sort((a, b) => (nivel[b] ?? 0) - (nivel[a] ?? 0) || a - b);
  const puesto = new Int32Array(o.k);
  orden.forEach((g, i) => {
    puesto[g] = i;
  });
  const grupo = p.grupo.map((g) => puesto[g] ?? 0);
  return { grupo, centros: mediasDeGrupo(m, grupo, o.k) };
}

function avisos(m: Matriz, o: OpcionesAgrupar): readonly string[] {
  const primera = filaDe(m, 0);
  const constantes = o.variables.filter((_, c) => {
    for (let i = 1; i < m.filas; i += 1) {
      if (m.datos[i * m.columnas + c] !== primera[c]) return false;
    }
    return true;
  });
  return constantes.map((v) => `La variable «${v}» es constante: no distingue filas.`);
}
