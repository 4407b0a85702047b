import type { ColumnType } from 'kysely';
import type { ActorFila, Fecha, Instante, Json } from './columnas.ts';

/** Uso de un trámite en un día, por clave. Lo rehace un trabajo. */
export interface TablaUsoDiario {
  municipio_id: number;
  fecha: Fecha;
  tramite_id: string;
  clave: string;
  cantidad: number;
}

export interface TablaPlanMunicipal {
  municipio_id: number;
  inicio: Fecha;
  termino: Fecha;
  presupuesto_clp: number | null;
  revision: number;
  autor: Json<ActorFila>;
  actualizado_en: Instante;
}

/** Con qué cifra de la plataforma se mide un hito. */
export interface ColumnasDeMedida {
  responsable_id: string | null;
  medida_clave: string | null;
  medida_meta: ColumnType<string | null, number | null, number | null>;
  medida_valor: ColumnType<string | null, number | null, number | null>;
  medida_en: Instante | null;
}

export interface TablaHitoEvidencia {
  municipio_id: number;
  evidencia_id: string;
  hito_id: string;
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

export interface TablaPlanAviso {
  municipio_id: number;
  aviso_id: string;
  hito_id: string;
  clase: string;
  referencia: Fecha;
  funcionario_id: string;
  creado_en: Instante;
  enviado_en: Instante | null;
  resultado: 'enviado' | 'rechazado' | null;
}

/** Lote de informes del programa. Uno solo está sin terminar a la vez. */
export interface TablaInformeLote {
  lote_id: string;
  total: number;
  autor: Json<ActorFila>;
  iniciado_en: Instante;
  avance_en: Instante;
  turno: string | null;
  turno_hasta: Instante | null;
  terminado_en: Instante | null;
}

/** Informe de un lote. Sin `pdf`, no se pudo componer. */
export interface TablaInformeCompuesto {
  lote_id: string;
  cut: string;
  pdf: Uint8Array | null;
  bytes: number;
  compuesto_en: Instante;
}
