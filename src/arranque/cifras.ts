import { crearRegistroDeCifras } from '../modulos/evaluacion/planes/index.ts';
import { fuentesDeTramitacion } from '../modulos/tramitacion/cifras/index.ts';

/**
 * Capacidades que dan cifras a la evaluación. Una nueva se inscribe aquí y sus ítems quedan
 * verificados: la evaluación no cambia.
 */
export const CIFRAS = crearRegistroDeCifras([...fuentesDeTramitacion]);
