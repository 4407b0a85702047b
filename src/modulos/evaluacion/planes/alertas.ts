import type { Tono } from '../../../diseno/index.ts';
import type { ClaseAlerta } from '../estrategia/index.ts';

/** Días corridos antes del término en que un hito incompleto cuenta como por vencer. */
export const DIAS_DE_AVISO = 30;

/** Cómo se dice y se pinta cada alerta. El color nunca va solo. */
export const ALERTAS: Readonly<
  Record<ClaseAlerta, { readonly texto: string; readonly tono: Tono }>
> = {
  atrasado: { texto: 'Atrasado', tono: 'error' },
  'por-vencer': { texto: 'Por vencer', tono: 'advertencia' },
  'sin-empezar': { texto: 'Sin empezar', tono: 'advertencia' },
  'sin-respaldo': { texto: 'Sin respaldo', tono: 'info' },
  'dependencia-atrasada': { texto: 'Espera a otro', tono: 'advertencia' },
};

/** Fecha ISO como se escribe en Chile: «31-12-2027». */
export const fechaLegible = (iso: string): string => iso.split('-').reverse().join('-');

/** Cambia las fechas ISO de una frase por las que se leen. */
export const fechasLegibles = (frase: string): string =>
  frase.replace(/(\d{4})-(\d{2})-(\d{2})/g, '$3-$2-$1');
