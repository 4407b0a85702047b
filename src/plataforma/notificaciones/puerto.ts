import type { Resultado } from '../../base/resultado.ts';

/** NT notificación (art. 46 Ley 19.880), CP comunicación al público, CI comunicación interna. */
export type TipoMensaje = 'NT' | 'CP' | 'CI';

/** Etapa del procedimiento: 1 inicio, 2 instrucción, 3 finalización. */
export type EtapaProcedimiento = 1 | 2 | 3;

export interface AdjuntoNotificacion {
  /** Hasta 50 caracteres, con extensión pdf, jpg, png, doc, docx, xls o xlsx. */
  readonly nombre: string;
  readonly bytes: Uint8Array;
}

export interface NotificacionDdu {
  /** RUN o RUT sin dígito verificador, hasta 250. */
  readonly destinatarios: readonly number[];
  readonly tipo: TipoMensaje;
  /** Código CPAT; obligatorio cuando el tipo es NT. */
  readonly codigoProcedimiento?: string;
  /** Obligatoria cuando el tipo es NT. */
  readonly etapa?: EtapaProcedimiento;
  /** Hasta 150 caracteres. */
  readonly asunto: string;
  readonly contenidoHtml: string;
  readonly adjuntos?: readonly AdjuntoNotificacion[];
  /** Dirección que la plataforma llama cuando cambia el estado. */
  readonly urlAviso?: string;
}

/** Recibo de la plataforma. `enviadaEn` inicia los 3 días hábiles del art. 46. */
export interface EnvioDdu {
  readonly id: string;
  readonly enviadaEn: Temporal.Instant;
}

/**
 * Consecuencia legal del tipo de domicilio digital único de la persona:
 * - `ddu`: rige el art. 46 Ley 19.880, notificada al tercer día hábil del envío;
 * - `carta`: persona exceptuada, corresponde carta certificada;
 * - `sin-ddu`: sin domicilio digital, rige el art. 25 del DS 4/2020.
 */
export type ViaNotificacion = 'ddu' | 'carta' | 'sin-ddu';

export type EstadoEntrega =
  | 'pendiente'
  | 'entregada'
  | 'error-transitorio'
  | 'error-permanente'
  | 'rechazada';

export interface EntregaDdu {
  /** RUN o RUT sin dígito verificador. */
  readonly destinatario: number;
  readonly via: ViaNotificacion;
  readonly estado: EstadoEntrega;
  /** Canal informado por la plataforma, por ejemplo "casilla" o "email". */
  readonly metodo?: string;
  readonly entregadaEn?: Temporal.Instant;
  readonly leidaEn?: Temporal.Instant;
}

export interface EstadoDdu {
  readonly id: string;
  readonly procesada: boolean;
  readonly recibidaEn: Temporal.Instant;
  readonly asunto: string;
  readonly entregas: readonly EntregaDdu[];
}

/** Falla de la plataforma. `codigo` es ERRnnn o una de las fallas propias del transporte. */
export interface ErrorNotificador {
  readonly codigo:
    | `ERR${string}`
    | 'credenciales'
    | 'no-encontrada'
    | 'no-disponible'
    | 'respuesta-invalida';
  /** Texto en castellano para quien opera. */
  readonly mensaje: string;
  /** Vale la pena repetir más tarde sin cambiar nada. */
  readonly reintentable: boolean;
}

/** Plataforma de Notificaciones del Estado (CasillaÚnica). */
export interface NotificadorDdu {
  readonly nombre: string;
  enviar(notificacion: NotificacionDdu): Promise<Resultado<EnvioDdu, ErrorNotificador>>;
  estado(id: string): Promise<Resultado<EstadoDdu, ErrorNotificador>>;
}
