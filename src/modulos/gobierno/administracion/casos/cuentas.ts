import { uuidV7 } from '../../../../base/ids.ts';
import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import { mensajeErrorRut, normalizarRut } from '../../../../base/rut.ts';
import {
  esClaveRepetida,
  type TxMunicipal,
} from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import { borrarSesionesDeFuncionario } from '../../personas/index.ts';
import { actorDeFuncionario, type Funcionario, ROLES, type Rol } from '../dominio.ts';
import type { PuertosDeAdministracion } from '../puertos.ts';
import * as repositorio from '../repositorio.ts';

/** Errores por campo del formulario de una cuenta. */
export type ErroresDeCuenta = Readonly<
  Partial<Record<'run' | 'nombre' | 'cargo' | 'correo' | 'roles', string>>
>;

/** Lo que se escribió en el formulario de una cuenta. */
export interface CuentaEscrita {
  readonly run: string;
  readonly nombre: string;
  readonly cargo: string;
  readonly correo: string;
  /** Pares «unidad:rol». */
  readonly roles: readonly string[];
}

const CORREO = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[a-z]{2,}$/i;

/** Crea una cuenta de funcionario con sus roles, y lo anota. */
export async function crearCuenta(
  puertos: PuertosDeAdministracion,
  autor: Funcionario,
  escrita: CuentaEscrita,
): Promise<Resultado<string, ErroresDeCuenta>> {
  const rut = normalizarRut(escrita.run);
  const errores: ErroresDeCuenta = {
    ...(rut.ok ? {} : { run: mensajeErrorRut(rut.error) }),
    ...erroresComunes(escrita),
  };
  if (!rut.ok || Object.keys(errores).length > 0) return falla(errores);
  const ahora = puertos.reloj.ahora();
  const funcionarioId = uuidV7(ahora.epochMilliseconds, puertos.azar(10));
  try {
    return await puertos.base.conMunicipio(autor.municipioId, async (tx) => {
      const roles = await leerRoles(tx, escrita.roles);
      if (roles === undefined) return falla({ roles: 'Elija unidades y roles de la lista.' });
      await repositorio.insertarFuncionario(tx, {
        funcionarioId,
        run: rut.valor.numero,
        nombre: escrita.nombre.trim(),
        cargo: escrita.cargo.trim(),
        correo: escrita.correo.trim(),
        ahora: ahora.toString(),
      });
      await repositorio.fijarRoles(tx, funcionarioId, roles);
      await anotar(tx, puertos, autor, 'cuenta-creada', { funcionarioId, roles });
      return exito(funcionarioId);
    });
  } catch (error) {
    if (!esClaveRepetida(error)) throw error;
    return falla({ run: 'Ya hay una cuenta con ese RUN en esta municipalidad.' });
  }
}

/** Cambia los datos y roles de una cuenta. Siempre debe quedar alguien que administre. */
export async function cambiarCuenta(
  puertos: PuertosDeAdministracion,
  autor: Funcionario,
  funcionarioId: string,
  escrita: Omit<CuentaEscrita, 'run'> & { readonly activo: boolean },
): Promise<Resultado<void, ErroresDeCuenta | 'no-encontrada'>> {
  const errores = erroresComunes(escrita);
  if (Object.keys(errores).length > 0) return falla(errores);
  return puertos.base.conMunicipio(autor.municipioId, async (tx) => {
    const cuenta = await repositorio.funcionarioPorId(tx, funcionarioId);
    if (cuenta === undefined) return falla('no-encontrada' as const);
    const roles = await leerRoles(tx, escrita.roles);
    if (roles === undefined) return falla({ roles: 'Elija unidades y roles de la lista.' });
    const sigueAdministrando = escrita.activo && roles.some(({ rol }) => rol === 'administrador');
    const administraba = (await repositorio.rolesDe(tx, funcionarioId)).some(
      ({ rol }) => rol === 'administrador',
    );
    if (administraba && !sigueAdministrando && (await repositorio.contarAdministradores(tx)) <= 1) {
      return falla({
        roles: 'Es la única cuenta que administra. Dé ese rol a otra persona antes.',
      });
    }
    await repositorio.cambiarFuncionario(tx, funcionarioId, {
      nombre: escrita.nombre.trim(),
      cargo: escrita.cargo.trim(),
      correo: escrita.correo.trim(),
      activo: escrita.activo,
    });
    await repositorio.fijarRoles(tx, funcionarioId, roles);
    // Una cuenta desactivada no conserva sesiones abiertas.
    if (!escrita.activo) await borrarSesionesDeFuncionario(tx, funcionarioId);
    await anotar(tx, puertos, autor, 'cuenta-cambiada', {
      funcionarioId,
      roles,
      activo: escrita.activo,
    });
    return exito(undefined);
  });
}

/** Borra el segundo factor de una cuenta: la persona lo vuelve a inscribir en su próximo ingreso. */
export async function reiniciarSegundoFactor(
  puertos: PuertosDeAdministracion,
  autor: Funcionario,
  funcionarioId: string,
): Promise<Resultado<void, 'no-encontrada'>> {
  return puertos.base.conMunicipio(autor.municipioId, async (tx) => {
    if ((await repositorio.funcionarioPorId(tx, funcionarioId)) === undefined)
      return falla('no-encontrada');
    await repositorio.cambiarFuncionario(tx, funcionarioId, {
      totp_secreto: null,
      totp_fallos: 0,
      totp_bloqueado_hasta: null,
    });
    await borrarSesionesDeFuncionario(tx, funcionarioId);
    await anotar(tx, puertos, autor, 'segundo-factor-reiniciado', { funcionarioId });
    return exito(undefined);
  });
}

/** Anota un acto de administración a nombre de quien lo hace. */
export async function anotar(
  tx: TxMunicipal,
  { reloj, azar }: Pick<PuertosDeAdministracion, 'reloj' | 'azar'>,
  autor: Funcionario,
  tipo: string,
  datos: Record<string, unknown>,
): Promise<void> {
  const ahora = reloj.ahora();
  await repositorio.anotarActo(tx, {
    actoId: uuidV7(ahora.epochMilliseconds, azar(10)),
    actor: actorDeFuncionario(autor),
    tipo,
    datos,
    ahora: ahora.toString(),
  });
}

function erroresComunes(
  escrita: Pick<CuentaEscrita, 'nombre' | 'cargo' | 'correo'>,
): ErroresDeCuenta {
  return {
    ...(vacio(escrita.nombre) ? { nombre: 'Escriba el nombre y los apellidos.' } : {}),
    ...(vacio(escrita.cargo) ? { cargo: 'Escriba el cargo.' } : {}),
    ...(CORREO.test(escrita.correo.trim())
      ? {}
      : { correo: 'Escriba un correo como nombre@municipio.cl.' }),
  };
}

function vacio(texto: string): boolean {
  return texto.trim() === '' || texto.length > 200;
}

async function leerRoles(
  tx: TxMunicipal,
  pares: readonly string[],
): Promise<readonly { readonly rol: Rol; readonly unidadId: string }[] | undefined> {
  const unidades = new Set((await repositorio.listarUnidades(tx)).map(({ unidad_id: id }) => id));
  const leidos = [...new Set(pares)].map((par) => {
    const [unidadId = '', rol = ''] = par.split(':');
    return esRol(rol) && unidades.has(unidadId) ? { rol, unidadId } : undefined;
  });
  return leidos.every((leido) => leido !== undefined) ? leidos : undefined;
}

function esRol(texto: string): texto is Rol {
  return Object.hasOwn(ROLES, texto);
}
