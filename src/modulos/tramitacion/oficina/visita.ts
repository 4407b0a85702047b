import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Rol } from '../../gobierno/administracion/index.ts';
import type { DependenciasDeOficina, Visita } from './dependencias.ts';

/** Parámetros de ruta de toda página de la oficina. */
export type RutaDeOficina = { Params: { slug: string } };

/**
 * Exige un funcionario del municipio (y alguno de los roles) y reúne lo que toda página usa. Si no
 * corresponde, ya respondió y devuelve undefined.
 */
export async function abrirVisita(
  deps: Pick<DependenciasDeOficina, 'exigirFuncionario' | 'municipioDeSlug'>,
  solicitud: FastifyRequest<RutaDeOficina>,
  respuesta: FastifyReply,
  roles?: readonly Rol[],
): Promise<Visita | undefined> {
  const autor = await deps.exigirFuncionario(solicitud, respuesta, roles);
  if (autor === undefined) return undefined;
  const { slug } = solicitud.params;
  const municipio = deps.municipioDeSlug(slug);
  if (municipio === undefined) throw new Error(`Sin municipio para ${slug}`);
  return { autor, municipio, base: `/${slug}/funcionarios` };
}

/** Unidades cuyos casos puede ver; `todas` si su papel cruza la municipalidad. */
export function alcanceDe({
  autor,
}: {
  readonly autor: Pick<Visita['autor'], 'roles'>;
}): 'todas' | readonly string[] {
  const cruza = autor.roles.some(({ rol }) => rol === 'oficina_partes' || rol === 'administrador');
  return cruza ? 'todas' : [...new Set(autor.roles.map(({ unidadId }) => unidadId))];
}
