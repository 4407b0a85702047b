import type { Regla } from '../reglas/index.ts';

/** Plazo de un paso, en días hábiles (Ley 19.880 art. 25), días corridos o meses. */
export interface PlazoNodo {
  readonly cantidad: number;
  readonly tipo: 'habiles' | 'corridos' | 'meses';
  /** Norma que lo fija, por ejemplo «Ley 19.880, art. 31». */
  readonly articulo?: string;
}

/** Salida que elige quien cierra un paso; las compuertas la leen en `acciones.<nodo>`. */
export interface AccionTarea {
  readonly id: string;
  readonly nombre: string;
  readonly requiereFundamento?: boolean;
  readonly estilo?: 'principal' | 'secundaria' | 'peligro';
}

export interface NodoInicio {
  readonly id: string;
  readonly tipo: 'inicio';
  readonly nombre?: string;
}

/**
 * Con `resultado` cierra el expediente; sin él sólo termina una rama (por ejemplo,
 * la de un aviso que salió de un temporizador que no interrumpe).
 */
export interface NodoFin {
  readonly id: string;
  readonly tipo: 'fin';
  readonly nombre: string;
  readonly resultado?: string;
}

/** Paso que hace una persona. `plazo` informa y crea un plazo, pero no mueve el flujo. */
export interface NodoTarea {
  readonly id: string;
  readonly tipo: 'tarea';
  readonly nombre: string;
  readonly rol: string;
  readonly unidad?: string;
  readonly acciones: readonly AccionTarea[];
  readonly plazo?: PlazoNodo;
}

/** Paso automático: la plataforma ejecuta `accion` y luego llama a `completar`. */
export interface NodoServicio {
  readonly id: string;
  readonly tipo: 'servicio';
  readonly nombre: string;
  /** Por ejemplo `emitir-documento`, `notificar`, `cobrar`. */
  readonly accion: string;
  /** Salidas posibles, cuando el servicio tiene más de una. */
  readonly acciones?: readonly AccionTarea[];
}

/** Espera algo de afuera: la respuesta del interesado, un pago, otro órgano. */
export interface NodoEspera {
  readonly id: string;
  readonly tipo: 'espera';
  readonly nombre: string;
  readonly de: 'interesado' | 'pago' | 'externo';
  readonly acciones?: readonly AccionTarea[];
  readonly plazo?: PlazoNodo;
}

export interface NodoCompuerta {
  readonly id: string;
  readonly tipo: 'exclusiva' | 'paralela' | 'inclusiva';
  readonly nombre?: string;
}

/** Plazo pegado a un paso: al vencer saca la ficha (`interrumpe`) o abre una rama lateral. */
export interface NodoTemporizador {
  readonly id: string;
  readonly tipo: 'temporizador';
  readonly nombre: string;
  readonly adjuntoA: string;
  readonly plazo: PlazoNodo;
  readonly interrumpe: boolean;
}

/** Nodo donde una ficha se queda hasta que alguien llama a `completar`. */
export type NodoPaso = NodoTarea | NodoServicio | NodoEspera;
export type Nodo = NodoInicio | NodoFin | NodoPaso | NodoCompuerta | NodoTemporizador;

export interface Arista {
  readonly id: string;
  readonly de: string;
  readonly a: string;
  readonly nombre?: string;
  readonly condicion?: Regla;
  /** La que se toma cuando ninguna condición se cumple. */
  readonly porDefecto?: boolean;
}

/** Flujo de un trámite: puro JSON, con ids que no cambian nunca. */
export interface Flujo {
  readonly id: string;
  readonly version?: string;
  readonly nodos: readonly Nodo[];
  readonly aristas: readonly Arista[];
}

/**
 * Estado de un expediente en el flujo; unas decenas de bytes de JSON.
 * Terminado, los tres están vacíos.
 */
export interface Marcado {
  /** Ids de los pasos en espera, ordenados. */
  readonly en: readonly string[];
  /** Fichas que aguardan en una unión: id de la arista de llegada -> cuántas. */
  readonly uniones: Readonly<Record<string, number>>;
  /** Última acción con que se cerró cada paso (o el temporizador que lo venció). */
  readonly acciones: Readonly<Record<string, string>>;
}

export interface Paso {
  readonly clase: 'nodo' | 'arista';
  readonly id: string;
}

/** Lo que produjo un movimiento; con esto la plataforma crea tareas, plazos y trabajos. */
export interface Avance {
  readonly marcado: Marcado;
  /** Pasos que empezaron a esperar (sus temporizadores: `temporizadoresDe`). */
  readonly entradas: readonly NodoPaso[];
  /** Ids de los pasos que dejaron de esperar: completados, vencidos o cancelados. */
  readonly salidas: readonly string[];
  readonly terminado: boolean;
  readonly resultado?: string;
  /** Nodos y aristas recorridos, en orden, para la historia. */
  readonly pasos: readonly Paso[];
}

export type ErrorAvance =
  | 'nodo-no-activo'
  | 'accion-desconocida'
  | 'accion-requerida'
  | 'temporizador-desconocido';

export type CodigoErrorFlujo =
  | 'forma'
  | 'id-repetido'
  | 'referencia'
  | 'grado'
  | 'condicion'
  | 'rama-lateral'
  | 'ciclo-sin-espera'
  | 'demasiado-grande'
  | 'nodo-muerto'
  | 'bloqueo'
  | 'sin-salida'
  | 'sin-resultado'
  | 'cierre-impropio'
  | 'ficha-doble';

export interface ErrorFlujo {
  readonly codigo: CodigoErrorFlujo;
  /** Nodo o arista culpable. */
  readonly id: string;
  readonly mensaje: string;
  /** Pasos que llevan al problema, desde el inicio; vacío si se ve sin recorrer. */
  readonly camino: readonly string[];
}
