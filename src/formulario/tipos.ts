import type { Regla } from '../reglas/regla.ts';

/** Valor de una respuesta ya leída y normalizada; siempre se puede guardar como JSON. */
export type Valor =
  | string
  | number
  | boolean
  | null
  | readonly Valor[]
  | { readonly [clave: string]: Valor };

/** Respuestas tipadas por id de campo. Un campo sin responder no aparece. */
export type Respuestas = Readonly<Record<string, Valor>>;

/** Lo que la persona escribió, por nombre de entrada HTML (`fecha.dia`). Nunca se pierde. */
export type Crudos = Readonly<Record<string, string | readonly string[]>>;

/** Cuerpo de un POST `application/x-www-form-urlencoded` ya separado en pares. */
export type Cuerpo = Readonly<Record<string, string | readonly string[]>>;

/** Formulario como dato: páginas con campos y la declaración que se acepta al enviar. */
export interface Formulario {
  readonly paginas: readonly Pagina[];
  readonly declaracion: string;
}

/** Una página del formulario: una pregunta o un grupo que se responde junto. */
export interface Pagina {
  readonly id: string;
  readonly titulo: string;
  readonly descripcion?: string;
  readonly visible?: Regla;
  readonly campos: readonly Campo[];
}

/** Exigencia propia de un campo: si la regla no se cumple, se muestra el mensaje. */
export interface Validacion {
  readonly cumple: Regla;
  readonly mensaje: string;
}

/** Servicio del Estado del que viene el dato: se muestra y se confirma, no se vuelve a pedir. */
export type OrigenDato =
  | 'clave-unica'
  | 'registro-civil'
  | 'sii'
  | 'municipio'
  | 'tramite-anterior';

/** Lo común a todo campo. El `id` es estable: estadísticas, fusiones y API dependen de él. */
export interface CampoBase {
  readonly id: string;
  readonly etiqueta: string;
  readonly ayuda?: string;
  readonly obligatorio?: boolean | Regla;
  readonly visible?: Regla;
  readonly validaciones?: readonly Validacion[];
  /** Token de WCAG 2.2, criterio 1.3.5 (`given-name`, `email`, `tel`…). */
  readonly autocompletar?: string;
  /** Dato personal sensible (Ley 21.719): se audita su lectura y no va a los registros. */
  readonly sensible?: boolean;
  readonly origen?: OrigenDato;
}

export interface Opcion {
  readonly valor: string;
  readonly etiqueta: string;
  readonly ayuda?: string;
}

/** Longitudes en caracteres visibles (puntos de código). */
export interface CampoTexto extends CampoBase {
  readonly tipo: 'texto';
  readonly minimo?: number;
  readonly maximo?: number;
}

export interface CampoTextoLargo extends CampoBase {
  readonly tipo: 'texto_largo';
  readonly minimo?: number;
  readonly maximo?: number;
  readonly filas?: number;
}

export interface CampoEntero extends CampoBase {
  readonly tipo: 'entero';
  readonly minimo?: number;
  readonly maximo?: number;
  readonly unidad?: string;
}

export interface CampoNumero extends CampoBase {
  readonly tipo: 'numero';
  readonly minimo?: number;
  readonly maximo?: number;
  /** Cifras después de la coma que se aceptan; 2 si no se dice. */
  readonly decimales?: number;
  readonly unidad?: string;
}

/** Pesos chilenos enteros (CLP, sin decimales). */
export interface CampoMonto extends CampoBase {
  readonly tipo: 'monto';
  readonly minimo?: number;
  readonly maximo?: number;
}

/** Límite de una fecha: `AAAA-MM-DD` o el día en que se responde. */
export type LimiteFecha = string | 'hoy';

/** Fecha del calendario, se guarda `AAAA-MM-DD`. */
export interface CampoFecha extends CampoBase {
  readonly tipo: 'fecha';
  readonly desde?: LimiteFecha;
  readonly hasta?: LimiteFecha;
}

