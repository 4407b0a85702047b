import type { Puertos } from '../../puertos.ts';
import type { Ola } from '../tablero/index.ts';

const PUBLICABLES = ['cerrada', 'observada', 'aceptada'] as const;

const numero = (v: unknown): number | null => (typeof v === 'number' ? v : null);

/**
 * Mediciones firmadas, de un municipio o de todos, con la fecha en que abrió su campaña. Salen de
 * la tabla nacional de resultados: no recorre municipios.
 */
export async function olasFirmadas(
  { base }: Pick<Puertos, 'base'>,
  cut?: string,
): Promise<readonly Ola[]> {
  const filas = await base.global(({ db }) => {
    const todas = db
      .selectFrom('campana_municipio as m')
      .innerJoin('campana as c', 'c.campana_id', 'm.campana_id')
      .select([
        'm.cut',
        'm.resultado',
        'm.demostracion',
        'c.campana_id',
        'c.nombre',
        'c.abre',
        'c.instrumento',
        'c.version',
      ])
      .where('m.estado', 'in', [...PUBLICABLES]);
    return (cut === undefined ? todas : todas.where('m.cut', '=', cut)).execute();
  });
  return filas.flatMap((f): Ola[] => {
    const indice = numero(f.resultado?.publicado);
    if (indice === null) return [];
    const dimensiones = f.resultado?.dimensiones;
    return [
      {
        cut: f.cut,
        campana: f.campana_id,
        nombre: f.nombre,
        fecha: String(f.abre),
        instrumento: f.instrumento,
        version: f.version,
        variante: 'publicado',
        indice,
        dimensiones:
          typeof dimensiones === 'object' && dimensiones !== null
            ? Object.fromEntries(Object.entries(dimensiones).map(([d, v]) => [d, numero(v)]))
            : {},
        demostracion: f.demostracion,
      },
    ];
  });
}
