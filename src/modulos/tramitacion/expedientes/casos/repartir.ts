import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Puertos } from '../../../puertos.ts';
import { ahoraIso, anotarEvento } from '../../historia/index.ts';
import { actorFuncionario, type Funcionario, puedeRepartir, tieneRol } from '../dominio.ts';
import { puntaDe } from '../guardar.ts';
import { funcionarioPuede } from '../repositorio/entorno.ts';
import { bloquearExpediente } from '../repositorio/expediente.ts';

export type ErrorReparto =
  | 'no-existe'
  | 'terminado'
  | 'sin-permiso'
  | 'ya-tomado'
  | 'no-es-suyo'
  | 'destinatario-sin-rol';

interface Pedido {
  readonly expedienteId: string;
  readonly funcionario: Funcionario;
}

/** Funcionario a cargo y revisión en que quedó el expediente. */
export interface Reparto {
  readonly asignadoA: string | null;
  readonly revision: number;
}

/**
 * Toma un caso sin dueño. De dos funcionarios a la vez gana uno: el otro recibe `ya-tomado`.
 * Tomar de nuevo el propio no hace nada.
 */
export async function tomar(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj'>,
  { expedienteId, funcionario }: Pedido,
): Promise<Resultado<Reparto, ErrorReparto>> {
  const expediente = await bloquearExpediente(tx, expedienteId);
  if (expediente === undefined) return falla('no-existe');
  if (expediente.estado === 'terminado') return falla('terminado');
  const { asignadoA, unidadId, rolActual, revision } = expediente;
  if (rolActual === undefined || !tieneRol(funcionario, unidadId, rolActual)) {
    return falla('sin-permiso');
  }
  if (asignadoA === funcionario.funcionarioId) return exito({ asignadoA, revision });
  if (asignadoA !== undefined) return falla('ya-tomado');
  return asignarA(tx, puertos, { expedienteId, funcionario }, funcionario.funcionarioId, 'toma');
}

/** Deja libre un caso propio; quien administra la unidad puede soltar el de otro. */
export async function soltar(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj'>,
  { expedienteId, funcionario }: Pedido,
): Promise<Resultado<Reparto, ErrorReparto>> {
  const expediente = await bloquearExpediente(tx, expedienteId);
  if (expediente === undefined) return falla('no-existe');
  const { asignadoA, revision, unidadId } = expediente;
  if (asignadoA === undefined) return exito({ asignadoA: null, revision });
  const propio = asignadoA === funcionario.funcionarioId;
  if (!propio && !puedeRepartir(funcionario, unidadId)) return falla('no-es-suyo');
  return asignarA(tx, puertos, { expedienteId, funcionario }, null, 'suelta');
}

/** Asigna un caso a otra persona con el rol que el paso pide. Lo hace quien administra la unidad. */
export async function asignar(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj'>,
  pedido: Pedido & { readonly destinatarioId: string },
): Promise<Resultado<Reparto, ErrorReparto>> {
  const expediente = await bloquearExpediente(tx, pedido.expedienteId);
  if (expediente === undefined) return falla('no-existe');
  if (expediente.estado === 'terminado') return falla('terminado');
  const { unidadId, rolActual, asignadoA, revision } = expediente;
  if (!puedeRepartir(pedido.funcionario, unidadId)) return falla('sin-permiso');
  if (asignadoA === pedido.destinatarioId) return exito({ asignadoA, revision });
  const puede =
    rolActual !== undefined &&
    (await funcionarioPuede(tx, pedido.destinatarioId, unidadId, rolActual));
  if (!puede) return falla('destinatario-sin-rol');
  return asignarA(tx, puertos, pedido, pedido.destinatarioId, 'asignacion');
}

async function asignarA(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj'>,
  { expedienteId, funcionario }: Pedido,
  asignadoA: string | null,
  tipo: 'toma' | 'suelta' | 'asignacion',
): Promise<Resultado<Reparto, ErrorReparto>> {
  const expediente = await bloquearExpediente(tx, expedienteId);
  if (expediente === undefined) return falla('no-existe');
  const revision = expediente.revision + 1;
  await anotarEvento(
    tx,
    puntaDe(expediente),
    {
      tipo,
      datos: { antes: expediente.asignadoA ?? null, ahora: asignadoA },
      actor: actorFuncionario(funcionario),
      ocurridoEn: ahoraIso(puertos),
    },
    { asignado_a: asignadoA, revision },
  );
  return exito({ asignadoA, revision });
}
