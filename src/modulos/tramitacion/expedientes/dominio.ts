import type { Marcado } from '../../../flujo/index.ts';
import type { Respuestas } from '../../../formulario/index.ts';
import type { Rol } from '../../../plataforma/base-de-datos/tablas.ts';
import type { Actor } from '../historia/index.ts';
import type { Capa } from '../tramites/definicion.ts';

export type EstadoExpediente = 'en_tramite' | 'por_subsanar' | 'terminado';
export type ResultadoExpediente = 'aprobado' | 'rechazado' | 'desistido' | 'abandonado';

/** Expediente electrónico (Ley 19.880 art. 18) en su estado actual. */
export interface Expediente {
  readonly expedienteId: string;
  /** Identificador Único Institucional de Expedientes (DS 10/2023 art. 18). */
  readonly iuie: string;
  readonly folio: string;
  readonly tramiteId: string;
  readonly version: number;
  /** Capa municipal tal como estaba al ingresar: lo que rige a este caso. */
  readonly capa: Capa;
  readonly personaId: string;
  /** RUN sin dígito verificador. */
  readonly run: number;
  readonly nombre: string;
  readonly titulo: string;
  readonly respuestas: Respuestas;
  readonly marcado: Marcado;
  readonly estado: EstadoExpediente;
  readonly resultado?: ResultadoExpediente;
  readonly pasoActual: string;
  readonly unidadId: string;
  readonly rolActual?: string;
  readonly asignadoA?: string;
  readonly ingresadoEn: string;
  /** Día desde el que cuentan los plazos (Ley 19.880 art. 25). */
  readonly efectivoFecha: string;
  readonly venceFecha: string;
  readonly terminadoEn?: string;
  /** Sube con cada cambio del caso: quien actúa dice sobre cuál decidió. */
  readonly revision: number;
  readonly ultimoEvento: number;
  readonly ultimoHash: string;
}

/** Funcionario que actúa, con los roles que tiene en cada unidad. */
export interface Funcionario {
  readonly funcionarioId: string;
  readonly nombre: string;
  readonly roles: readonly { readonly unidadId: string; readonly rol: Rol }[];
}

/** El funcionario como actor de la historia. */
export function actorFuncionario({ funcionarioId, nombre }: Funcionario): Actor {
  return { clase: 'funcionario', id: funcionarioId, nombre };
}

/** Si el funcionario tiene ese rol en esa unidad. */
export function tieneRol(funcionario: Funcionario, unidadId: string, rol: string): boolean {
  return funcionario.roles.some((r) => r.unidadId === unidadId && r.rol === rol);
}

/** Quien administra la unidad puede repartir casos, pero no decidir por otros. */
export function puedeRepartir(funcionario: Funcionario, unidadId: string): boolean {
  return tieneRol(funcionario, unidadId, 'administrador');
}

/** Si puede ver los casos de una unidad: cualquier rol en ella, u oficina de partes en cualquiera. */
export function puedeVer(funcionario: Funcionario, unidadId: string): boolean {
  return funcionario.roles.some(
    (r) => r.unidadId === unidadId || r.rol === 'oficina_partes' || r.rol === 'administrador',
  );
}

/** Si puede dejar notas en los casos de una unidad: los ve, y su papel no es solo leer. */
export function puedeAnotar(funcionario: Funcionario, unidadId: string): boolean {
  const roles = funcionario.roles.filter(({ rol }) => rol !== 'lector');
  return puedeVer({ ...funcionario, roles }, unidadId);
}

/** Clases de plazo: cada uno es una fila, no un temporizador en memoria. */
export type ClasePlazo = 'resolucion' | 'subsanacion' | 'tarea' | 'recurso' | 'procedimiento';

export interface PlazoNuevo {
  readonly clase: ClasePlazo;
  /** Temporizador o paso del flujo al que pertenece. */
  readonly nodoId?: string;
  readonly articulo: string;
  /** Días locales `AAAA-MM-DD`. */
  readonly inicia: string;
  readonly vence: string;
  /** Primer instante en que ya venció. */
  readonly venceEn: string;
  readonly explicacion: string;
}

export interface PlazoExpediente extends PlazoNuevo {
  readonly plazoId: string;
  readonly expedienteId: string;
  readonly estado: 'corriendo' | 'cumplido' | 'vencido' | 'anulado';
  readonly cerradoEn?: string;
}

/** Campo que la persona debe corregir y por qué. */
export interface CampoPorCorregir {
  readonly campo: string;
  readonly motivo: string;
}

export interface Correccion {
  readonly correccionId: string;
  readonly expedienteId: string;
  readonly campos: readonly CampoPorCorregir[];
  readonly mensaje: string;
  readonly plazoId: string;
  readonly estado: 'pendiente' | 'respondida' | 'vencida';
  readonly respuestas?: Readonly<Record<string, unknown>>;
  readonly pedidaEn: string;
  readonly respondidaEn?: string;
}

export interface Nota {
  readonly notaId: string;
  readonly funcionarioId: string;
  readonly autor: string;
  readonly texto: string;
  readonly escritaEn: string;
}

/** Advertencia que la ley exige al pedir una corrección (Ley 19.880 art. 31). */
export const ADVERTENCIA_ART_31 =
  'Si no corrige dentro del plazo, se tendrá por desistida su solicitud (Ley 19.880, artículo 31).';
