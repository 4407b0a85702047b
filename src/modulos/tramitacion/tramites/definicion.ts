import type { Flujo } from '../../../flujo/tipos.ts';
import type { CampoSimple, Formulario, Respuestas } from '../../../formulario/tipos.ts';
import type { Regla } from '../../../reglas/regla.ts';

/** Un trámite es un solo documento de datos: ficha, formulario, reglas, flujo, plazos, derechos y documentos. */
export interface DefinicionTramite {
  /** Versión del esquema de este documento; las migraciones van siempre hacia adelante. */
  readonly esquema: 1;
  readonly id: string;
  readonly version: number;
  readonly nombre: string;
  readonly area: string;
  readonly resumen: string;
  readonly ficha: Ficha;
  /** Código del procedimiento en el catálogo CPAT, si ya lo tiene. */
  readonly codigoCpat?: string;
  /** Unidad que resuelve, por id estándar (`dom`); la capa municipal puede cambiarla. */
  readonly unidad: string;
  readonly plazo: PlazoTramite;
  readonly silencio: 'positivo' | 'negativo' | 'no_aplica';
  /** Valores que fija cada municipio en su ordenanza. */
  readonly parametros: readonly Parametro[];
  readonly derechos: readonly Derecho[];
  readonly formulario: Formulario;
  /** Reglas con nombre, usadas por el formulario, el flujo y los derechos. */
  readonly reglas: Readonly<Record<string, Regla>>;
  readonly flujo: Flujo;
  /** Datos que el funcionario completa al elegir una acción, por ejemplo el número que asigna. */
  readonly datosDeAccion?: readonly DatosDeAccion[];
  readonly documentos: readonly DocumentoEmitido[];
  readonly mensajes: readonly Mensaje[];
  readonly conservacion: { readonly serie: string; readonly anios: number };
  /** Casos que se prueban al publicar y sirven de demostración y documentación. */
  readonly ejemplos: readonly Ejemplo[];
}

export interface Texto {
  readonly id: string;
  readonly texto: string;
}

export interface NormaLegal {
  readonly id: string;
  readonly norma: string;
  readonly articulo?: string;
  readonly url?: string;
  /** Verdadero si el dato no está confirmado y debe revisarlo un abogado del municipio. */
  readonly revisar?: boolean;
}

/** Lo que la ficha pública dice antes de empezar. Ninguna parte puede quedar vacía al publicar. */
export interface Ficha {
  readonly queEs: string;
  readonly quien: string;
  readonly resultado: string;
  readonly vigencia: string;
  readonly requisitos: readonly Texto[];
  /** Documentos que la persona debe presentar; nunca los que ya tiene el Estado (Ley 19.880 art. 17 d). */
  readonly documentos: readonly Texto[];
  /** Datos que el municipio obtiene de otros órganos y no se piden. */
  readonly datosDelEstado: readonly (Texto & { readonly fuente: string })[];
  readonly baseLegal: readonly NormaLegal[];
  readonly palabrasClave: readonly string[];
}

export interface PlazoTramite {
  readonly cantidad: number;
  readonly tipo: 'habiles' | 'corridos' | 'meses';
  readonly articulo: string;
  readonly revisar?: boolean;
}

export interface Parametro {
  readonly id: string;
  readonly etiqueta: string;
  readonly tipo: 'utm' | 'clp' | 'entero';
  /** Decimal exacto escrito con punto: `0.05`. */
  readonly defecto: string;
  readonly fuente: string;
  readonly revisar?: boolean;
}

/** Derecho municipal. `monto` se evalúa con las respuestas y `parametros.<id>`. */
export interface Derecho {
  readonly id: string;
  readonly concepto: string;
  readonly unidad: 'utm' | 'clp';
  readonly monto: Regla;
  /** Redondeo de UTM a pesos que fija la ordenanza. */
  readonly redondeo: 'peso' | 'entero_superior' | 'decena' | 'truncar';
  readonly momento: 'antes' | 'despues';
  readonly exento?: Regla;
  readonly norma: string;
}

/** Campos que se piden al funcionario junto con una acción; quedan entre las respuestas del caso. */
export interface DatosDeAccion {
  readonly paso: string;
  readonly accion: string;
  readonly campos: readonly CampoSimple[];
}

export interface DocumentoEmitido {
  readonly id: string;
  readonly titulo: string;
  /** Nombre de la plantilla Typst. */
  readonly plantilla: string;
  /** Lista 1 de la guía de metadatos (8 certificado, 36 resolución…). */
  readonly tipoDocumental: number;
  readonly firma: 'persona' | 'plataforma';
  /**
   * Valores propios de la plantilla: texto con variables (`{calle_frente}`, `{interesado.nombre}`).
   * `{a|b}` toma la primera que tenga valor.
   */
  readonly datos?: Readonly<Record<string, string>>;
  /** Verdadero si quien conoce el código de verificación puede además bajar una copia. */
  readonly copiaPublica?: boolean;
  /** Sin este bloque una resolución no es válida (Ley 19.880 art. 41). */
  readonly recursos?: readonly Recurso[];
}

export interface Recurso {
  readonly id: string;
  readonly nombre: string;
  readonly anteQuien: string;
  readonly plazo: string;
  readonly norma: string;
  /** Verdadero si un abogado del municipio debe confirmar su plazo y su norma. */
  readonly revisar?: boolean;
}

export interface Mensaje {
  readonly id: string;
  readonly clase: 'inicio' | 'instruccion' | 'finalizacion' | 'aviso';
  readonly asunto: string;
  /** Texto con variables `{folio}`, `{nombre}`, `{plazo}`…; una desconocida impide publicar. */
  readonly cuerpo: string;
}

export interface Ejemplo {
  readonly id: string;
  readonly nombre: string;
  readonly respuestas: Respuestas;
  /** Acciones que toman los funcionarios, en orden: paso y salida elegida. */
  readonly acciones: readonly {
    readonly paso: string;
    /** Salida elegida; en un paso que vence, el id de su temporizador. */
    readonly accion: string;
    readonly datos?: Respuestas;
  }[];
  readonly resultado: string;
}

/** Lo que un municipio cambia sobre la versión nacional, por id estable y sin copiarla. */
export interface Capa {
  readonly parametros?: Readonly<Record<string, string>>;
  readonly unidad?: string;
  readonly plazo?: PlazoTramite;
  /** Textos reemplazados: `ficha.queEs`, `campo.rol.ayuda`… */
  readonly textos?: Readonly<Record<string, string>>;
}
