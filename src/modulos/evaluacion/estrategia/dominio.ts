import type { Respuesta } from '../madurez/index.ts';

export type Area = 'basicas' | 'residuales' | 'e-servicios' | 'e-democracia';

/** Hasta dónde lleva una acción a un ítem del instrumento. Nunca lo baja. */
export type Efecto = { readonly item: string; readonly valor: Respuesta };

/** Acción de la biblioteca de estrategia. Esfuerzo en personas-mes; costo en pesos chilenos. */
export type Accion = {
  readonly id: string;
  readonly nombre: string;
  readonly area: Area;
  readonly proposito: string;
  readonly pasos: readonly string[];
  readonly semanas: number;
  readonly esfuerzo_personas_mes: number;
  readonly costo_clp: { readonly minimo: number; readonly maximo: number };
  readonly condiciones: readonly string[];
  readonly requiere: readonly string[];
  readonly verificacion: readonly string[];
  readonly mueve: readonly Efecto[];
  readonly tramites: readonly string[];
  readonly practicas: readonly string[];
};

export type Biblioteca = {
  readonly esquema: 1;
  readonly version: string;
  readonly instrumento: string;
  readonly revisar: boolean;
  readonly acciones: readonly Accion[];
};

/** Áreas de mejora de un grupo, en orden, y cuánto pesa cada una al ordenar acciones. */
export type FocoDeGrupo = {
  readonly grupo: number;
  readonly nivel: string;
  readonly orden: readonly Area[];
  readonly factores: Readonly<Partial<Record<Area, number>>>;
  readonly foco: string;
};

export type AreasDeMejora = {
  readonly areas: Readonly<Record<Area, string>>;
  readonly grupos: readonly FocoDeGrupo[];
};

/** Lo que el municipio puede poner. `null` es sin tope. */
export type Restricciones = {
  readonly presupuesto_clp: number | null;
  readonly personas_mes: number | null;
  readonly maximo_acciones: number;
  /** Acciones ya cumplidas. */
  readonly hechas: readonly string[];
  /** Acciones que la persona encargada descarta. */
  readonly descartadas: readonly string[];
};

export type AccionPropuesta = {
  readonly accion: Accion;
  readonly orden: number;
  /** Subida del índice (0 a 1) cuando le toca su turno. */
  readonly efecto: number;
  readonly razones: readonly string[];
};

export type Situacion = { readonly indice: number | null; readonly grupo: number | null };

export type Propuesta = {
  readonly antes: Situacion;
  readonly despues: Situacion;
  readonly foco: FocoDeGrupo | null;
  readonly acciones: readonly AccionPropuesta[];
  readonly esfuerzo_personas_mes: number;
  readonly costo_clp: { readonly minimo: number; readonly maximo: number };
  /** Acciones útiles que no caben, con su motivo. */
  readonly fuera: readonly { readonly id: string; readonly motivo: string }[];
};
