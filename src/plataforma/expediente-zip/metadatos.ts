/** Órgano de la Administración: código del Gestor de Códigos o, si no tiene, su nombre. */
export interface Oae {
  readonly codigo?: string;
  readonly nombre: string;
}

/** Lista 4: 1 autor institucional, 2 destinatario, 3 productor, 4 custodia. */
export interface RelacionOae {
  readonly relacion: 1 | 2 | 3 | 4;
  readonly oae: Oae;
}

/** Listas 5 (relación: 1 responsable … 6 ministro de fe) y 6 (tipo: 1 ciudadano … 4 funcionario). */
export interface ActorMetadato {
  readonly relacion: 1 | 2 | 3 | 4 | 5 | 6;
  readonly tipo: 1 | 2 | 3 | 4;
  readonly identificacion?: string;
  readonly nombre?: string;
}

/** Lista 7: 1 público, 2 restringido, 3 secreto, 4 reservado. */
export type NivelAcceso = 1 | 2 | 3 | 4;
/** Lista 2: 1 físico, 2 digital, 3 digitalización. */
export type Mecanismo = 1 | 2 | 3;

export interface DatosMetadatosExpediente {
  readonly iuie: string;
  readonly titulo: string;
  readonly asunto: string;
  readonly creado: string;
  /** Falta mientras el expediente siga abierto. */
  readonly finalizado?: string;
  readonly mecanismo: Mecanismo;
  readonly uri: string;
  readonly productor: Oae;
  /** Al menos la custodia. */
  readonly oaes: readonly RelacionOae[];
  /** Al menos el funcionario responsable. */
  readonly actores: readonly ActorMetadato[];
  readonly nivelAcceso: NivelAcceso;
  readonly sensible: boolean;
  readonly cpat?: string;
  readonly procedimiento: string;
  readonly estado?: string;
}

export interface DatosMetadatosDocumento {
  readonly id: string;
  readonly titulo: string;
  readonly palabrasClave: readonly string[];
  readonly creado: string;
  readonly modificado: string;
  readonly mecanismo: Mecanismo;
  readonly oaes: readonly RelacionOae[];
  readonly nivelAcceso: NivelAcceso;
  readonly sensible: boolean;
  readonly firmaAvanzada: boolean;
  readonly paginas?: number;
  /** Si se digitalizó: cuándo y con qué resolución. */
  readonly capturado?: string;
  readonly resolucionCaptura?: string;
  /** Lista 1: 3 antecedente, 8 certificado, 29 notificación, 36 resolución, 40 solicitud… */
  readonly tipoDocumental?: number;
  /** Lista 8: 1 repositorio externo, 2 interoperabilidad, 3 plataforma ciudadana, 4 repositorio ciudadano. */
  readonly origen?: 1 | 2 | 3 | 4;
  readonly uriExterno?: string;
  readonly ubicacionFisica?: string;
  readonly actores?: readonly ActorMetadato[];
  readonly cpat?: string;
  readonly procedimiento?: string;
}

export type Metadatos = Readonly<Record<string, string | readonly string[]>>;

/** Fecha como la pide la guía: "2026-11-24 13:15:30", en UTC (DS 10/2023 art. 9). */
export function fechaMetadato(instante: string): string {
  return Temporal.Instant.from(instante)
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ')
    .replace('Z', '');
}

type Campo = readonly [string, string | readonly string[] | undefined];

function reunir(campos: readonly Campo[]): Metadatos {
  return Object.fromEntries(
    campos.filter((c): c is readonly [string, string | readonly string[]] => c[1] !== undefined),
  );
}

/** La guía no fija los valores: 1 sí, 2 no (ver datos/metadatos-guia-tecnica.json). */
function siNo(valor: boolean): string {
  return valor ? '1' : '2';
}

/** Si alguno falta, la lista guarda su lugar vacío: los campos repetibles van en paralelo. */
function siAlguno(valores: readonly (string | undefined)[]): readonly string[] | undefined {
  return valores.some((v) => v !== undefined) ? valores.map((v) => v ?? '') : undefined;
}

/** Código del órgano o, para quien no lo tiene, "sin código": entonces el nombre es obligatorio. */
function codigoOae(oae: Oae): string {
  return oae.codigo ?? 'sin código';
}

function nombreSinCodigo(oae: Oae): string | undefined {
  return oae.codigo === undefined ? oae.nombre : undefined;
}

