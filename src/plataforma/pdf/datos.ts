/** Instante con su lectura en palabras; se hace con `momento()`. */
export interface Momento {
  readonly instante: string;
  readonly texto: string;
}

/** Persona como aparece en un documento. `identificacion` es su RUN, RUT u otro, ya con formato. */
export interface PersonaDocumento {
  readonly nombre: string;
  readonly identificacion: string;
  /** En qué calidad actúa: interesada, apoderado, representante (DS 10 art. 30 n° 5). */
  readonly calidad?: string;
}

/** Encabezado municipal y datos que llevan todos los documentos. */
export interface DatosComunes {
  readonly municipalidad: string;
  readonly comuna: string;
  readonly unidad: string;
  /** Escudo en SVG; sin él se dibuja uno neutro con la inicial. */
  readonly escudoSvg?: string;
  readonly contacto?: string;
  readonly emitido: Momento;
  readonly verificacion: { readonly codigo: string; readonly url: string };
  /** Borrador o demostración: se imprime como marca visible en cada página. */
  readonly marca?: string;
}

/** Certificado de ingreso: contenido del DS 10/2023 art. 30 y Ley 19.880 art. 30. */
export interface DatosCertificadoIngreso extends DatosComunes {
  readonly ingreso: Momento;
  /** Origen de la incorporación: formulario web, documento físico u otro. */
  readonly origen: string;
  /** Identificador Único Institucional de Expedientes. */
  readonly iuie: string;
  readonly folio: string;
  readonly tramite: string;
  /** Falta solo si el procedimiento exime de identificarse. */
  readonly presenta?: PersonaDocumento;
  /** Funcionario o plataforma que recibe. */
  readonly recibe: string;
  readonly plazo?: { readonly texto: string; readonly vence: string };
  /** Si se ingresó en día inhábil: desde cuándo se cuenta (Ley 19.880 art. 25). */
  readonly seEntiendeIngresado?: string;
  readonly documentos?: readonly { readonly titulo: string; readonly sha256: string }[];
  readonly medioNotificacion?: string;
}

/** Comprobante de pago de un derecho municipal. Montos en pesos, enteros. */
export interface DatosComprobantePago extends DatosComunes {
  readonly folio: string;
  readonly orden: string;
  readonly monto: number;
  readonly pagado: Momento;
  readonly concepto: string;
  readonly detalle?: readonly { readonly glosa: string; readonly monto: number }[];
  readonly medio: string;
  readonly codigoAutorizacion?: string;
  readonly ultimosDigitos?: string;
  readonly tipoPago?: string;
  readonly cuotas?: number;
  readonly paga?: PersonaDocumento;
  readonly iuie?: string;
}

/** Certificado de número municipal. */
export interface DatosCertificadoNumero extends DatosComunes {
  readonly folio: string;
  readonly iuie: string;
  readonly solicita: PersonaDocumento;
  readonly calle: string;
  readonly numero: string;
  readonly complemento?: string;
  readonly rol?: string;
  readonly localidad?: string;
  readonly observaciones?: readonly string[];
  readonly baseLegal: string;
  readonly firmante: { readonly nombre: string; readonly cargo: string };
}

/** Recurso que la resolución debe anunciar (Ley 19.880 art. 41). */
export interface RecursoResolucion {
  readonly nombre: string;
  readonly anteQuien: string;
  readonly plazo: string;
  readonly norma: string;
}

/** Resolución que acoge o rechaza. Sin recursos no se compone (Ley 19.880 art. 41). */
export interface DatosResolucion extends DatosComunes {
  readonly numero: string;
  readonly materia: string;
  readonly iuie: string;
  readonly lugar: string;
  readonly decision: 'acoge' | 'rechaza';
  readonly vistos: readonly string[];
  readonly considerando: readonly string[];
  readonly resuelvo: readonly string[];
  readonly recursos: readonly RecursoResolucion[];
  readonly interesado: PersonaDocumento;
  readonly firmante: {
    readonly nombre: string;
    readonly cargo: string;
    /** Facultad delegada con la que firma, si la hay. */
    readonly facultad?: string;
  };
  readonly distribucion?: readonly string[];
}

