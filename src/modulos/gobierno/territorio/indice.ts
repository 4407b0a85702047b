import { crearBuscador } from '../../../base/busqueda.ts';
import { slug } from '../../../base/texto.ts';
import type { Municipio, Region } from './dominio.ts';
import type { Territorio } from './leer-territorio.ts';

/** Todo el territorio en memoria, inmutable, con sus búsquedas. */
export interface IndiceTerritorio extends Territorio {
  readonly porSlug: ReadonlyMap<string, Municipio>;
  /** Por el slug de cada alias que no es slug de otro: `/aisen` lleva a `/aysen`. */
  readonly porAlias: ReadonlyMap<string, Municipio>;
  readonly porCut: ReadonlyMap<string, Municipio>;
  readonly porId: ReadonlyMap<number, Municipio>;
  readonly porRegion: ReadonlyMap<string, readonly Municipio[]>;
  /** Municipios parecidos a lo escrito, el mejor primero. */
  readonly parecidos: (consulta: string) => readonly Municipio[];
}

/** Como se abrevian los nombres al escribir de prisa: «pto montt», «sta. bárbara», «pte alto». */
const ABREVIATURAS: Readonly<Record<string, string>> = {
  pto: 'puerto',
  pte: 'puente',
  sn: 'san',
  sta: 'santa',
  sto: 'santo',
  gral: 'general',
};

function sinAbreviaturas(consulta: string): string {
  return consulta.replace(
    /(\p{L}+)\.?/gu,
    (escrita, palabra: string) => ABREVIATURAS[palabra.toLowerCase()] ?? escrita,
  );
}

/** Construye las búsquedas una vez, al partir el proceso. */
export function crearIndice(territorio: Territorio): IndiceTerritorio {
  const { municipios, regiones } = territorio;
  const slugs = new Set(municipios.map((m) => m.slug));
  const orden = new Intl.Collator('es');
  const buscador = crearBuscador(
    municipios.map((municipio) => ({
      municipio,
      claves: [municipio.nombre, ...municipio.alias],
    })),
  );
  return {
    ...territorio,
    porSlug: new Map(municipios.map((m) => [m.slug, m])),
    porAlias: new Map(
      municipios
        .flatMap((m) => m.alias.map((alias) => [slug(alias), m] as const))
        .filter(([alias]) => !slugs.has(alias)),
    ),
    porCut: new Map(municipios.map((m) => [m.cut, m])),
    porId: new Map(municipios.map((m) => [m.municipioId, m])),
    porRegion: new Map(
      regiones.map((region) => [
        region.codigo,
        municipios
          .filter((m) => m.region.codigo === region.codigo)
          .sort((a, b) => orden.compare(a.nombre, b.nombre)),
      ]),
    ),
    parecidos: (consulta) => buscador(sinAbreviaturas(consulta)).map(({ municipio }) => municipio),
  };
}

/** Lo que se busca. `region` es el código de dos cifras. */
export interface Busqueda {
  readonly q?: string | undefined;
  readonly region?: string | undefined;
  readonly limite?: number | undefined;
}

/**
 * Municipios que calzan, el mejor primero. Sin texto van de norte a sur y por nombre. Tolera
 * acentos, alias y errores de tipeo.
 */
export function buscar(
  indice: IndiceTerritorio,
  { q = '', region, limite = 20 }: Busqueda,
): readonly Municipio[] {
  const candidatos =
    q.trim() === ''
      ? indice.regiones.flatMap(({ codigo }) => indice.porRegion.get(codigo) ?? [])
      : indice.parecidos(q);
  return candidatos
    .filter((m) => region === undefined || m.region.codigo === region)
    .slice(0, limite);
}

/** Región por su código; `undefined` si no existe. */
export function regionDe(indice: IndiceTerritorio, codigo: string): Region | undefined {
  return indice.regiones.find((region) => region.codigo === codigo);
}
