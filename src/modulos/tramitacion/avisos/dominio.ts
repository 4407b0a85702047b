import { type CalendarioLegal, hoyEn } from '../../../calendario/index.ts';
import type { EntregaDdu } from '../../../plataforma/notificaciones/puerto.ts';

export type CanalAviso = 'ddu' | 'correo';
export type ClaseAviso = 'inicio' | 'instruccion' | 'finalizacion' | 'aviso';

/**
 * Estados de DS 8/2023 art. 15: enviada, entregada, exceptuada (corresponde carta), sin domicilio
 * digital (DS 4/2020 art. 25) y fallida. Pendiente es la que todavía no sale.
 */
export type EstadoAviso =
  | 'pendiente'
  | 'enviada'
  | 'entregada'
  | 'exceptuada'
  | 'sin_ddu'
  | 'fallida';

/** Notificación legal o aviso informativo de un expediente. */
export interface Notificacion {
  readonly notificacionId: string;
  readonly expedienteId: string;
  readonly canal: CanalAviso;
  readonly clase: ClaseAviso;
  /** RUN sin dígito verificador. */
  readonly run: number;
  readonly correo?: string;
  readonly asunto: string;
  readonly cuerpo: string;
  readonly documentos: readonly string[];
  readonly estado: EstadoAviso;
  readonly transaccionId?: string;
  readonly intentos: number;
  readonly ultimoError?: string;
  readonly creadaEn: string;
  readonly enviadaEn?: string;
  /** Día en que la ley la entiende hecha, `AAAA-MM-DD`. */
  readonly presuntaFecha?: string;
  readonly recibidaEn?: string;
}

/** Etapa del procedimiento que pide la Plataforma de Notificaciones. */
export const ETAPA = { inicio: 1, instruccion: 2, finalizacion: 3, aviso: 2 } as const;

/** Días hábiles tras el envío en que se entiende hecha la notificación (Ley 19.880 art. 46). */
const DIAS_PRESUNCION = 3;

/**
 * Día en que se entiende practicada una notificación enviada al domicilio digital único: el
 * tercer día hábil siguiente al envío (Ley 19.880 art. 46, texto vigente desde el 1-7-2026).
 * Nunca depende de que la persona la abra.
 */
export function notificacionPresunta(
  calendario: CalendarioLegal,
  enviadaEn: Temporal.Instant,
  zona: string,
  cut: string,
): { readonly fecha: Temporal.PlainDate; readonly explicacion: string } {
  const { vence, explicacion } = calendario.plazo({
    desde: hoyEn(enviadaEn, zona),
    tipo: 'habiles',
    dias: DIAS_PRESUNCION,
    cut,
    articulo: 'Ley 19.880, art. 46',
  });
  return { fecha: vence, explicacion };
}

/** Estado que corresponde a lo que informó la plataforma sobre una persona. */
export function estadoDeEntrega(entrega: EntregaDdu | undefined): EstadoAviso {
  if (entrega === undefined) return 'enviada';
  if (entrega.via === 'carta') return 'exceptuada';
  if (entrega.via === 'sin-ddu') return 'sin_ddu';
  if (entrega.estado === 'entregada') return 'entregada';
  return entrega.estado === 'error-permanente' || entrega.estado === 'rechazada'
    ? 'fallida'
    : 'enviada';
}

/**
 * Si una notificación legal no pudo hacerse por el domicilio digital y todavía debe practicarse por
 * carta certificada: la persona está exceptuada, no tiene domicilio digital o el envío falló.
 */
export function exigeCarta(n: Pick<Notificacion, 'canal' | 'estado' | 'presuntaFecha'>): boolean {
  if (n.canal !== 'ddu' || n.presuntaFecha !== undefined) return false;
  return n.estado === 'exceptuada' || n.estado === 'sin_ddu' || n.estado === 'fallida';
}

/** Tras estas consultas sin respuesta se deja de preguntar: la notificación ya surtió efecto. */
export const CONSULTAS_MAXIMAS = 12;

/**
 * Si ya se sabe todo lo que se sabrá de una notificación legal que salió: la plataforma informó su
 * entrega, o se dejó de preguntar. Desde entonces procede su constancia (DS 8/2023 art. 16).
 */
export function admiteConstancia(n: Pick<Notificacion, 'canal' | 'estado' | 'intentos'>): boolean {
  if (n.canal !== 'ddu') return false;
  return n.estado === 'entregada' || (n.estado === 'enviada' && n.intentos > CONSULTAS_MAXIMAS);
}

/**
 * Si la notificación produjo efecto legal: salió por el domicilio digital y no volvió, o se
 * practicó por otro medio y ya tiene fecha.
 */
export function surteEfecto(n: Pick<Notificacion, 'estado' | 'presuntaFecha'>): boolean {
  return n.estado === 'enviada' || n.estado === 'entregada' || n.presuntaFecha !== undefined;
}

/**
 * Rellena un texto con variables: `{folio}`; `{a|b}` toma la primera con valor. Una sin valor
 * queda vacía (que todas existan se comprueba al publicar).
 */
export function rellenar(texto: string, variables: (nombre: string) => string | undefined): string {
  return texto.replace(/\{([a-z0-9_.|]+)\}/gi, (_todo, nombres: string) => {
    for (const nombre of nombres.split('|')) {
      const valor = variables(nombre);
      if (valor !== undefined && valor !== '') return valor;
    }
    return '';
  });
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Texto plano como HTML seguro: párrafos y saltos de línea. */
export function textoAHtml(texto: string): string {
  const seguro = texto.replace(/[&<>"']/g, (letra) => ESCAPES[letra] ?? letra);
  return seguro
    .split(/\n{2,}/)
    .map((parrafo) => `<p>${parrafo.replaceAll('\n', '<br>')}</p>`)
    .join('');
}
