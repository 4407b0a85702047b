import type {
  TablaAcceso,
  TablaAdjunto,
  TablaBorrador,
  TablaCorreccion,
  TablaDocumento,
  TablaEvento,
  TablaExpediente,
  TablaExpedientePalabra,
  TablaNota,
  TablaPersonaExpediente,
  TablaPersonaMunicipio,
  TablaPlazo,
} from './tablas/expedientes.ts';
import type {
  TablaActoAdministracion,
  TablaFolio,
  TablaFuncionario,
  TablaFuncionarioRol,
  TablaIngresoPendiente,
  TablaMunicipio,
  TablaPersona,
  TablaResumenDiario,
  TablaSesion,
  TablaTramiteAdopcion,
  TablaTramiteNacional,
  TablaUnidad,
} from './tablas/gobierno.ts';
import type {
  TablaAsignacion,
  TablaCampana,
  TablaCampanaActo,
  TablaCampanaAviso,
  TablaCampanaMunicipio,
  TablaCifraMunicipal,
  TablaEstrategiaMunicipal,
  TablaEvidencia,
  TablaHitoCambio,
  TablaHitoPlan,
  TablaMedicion,
  TablaMedicionActo,
  TablaPlanPublicado,
  TablaProgramaIntegrante,
  TablaRespuestaItem,
  TablaRespuestaVersion,
} from './tablas/madurez.ts';
import type {
  TablaAsientoPago,
  TablaGiro,
  TablaNotificacion,
  TablaPagoIntento,
} from './tablas/pagos-y-avisos.ts';
import type {
  TablaHitoEvidencia,
  TablaInformeCompuesto,
  TablaInformeLote,
  TablaPlanAviso,
  TablaPlanMunicipal,
  TablaUsoDiario,
} from './tablas/planes.ts';

export type { ActorFila } from './tablas/columnas.ts';
export type * from './tablas/expedientes.ts';
export type * from './tablas/gobierno.ts';
export type * from './tablas/madurez.ts';
export type * from './tablas/pagos-y-avisos.ts';

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
  expediente_palabra: TablaExpedientePalabra;
  persona_expediente: TablaPersonaExpediente;
  persona_municipio: TablaPersonaMunicipio;
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
  programa_integrante: TablaProgramaIntegrante;
  campana: TablaCampana;
  campana_acto: TablaCampanaActo;
  campana_aviso: TablaCampanaAviso;
  campana_municipio: TablaCampanaMunicipio;
  plan_publicado: TablaPlanPublicado;
  cifra_municipal: TablaCifraMunicipal;
  medicion: TablaMedicion;
  respuesta_item: TablaRespuestaItem;
  respuesta_version: TablaRespuestaVersion;
  evidencia: TablaEvidencia;
  asignacion: TablaAsignacion;
  medicion_acto: TablaMedicionActo;
  estrategia_municipal: TablaEstrategiaMunicipal;
  hito_plan: TablaHitoPlan;
  hito_cambio: TablaHitoCambio;
  hito_evidencia: TablaHitoEvidencia;
  plan_municipal: TablaPlanMunicipal;
  plan_aviso: TablaPlanAviso;
  uso_diario: TablaUsoDiario;
  informe_lote: TablaInformeLote;
  informe_compuesto: TablaInformeCompuesto;
}
