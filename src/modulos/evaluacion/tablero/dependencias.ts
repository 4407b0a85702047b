import type { Topologia } from '../../../graficos/index.ts';
import type { IndiceTerritorio, Municipio } from '../../gobierno/territorio/index.ts';
import type { Marco } from '../../marco.ts';
import type { Puertos } from '../../puertos.ts';
import type { Estudio2015 } from './estudio.ts';
import type { Ola } from './evolucion.ts';
import type { HitoCalculado } from './hitos-programa.ts';
import type { PlanEnTablero } from './vistas/hitos.tsx';
import type { MedicionDeHoy } from './vistas/municipio.tsx';

/** Lo que el tablero público necesita de fuera. */
export interface DependenciasTablero {
  readonly marco: Marco;
  readonly territorio: IndiceTerritorio;
  readonly mapaComunas: Topologia;
  readonly puertos: Pick<Puertos, 'reloj'>;
  /** Sin este dato se lee el paquete instalado; `null` es no instalado. */
  readonly estudio?: Estudio2015 | null;
  readonly hitosDeHoy?: () => Promise<readonly HitoCalculado[]>;
  readonly planes?: () => Promise<readonly PlanEnTablero[]>;
  /** Mediciones firmadas, de un municipio o de todos. */
  readonly olas?: (cut?: string) => Promise<readonly Ola[]>;
  /** Informe en PDF de un municipio. */
  readonly informe?: (municipio: Municipio) => Promise<Uint8Array | undefined>;
  readonly medicionDeHoy?: (municipio: Municipio) => Promise<MedicionDeHoy | undefined>;
}
