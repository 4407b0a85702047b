import { fechaCorta, fechaLocal } from '../calendario/index.ts';

const ZONA = 'America/Santiago';

/**
 * Un instante como lo lee quien usa la línea de comandos: «24-11-2026 a las 11:15, hora de Chile
 * continental». El documento no dice de qué comuna es, así que la zona se nombra.
 */
export function enHoraDeChile(instante: string): string {
  const [dia = '', hora = ''] = fechaLocal(instante, ZONA).split('T');
  return `${fechaCorta(Temporal.PlainDate.from(dia))} a las ${hora}, hora de Chile continental`;
}
