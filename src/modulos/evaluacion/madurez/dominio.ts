/**
 * Tipos del instrumento de madurez digital. Un instrumento es un documento de datos con versión:
 * ítems, cálculos (un grafo sin ciclos), dimensiones y reglas de publicación.
 */

/** Respuesta a un ítem ya leída: un valor, o por qué no lo hay. «No aplica» y «no responde» son distintos. */
export type Respuesta = number | string | 'no_aplica' | null;

/** Respuestas de un municipio por identificador de ítem. Ausente o `null` es «no responde». */
export type Respuestas = Readonly<Record<string, Respuesta>>;

/** Cómo pasa una respuesta a un puntaje (por lo común de 0 a 1). */
export type Codificacion =
  | { readonly clase: 'identidad' }
  | { readonly clase: 'tabla'; readonly puntajes: Readonly<Record<string, number>> }
  /** Recta acotada a 0..1: vale 0 en `desde` y 1 en `hasta` (que puede ser menor). */
  | { readonly clase: 'recta'; readonly desde: number; readonly hasta: number }
  | {
      readonly clase: 'tramos';
      readonly tramos: readonly { readonly maximo: number; readonly puntaje: number }[];
      readonly resto: number;
    };

export type TipoItem = 'si_no' | 'entero' | 'numero' | 'opcion';

export type OpcionItem = { readonly valor: string; readonly etiqueta: string };

/** Pregunta del instrumento. Un ítem con `parte_de` es un campo de otro y no se cuenta aparte. */
export type Item = {
  readonly id: string;
  readonly texto: string;
  readonly tipo: TipoItem;
  readonly minimo?: number;
  readonly maximo?: number;
  readonly opciones?: readonly OpcionItem[];
  readonly codificacion: Codificacion;
  readonly sin_respuesta: 'perdido' | 'cero';
  readonly no_aplica: 'excluido' | 'cero' | 'no_admite';
  readonly parte_de?: string;
  readonly opcional?: boolean;
  readonly evidencia?: string;
  readonly modo?: string;
  readonly ayuda?: string;
  readonly inspiracion?: string;
  /** Cifra que la propia plataforma puede dar, con evidencia E2. */
  readonly dato_plataforma?: string;
};

export type Operacion = 'promedio' | 'suma' | 'ponderado' | 'umbral' | 'primero' | 'truncar';

export type Sumando = { readonly ref: string; readonly peso?: number };

/**
 * Paso de cálculo. `faltan` dice qué hacer con un sumando perdido: perder el resultado,
 * omitirlo (promedio de los disponibles) o contarlo como cero. Los que no aplican siempre salen.
 */
export type Calculo = {
  readonly id: string;
  readonly nombre: string;
  readonly op: Operacion;
  readonly de: readonly Sumando[];
  readonly faltan: 'perdido' | 'omitir' | 'cero';
  readonly suma_pesos?: number;
  readonly divisor?: number;
  readonly tope?: number;
  readonly umbral?: number;
  readonly decimales?: number;
  /** Si el cálculo es uno de los ítems del instrumento (ítem derivado), su identificador. */
  readonly item?: string;
  readonly texto?: string;
};

export type Dimension = {
  readonly clave: string;
  readonly nombre: string;
  readonly calculo: string;
  /** Ítems con que se mide la cobertura de la dimensión, con su peso. */
  readonly ambito: 'nucleo' | 'bloque' | 'dimension';
  readonly bloque?: string;
};

export type Condicion =
  | { readonly ref: string; readonly disponible: true }
  | { readonly ref: string; readonly mayor_que: number }
  | { readonly ref: string; readonly menor_que: number }
  | { readonly ref: string; readonly igual: number | string };

export type ReglaPublicacion = {
  readonly todas: readonly Condicion[];
  readonly alguna?: readonly Condicion[];
  /** Cobertura mínima (0..1) de cada dimensión propia para publicar. */
  readonly cobertura_minima?: number;
  readonly motivo: string;
};

export type ReglaCoherencia = {
  readonly id: string;
  readonly cuando: readonly Condicion[];
  readonly mensaje: string;
};

export type NivelEvidencia = {
  readonly id: string;
  readonly nombre: string;
  readonly verifica: boolean;
};

export type Instrumento = {
  readonly esquema: 1;
  readonly id: string;
  readonly version: string;
  readonly nombre: string;
  readonly fuente: string;
  readonly licencia: string;
  readonly revisar: boolean;
  readonly columnas_ausentes: 'error' | 'sin_respuesta';
  readonly niveles_evidencia: readonly NivelEvidencia[];
  readonly items: readonly Item[];
  readonly calculos: readonly Calculo[];
  readonly dimensiones: readonly Dimension[];
  readonly indice: string;
  readonly publicado: string;
  readonly otros_indices?: Readonly<Record<string, string>>;
  readonly publicacion: ReglaPublicacion;
  readonly coherencia: readonly ReglaCoherencia[];
};

/** Corrección documentada a un caso concreto: qué, por qué y a quién. Es un dato, no código. */
export type Ajuste = {
  readonly id: string;
  readonly motivo: string;
  readonly municipios: readonly string[];
  readonly cuando: readonly Condicion[];
  readonly sin_dato?: readonly string[];
  readonly calculo: string;
  readonly columna: string;
  readonly valor: number | null;
};

export type Ajustes = { readonly instrumento: string; readonly ajustes: readonly Ajuste[] };

/** Puntaje de un municipio con un instrumento: índice y dimensiones de 0 a 1. */
export type Medicion = {
  readonly cut: string;
  readonly indice: number | null;
  readonly publicado: number | null;
  readonly dimensiones: Readonly<Record<string, number | null>>;
  readonly cobertura: number;
  readonly advertencias: readonly string[];
};
