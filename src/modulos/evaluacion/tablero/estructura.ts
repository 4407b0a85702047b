import { readFileSync } from 'node:fs';
import { rutaDeProyecto } from '../../../plataforma/raiz.ts';
import {
  agrupar,
  aMatriz,
  componentesPrincipales,
  leerAjustes,
  leerSemillas,
} from '../madurez/index.ts';
import type { Estudio2015 } from './estudio.ts';

/** Qué tan firmes son los grupos, con semilla declarada. */
export interface MedidasDeGrupos {
  readonly n: number;
  readonly estudio: { readonly wss: number; readonly silueta: number; readonly ari: number };
  readonly libre: { readonly wss: number; readonly silueta: number; readonly ari: number };
  readonly ward: { readonly wss: number; readonly silueta: number; readonly ari: number };
  readonly estabilidad: {
    readonly remuestreos: number;
    readonly ari: number;
    readonly jaccard: readonly number[];
  };
}

/** Medidas y dibujo de los grupos. */
export interface Estructura extends MedidasDeGrupos {
  /** Parte de la variación que explica cada componente. */
  readonly explica: readonly number[];
  readonly puntos: readonly {
    readonly nombre: string;
    readonly x: number;
    readonly y: number;
    readonly grupo: number;
  }[];
}

const DIMENSIONES = ['it', 'rrhh', 'gtm', 'sml'] as const;
const COLUMNAS = DIMENSIONES.map((d) => `dim_${d}`);

/**
 * Cómo quedarían los grupos con otros métodos. Tarda unos dos segundos: por eso las cifras van en
 * `datos/madurez/estabilidad-2015.json` y una prueba repite esta cuenta.
 */
export function medirEstructura(estudio: Estudio2015): MedidasDeGrupos | null {
  const semillas = leerSemillas();
  if (!semillas.ok) return null;
  const filas = estudio.completas.map((f) => ({
    id: f.municipio.cut,
    contra: String(f.grupo ?? ''),
    valores: DIMENSIONES.map((d) => f.medicion.dimensiones[d] ?? null),
  }));
  const base = { variables: COLUMNAS, k: 5, semilla: 1, arranques: 200, remuestreos: 0 };
  const datos = { semillas: semillas.valor, ajustes: leerAjustes('imtm-2015') };
  const hacer = (o: Partial<Parameters<typeof agrupar>[1]>) => {
    const r = agrupar(filas, { ...base, metodo: 'kmeans', ...o }, datos);
    if (!r.ok) throw new Error(r.error);
    return r.valor;
  };
  const oficial = hacer({ metodo: 'estudio-2015', remuestreos: 200 });
  const [libre, ward] = [hacer({ metodo: 'kmeans' }), hacer({ metodo: 'ward' })];
  const cifras = (a: typeof oficial) => ({
    wss: a.wss,
    silueta: a.silueta ?? 0,
    ari: a.ari ?? 0,
  });
  return {
    n: oficial.n,
    estudio: cifras(oficial),
    libre: cifras(libre),
    ward: cifras(ward),
    estabilidad: oficial.estabilidad ?? { remuestreos: 0, ari: 0, jaccard: [] },
  };
}

/** Las medidas guardadas y la posición de cada municipio en dos componentes. */
export function leerEstructura(estudio: Estudio2015): Estructura {
  const ruta = rutaDeProyecto('datos', 'madurez', 'estabilidad-2015.json');
  const medidas = JSON.parse(readFileSync(ruta, 'utf8')) as MedidasDeGrupos;
  const m = aMatriz(
    estudio.completas.map((f) => DIMENSIONES.map((d) => f.medicion.dimensiones[d] ?? 0)),
  );
  const pca = componentesPrincipales(m);
  return {
    ...medidas,
    explica: pca.varianza,
    puntos: estudio.completas.map((f, i) => ({
      nombre: f.municipio.nombre,
      x: pca.puntos[i]?.[0] ?? 0,
      y: pca.puntos[i]?.[1] ?? 0,
      grupo: f.ubicacion?.grupo ?? 0,
    })),
  };
}