/** Metadatos del expediente: los 18 obligatorios y los condicionales que correspondan. */
export function metadatosExpediente(
  datos: DatosMetadatosExpediente,
  vinculados: readonly { readonly id: string; readonly incorporado: string }[],
): Metadatos {
  const { oaes, actores, productor } = datos;
  return reunir([
    ['MGDEE1_1', datos.iuie],
    ['MGDEE1_4', datos.estado],
    ['MGDEE1_5', datos.titulo],
    ['MGDEE2_2', datos.asunto],
    ['MGDEE3_1', fechaMetadato(datos.creado)],
    ['MGDEE3_2', datos.finalizado === undefined ? '' : fechaMetadato(datos.finalizado)],
    ['MGDEE4_1', String(datos.mecanismo)],
    ['MGDEE4_2', datos.uri],
    ['MGDEE51_1', codigoOae(productor)],
    ['MGDEE51_2', nombreSinCodigo(productor)],
    ['MGDEE51_3', oaes.map((o) => String(o.relacion))],
    ['MGDEE51_4', oaes.map((o) => codigoOae(o.oae))],
    ['MGDEE51_5', siAlguno(oaes.map((o) => nombreSinCodigo(o.oae)))],
    ['MGDEE52_1', actores.map((a) => String(a.relacion))],
    ['MGDEE52_2', actores.map((a) => String(a.tipo))],
    ['MGDEE52_3', siAlguno(actores.map((a) => a.identificacion))],
    ['MGDEE52_4', siAlguno(actores.map((a) => a.nombre))],
    ['MGDEE53_1', vinculados.map((v) => v.id)],
    ['MGDEE53_2', vinculados.map((v) => fechaMetadato(v.incorporado))],
    ['MGDEE6_1', String(datos.nivelAcceso)],
    ['MGDEE6_4', siNo(datos.sensible)],
    ['MGDEE7_1', datos.cpat ?? 'sin código'],
    ['MGDEE7_2', datos.cpat === undefined ? datos.procedimiento : undefined],
    ['MGDEE8_1', '001'],
  ]);
}

/** Metadatos de un documento: los 12 obligatorios y los condicionales que correspondan. */
export function metadatosDocumento(datos: DatosMetadatosDocumento): Metadatos {
  const { oaes, actores = [] } = datos;
  const lista = (valores: readonly string[]): readonly string[] | undefined =>
    valores.length === 0 ? undefined : valores;
  return reunir([
    ['MGDDE1_1', datos.id],
    ['MGDDE1_6', datos.titulo],
    ['MGDDE1_7', datos.resolucionCaptura],
    ['MGDDE2_2', datos.paginas === undefined ? undefined : String(datos.paginas)],
    ['MGDDE3_2', datos.palabrasClave.join(' - ')],
    ['MGDDE4_1', fechaMetadato(datos.creado)],
    ['MGDDE4_2', fechaMetadato(datos.modificado)],
    ['MGDDE4_3', datos.capturado === undefined ? undefined : fechaMetadato(datos.capturado)],
    ['MGDDE5_1', datos.tipoDocumental === undefined ? undefined : String(datos.tipoDocumental)],
    ['MGDDE5_2', datos.origen === undefined ? undefined : String(datos.origen)],
    ['MGDDE5_3', String(datos.mecanismo)],
    ['MGDDE5_4', datos.uriExterno],
    ['MGDDE5_5', datos.ubicacionFisica],
    ['MGDDE61_1', oaes.map((o) => codigoOae(o.oae))],
    ['MGDDE61_2', siAlguno(oaes.map((o) => nombreSinCodigo(o.oae)))],
    ['MGDDE61_3', oaes.map((o) => String(o.relacion))],
    ['MGDDE62_1', lista(actores.map((a) => String(a.relacion)))],
    ['MGDDE62_2', lista(actores.map((a) => String(a.tipo)))],
    ['MGDDE62_3', siAlguno(actores.map((a) => a.identificacion))],
    ['MGDDE62_4', siAlguno(actores.map((a) => a.nombre))],
    ['MGDDE7_1', String(datos.nivelAcceso)],
    ['MGDDE7_4', siNo(datos.sensible)],
    ['MGDDE8_3', siNo(datos.firmaAvanzada)],
    ['MGDDE9_1', datos.cpat],
    ['MGDDE9_2', datos.cpat === undefined ? datos.procedimiento : undefined],
    ['MGDDE10', '001'],
  ]);
}
