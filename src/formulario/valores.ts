import type { TextosDeCampos } from '../idioma/index.ts';
import type { ContextoRegla } from '../reglas/regla.ts';
import type { Respuestas } from './tipos.ts';

/** Respuesta de un campo `direccion`. `numero` admite «S/N», «Km 5» o «Parcela 12». */
export type ValorDireccion = {
  readonly calle: string;
  readonly numero: string;
  readonly complemento?: string;
  readonly sector?: string;
  /** CUT de cinco cifras; falta cuando el campo no pide comuna. */
  readonly comuna?: string;
  readonly codigo_postal?: string;
};

/** Respuesta de un campo `mapa`: punto en WGS84, su precisión en metros y el lugar en palabras. */
export type ValorMapa = {
  readonly lat: number | null;
  readonly lon: number | null;
  readonly precision: number | null;
  readonly descripcion: string;
};

/** Archivo ya recibido y guardado por quien llama; aquí solo se valida y se referencia. */
export type ValorArchivo = {
  readonly sha256: string;
  readonly nombre: string;
  /** Tipo MIME detectado por el contenido, no por el nombre. */
  readonly tipo: string;
  readonly bytes: number;
};

/** Una comuna que se puede elegir. */
export interface ComunaElegible {
  readonly cut: string;
  readonly nombre: string;
}

/** Posición [lon, lat] en grados WGS84. */
export type Posicion = readonly number[];
/** Anillo exterior seguido de sus huecos, como en GeoJSON. */
export type Poligono = readonly (readonly Posicion[])[];

/** Contorno de la comuna del municipio, para el campo `mapa`. */
export interface ContornoComuna extends ComunaElegible {
  readonly poligonos: readonly Poligono[];
}

/** Lo que la lectura y la validación necesitan saber del mundo. El tiempo llega como dato. */
export interface Contexto {
  /** Día de hoy `AAAA-MM-DD` en la zona horaria del municipio. */
  readonly hoy: string;
  /** Reglas con nombre y UTM del mes para evaluar condiciones. */
  readonly reglas?: ContextoRegla;
  /** Respuestas de páginas y campos anteriores: las ven las reglas de las filas de una tabla. */
  readonly respuestas?: Respuestas;
  readonly comunas?: readonly ComunaElegible[];
  readonly comuna?: ContornoComuna;
  /** Dirección de la imagen SVG del mapa de la comuna, sin parámetros. */
  readonly urlMapa?: string;
  /** Palabras de los campos en el idioma de la visita; castellano si no se dice. */
  readonly textos?: TextosDeCampos;
  /** Rutas de lo que quedó en castellano (`campo.rol`): ese campo habla entero en castellano. */
  readonly sinTraducir?: ReadonlySet<string>;
  /** Archivos recibidos con esta petición, por id de campo. */
  readonly archivos?: Readonly<Record<string, readonly ValorArchivo[]>>;
}
