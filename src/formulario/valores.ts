import type { Valor } from './tipos.ts';

/** Respuesta de un campo `direccion`. `numero` admite «S/N», «Km 5» o «Parcela 12». */
export interface ValorDireccion {
  readonly calle: string;
  readonly numero: string;
  readonly depto?: string;
  readonly poblacion?: string;
  readonly sector?: string;
  /** CUT de cinco cifras; falta cuando el campo no pide comuna. */
  readonly comuna?: string;
  readonly codigo_postal?: string;
  readonly [clave: string]: Valor;
}

/** Respuesta de un campo `mapa`: punto en WGS84, su precisión en metros y el lugar en palabras. */
export interface ValorMapa {
  readonly lat: number | null;
  readonly lon: number | null;
  readonly precision: number | null;
  readonly descripcion: string;
  readonly [clave: string]: Valor;
}

/** Archivo ya recibido y guardado por quien llama; aquí solo se valida y se referencia. */
export interface ValorArchivo {
  readonly sha256: string;
  readonly nombre: string;
  /** Tipo MIME detectado por el contenido, no por el nombre. */
  readonly tipo: string;
  readonly bytes: number;
  readonly [clave: string]: Valor;
}

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
  readonly comunas?: readonly ComunaElegible[];
  readonly comuna?: ContornoComuna;
  /** Dirección de la imagen SVG del mapa de la comuna, sin parámetros. */
  readonly urlMapa?: string;
  /** Archivos recibidos con esta petición, por id de campo. */
  readonly archivos?: Readonly<Record<string, readonly ValorArchivo[]>>;
}
