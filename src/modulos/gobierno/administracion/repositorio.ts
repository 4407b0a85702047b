import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../plataforma/base-de-datos/json.ts';
import type { Actor } from '../personas/index.ts';
import type { Rol } from './dominio.ts';

/** Cuenta activa por RUN. */
export function funcionarioPorRun(tx: TxMunicipal, run: number) {
  return tx.db
    .selectFrom('funcionario')
    .selectAll()
    .where('municipio_id', '=', tx.municipioId)
    .where('run', '=', run)
    .where('activo', '=', true)
    .executeTakeFirst();
}

/** Cuenta por identificador, activa o no, bloqueada hasta el fin de la transacción. */
export function funcionarioPorId(tx: TxMunicipal, funcionarioId: string) {
  return tx.db
    .selectFrom('funcionario')
    .selectAll()
    .where('municipio_id', '=', tx.municipioId)
    .where('funcionario_id', '=', funcionarioId)
    .forUpdate()
    .executeTakeFirst();
}

/** Roles de una cuenta por unidad. */
export function rolesDe(tx: TxMunicipal, funcionarioId: string) {
  return tx.db
    .selectFrom('funcionario_rol')
    .select(['rol', 'unidad_id'])
    .where('municipio_id', '=', tx.municipioId)
    .where('funcionario_id', '=', funcionarioId)
    .orderBy('unidad_id')
    .orderBy('rol')
    .execute();
}

/** Todas las cuentas con sus roles, por nombre. */
export async function listarFuncionarios(tx: TxMunicipal) {
  const cuentas = await tx.db
    .selectFrom('funcionario')
    .select(['funcionario_id', 'run', 'nombre', 'cargo', 'correo', 'activo', 'totp_secreto'])
    .where('municipio_id', '=', tx.municipioId)
    .orderBy('nombre')
    .limit(500)
    .execute();
  const roles = await tx.db
    .selectFrom('funcionario_rol')
    .select(['funcionario_id', 'rol', 'unidad_id'])
    .where('municipio_id', '=', tx.municipioId)
    .execute();
  return cuentas.map(({ totp_secreto: secreto, ...cuenta }) => ({
    ...cuenta,
    segundoFactor: secreto !== null,
    roles: roles.filter((rol) => rol.funcionario_id === cuenta.funcionario_id),
  }));
}

/** Crea una cuenta. */
export async function insertarFuncionario(
  tx: TxMunicipal,
  cuenta: {
    readonly funcionarioId: string;
    readonly run: number;
    readonly nombre: string;
    readonly cargo: string;
    readonly correo: string;
    readonly ahora: string;
  },
): Promise<void> {
  await tx.db
    .insertInto('funcionario')
    .values({
      municipio_id: tx.municipioId,
      funcionario_id: cuenta.funcionarioId,
      run: cuenta.run,
      nombre: cuenta.nombre,
      cargo: cuenta.cargo,
      correo: cuenta.correo,
      creado_en: cuenta.ahora,
    })
    .execute();
}

/** Cambia datos de una cuenta. */
export async function cambiarFuncionario(
  tx: TxMunicipal,
  funcionarioId: string,
  cambio: {
    readonly nombre?: string;
    readonly cargo?: string;
    readonly correo?: string;
    readonly activo?: boolean;
    readonly totp_secreto?: string | null;
    readonly totp_ultimo_paso?: number;
    readonly totp_fallos?: number;
    readonly totp_bloqueado_hasta?: string | null;
  },
): Promise<void> {
  await tx.db
    .updateTable('funcionario')
    .set(cambio)
    .where('municipio_id', '=', tx.municipioId)
    .where('funcionario_id', '=', funcionarioId)
    .execute();
}

/** Reemplaza los roles de una cuenta. */
export async function fijarRoles(
  tx: TxMunicipal,
  funcionarioId: string,
  roles: readonly { readonly rol: Rol; readonly unidadId: string }[],
): Promise<void> {
  await tx.db
    .deleteFrom('funcionario_rol')
    .where('municipio_id', '=', tx.municipioId)
    .where('funcionario_id', '=', funcionarioId)
    .execute();
  if (roles.length === 0) return;
  await tx.db
    .insertInto('funcionario_rol')
    .values(
      roles.map(({ rol, unidadId }) => ({
        municipio_id: tx.municipioId,
        funcionario_id: funcionarioId,
        unidad_id: unidadId,
        rol,
      })),
    )
    .execute();
}

/** Cuántas cuentas activas administran el municipio. */
export async function contarAdministradores(tx: TxMunicipal): Promise<number> {
  const { cuenta } = await tx.db
    .selectFrom('funcionario_rol')
    .innerJoin('funcionario', (union) =>
      union
        .onRef('funcionario.municipio_id', '=', 'funcionario_rol.municipio_id')
        .onRef('funcionario.funcionario_id', '=', 'funcionario_rol.funcionario_id'),
    )
    .select((eb) => eb.fn.count<number>('funcionario.funcionario_id').distinct().as('cuenta'))
    .where('funcionario_rol.municipio_id', '=', tx.municipioId)
    .where('funcionario_rol.rol', '=', 'administrador')
    .where('funcionario.activo', '=', true)
    .executeTakeFirstOrThrow();
  return Number(cuenta);
}

/** Unidades del municipio, por nombre. */
export function listarUnidades(tx: TxMunicipal) {
  return tx.db
    .selectFrom('unidad')
    .selectAll()
    .where('municipio_id', '=', tx.municipioId)
    .orderBy('nombre')
    .execute();
}

/** Unidad por identificador. */
export function unidadPorId(tx: TxMunicipal, unidadId: string) {
  return tx.db
    .selectFrom('unidad')
    .selectAll()
    .where('municipio_id', '=', tx.municipioId)
    .where('unidad_id', '=', unidadId)
    .executeTakeFirst();
}

/** Crea o cambia una unidad. */
export async function guardarUnidad(
  tx: TxMunicipal,
  unidad: {
    readonly unidad_id: string;
    readonly nombre: string;
    readonly responsable: string | null;
    readonly cargo_responsable: string | null;
    readonly correo: string | null;
    readonly telefono: string | null;
    readonly direccion: string | null;
    readonly horario: string | null;
    readonly activa: boolean;
  },
): Promise<void> {
  const { unidad_id: _id, ...cambios } = unidad;
  await tx.db
    .insertInto('unidad')
    .values({ municipio_id: tx.municipioId, ...unidad })
    .onConflict((conflicto) =>
      conflicto.columns(['municipio_id', 'unidad_id']).doUpdateSet(cambios),
    )
    .execute();
}

/** Anota un acto de administración: la historia solo crece. */
export async function anotarActo(
  tx: TxMunicipal,
  acto: {
    readonly actoId: string;
    readonly actor: Actor;
    readonly tipo: string;
    readonly datos: Record<string, unknown>;
    readonly ahora: string;
  },
): Promise<void> {
  await tx.db
    .insertInto('acto_administracion')
    .values({
      municipio_id: tx.municipioId,
      acto_id: acto.actoId,
      actor: jsonb(acto.actor),
      tipo: acto.tipo,
      datos: jsonb(acto.datos),
      ocurrido_en: acto.ahora,
    })
    .execute();
}

/** Actos más recientes. */
export function ultimosActos(tx: TxMunicipal) {
  return tx.db
    .selectFrom('acto_administracion')
    .select(['acto_id', 'actor', 'tipo', 'datos', 'ocurrido_en'])
    .where('municipio_id', '=', tx.municipioId)
    .orderBy('ocurrido_en', 'desc')
    .orderBy('acto_id', 'desc')
    .limit(100)
    .execute();
}
