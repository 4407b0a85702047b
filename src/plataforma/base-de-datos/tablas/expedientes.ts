import type { JSONColumnType } from 'kysely';
import type {
  ActorFila,
  ConDefecto,
  Fecha,
  Instante,
  Json,
  JsonConDefecto,
  JsonONulo,
} from './columnas.ts';

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
  /** Sus palabras de búsqueda, separadas por un espacio. */
  busqueda: ConDefecto<string>;
}

export interface TablaExpedientePalabra {
  municipio_id: number;
  palabra: string;
  abierto: boolean;
  vence_fecha: Fecha;
  expediente_id: string;
}

export interface TablaPersonaExpediente {
  persona_id: string;
  municipio_id: number;
  expediente_id: string;
  ingresado_en: Instante;
}

export interface TablaPersonaMunicipio {
  persona_id: string;
  municipio_id: number;
  desde: Instante;
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
  respuestas: JsonONulo;
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
