import { aMatriz, distancia2 } from '../estadistica/matriz.ts';
import { tipificar } from '../estadistica/tipificar.ts';

/** Contexto que el municipio no controla. Porcentajes de 0 a 100; población en habitantes. */
export type Contexto = {
  readonly cut: string;
  readonly poblacion: number | null;
  readonly rural: number | null;
  readonly dependenciaFcm: number | null;
  readonly pobreza: number | null;
};

export type Parecido = { readonly cut: string; readonly distancia: number };

const COLUMNAS = ['poblacion', 'rural', 'dependenciaFcm', 'pobreza'] as const;

/**
 * Los `cuantos` municipios de contexto más parecido, del más al menos. Compara población
 * (en logaritmo, porque va de cientos a cientos de miles), ruralidad, dependencia del fondo
 * común y pobreza, tipificadas y con igual peso. Un dato perdido se reemplaza por la mediana.
 * Lista vacía si el municipio no tiene contexto.
 */
export function masParecidos(
  contextos: readonly Contexto[],
  cut: string,
  cuantos: number,
): readonly Parecido[] {
  const propio = contextos.findIndex((c) => c.cut === cut);
  if (propio < 0) return [];
  const medianas = COLUMNAS.map((col) =>
    mediana(contextos.map((c) => c[col]).filter((v) => v !== null)),
  );
  const filas = contextos.map((c) =>
    COLUMNAS.map((col, j) => {
      const valor = c[col] ?? medianas[j] ?? 0;
      return col === 'poblacion' ? Math.log(Math.max(1, valor)) : valor;
    }),
  );
  const { matriz } = tipificar(aMatriz(filas));
  return contextos
    .map((c, i) => ({ cut: c.cut, distancia: Math.sqrt(distancia2(matriz, propio, matriz, i)) }))
    .filter((p) => p.cut !== cut)
    .sort((a, b) => a.distancia - b.distancia || (a.cut < b.cut ? -1 : 1))
    .slice(0, cuantos);
}

/** Mediana; 0 si no hay valores. */
export function mediana(valores: readonly number[]): number {
  const orden = [...valores].sort((a, b) => a - b);
  const medio = Math.floor(orden.length / 2);
  const alto = orden[medio] ?? 0;
  return orden.length % 2 === 1 ? alto : ((orden[medio - 1] ?? alto) + alto) / 2;
}
