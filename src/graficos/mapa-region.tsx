import type { VNode } from 'preact';
import { escalaRedonda, NOTA_MAPA_REFERENCIAL } from './nota-mapa.ts';
import { encuadrar, proporcion, type Recuadro } from './proyeccion.ts';
import { centroDe, rutaDe } from './ruta.ts';
import { simplificarTopologia } from './simplificar.ts';
import { type Figura, figurasDe, type Poligono, type Topologia } from './topologia.ts';
import { esGranSantiago, separarIslas } from './zonas.ts';

const ANCHO = 600;
const ALTO_MINIMO = 260;
const ALTO_MAXIMO = 720;
const MARGEN = 12;
/** Islotes menores que esto, en unidades cuadradas, no se verían. */
const AREA_MINIMA = 3;

interface Comuna {
  readonly id: string;
  readonly nombre: string;
  readonly d: string;
  readonly x: number;
  readonly y: number;
  /** Tamaño de letra con que el nombre cabe dentro; 0 si no cabe. */
  readonly letra: number;
}

interface Panel {
  readonly titulo: string;
  readonly marco: Recuadro;
  readonly comunas: readonly Comuna[];
}

interface TrazadoRegion {
  readonly alto: number;
  /** Alto del mapa principal: bajo él va la barra de escala, que es la suya. */
  readonly altoPrincipal: number;
  readonly unidadesPorKm: number;
  readonly comunas: readonly Comuna[];
  readonly paneles: readonly Panel[];
}

/** Tamaño de letra con que el nombre cabe dentro de la figura; 0 si no cabe. */
function letraQueCabe(nombre: string, area: number): number {
  const letra = Math.min(15, (Math.sqrt(area) * 1.7) / Math.max(nombre.length, 5));
  return letra >= 10 ? Math.round(letra * 2) / 2 : 0;
}

function dibujar(
  figuras: readonly { readonly figura: Figura; readonly poligonos: readonly Poligono[] }[],
  marco: Recuadro,
): { readonly comunas: readonly Comuna[]; readonly unidadesPorKm: number } {
  const encuadre = encuadrar(
    figuras.flatMap(({ poligonos }) => poligonos),
    marco,
  );
  const comunas = figuras.map(({ figura, poligonos }) => {
    const { x, y, area } = centroDe(poligonos, encuadre);
    const nombre = String(figura.propiedades.comuna ?? figura.id);
    return {
      id: figura.id,
      nombre,
      d: rutaDe(poligonos, encuadre, AREA_MINIMA),
      x: Math.round(x),
      y: Math.round(y),
      letra: letraQueCabe(nombre, area),
    };
  });
  return { comunas, unidadesPorKm: encuadre.unidadesPorKm };
}

function trazar(topologia: Topologia, region: string): TrazadoRegion | undefined {
  const propias = figurasDe(topologia, 'comunas').filter(
    (figura) => figura.propiedades.cod_region === region,
  );
  const continentales = propias
    .map((figura) => ({ figura, poligonos: separarIslas(figura).continente }))
    .filter(({ poligonos }) => poligonos.length > 0);
  if (continentales.length === 0) return undefined;
  const razon = proporcion(continentales.flatMap(({ poligonos }) => poligonos));
  const alto = Math.round(Math.max(ALTO_MINIMO, Math.min(ALTO_MAXIMO, ANCHO * razon)));
  const interior = { x: MARGEN, y: MARGEN, ancho: ANCHO - 2 * MARGEN, alto: alto - 2 * MARGEN };
  const { comunas, unidadesPorKm } = dibujar(continentales, interior);
  const abajo = alto + 56;
  const insulares = (['pascua', 'juan-fernandez'] as const).flatMap((isla, i) => {
    const figuras = propias
      .map((figura) => ({ figura, poligonos: separarIslas(figura).islas[isla] }))
      .filter(({ poligonos }) => poligonos.length > 0);
    if (figuras.length === 0) return [];
    const marco = { x: MARGEN + 8 + i * 190, y: abajo, ancho: 150, alto: 90 };
    const titulo = isla === 'pascua' ? 'Isla de Pascua' : 'Juan Fernández';
    return [{ titulo, marco, comunas: dibujar(figuras, marco).comunas }];
  });
  const capital = continentales.filter(({ figura }) => esGranSantiago(figura.id));
  const marcoCapital = { x: MARGEN + 8, y: abajo, ancho: ANCHO - 2 * MARGEN - 16, alto: 520 };
  const santiago =
    capital.length > 0
      ? [
          {
            titulo: 'Gran Santiago, más de cerca',
            marco: marcoCapital,
            comunas: dibujar(capital, marcoCapital).comunas,
          },
        ]
      : [];
  const paneles = [...insulares, ...santiago];
  const altoPaneles = Math.max(0, ...paneles.map(({ marco }) => marco.alto + 72));
  return { alto: alto + altoPaneles, altoPrincipal: alto, unidadesPorKm, comunas, paneles };
}

const memoria = new WeakMap<Topologia, Map<string, TrazadoRegion | undefined>>();

function trazadoDeRegion(topologia: Topologia, region: string): TrazadoRegion | undefined {
  const porRegion = memoria.get(topologia) ?? new Map<string, TrazadoRegion | undefined>();
  memoria.set(topologia, porRegion);
  if (!porRegion.has(region)) {
    porRegion.set(region, trazar(simplificada(topologia, detalleDe(topologia, region)), region));
  }
  return porRegion.get(region);
}

/** Unos 400 m: cerca de un pixel en la página de una región mediana. */
const DETALLE_MINIMO = 0.0036;
const KM_POR_GRADO = 111;

