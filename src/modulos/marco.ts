import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { Enlace } from '../diseno/index.ts';
import type { Idioma } from '../idioma/index.ts';

/** Contenido de una página pública; el marco agrega cabecera, pie, idioma, sesión y tema. */
export interface PaginaPublica {
  readonly titulo: string;
  readonly contenido: VNode;
  /**
   * Idioma en que está escrito el contenido. Si no se dice, es castellano: en otro idioma la página
   * lo avisa y traduce solo lo que la rodea.
   */
  readonly idioma?: Idioma;
  readonly conErrores?: boolean;
  readonly descripcion?: string;
  readonly migas?: readonly Enlace[];
  readonly volver?: Enlace;
  readonly ancho?: 'lectura' | 'amplio';
  readonly portada?: VNode;
  readonly datosEstructurados?: object;
  /** Página con datos de una persona: no se guarda en cachés ni en buscadores. */
  readonly privada?: boolean;
  /** Municipio cuya identidad se muestra; sin él, el sitio nacional. */
  readonly municipioId?: number;
  /** Dirección que se vuelve a pedir al cambiar de idioma, si la propia no se puede repetir. */
  readonly direccion?: string;
  /** Página a la que el navegador va solo después de mostrar esta (cierre en ClaveÚnica). */
  readonly recarga?: string;
}

/** Contenido de una página de la trastienda municipal. */
export interface PaginaInterna {
  readonly titulo: string;
  readonly contenido: VNode;
  readonly municipioId: number;
  readonly seccion: 'bandeja' | 'tablero' | 'tramites' | 'equipo' | 'sistema' | 'plan';
  readonly migas?: readonly Enlace[];
  readonly herramientas?: VNode;
  readonly conErrores?: boolean;
  readonly guiones?: readonly string[];
}

/** Arma la página completa y la responde. Lo entrega el servidor a cada módulo. */
export interface Marco {
  publica(
    solicitud: FastifyRequest,
    respuesta: FastifyReply,
    pagina: PaginaPublica,
  ): Promise<FastifyReply>;
  interna(
    solicitud: FastifyRequest,
    respuesta: FastifyReply,
    pagina: PaginaInterna,
  ): Promise<FastifyReply>;
  /** Idioma que eligió la persona. Una página traducida lo usa y lo declara en `idioma`. */
  idiomaDe(solicitud: FastifyRequest): Idioma;
  /** Página 404 con sugerencias; igual para lo que no existe y para lo que no se puede ver. */
  noEncontrada(solicitud: FastifyRequest, respuesta: FastifyReply): Promise<FastifyReply>;
}
