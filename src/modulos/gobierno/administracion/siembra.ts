import { uuidV7 } from '../../../base/ids.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Rol } from './dominio.ts';
import type { PuertosDeAdministracion } from './puertos.ts';
import * as repositorio from './repositorio.ts';

/** Cuenta de la puesta en marcha de un municipio. */
export interface CuentaInicial {
  readonly run: number;
  readonly nombre: string;
  readonly cargo: string;
  readonly correo: string;
  readonly roles: readonly { readonly rol: Rol; readonly unidadId: string }[];
}

/** Crea las unidades y cuentas iniciales que falten; lo existente no se toca. */
export async function sembrarOrganizacion(
  tx: TxMunicipal,
  { reloj, azar }: Pick<PuertosDeAdministracion, 'reloj' | 'azar'>,
  unidades: readonly Parameters<typeof repositorio.guardarUnidad>[1][],
  cuentas: readonly CuentaInicial[],
): Promise<void> {
  for (const unidad of unidades) {
    if ((await repositorio.unidadPorId(tx, unidad.unidad_id)) === undefined)
      await repositorio.guardarUnidad(tx, unidad);
  }
  for (const { roles, ...cuenta } of cuentas) {
    if ((await repositorio.funcionarioPorRun(tx, cuenta.run)) !== undefined) continue;
    const ahora = reloj.ahora();
    const funcionarioId = uuidV7(ahora.epochMilliseconds, azar(10));
    await repositorio.insertarFuncionario(tx, {
      ...cuenta,
      funcionarioId,
      ahora: ahora.toString(),
    });
    await repositorio.fijarRoles(tx, funcionarioId, roles);
  }
}
