import { feature } from 'topojson-client';

/** Topología TopoJSON ya leída. */
export type Topologia = Parameters<typeof feature>[0];
export type Posicion = readonly number[];
export type Anillo = readonly Posicion[];
export type Poligono = readonly Anillo[];

/** Una figura del mapa: su código (CUT o región), sus datos y sus polígonos en [lon, lat]. */
export interface Figura {
  readonly id: string;
  readonly propiedades: Readonly<Record<string, string | number>>;
  readonly poligonos: readonly Poligono[];
}

function propiedadesDe(crudas: unknown): Record<string, string | number> {
  const limpias: Record<string, string | number> = {};
  if (typeof crudas !== 'object' || crudas === null) return limpias;
  for (const [clave, valor] of Object.entries(crudas)) {
    if (typeof valor === 'string' || typeof valor === 'number') limpias[clave] = valor;
  }
  return limpias;
}

function convertir(topologia: Topologia, objeto: string): readonly Figura[] {
  const coleccion = topologia.objects[objeto];
  if (!coleccion) throw new Error(`La topología no tiene el objeto «${objeto}»`);
  const convertida = feature(topologia, coleccion);
  const rasgos = convertida.type === 'FeatureCollection' ? convertida.features : [convertida];
  return rasgos.map((rasgo) => ({
    id: String(rasgo.id ?? ''),
    propiedades: propiedadesDe(rasgo.properties),
    poligonos:
      rasgo.geometry.type === 'Polygon'
        ? [rasgo.geometry.coordinates]
        : rasgo.geometry.type === 'MultiPolygon'
          ? rasgo.geometry.coordinates
          : [],
  }));
}

const memoria = new WeakMap<Topologia, Map<string, readonly Figura[]>>();

/** Figuras de un objeto de la topología. Se calculan una vez por topología. */
export function figurasDe(topologia: Topologia, objeto: string): readonly Figura[] {
  const porObjeto = memoria.get(topologia) ?? new Map<string, readonly Figura[]>();
  memoria.set(topologia, porObjeto);
  const conocidas = porObjeto.get(objeto);
  if (conocidas) return conocidas;
  const figuras = convertir(topologia, objeto);
  porObjeto.set(objeto, figuras);
  return figuras;
}

/** Verdadero si el dato leído de un archivo tiene la forma de una topología. */
export function esTopologia(dato: unknown): dato is Topologia {
  return (
    typeof dato === 'object' &&
    dato !== null &&
    'type' in dato &&
    dato.type === 'Topology' &&
    'objects' in dato &&
    'arcs' in dato &&
    Array.isArray(dato.arcs)
  );
}
