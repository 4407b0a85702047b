import type { DependenciasEncuesta } from '../encuesta/index.ts';
import type { RegistroDeCifras } from './cifras/registro.ts';

/** Lo que los planes necesitan además de la encuesta: las cifras con que se mide un hito. */
export interface DependenciasPlanes extends DependenciasEncuesta {
  readonly cifras: RegistroDeCifras;
}
