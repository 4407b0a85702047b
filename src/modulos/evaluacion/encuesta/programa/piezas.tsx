import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { leerFecha } from '../../../../calendario/index.ts';
import type { ActorFila } from '../../../../plataforma/base-de-datos/tablas.ts';
import type { DependenciasEncuesta } from '../dependencias.ts';
import * as programa from '../repositorio-programa.ts';

/**
 * Lo común de las pantallas del programa. Entra quien tiene sesión de funcionario con segundo factor
 * y cuyo RUN está en la lista del programa, que solo escribe el dueño de la base. A los demás, 404.
 */
export function crearPiezasDePrograma({ marco, puertos, leerVisita }: DependenciasEncuesta) {
  return {
    exigir: async (s: FastifyRequest, r: FastifyReply): Promise<ActorFila | undefined> => {
      const sesion = await leerVisita(s);
      const run =
        sesion?.funcionario?.segundoFactor === true ? Number(sesion.rut.numero) : undefined;
      const integra =
        run !== undefined &&
        (await puertos.base.global((tx) => programa.integraElPrograma(tx, run)));
      if (sesion === undefined || !integra) {
        await marco.noEncontrada(s, r);
        return undefined;
      }
      const id = sesion.funcionario?.funcionarioId;
      return {
        clase: 'funcionario',
        ...(id === undefined ? {} : { id }),
        nombre: `${sesion.nombre}, programa nacional`,
      };
    },
    pagina: (
      s: FastifyRequest,
      r: FastifyReply,
      titulo: string,
      contenido: VNode,
      campana?: { readonly campana_id: string; readonly nombre: string },
    ) =>
      marco.publica(s, r, {
        titulo,
        privada: true,
        ancho: 'amplio',
        migas: [
          { texto: 'Inicio', href: '/' },
          // La portada del programa no se enlaza a sí misma.
          ...(s.url.split('?')[0] === '/programa'
            ? []
            : [{ texto: 'Programa', href: '/programa' }]),
          ...(campana === undefined
            ? []
            : [{ texto: campana.nombre, href: `/programa/campanas/${campana.campana_id}` }]),
        ],
        contenido,
      }),
  };
}

export type PiezasDePrograma = ReturnType<typeof crearPiezasDePrograma>;

/** Fecha escrita, o `undefined` si no se entiende. */
export const fechaDe = (texto: string): Temporal.PlainDate | undefined => {
  const leida = leerFecha(texto);
  return leida.ok ? leida.valor : undefined;
};
