import type { TablaUtm } from '../../../base/utm.ts';
import type { Marco } from '../../marco.ts';
import type { Puertos } from '../../puertos.ts';
import type { Catalogo, TramitePublicado } from './catalogo.ts';
import type { FichaDelDia } from './ficha.ts';
import type { MunicipioDelTramite } from './municipio.ts';

/** Lo que las rutas públicas de trámites reciben de la raíz de composición. */
export interface DependenciasRutasTramites {
  readonly puertos: Pick<Puertos, 'reloj' | 'calendario' | 'urlPublica'>;
  readonly marco: Marco;
  readonly catalogo: Catalogo;
  readonly utm: TablaUtm;
  readonly municipioDeSlug: (slug: string) => MunicipioDelTramite | undefined;
  readonly municipioDeCut: (cut: string) => MunicipioDelTramite | undefined;
}

/** Las mismas, con el cálculo de la ficha ya armado. */
export interface DependenciasTramites extends DependenciasRutasTramites {
  readonly fichaDe: (tramite: TramitePublicado, municipio: MunicipioDelTramite) => FichaDelDia;
}
