/** Lo que las páginas de trámites necesitan saber de un municipio. */
export interface MunicipioDelTramite {
  readonly municipioId: number;
  /** CUT de cinco cifras. */
  readonly cut: string;
  readonly slug: string;
  /** Nombre de la comuna: «Ñuñoa». */
  readonly nombre: string;
  readonly zonaHoraria: string;
}

/** Nombre de la institución para las personas. */
export function municipalidadDe({ nombre }: Pick<MunicipioDelTramite, 'nombre'>): string {
  return `Municipalidad de ${nombre}`;
}
