import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FormularioRecibido } from '../../../gobierno/administracion/index.ts';
import type { ActoAbierto, RutaDeActo } from './abrir.ts';

/** Etapas que viajan en el formulario de una decisión. */
export const ETAPAS = ['editar', 'revisar', 'confirmar'] as const;

/** Etapa de una decisión: abrirla, volver a llenarla, revisar lo que saldrá, o hacerla. */
export type Etapa = 'inicio' | (typeof ETAPAS)[number];

/** Una petición sobre una acción disponible. */
export interface PeticionDeActo {
  readonly solicitud: FastifyRequest<RutaDeActo>;
  readonly respuesta: FastifyReply;
  readonly acto: ActoAbierto & { readonly disponible: NonNullable<ActoAbierto['disponible']> };
  readonly etapa: Etapa;
  /** Revisión sobre la que se decide; ya se comprobó que es la que se tenía a la vista. */
  readonly revision: number;
  readonly recibido: FormularioRecibido;
}
