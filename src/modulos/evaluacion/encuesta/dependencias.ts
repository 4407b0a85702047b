import type { ExigirFuncionario } from '../../gobierno/administracion/index.ts';
import type { LeerVisita } from '../../gobierno/personas/index.ts';
import type { IndiceTerritorio } from '../../gobierno/territorio/index.ts';
import type { Marco } from '../../marco.ts';
import type { Puertos } from '../../puertos.ts';
import type { CifrasDePlataforma } from '../madurez/index.ts';

/** Da las cifras de uso que conoce una capacidad de la plataforma, por nombre de indicador. */
export type ProveedorDeCifras = (municipioId: number) => Promise<CifrasDePlataforma>;

export interface DependenciasEncuesta {
  readonly puertos: Pick<
    Puertos,
    'base' | 'reloj' | 'azar' | 'archivos' | 'antivirus' | 'pdf' | 'urlPublica' | 'colas' | 'correo'
  >;
  readonly marco: Marco;
  readonly territorio: IndiceTerritorio;
  readonly leerVisita: LeerVisita;
  readonly exigirFuncionario: ExigirFuncionario;
  /** Cada capacidad se inscribe aquí: una nueva agrega sus ítems sin tocar este módulo. */
  readonly proveedores: readonly ProveedorDeCifras[];
}
