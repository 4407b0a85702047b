import type { Marco } from '../../marco.ts';
import type { LeerVisita, Sesiones } from '../personas/index.ts';
import type { ExigirFuncionario } from './acceso.ts';
import type { PuertosDeAdministracion } from './puertos.ts';

/** Lo que comparten las rutas de administración. */
export interface DependenciasDeAdministracion {
  readonly puertos: PuertosDeAdministracion;
  readonly marco: Marco;
  readonly sesiones: Sesiones;
  readonly leerVisita: LeerVisita;
  readonly exigirFuncionario: ExigirFuncionario;
  readonly municipioDeSlug: (slug: string) =>
    | {
        readonly municipioId: number;
        readonly slug: string;
        readonly nombre: string;
        readonly zonaHoraria: string;
      }
    | undefined;
  readonly urlPublica: string;
}
