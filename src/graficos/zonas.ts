import type { Figura, Poligono } from './topologia.ts';

/** Tramos en que se corta el país para que quepa en una pantalla con una sola escala. */
export type Zona = 'norte' | 'centro' | 'sur';

const ZONAS: readonly { readonly zona: Zona; readonly regiones: readonly string[] }[] = [
  { zona: 'norte', regiones: ['15', '01', '02', '03', '04'] },
  { zona: 'centro', regiones: ['05', '13', '06', '07', '16', '08', '09', '14', '10'] },
  { zona: 'sur', regiones: ['11', '12'] },
];

/** Zona de una región. */
export function zonaDe(region: string): Zona {
  return ZONAS.find(({ regiones }) => regiones.includes(region))?.zona ?? 'centro';
}

/** Al oeste de este meridiano solo hay islas del Pacífico. */
const MERIDIANO_OCEANICO = -77.5;

const esOceanico = (poligono: Poligono): boolean =>
  (poligono[0] ?? []).every((punto) => (punto[0] ?? 0) < MERIDIANO_OCEANICO);

/** Solo la isla con más puntos: entre Robinson Crusoe y Alejandro Selkirk hay 170 km de mar. */
function mayor(poligonos: readonly Poligono[]): readonly Poligono[] {
  const puntos = (poligono: Poligono): number => poligono[0]?.length ?? 0;
  return [...poligonos].sort((a, b) => puntos(b) - puntos(a)).slice(0, 1);
}

/** Islas lejanas que van en recuadro aparte. */
export type Isla = 'pascua' | 'juan-fernandez';

/** Separa el continente de las islas del Pacífico, que harían el mapa cuarenta grados más ancho. */
export function separarIslas(figura: Figura): {
  readonly continente: readonly Poligono[];
  readonly islas: Readonly<Record<Isla, readonly Poligono[]>>;
} {
  const oceanicas = figura.poligonos.filter(esOceanico);
  const enPascua = (poligono: Poligono): boolean => (poligono[0]?.[0]?.[0] ?? 0) < -100;
  return {
    continente: figura.poligonos.filter((poligono) => !esOceanico(poligono)),
    islas: {
      pascua: oceanicas.filter(enPascua),
      'juan-fernandez': mayor(oceanicas.filter((poligono) => !enPascua(poligono))),
    },
  };
}

/**
 * Comunas del Gran Santiago que se dibujan de cerca: la provincia de Santiago, más Puente Alto y
 * San Bernardo. Lo Barnechea queda fuera: es cordillera y achicaría a las demás.
 */
export function esGranSantiago(cut: string): boolean {
  return (cut.startsWith('131') && cut !== '13115') || cut === '13201' || cut === '13401';
}
