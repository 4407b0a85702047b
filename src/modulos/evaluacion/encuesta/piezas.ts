import type { FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import {
  type Funcionario,
  ROLES_QUE_ESCRIBEN,
  type Rol,
} from '../../gobierno/administracion/index.ts';
import type { Encuesta } from './leer-encuesta.ts';

/** Lo que comparten las rutas de la encuesta. */
export interface PiezasEncuesta {
  readonly leer: (autor: Funcionario, campana: string) => Promise<Encuesta | undefined>;
  readonly raiz: (slug: string) => string;
  readonly pagina: (
    autor: Funcionario,
    titulo: string,
    slug: string,
    contenido: VNode,
    campana?: string,
  ) => {
    titulo: string;
    municipioId: number;
    seccion: 'plan';
    migas: { texto: string; href: string }[];
    contenido: VNode;
  };
}

/** Ver la encuesta lo puede toda cuenta; responder, todas menos las de solo lectura. */
export function rolesPara({ method }: Pick<FastifyRequest, 'method'>): readonly Rol[] | undefined {
  return method === 'GET' || method === 'HEAD' ? undefined : ROLES_QUE_ESCRIBEN;
}
