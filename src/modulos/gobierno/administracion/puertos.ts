import type { Cifrado } from '../../../plataforma/cifrado/cifrado.ts';
import type { Puertos } from '../../puertos.ts';

/** Lo que administración usa del exterior. */
export type PuertosDeAdministracion = Pick<
  Puertos,
  'base' | 'reloj' | 'azar' | 'colas' | 'demostracion'
> & {
  readonly cifrado: Cifrado;
};
