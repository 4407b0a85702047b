import type { ActorFila } from '../../../plataforma/base-de-datos/tablas.ts';

/** Persona interesada, funcionario o la plataforma misma (DS 4/2020 art. 49). */
export type Actor = ActorFila;

/** La plataforma cuando actúa sola: plazos vencidos, pagos conciliados, avisos. */
export const PLATAFORMA: Actor = { clase: 'plataforma', nombre: 'Plataforma' };
