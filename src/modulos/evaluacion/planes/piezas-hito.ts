import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Funcionario } from '../../gobierno/administracion/index.ts';
import type { HitoEscrito } from './hito-escrito.ts';
import type { HitoGuardado } from './repositorio.ts';

export type ConHito = { Params: { slug: string; hito: string } };

interface Fallo {
  readonly escrito?: HitoEscrito;
  readonly errores: readonly { readonly campo: string; readonly mensaje: string }[];
  readonly choque?: HitoGuardado | undefined;
}

/** Muestra un hito con lo guardado o, si algo falló, con todo lo que se escribió. */
export type MostrarHito = (
  s: FastifyRequest<ConHito>,
  r: FastifyReply,
  autor: Funcionario,
  fallo?: Fallo,
) => Promise<FastifyReply>;