/** Respuestas de un formulario web como documento visible (DS 10/2023 art. 21 a). */
export interface DatosSolicitud extends DatosComunes {
  readonly tramite: string;
  readonly iuie: string;
  readonly folio: string;
  readonly presentada: Momento;
  readonly presenta?: PersonaDocumento;
  readonly secciones: readonly {
    readonly titulo: string;
    readonly respuestas: readonly { readonly pregunta: string; readonly respuesta: string }[];
  }[];
  readonly adjuntos?: readonly { readonly titulo: string; readonly sha256: string }[];
  readonly declaracion: string;
}

/** Constancia de una notificación (DS 8/2023 art. 16; Ley 19.880 art. 46). */
export interface DatosNotificacion extends DatosComunes {
  readonly iuie: string;
  readonly folio: string;
  readonly acto: string;
  readonly destinatario: PersonaDocumento;
  readonly medio: string;
  readonly direccion?: string;
  readonly enviada: Momento;
  readonly recibida?: Momento;
  readonly idTransaccion: string;
  /** Día en que la ley la entiende practicada, en palabras, y por qué. */
  readonly seEntiendePracticada: string;
  readonly explicacionPlazo?: string;
  readonly resultado: string;
  readonly texto?: string;
}

/** Índice electrónico del expediente (Ley 19.880 art. 18; DS 10/2023 art. 19). */
export interface DatosIndice extends DatosComunes {
  readonly iuie: string;
  readonly folio: string;
  readonly tramite: string;
  readonly estado: string;
  readonly abierto: Momento;
  readonly cerrado?: Momento;
  readonly entradas: readonly {
    readonly orden: number;
    readonly fechaHora: string;
    readonly clase: string;
    readonly titulo: string;
    readonly autor: string;
    readonly sha256?: string;
  }[];
}

/** Celda de una tabla del informe: texto, con una barra de 0 a 1 o una nota menor bajo él. */
export interface CeldaDeInforme {
  readonly texto: string;
  readonly barra?: number;
  readonly nota?: string;
}

/** Pieza del informe, en el orden en que se lee. Las cifras vienen ya escritas en español. */
export type BloqueDeInforme =
  | { readonly clase: 'seccion'; readonly texto: string; readonly nuevaPagina?: boolean }
  | { readonly clase: 'subtitulo' | 'parrafo' | 'aviso'; readonly texto: string }
  | { readonly clase: 'lista'; readonly items: readonly string[]; readonly numerada?: boolean }
  | {
      readonly clase: 'cifras';
      readonly cifras: readonly {
        readonly rotulo: string;
        readonly valor: string;
        readonly nota: string;
      }[];
    }
  | {
      readonly clase: 'figura';
      readonly titulo: string;
      /** Dibujo completo, con sus estilos dentro. */
      readonly svg: string;
      readonly alt: string;
      readonly fuente: string;
      /** Milímetros. */
      readonly ancho: number;
    }
  | {
      readonly clase: 'tabla';
      readonly titulo?: string;
      /** `ancho` en milímetros; 0 es lo que sobre. */
      readonly columnas: readonly {
        readonly titulo: string;
        readonly ancho: number;
        readonly numerica?: boolean;
      }[];
      readonly filas: readonly (readonly CeldaDeInforme[])[];
      readonly fuente?: string;
    };

/** Informe de madurez digital de un municipio. */
export interface DatosInformeMadurez extends DatosComunes {
  /** Línea sobre el título: qué medición es. */
  readonly campana: string;
  readonly pie: string;
  /** Aviso de demostración. */
  readonly aviso?: string;
  readonly bloques: readonly BloqueDeInforme[];
}

/** Datos que pide cada plantilla. */
export interface DatosDePlantilla {
  readonly 'informe-madurez': DatosInformeMadurez;
  readonly 'certificado-ingreso': DatosCertificadoIngreso;
  readonly 'comprobante-pago': DatosComprobantePago;
  readonly 'certificado-numero': DatosCertificadoNumero;
  readonly resolucion: DatosResolucion;
  readonly solicitud: DatosSolicitud;
  readonly notificacion: DatosNotificacion;
  readonly indice: DatosIndice;
}

export type NombrePlantilla = keyof DatosDePlantilla;
