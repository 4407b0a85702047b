import { simples } from './campos/simples.ts';
import { tabla } from './campos/tabla.tsx';
import type { Registro } from './lectura.ts';

/** Todos los tipos de campo. El tipo obliga a que no falte ninguno. */
export const registro: Registro = { ...simples, tabla };
