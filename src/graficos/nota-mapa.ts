/** Advertencia que debe acompañar a todo mapa de Chile (DFL 83 de 1979, Relaciones Exteriores). */
export const NOTA_MAPA_REFERENCIAL =
  'Mapa referencial: no compromete en modo alguno al Estado de Chile (DFL N.º 83 de 1979).';

const PASOS_KM = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** Distancia redonda para la barra de escala y su largo en unidades del SVG. */
export function escalaRedonda(
  unidadesPorKm: number,
  largoDeseado: number,
): { readonly km: number; readonly largo: number } {
  const km = PASOS_KM.findLast((paso) => paso * unidadesPorKm <= largoDeseado) ?? PASOS_KM[0] ?? 1;
  return { km, largo: Math.round(km * unidadesPorKm * 10) / 10 };
}
