import type { Arista } from './tipos.ts';

/** Rectángulo de un nodo en el dibujo. */
export interface Caja {
  readonly x: number;
  readonly y: number;
  readonly ancho: number;
  readonly alto: number;
}
export interface Punto {
  readonly x: number;
  readonly y: number;
}
export interface Flecha {
  readonly arista: Arista;
  readonly puntos: readonly Punto[];
  /** Dónde va su texto, y hacia qué lado se escribe. */
  readonly texto: Punto & { readonly ancla: 'start' | 'end' };
}
export interface Disposicion {
  readonly ancho: number;
  readonly alto: number;
  readonly cajas: ReadonlyMap<string, Caja>;
  readonly flechas: readonly Flecha[];
  /** Ids de los nodos en orden de lectura. */
  readonly orden: readonly string[];
}

/** Espacio entre dos capas, por donde bajan y suben las flechas. */
export interface Canal {
  /** Abscisa de cada pista, de izquierda a derecha. */
  readonly pistas: readonly number[];
  /** Desde dónde se escriben los textos de las flechas, a la derecha de las pistas. */
  readonly textos: number;
}
