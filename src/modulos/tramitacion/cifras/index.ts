import type { FuenteDeCifras } from '../../cifras.ts';
import { fuenteDeAtencion } from './atencion.ts';
import { fuenteDeTramites } from './tramites.ts';

/** Lo que la tramitación sabe de cada municipio. La atención va primero: rehace el resumen por día. */
export const fuentesDeTramitacion: readonly FuenteDeCifras[] = [fuenteDeAtencion, fuenteDeTramites];
