import { Secret, TOTP } from 'otpauth';
import type { Rol } from '../../../plataforma/base-de-datos/tablas.ts';
import type { Actor } from '../personas/index.ts';

export type { Rol };

/** Nombre y alcance de cada rol, como se muestra a quien administra. */
export const ROLES: Readonly<
  Record<Rol, { readonly nombre: string; readonly descripcion: string }>
> = {
  administrador: {
    nombre: 'Administración',
    descripcion: 'Crea cuentas, unidades y roles; publica trámites.',
  },
  revisor: {
    nombre: 'Revisión',
    descripcion: 'Revisa solicitudes, pide correcciones y propone la decisión.',
  },
  firmante: { nombre: 'Firma', descripcion: 'Firma certificados y resoluciones de su unidad.' },
  oficina_partes: {
    nombre: 'Oficina de Partes',
    descripcion: 'Ingresa solicitudes en persona y deriva.',
  },
  tesoreria: { nombre: 'Tesorería', descripcion: 'Ve pagos, comprobantes y devoluciones.' },
  lector: { nombre: 'Lectura', descripcion: 'Ve los expedientes de su unidad sin cambiarlos.' },
};

/** Roles que cambian cosas: todos menos el de solo lectura. Una cuenta sin roles tampoco cambia nada. */
export const ROLES_QUE_ESCRIBEN: readonly Rol[] = [
  'administrador',
  'revisor',
  'firmante',
  'oficina_partes',
  'tesoreria',
];

/** Funcionario con sesión completa (ClaveÚnica y segundo factor) y sus roles por unidad. */
export interface Funcionario {
  readonly municipioId: number;
  readonly funcionarioId: string;
  readonly run: number;
  readonly nombre: string;
  readonly cargo: string;
  readonly correo: string;
  readonly roles: readonly { readonly rol: Rol; readonly unidadId: string }[];
}

/** Verdadero si tiene el rol en alguna unidad, o en la indicada. */
export function tieneRol(funcionario: Funcionario, rol: Rol, unidadId?: string): boolean {
  return funcionario.roles.some(
    (asignado) =>
      asignado.rol === rol && (unidadId === undefined || asignado.unidadId === unidadId),
  );
}

/** Funcionario como autor de un acto. */
export function actorDeFuncionario(funcionario: Funcionario): Actor {
  return {
    clase: 'funcionario',
    id: funcionario.funcionarioId,
    nombre: `${funcionario.nombre}, ${funcionario.cargo}`,
  };
}

/** Fallos seguidos que bloquean el segundo factor, y por cuántos minutos. */
export const BLOQUEO = { fallos: 5, minutos: 15 } as const;

const PERIODO_SEGUNDOS = 30;

function generador(secreto: string, cuenta: string): TOTP {
  return new TOTP({
    issuer: 'Municipios Digitales',
    label: cuenta,
    secret: Secret.fromBase32(secreto),
    period: PERIODO_SEGUNDOS,
    digits: 6,
    algorithm: 'SHA1',
  });
}

/** Secreto nuevo de 160 bits, en base 32, como piden las aplicaciones (RFC 6238). */
export function nuevoSecreto(azar: Uint8Array): string {
  return new Secret({ buffer: azar.slice(0, 20).buffer }).base32;
}

/** Dirección otpauth:// para el código QR. */
export function direccionOtp(secreto: string, cuenta: string): string {
  return generador(secreto, cuenta).toString();
}

/** Código vigente; solo se muestra en la demostración. */
export function codigoVigente(secreto: string, ahora: Temporal.Instant): string {
  return generador(secreto, 'demo').generate({ timestamp: ahora.epochMilliseconds });
}

/**
 * Comprueba un código de seis dígitos con un paso de tolerancia a cada lado.
 * @returns el paso de tiempo usado, o undefined si no vale o ese paso ya se usó (RFC 6238, 5.2).
 */
export function comprobarCodigo(
  secreto: string,
  codigo: string,
  ahora: Temporal.Instant,
  ultimoPaso: number,
): number | undefined {
  const limpio = codigo.replace(/\s/g, '');
  if (!/^\d{6}$/.test(limpio)) return undefined;
  const delta = generador(secreto, 'x').validate({
    token: limpio,
    timestamp: ahora.epochMilliseconds,
    window: 1,
  });
  if (delta === null) return undefined;
  const paso = Math.floor(ahora.epochMilliseconds / 1000 / PERIODO_SEGUNDOS) + delta;
  return paso > ultimoPaso ? paso : undefined;
}