export interface CampoSiNo extends CampoBase {
  readonly tipo: 'si_no';
}

export interface CampoSeleccion extends CampoBase {
  readonly tipo: 'seleccion';
  readonly opciones: readonly Opcion[];
}

export interface CampoMultiple extends CampoBase {
  readonly tipo: 'multiple';
  readonly opciones: readonly Opcion[];
  readonly minimo?: number;
  readonly maximo?: number;
}

/** RUN o RUT; se guarda `12345678-5`. */
export interface CampoRut extends CampoBase {
  readonly tipo: 'rut';
}

export interface CampoCorreo extends CampoBase {
  readonly tipo: 'correo';
}

/** Teléfono chileno; se guarda en E.164 (`+56912345678`). */
export interface CampoTelefono extends CampoBase {
  readonly tipo: 'telefono';
}

/** Dirección dentro del país; se guarda como objeto `ValorDireccion`. */
export interface CampoDireccion extends CampoBase {
  readonly tipo: 'direccion';
  /** Si es falso no se pregunta la comuna: es la del municipio. */
  readonly pideComuna?: boolean;
}

/** Comuna de Chile por su código único territorial (CUT, cinco cifras). */
export interface CampoComuna extends CampoBase {
  readonly tipo: 'comuna';
}

/** Rol de avalúo del SII, manzana y predio (`16804-002`). */
export interface CampoRolAvaluo extends CampoBase {
  readonly tipo: 'rol_avaluo';
}

/** Placa patente única (`BDPF18`). */
export interface CampoPatenteVehicular extends CampoBase {
  readonly tipo: 'patente_vehicular';
}

/** Punto en el mapa de la comuna; se guarda como objeto `ValorMapa`. */
export interface CampoMapa extends CampoBase {
  readonly tipo: 'mapa';
  /** Basta describir el lugar en palabras, sin marcar el punto; verdadero si no se dice. */
  readonly aceptaDescripcion?: boolean;
}

/** Documento adjunto; se guarda la lista de referencias `ValorArchivo`. */
export interface CampoArchivo extends CampoBase {
  readonly tipo: 'archivo';
  /** Tipos MIME aceptados; PDF, JPEG y PNG si no se dice. */
  readonly tipos?: readonly string[];
  /** Tamaño máximo por archivo en bytes; 10 MB si no se dice. */
  readonly maximoBytes?: number;
  /** Cantidad máxima de archivos; 1 si no se dice. */
  readonly maximo?: number;
}

/** Grupo que se repite: una fila por elemento. Sus columnas no pueden ser otra tabla. */
export interface CampoTabla extends CampoBase {
  readonly tipo: 'tabla';
  readonly columnas: readonly CampoSimple[];
  readonly minimo?: number;
  readonly maximo?: number;
  /** Cómo se llama cada fila: «Integrante», «Vehículo». */
  readonly nombreFila?: string;
}

/** Campo que no contiene a otros. */
export type CampoSimple =
  | CampoTexto
  | CampoTextoLargo
  | CampoEntero
  | CampoNumero
  | CampoMonto
  | CampoFecha
  | CampoSiNo
  | CampoSeleccion
  | CampoMultiple
  | CampoRut
  | CampoCorreo
  | CampoTelefono
  | CampoDireccion
  | CampoComuna
  | CampoRolAvaluo
  | CampoPatenteVehicular
  | CampoMapa
  | CampoArchivo;

export type Campo = CampoSimple | CampoTabla;
export type TipoCampo = Campo['tipo'];
export type CampoDe<T extends TipoCampo> = Extract<Campo, { readonly tipo: T }>;

/** Clases de error: las dos primeras son de la petición (400), no de la persona. */
export type CodigoError = 'campo-desconocido' | 'demasiado-grande' | 'falta' | 'invalido';

/** Error de un campo, con el nombre de la entrada HTML a la que apunta el resumen. */
export interface ErrorCampo {
  readonly campo: string;
  readonly mensaje: string;
  readonly codigo: CodigoError;
}
