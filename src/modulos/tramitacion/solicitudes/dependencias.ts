import type { TablaUtm } from '../../../base/utm.ts';
import type { ComunaElegible, ContornoComuna } from '../../../formulario/index.ts';
import type { LeerVisita } from '../../gobierno/personas/index.ts';
import type { Marco } from '../../marco.ts';
import type { Puertos } from '../../puertos.ts';
import type { Catalogo, MunicipioDelTramite } from '../tramites/index.ts';

/** Lo que las solicitudes usan del mundo exterior. */
export type PuertosSolicitudes = Pick<
  Puertos,
  | 'base'
  | 'colas'
  | 'reloj'
  | 'azar'
  | 'calendario'
  | 'archivos'
  | 'antivirus'
  | 'pagos'
  | 'urlPublica'
  | 'demostracion'
>;

/** Datos del territorio que los formularios muestran y validan. */
export interface TerritorioDeFormularios {
  readonly comunas: readonly ComunaElegible[];
  readonly contornoDe: (municipioId: number) => ContornoComuna | undefined;
  /** Dirección de la imagen del mapa de la comuna; sin ella, solo se describe el lugar. */
  readonly urlMapaDe: (municipio: MunicipioDelTramite) => string | undefined;
}

/** Lo que el módulo necesita fuera de las páginas: casos de uso y trabajos. */
export interface DependenciasSolicitudes {
  readonly puertos: PuertosSolicitudes;
  readonly catalogo: Catalogo;
  readonly utm: TablaUtm;
  readonly territorio: TerritorioDeFormularios;
}

/** Lo que además necesitan las páginas. */
export interface DependenciasRutasSolicitudes extends DependenciasSolicitudes {
  readonly marco: Marco;
  readonly leerVisita: LeerVisita;
  readonly municipioDeSlug: (slug: string) => MunicipioDelTramite | undefined;
  readonly municipioPorId: (municipioId: number) => MunicipioDelTramite | undefined;
}
