import { PCA } from 'ml-pca';
import { aFilas, type Matriz } from './matriz.ts';

export type Componentes = {
  /** Coordenadas de cada fila en los dos primeros componentes. */
  readonly puntos: readonly (readonly [number, number])[];
  /** Fracción de la varianza que explica cada componente. */
  readonly varianza: readonly number[];
  /** Peso de cada variable en cada componente: `cargas[componente][variable]`. */
  readonly cargas: readonly (readonly number[])[];
};

/**
 * Componentes principales sin tipificar (las dimensiones ya están en la misma escala de 0 a 1).
 * El signo se fija para que la carga mayor sea positiva: así el dibujo no se da vuelta.
 */
export function componentesPrincipales(m: Matriz): Componentes {
  const filas = aFilas(m);
  const pca = new PCA(filas, { center: true, scale: false });
  const cargas = pca.getLoadings().to2DArray();
  const signos = cargas.map((v) => {
    const mayor = v.reduce((x, y) => (Math.abs(y) > Math.abs(x) ? y : x), 0);
    return mayor < 0 ? -1 : 1;
  });
  const puntos = pca
    .predict(filas)
    .to2DArray()
    .map((f): readonly [number, number] => [
      (f[0] ?? 0) * (signos[0] ?? 1),
      (f[1] ?? 0) * (signos[1] ?? 1),
    ]);
  return {
    puntos,
    varianza: pca.getExplainedVariance(),
    cargas: cargas.map((v, i) => v.map((x) => x * (signos[i] ?? 1))),
  };
}