/** Cerca de un pixel del dibujo, en grados de latitud: los fiordos de Magallanes pesaban el doble. */
function detalleDe(topologia: Topologia, region: string): number {
  const poligonos = figurasDe(topologia, 'comunas')
    .filter((figura) => figura.propiedades.cod_region === region)
    .flatMap((figura) => separarIslas(figura).continente);
  if (poligonos.length === 0) return DETALLE_MINIMO;
  const marco = { x: 0, y: 0, ancho: ANCHO, alto: ALTO_MAXIMO };
  const km = 0.9 / encuadrar(poligonos, marco).unidadesPorKm;
  return Math.max(DETALLE_MINIMO, Math.round((km / KM_POR_GRADO) * 1000) / 1000);
}

const simplificadas = new WeakMap<Topologia, Map<number, Topologia>>();

function simplificada(topologia: Topologia, tolerancia: number): Topologia {
  const conocidas = simplificadas.get(topologia) ?? new Map<number, Topologia>();
  simplificadas.set(topologia, conocidas);
  const conocida = conocidas.get(tolerancia) ?? simplificarTopologia(topologia, tolerancia);
  conocidas.set(tolerancia, conocida);
  return conocida;
}

interface PropsMapaRegion {
  readonly id: string;
  readonly topologia: Topologia;
  /** Código de región, dos cifras. */
  readonly region: string;
  readonly titulo: string;
  readonly descripcion: string;
  readonly enlace: (cut: string) => string | undefined;
  readonly texto?: (cut: string, nombre: string) => string;
  readonly clase?: (cut: string) => 0 | 1 | 2 | 3 | 4 | 5;
  /** Comuna con el borde marcado; se dibuja encima de sus vecinas. */
  readonly destacada?: string;
}

/** La destacada al final: lo último que se dibuja queda encima. */
const alFinal = (comunas: readonly Comuna[], destacada: string | undefined): readonly Comuna[] =>
  destacada === undefined
    ? comunas
    : comunas.toSorted((a, b) => Number(a.id === destacada) - Number(b.id === destacada));

/** Con enlaces dentro el dibujo es un grupo: como imagen, los escondería. */
const ROL_CON_ENLACES = 'group';
/** Rótulos que repiten los enlaces: los lectores los saltan. */
const DECORATIVO = { 'aria-hidden': 'true' } as const;

function Comunas(p: {
  readonly comunas: readonly Comuna[];
  readonly props: PropsMapaRegion;
  readonly repetidas: boolean;
}): VNode {
  return (
    <>
      <g transform="scale(.1)">
        {alFinal(p.comunas, p.props.destacada).map(({ id, nombre, d }) => {
          const texto = p.props.texto?.(id, nombre) ?? nombre;
          const clase = p.props.clase ? ` mapa-clase-${p.props.clase(id)}` : '';
          const marca = id === p.props.destacada ? ' mapa-destacada' : '';
          const destino = p.props.enlace(id);
          // El título dentro del enlace es a la vez su nombre y lo que se ve al pasar por encima.
          return destino ? (
            <a key={id} href={destino} tabindex={p.repetidas ? -1 : undefined}>
              <title>{texto}</title>
              <path class={`mapa-figura${clase}${marca}`} d={d} />
            </a>
          ) : (
            <path key={id} class={`mapa-figura${clase}${marca}`} d={d}>
              <title>{texto}</title>
            </path>
          );
        })}
      </g>
      <g {...DECORATIVO}>
        {p.comunas.map(({ id, nombre, x, y, letra }) =>
          letra > 0 ? (
            <text key={id} class="mapa-nombre-dentro" x={x} y={y} font-size={letra}>
              {nombre}
            </text>
          ) : null,
        )}
      </g>
    </>
  );
}

/**
 * Mapa de una región con sus comunas enlazadas. Valparaíso lleva recuadros para sus islas y la
 * Metropolitana, uno del Gran Santiago. Sin figuras de esa región no dibuja nada.
 */
export function MapaRegion(props: PropsMapaRegion): VNode | null {
  const trazado = trazadoDeRegion(props.topologia, props.region);
  if (!trazado) return null;
  const { id } = props;
  const escala = escalaRedonda(trazado.unidadesPorKm, 110);
  return (
    <figure class="grafico mapa mapa-region">
      <svg
        viewBox={`0 0 ${ANCHO} ${trazado.alto + 24}`}
        role={ROL_CON_ENLACES}
        aria-labelledby={`${id}-titulo ${id}-descripcion`}
      >
        <title id={`${id}-titulo`}>{props.titulo}</title>
        <desc id={`${id}-descripcion`}>{props.descripcion}</desc>
        <Comunas comunas={trazado.comunas} props={props} repetidas={false} />
        {trazado.paneles.map(({ titulo, marco, comunas }) => (
          <g key={titulo}>
            <rect
              class="mapa-recuadro"
              x={marco.x - 8}
              y={marco.y - 8}
              width={marco.ancho + 16}
              height={marco.alto + 16}
              rx="4"
            />
            <Comunas comunas={comunas} props={props} repetidas={titulo.startsWith('Gran')} />
            <text class="mapa-rotulo mapa-rotulo-grande" x={marco.x} y={marco.y + marco.alto + 26}>
              {titulo}
            </text>
          </g>
        ))}
        <path
          class="mapa-escala"
          d={`M${MARGEN} ${trazado.altoPrincipal + 10}v5h${escala.largo}v-5`}
        />
        <text
          class="mapa-rotulo mapa-rotulo-grande"
          x={MARGEN + escala.largo + 8}
          y={trazado.altoPrincipal + 16}
        >
          {`${escala.km} km`}
        </text>
      </svg>
      <figcaption lang="es-CL">{NOTA_MAPA_REFERENCIAL}</figcaption>
    </figure>
  );
}
