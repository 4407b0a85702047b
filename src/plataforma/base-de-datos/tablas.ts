import type { ColumnType, Generated, JSONColumnType } from 'kysely';

// Filas tal como llegan de PostgreSQL: instantes como texto ISO en UTC, fechas como AAAA-MM-DD,
// enteros de 64 bits como number (se rechaza lo que no cabe exacto), jsonb ya leído.
type Instante = string;
type Fecha = string;
type Json<T extends object = Record<string, unknown>> = JSONColumnType<T>;
type ConDefecto<T> = Generated<T>;
type JsonConDefecto<T extends object = Record<string, unknown>> = ColumnType<
  T,
  string | undefined,
  string
>;

/** Quién hizo algo: la persona interesada, un funcionario o la plataforma (DS 4/2020 art. 49). */
export type ActorFila = {
  readonly clase: 'interesado' | 'funcionario' | 'plataforma';
  readonly id?: string;
  readonly nombre: string;
};

export interface TablaMunicipio {
  municipio_id: number;
  slug: string;
  nombre: string;
  region_codigo: string;
  zona_horaria: string;
  datos: JsonConDefecto;
}
export interface TablaPersona {
  persona_id: string;
  run: number;
  dv: string;
  nombres: string;
  apellidos: string;
  correo: string | null;
  telefono: string | null;
  creada_en: Instante;
  actualizada_en: Instante;
}
export interface TablaSesion {
  sesion_hash: string;
  persona_id: string;
  municipio_id: number | null;
  funcionario_id: string | null;
  segundo_factor: ConDefecto<boolean>;
  creada_en: Instante;
  vista_en: Instante;
  expira_en: Instante;
}
export interface TablaIngresoPendiente {
  estado_hash: string;
  destino: string;
  ambito: 'ciudadano' | 'funcionario';
  municipio_id: number | null;
  creado_en: Instante;
  expira_en: Instante;
}
export interface TablaTramiteNacional {
  tramite_id: string;
  version: number;
  definicion: Json;
  hash: string;
  publicado_en: Instante;
}
export interface TablaUnidad {
  municipio_id: number;
  unidad_id: string;
  nombre: string;
  responsable: string | null;
  cargo_responsable: string | null;
  correo: string | null;
  telefono: string | null;
  direccion: string | null;
  horario: string | null;
  activa: ConDefecto<boolean>;
}
export interface TablaFuncionario {
  municipio_id: number;
  funcionario_id: string;
  run: number;
  nombre: string;
  cargo: string;
  correo: string;
  totp_secreto: string | null;
  totp_ultimo_paso: ConDefecto<number>;
  totp_fallos: ConDefecto<number>;
  totp_bloqueado_hasta: Instante | null;
  activo: ConDefecto<boolean>;
  creado_en: Instante;
}
export type Rol =
  | 'administrador'
  | 'revisor'
  | 'firmante'
  | 'oficina_partes'
  | 'tesoreria'
  | 'lector';
