import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Marco } from '../../marco.ts';
import type { LeerVisita } from '../personas/index.ts';
import type { Funcionario, Rol } from './dominio.ts';
import { tieneRol } from './dominio.ts';
import type { PuertosDeAdministracion } from './puertos.ts';
import * as repositorio from './repositorio.ts';

/**
 * Exige que visite un funcionario de este municipio, con segundo factor y, si se pide, alguno de
 * los roles. Si no, responde (ingreso, segundo factor o 404) y devuelve undefined. A quien no
 * corresponde se le responde 404: no se revela qué existe en otra municipalidad.
 */
export type ExigirFuncionario = (
  solicitud: FastifyRequest<{ Params: { slug: string } }>,
  respuesta: FastifyReply,
  roles?: readonly Rol[],
) => Promise<Funcionario | undefined>;

const presentes = new WeakMap<FastifyRequest, Funcionario>();

/** Funcionario que el guardia dejó pasar en esta solicitud. */
export function funcionarioDe(solicitud: FastifyRequest): Funcionario | undefined {
  return presentes.get(solicitud);
}

/** Crea el guardia de la trastienda. */
export function crearGuardia({
  puertos,
  leerVisita,
  marco,
  municipioDeSlug,
}: {
  readonly puertos: Pick<PuertosDeAdministracion, 'base'>;
  readonly leerVisita: LeerVisita;
  readonly marco: Marco;
  readonly municipioDeSlug: (slug: string) => number | undefined;
}): ExigirFuncionario {
  return async (solicitud, respuesta, roles) => {
    const { slug } = solicitud.params;
    const municipioId = municipioDeSlug(slug);
    const sesion = await leerVisita(solicitud);
    if (municipioId === undefined) {
      await marco.noEncontrada(solicitud, respuesta);
      return undefined;
    }
    if (sesion === undefined) {
      respuesta.redirect(`/${slug}/funcionarios?destino=${encodeURIComponent(solicitud.url)}`, 303);
      return undefined;
    }
    if (sesion.funcionario?.municipioId !== municipioId) {
      await marco.noEncontrada(solicitud, respuesta);
      return undefined;
    }
    if (!sesion.funcionario.segundoFactor) {
      respuesta.redirect(`/${slug}/funcionarios/segundo-factor`, 303);
      return undefined;
    }
    const funcionario = await leerFuncionario(
      puertos,
      municipioId,
      sesion.funcionario.funcionarioId,
    );
    if (
      funcionario === undefined ||
      (roles !== undefined && !roles.some((rol) => tieneRol(funcionario, rol)))
    ) {
      await marco.noEncontrada(solicitud, respuesta);
      return undefined;
    }
    presentes.set(solicitud, funcionario);
    return funcionario;
  };
}

/** Funcionario activo con sus roles. */
export async function leerFuncionario(
  { base }: Pick<PuertosDeAdministracion, 'base'>,
  municipioId: number,
  funcionarioId: string,
): Promise<Funcionario | undefined> {
  return base.conMunicipio(municipioId, async (tx) => {
    const cuenta = await repositorio.funcionarioPorId(tx, funcionarioId);
    if (cuenta === undefined || !cuenta.activo) return undefined;
    const roles = await repositorio.rolesDe(tx, funcionarioId);
    return {
      municipioId,
      funcionarioId,
      run: cuenta.run,
      nombre: cuenta.nombre,
      cargo: cuenta.cargo,
      correo: cuenta.correo,
      roles: roles.map(({ rol, unidad_id: unidadId }) => ({ rol, unidadId })),
    };
  });
}
