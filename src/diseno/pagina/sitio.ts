import type { NombreIcono } from '../icono.tsx';
import type { Contenido, Enlace, EnlaceNavegacion } from '../tipos.ts';

/** Quién atiende y cómo se le contacta: siempre hay una unidad con nombre detrás. */
export type PieDeSitio = {
  readonly unidad: string;
  /** Persona a cargo y su cargo. */
  readonly encargado?: string | undefined;
  readonly direccion?: string | undefined;
  readonly telefono?: string | undefined;
  readonly correo?: string | undefined;
  readonly horario?: string | undefined;
  readonly enlaces?: readonly Enlace[] | undefined;
  readonly accesibilidad: string;
};

/** Identidad del sitio que se muestra: el nacional o el de una municipalidad. */
export type Sitio = {
  readonly tipo: 'nacional' | 'municipal';
  readonly nombre: string;
  /** Línea bajo el nombre: región, lema. */
  readonly bajada?: string | undefined;
  readonly href: string;
  /** Iniciales para el escudo genérico. */
  readonly iniciales?: string | undefined;
  readonly escudo?: string | undefined;
  /** Hoja con el acento de la municipalidad (`/{slug}/tema.css`). */
  readonly tema?: string | undefined;
  readonly navegacion?: readonly EnlaceNavegacion[] | undefined;
  readonly pie: PieDeSitio;
};

/** Persona con sesión abierta. Salir es un formulario POST. */
export type UsuarioVisible = {
  readonly nombre: string;
  readonly detalle?: string | undefined;
  readonly enlaces?: readonly Enlace[] | undefined;
  readonly salir: string;
};

/** Idioma disponible, escrito en su propia lengua. */
export type EnlaceIdioma = EnlaceNavegacion & { readonly idioma: string };

/** Lo que comparten todas las páginas completas. */
export type PropsDocumento = {
  readonly idioma: string;
  readonly titulo: string;
  readonly conErrores?: boolean | undefined;
  readonly descripcion?: string | undefined;
  readonly canonica?: string | undefined;
  readonly sitio: Sitio;
  readonly usuario?: UsuarioVisible | undefined;
  /** Texto de "esto es una demostración", si corresponde. */
  readonly demostracion?: Contenido | undefined;
  /** JSON-LD de schema.org. */
  readonly datosEstructurados?: object | undefined;
  /** Evita que los buscadores guarden la página (todo lo privado). */
  readonly privada?: boolean | undefined;
  /** Archivos de código propios (solo trastienda). */
  readonly guiones?: readonly string[] | undefined;
  readonly children: Contenido;
};

/** Entrada del riel de la trastienda. */
export type EntradaRiel = EnlaceNavegacion & {
  readonly icono: NombreIcono;
  readonly cuenta?: number | undefined;
};
