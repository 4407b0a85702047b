import type { ConDefecto, Fecha, Instante, Json, JsonONulo } from './columnas.ts';

export interface TablaGiro {
  municipio_id: number;
  giro_id: string;
  folio: string;
  borrador_id: string;
  persona_id: string;
  concepto: string;
  detalle: Json;
  monto: number;
  estado: 'emitido' | 'pagado' | 'anulado' | 'devuelto';
  emitido_en: Instante;
  pagado_en: Instante | null;
}

export interface TablaPagoIntento {
  municipio_id: number;
  intento_id: string;
  giro_id: string;
  orden_compra: string;
  sesion_pago: string;
  token: string | null;
  monto: number;
  estado:
    | 'creado'
    | 'en_pasarela'
    | 'aprobado'
    | 'rechazado'
    | 'abortado'
    | 'expirado'
    | 'dudoso'
    | 'reembolsado';
  respuesta: JsonONulo;
  creado_en: Instante;
  resuelto_en: Instante | null;
}

export interface TablaAsientoPago {
  municipio_id: number;
  asiento_id: string;
  giro_id: string;
  intento_id: string;
  clase: 'pago' | 'reembolso';
  monto: number;
  clave_idempotencia: string;
  detalle: Json;
  asentado_en: Instante;
}

export interface TablaNotificacion {
  municipio_id: number;
  notificacion_id: string;
  expediente_id: string;
  canal: 'ddu' | 'correo';
  clase: 'inicio' | 'instruccion' | 'finalizacion' | 'aviso';
  destinatario_run: number;
  destinatario_correo: string | null;
  asunto: string;
  cuerpo: string;
  documentos: ConDefecto<string[]>;
  estado: 'pendiente' | 'enviada' | 'entregada' | 'exceptuada' | 'sin_ddu' | 'fallida';
  transaccion_id: string | null;
  intentos: ConDefecto<number>;
  ultimo_error: string | null;
  creada_en: Instante;
  enviada_en: Instante | null;
  presunta_fecha: Fecha | null;
  recibida_en: Instante | null;
}
