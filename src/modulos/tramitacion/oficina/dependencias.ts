import type { Topologia } from '../../../graficos/index.ts';
import type { FirmarManifiesto } from '../../../plataforma/firma/puerto.ts';
import type { ExigirFuncionario, Funcionario } from '../../gobierno/administracion/index.ts';
import type { Marco } from '../../marco.ts';
import type { Puertos } from '../../puertos.ts';
import type { Catalogo } from '../tramites/index.ts';

/** Lo que la oficina necesita saber del municipio en que trabaja. */
export interface MunicipioDeOficina {
  readonly municipioId: number;
  /** CUT de cinco cifras. */
  readonly cut: string;
  readonly slug: string;
  /** Nombre de la comuna. */
  readonly nombre: string;
  readonly zonaHoraria: string;
}

/** Lo que las páginas de la oficina reciben de la raíz de composición. */
export interface DependenciasDeOficina {
  readonly puertos: Puertos;
  readonly marco: Marco;
  readonly catalogo: Catalogo;
  readonly exigirFuncionario: ExigirFuncionario;
  readonly municipioDeSlug: (slug: string) => MunicipioDeOficina | undefined;
  /** Mapa de las comunas, para mostrar el punto que marcó la persona. */
  readonly comunas: Topologia;
  readonly firmarManifiesto: FirmarManifiesto;
}

/** Funcionario que visita, en su municipio. */
export interface Visita {
  readonly autor: Funcionario;
  readonly municipio: MunicipioDeOficina;
  /** Dirección de la trastienda: `/nunoa/funcionarios`. */
  readonly base: string;
}
