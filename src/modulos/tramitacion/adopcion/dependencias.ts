import type { TablaUtm } from '../../../base/utm.ts';
import type { ExigirFuncionario } from '../../gobierno/administracion/index.ts';
import type { Marco } from '../../marco.ts';
import type { Puertos } from '../../puertos.ts';
import type { Catalogo } from '../tramites/index.ts';

/** Lo que las páginas de adopción reciben de la raíz de composición. */
export interface DependenciasDeAdopcion {
  readonly puertos: Pick<Puertos, 'base' | 'reloj' | 'azar'>;
  readonly marco: Marco;
  readonly catalogo: Catalogo;
  readonly utm: TablaUtm;
  readonly exigirFuncionario: ExigirFuncionario;
  readonly zonaDe: (slug: string) => string;
}
