import { encuadrar, type Recuadro } from './proyeccion.ts';
import { centroDe, rutaDe } from './ruta.ts';
import { simplificarTopologia } from './simplificar.ts';
import { type Figura, figurasDe, type Poligono, type Topologia } from './topologia.ts';
import { esGranSantiago, type Isla, separarIslas, type Zona, zonaDe } from './zonas.ts';

/** Figura lista para dibujar: atributo `d` en décimas y centro en unidades. */
export interface Trazo {
  readonly id: string;
  readonly nombre: string;
  readonly region: string;
  readonly d: string;
  readonly x: number;
  readonly y: number;
  readonly zona: Zona | Isla | 'santiago';
}

/** Mapa nacional ya proyectado. */
export interface TrazadoChile {
  readonly ancho: number;
  readonly alto: number;
  readonly unidadesPorKm: number;
  readonly trazos: readonly Trazo[];
  readonly recuadros: readonly { readonly titulo: string; readonly marco: Recuadro }[];
}

export type NivelMapa = 'regiones' | 'comunas';

const ANCHO = 480;
const ALTO = 352;
/** Una misma escala para los tres tramos: unos 4,9 km por unidad. */
const UNIDADES_POR_KM = 0.2045;
const MARCOS: Readonly<Record<Zona | Isla | 'santiago', Recuadro>> = {
  norte: { x: 4, y: 6, ancho: 96, alto: 340 },
  centro: { x: 176, y: 6, ancho: 90, alto: 284 },
  sur: { x: 322, y: 60, ancho: 154, alto: 284 },
  pascua: { x: 122, y: 306, ancho: 46, alto: 28 },
  'juan-fernandez': { x: 192, y: 306, ancho: 46, alto: 28 },
  santiago: { x: 396, y: 8, ancho: 80, alto: 72 },
};
/** Grados de latitud: cerca de un pixel del mapa nacional a lo ancho de una pantalla grande. */
const TOLERANCIA: Readonly<Record<NivelMapa, number>> = { regiones: 0.02, comunas: 0.022 };
/** Islotes menores que esto no se verían: en el sur son la mitad de los bytes. */
const AREA_MINIMA: Readonly<Record<NivelMapa, number>> = { regiones: 0.5, comunas: 1.2 };

const memoria = new WeakMap<Topologia, TrazadoChile>();

function nombreDe(figura: Figura): string {
  return String(figura.propiedades.comuna ?? figura.propiedades.region ?? figura.id);
}

function trazar(topologia: Topologia, nivel: NivelMapa): TrazadoChile {
  const figuras = figurasDe(simplificarTopologia(topologia, TOLERANCIA[nivel]), nivel);
  const originales = new Map(figurasDe(topologia, nivel).map((figura) => [figura.id, figura]));
  const trazos: Trazo[] = [];
  const grupos = new Map<Trazo['zona'], { figura: Figura; poligonos: readonly Poligono[] }[]>();
  const poner = (zona: Trazo['zona'], figura: Figura, poligonos: readonly Poligono[]): void => {
    if (poligonos.length === 0) return;
    grupos.set(zona, [...(grupos.get(zona) ?? []), { figura, poligonos }]);
  };
  for (const figura of figuras) {
    const region = String(figura.propiedades.cod_region ?? figura.id);
    poner(zonaDe(region), figura, separarIslas(figura).continente);
    // Las islas son pequeñas: van con todo su detalle, a su propia escala.
    const { islas } = separarIslas(originales.get(figura.id) ?? figura);
    poner('pascua', figura, islas.pascua);
    poner('juan-fernandez', figura, islas['juan-fernandez']);
    if (nivel === 'comunas' && esGranSantiago(figura.id)) {
      const detalle = originales.get(figura.id) ?? figura;
      poner('santiago', detalle, detalle.poligonos);
    }
  }
  for (const [zona, miembros] of grupos) {
    const todos = miembros.flatMap(({ poligonos }) => poligonos);
    const esTramo = zona === 'norte' || zona === 'centro' || zona === 'sur';
    const encuadre = encuadrar(todos, MARCOS[zona], esTramo ? UNIDADES_POR_KM : undefined);
    for (const { figura, poligonos } of miembros) {
      const { x, y } = centroDe(poligonos, encuadre);
      trazos.push({
        id: figura.id,
        nombre: nombreDe(figura),
        region: String(figura.propiedades.cod_region ?? figura.id),
        d: rutaDe(poligonos, encuadre, AREA_MINIMA[nivel]),
        x: Math.round(x),
        y: Math.round(y),
        zona,
      });
    }
  }
  return {
    ancho: ANCHO,
    alto: ALTO,
    unidadesPorKm: UNIDADES_POR_KM,
    trazos,
    recuadros: [
      { titulo: 'Rapa Nui', marco: MARCOS.pascua },
      { titulo: 'Juan Fernández', marco: MARCOS['juan-fernandez'] },
      ...(nivel === 'comunas' ? [{ titulo: 'Gran Santiago', marco: MARCOS.santiago }] : []),
    ],
  };
}

/** Mapa nacional proyectado. Se calcula una vez por topología, no por petición. */
export function trazadoDeChile(topologia: Topologia, nivel: NivelMapa): TrazadoChile {
  const conocido = memoria.get(topologia);
  if (conocido) return conocido;
  const trazado = trazar(topologia, nivel);
  memoria.set(topologia, trazado);
  return trazado;
}
