import type { ColumnType } from 'kysely';
import type {
  ActorFila,
  ConDefecto,
  Fecha,
  Instante,
  Json,
  JsonConDefecto,
  JsonONulo,
} from './columnas.ts';
import type { ColumnasDeMedida } from './planes.ts';

export interface TablaProgramaIntegrante {
  run: number;
  nombre: string;
}

export interface TablaCampana {
  campana_id: string;
  nombre: string;
  instrumento: string;
  version: string;
  abre: Fecha;
  cierra: Fecha;
  estado: 'abierta' | 'cerrada';
  demostracion: ConDefecto<boolean>;
  creada_en: Instante;
  recordar_dias: ConDefecto<number>;
}

export interface TablaCampanaActo {
  acto_id: string;
  campana_id: string;
  tipo: string;
  datos: Json;
  actor: Json<ActorFila>;
  ocurrido_en: Instante;
}

export interface TablaCampanaAviso {
  aviso_id: string;
  campana_id: string;
  cut: string;
  clase:
    | 'invitacion'
    | 'recordatorio'
    | 'observada'
    | 'reabierta'
    | 'aceptada'
    | 'campana_cerrada'
    | 'campana_reabierta';
  clave: string;
  mensaje: ConDefecto<string>;
  creado_en: Instante;
  repartido_en: Instante | null;
  destinatarios: ConDefecto<number>;
  enviados: ConDefecto<number>;
  rechazados: ConDefecto<number>;
}

export type EstadoMedicion = 'en_curso' | 'cerrada' | 'observada' | 'aceptada';

export interface TablaCampanaMunicipio {
  campana_id: string;
  cut: string;
  estado: EstadoMedicion | 'invitado';
  respondidas: ConDefecto<number>;
  total: ConDefecto<number>;
  resultado: JsonONulo;
  demostracion: ConDefecto<boolean>;
  invitado_en: Instante;
  recordado_en: Instante | null;
  actualizado_en: Instante;
}

export interface TablaPlanPublicado {
  cut: string;
  hitos: Json<readonly Record<string, unknown>[]>;
  demostracion: ConDefecto<boolean>;
  publicado_en: Instante;
}

export interface TablaCifraMunicipal {
  cut: string;
  clave: string;
  /** numeric llega como texto. */
  valor: ColumnType<string, number, number>;
  actualizada_en: Instante;
  casos: ConDefecto<number>;
  texto: string | null;
  fuente: ConDefecto<string>;
}

export interface TablaMedicion {
  municipio_id: number;
  medicion_id: string;
  campana_id: string;
  instrumento: string;
  estado: EstadoMedicion;
  demostracion: ConDefecto<boolean>;
  resultado: JsonONulo;
  blancos: ColumnType<readonly string[] | null, string | null | undefined, string | null>;
  firmada_por: ColumnType<ActorFila | null, string | null | undefined, string | null>;
  firmada_en: Instante | null;
  creada_en: Instante;
}

export type ClaseRespuesta = 'valor' | 'no_aplica' | 'no_responde';

export interface TablaRespuestaItem {
  municipio_id: number;
  medicion_id: string;
  item_id: string;
  clase: ClaseRespuesta;
  valor: string | null;
  revision: number;
  autor: Json<ActorFila>;
  respondida_en: Instante;
}

export interface TablaRespuestaVersion {
  municipio_id: number;
  medicion_id: string;
  item_id: string;
  version_id: string;
  revision: number | null;
  sobre_revision: number;
  clase: ClaseRespuesta;
  valor: string | null;
  autor: Json<ActorFila>;
  escrita_en: Instante;
  motivo: string | null;
}

export interface TablaEvidencia {
  municipio_id: number;
  evidencia_id: string;
  medicion_id: string;
  item_id: string;
  clase: 'url' | 'archivo';
  url: string | null;
  sha256: string | null;
  nombre_archivo: string | null;
  tipo: string | null;
  bytes: number | null;
  autor: Json<ActorFila>;
  agregada_en: Instante;
  retirada_en: Instante | null;
}

export interface TablaAsignacion {
  municipio_id: number;
  medicion_id: string;
  parte: string;
  funcionario_id: string;
}

export interface TablaMedicionActo {
  municipio_id: number;
  acto_id: string;
  medicion_id: string;
  tipo: string;
  datos: Json;
  actor: Json<ActorFila>;
  ocurrido_en: Instante;
}

export interface TablaEstrategiaMunicipal {
  municipio_id: number;
  restricciones: Json;
  acciones: Json<readonly string[]>;
  revision: number;
  autor: Json<ActorFila>;
  actualizada_en: Instante;
}

export interface TablaHitoPlan extends ColumnasDeMedida {
  municipio_id: number;
  hito_id: string;
  nombre: string;
  inicio: Fecha;
  termino: Fecha;
  avance: ColumnType<string, number, number>;
  verificacion: string;
  responsable: string;
  presupuesto_clp: number | null;
  accion_id: string | null;
  requiere: JsonConDefecto<readonly string[]>;
  revision: number;
  retirado_en: Instante | null;
}

export interface TablaHitoCambio {
  municipio_id: number;
  cambio_id: string;
  hito_id: string;
  datos: Json;
  autor: Json<ActorFila>;
  ocurrido_en: Instante;
}
