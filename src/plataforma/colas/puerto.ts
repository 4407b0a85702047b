import type { TxGlobal, TxMunicipal } from '../base-de-datos/base-de-datos.ts';

/** Colas de trabajo. Los datos son solo identificadores: el contenido se lee al ejecutar. */
export const COLAS = [
  'plazos-vencidos',
  'pagos-pendientes',
  'repasar-pagos',
  'avanzar-expediente',
  'ingresar-borrador',
  'enviar-notificacion',
  'consultar-notificacion',
  'revisar-adjunto',
  'limpiar-vencidos',
  'avisos-campana',
  'cifras-municipales',
  'avisos-de-plan',
  'enviar-aviso-de-plan',
  'informes-de-programa',
] as const;
export type NombreCola = (typeof COLAS)[number];

export interface DatosTrabajo {
  readonly municipioId?: number;
  readonly id?: string;
  /** Identificador de la solicitud HTTP que lo originó, para seguirlo en los registros. */
  readonly solicitud?: string;
}

export interface OpcionesTrabajo {
  /** No antes de este instante. */
  readonly desde?: Temporal.Instant;
}

export interface TrabajoFallido {
  readonly cola: NombreCola;
  readonly trabajoId: string;
  readonly datos: DatosTrabajo;
  readonly error: string;
  readonly intentos: number;
  readonly fallo: Temporal.Instant;
}

/** Trabajos en segundo plano sobre la misma base de datos. */
export interface Colas {
  /** Encola dentro de la transacción: si esta se revierte, el trabajo no existe. */
  encolar(
    tx: TxMunicipal | TxGlobal,
    cola: NombreCola,
    datos: DatosTrabajo,
    opciones?: OpcionesTrabajo,
  ): Promise<void>;
  /** Atiende una cola. Una excepción hace reintentar con espera creciente; al agotarse queda fallido. */
  atender(cola: NombreCola, manejador: (datos: DatosTrabajo) => Promise<void>): Promise<void>;
  /** Ejecución periódica según expresión cron de cinco campos, en UTC. */
  programar(cola: NombreCola, cron: string): Promise<void>;
  /** Trabajos que agotaron sus reintentos, del municipio o de todos. */
  fallidos(municipioId?: number): Promise<readonly TrabajoFallido[]>;
  reintentar(trabajo: { readonly cola: NombreCola; readonly trabajoId: string }): Promise<void>;
  detener(): Promise<void>;
}
