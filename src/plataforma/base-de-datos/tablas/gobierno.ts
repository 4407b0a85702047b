import type { ActorFila, ConDefecto, Fecha, Instante, Json, JsonConDefecto } from './columnas.ts';

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
  usado_en: ConDefecto<Instante | null>;
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
