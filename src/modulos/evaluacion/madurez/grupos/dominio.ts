/** Centro oficial de un grupo del IMTM, con su nombre propio (el estudio no los nombró). */
export type GrupoPorCentro = {
  readonly grupo: number;
  readonly nombre: string;
  readonly descripcion: string;
  readonly n_2015: number;
  readonly centro: readonly number[];
  readonly media: readonly number[];
};

export type DefinicionCentros = {
  readonly id: string;
  readonly version: string;
  readonly instrumentos: Readonly<Record<string, 'exacto' | 'indicativo'>>;
  readonly dimensiones: readonly string[];
  /** Nombre de cada dimensión, para decirlo dentro de una frase. */
  readonly nombres: Readonly<Record<string, string>>;
  /** Dimensiones sin las cuales no se asigna grupo. */
  readonly no_asignar_sin: readonly string[];
  /** Margen de distancia bajo el cual el caso es de frontera. */
  readonly frontera: number;
  readonly exactitud_sin: Readonly<Record<string, number>>;
  readonly grupos: readonly GrupoPorCentro[];
};

export type Exigencia = {
  readonly calculo: string;
  readonly minimo: number;
  readonly texto: string;
};

export type GrupoPorCorte = {
  readonly grupo: number;
  readonly nombre: string;
  readonly desde: number;
  readonly exige: readonly Exigencia[];
};

export type DefinicionCortes = {
  readonly id: string;
  readonly version: string;
  readonly instrumento: string;
  readonly frontera: number;
  readonly grupos: readonly GrupoPorCorte[];
};

/** Lo que movería a un municipio a otro grupo. */
export type Salto = {
  readonly grupo: number;
  /** Cuánto falta: distancia en el espacio de dimensiones, o puntos de índice. */
  readonly falta: number;
  /** Subidas que, juntas, bastan. */
  readonly juntas: readonly Movimiento[];
  /** Subidas de una sola dimensión que, cada una por sí sola, bastan. */
  readonly porSiSola: readonly Movimiento[];
  /** Exigencias mínimas que hoy no se cumplen. */
  readonly exigencias: readonly string[];
};

export type Movimiento = {
  readonly dimension: string;
  readonly desde: number;
  readonly hasta: number;
};

/** Grupo de un municipio por una regla fija: no depende de los demás municipios. */
export type Ubicacion = {
  readonly grupo: number;
  readonly nombre: string;
  readonly segundo: number;
  /** Cuánto más lejos está el segundo grupo que el primero. */
  readonly margen: number;
  readonly frontera: boolean;
  readonly distancias: readonly { readonly grupo: number; readonly distancia: number }[];
  readonly siguiente: Salto | null;
  readonly regla: string;
  readonly advertencias: readonly string[];
};