export interface TablaFuncionarioRol {
  municipio_id: number;
  funcionario_id: string;
  unidad_id: string;
  rol: Rol;
}
export interface TablaTramiteAdopcion {
  municipio_id: number;
  tramite_id: string;
  version: number;
  capa: JsonConDefecto;
  estado: 'borrador' | 'publicado' | 'retirado';
  publicado_en: Instante | null;
  actualizado_en: Instante;
}
export interface TablaFolio {
  municipio_id: number;
  serie: string;
  anio: number;
  ultimo: number;
}
export interface TablaBorrador {
  municipio_id: number;
  borrador_id: string;
  persona_id: string;
  tramite_id: string;
  version: number;
  respuestas: JsonConDefecto;
  crudos: JsonConDefecto;
  paginas_listas: ConDefecto<string[]>;
  estado: 'abierto' | 'por_pagar' | 'ingresado' | 'descartado';
  declarado_en: Instante | null;
  expediente_id: string | null;
  creado_en: Instante;
  actualizado_en: Instante;
}
export interface TablaExpediente {
  municipio_id: number;
  expediente_id: string;
  iuie: string;
  folio: string;
  tramite_id: string;
  version: number;
  capa: JsonConDefecto;
  persona_id: string;
  interesado_run: number;
  interesado_nombre: string;
  titulo: string;
  respuestas: Json;
  marcado: Json;
  acciones: JsonConDefecto<Record<string, string>>;
  estado: 'en_tramite' | 'por_subsanar' | 'terminado';
  resultado: 'aprobado' | 'rechazado' | 'desistido' | 'abandonado' | null;
  paso_actual: string;
  unidad_id: string;
  rol_actual: string | null;
  asignado_a: string | null;
  ingresado_en: Instante;
  efectivo_fecha: Fecha;
  vence_fecha: Fecha;
  terminado_en: Instante | null;
  revision: ConDefecto<number>;
  ultimo_evento: ConDefecto<number>;
  ultimo_hash: string;
  busqueda: ConDefecto<string>;
}
export interface TablaPersonaExpediente {
  persona_id: string;
  municipio_id: number;
  expediente_id: string;
  ingresado_en: Instante;
}
export interface TablaEvento {
  municipio_id: number;
  expediente_id: string;
  numero: number;
  tipo: string;
  datos: Json;
  actor: Json<ActorFila>;
  ocurrido_en: Instante;
  hash_anterior: string;
  hash: string;
}
export interface TablaAcceso {
  municipio_id: number;
  acceso_id: string;
  expediente_id: string;
  documento_id: string | null;
  actor: Json<ActorFila>;
  motivo: string;
  ocurrido_en: Instante;
}
export interface TablaDocumento {
  municipio_id: number;
  documento_id: string;
  expediente_id: string;
  orden: number;
  clase: string;
  titulo: string;
  tipo_documental: number;
  nombre_archivo: string;
  sha256: string;
  bytes: number;
  tipo_mime: string;
  origen: 'interesado' | 'plataforma' | 'funcionario' | 'interoperabilidad';
  firmado: ConDefecto<boolean>;
  firmante: string | null;
  id_solicitud_firma: string | null;
  codigo_verificacion: string | null;
  estado: ConDefecto<'vigente' | 'revocado'>;
  motivo_revocacion: string | null;
  revocado_en: Instante | null;
  sensible: ConDefecto<boolean>;
  metadatos: JsonConDefecto;
  incorporado_en: Instante;
}
export interface TablaAdjunto {
  municipio_id: number;
  adjunto_id: string;
  borrador_id: string;
  campo_id: string;
  nombre_archivo: string;
  sha256: string;
  bytes: number;
  tipo_mime: string;
  antivirus: 'pendiente' | 'limpio' | 'infectado' | 'sin_antivirus';
  subido_en: Instante;
}
export interface TablaPlazo {
  municipio_id: number;
  plazo_id: string;
  expediente_id: string;
  clase: 'resolucion' | 'subsanacion' | 'tarea' | 'recurso' | 'procedimiento';
  nodo_id: string | null;
  articulo: string;
  inicia: Fecha;
  vence: Fecha;
  vence_en: Instante;
  explicacion: string;
  estado: 'corriendo' | 'cumplido' | 'vencido' | 'anulado';
  cerrado_en: Instante | null;
}
export interface TablaCorreccion {
  municipio_id: number;
  correccion_id: string;
  expediente_id: string;
  campos: JSONColumnType<ReadonlyArray<{ readonly campo: string; readonly motivo: string }>>;
  mensaje: string;
  plazo_id: string;
  estado: 'pendiente' | 'respondida' | 'vencida';
  respuestas: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>;
  crudos: JsonConDefecto;
  pedida_por: string;
  pedida_en: Instante;
  respondida_en: Instante | null;
}
export interface TablaNota {
  municipio_id: number;
  nota_id: string;
  expediente_id: string;
  funcionario_id: string;
  texto: string;
  escrita_en: Instante;
}
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
  respuesta: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>;
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
export interface TablaActoAdministracion {
  municipio_id: number;
  acto_id: string;
  actor: Json<ActorFila>;
  tipo: string;
  datos: Json;
  ocurrido_en: Instante;
}
export interface TablaResumenDiario {
  municipio_id: number;
  fecha: Fecha;
  tramite_id: string;
  ingresados: ConDefecto<number>;
  aprobados: ConDefecto<number>;
  rechazados: ConDefecto<number>;
  desistidos: ConDefecto<number>;
  dentro_de_plazo: ConDefecto<number>;
  fuera_de_plazo: ConDefecto<number>;
  pagado_clp: ConDefecto<number>;
}

/** Todas las tablas. Las de inquilino llevan `municipio_id` y seguridad por fila forzada. */
export interface Tablas {
  municipio: TablaMunicipio;
  persona: TablaPersona;
  sesion: TablaSesion;
  ingreso_pendiente: TablaIngresoPendiente;
  tramite_nacional: TablaTramiteNacional;
  unidad: TablaUnidad;
  funcionario: TablaFuncionario;
  funcionario_rol: TablaFuncionarioRol;
  tramite_adopcion: TablaTramiteAdopcion;
  folio: TablaFolio;
  borrador: TablaBorrador;
  expediente: TablaExpediente;
  persona_expediente: TablaPersonaExpediente;
  evento: TablaEvento;
  acceso: TablaAcceso;
  documento: TablaDocumento;
  adjunto: TablaAdjunto;
  plazo: TablaPlazo;
  correccion: TablaCorreccion;
  nota: TablaNota;
  giro: TablaGiro;
  pago_intento: TablaPagoIntento;
  asiento_pago: TablaAsientoPago;
  notificacion: TablaNotificacion;
  acto_administracion: TablaActoAdministracion;
  resumen_diario: TablaResumenDiario;
}
