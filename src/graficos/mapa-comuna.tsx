import type { VNode } from 'preact';
import { escalaRedonda, NOTA_MAPA_REFERENCIAL } from './nota-mapa.ts';
import { encuadrar } from './proyeccion.ts';
import { rutaDe } from './ruta.ts';
import { type Figura, figurasDe, type Poligono, type Topologia } from './topologia.ts';

const ANCHO = 400;
const ALTO = 300;
const MARCO = { x: 40, y: 30, ancho: ANCHO - 80, alto: ALTO - 70 };

/** Contorno de una comuna en [lon, lat]; vacío si el mapa no la tiene (Antártica). */
export function contornoDeComuna(topologia: Topologia, cut: string): readonly Poligono[] {
  return figurasDe(topologia, 'comunas').find((figura) => figura.id === cut)?.poligonos ?? [];
}

interface TrazadoComuna {
  readonly propia: string;
  readonly vecinas: readonly string[];
  readonly unidadesPorKm: number;
  readonly proyectar: (lon: number, lat: number) => readonly [number, number];
}

/** Rectángulo [oeste, sur, este, norte] de una figura. */
function extension(poligonos: readonly Poligono[]): readonly [number, number, number, number] {
  let [oeste, sur, este, norte] = [180, 90, -180, -90];
  for (const poligono of poligonos) {
    for (const [lon = 0, lat = 0] of poligono[0] ?? []) {
      oeste = Math.min(oeste, lon);
      este = Math.max(este, lon);
      sur = Math.min(sur, lat);
      norte = Math.max(norte, lat);
    }
  }
  return [oeste, sur, este, norte];
}

function cercanas(todas: readonly Figura[], propia: Figura): readonly Figura[] {
  const [oeste, sur, este, norte] = extension(propia.poligonos);
  const [dx, dy] = [(este - oeste) / 2, (norte - sur) / 2];
  return todas.filter((otra) => {
    if (otra.id === propia.id) return false;
    const [o, s, e, n] = extension(otra.poligonos);
    return e > oeste - dx && o < este + dx && n > sur - dy && s < norte + dy;
  });
}

function trazar(topologia: Topologia, cut: string): TrazadoComuna | undefined {
  const todas = figurasDe(topologia, 'comunas');
  const propia = todas.find((figura) => figura.id === cut);
  if (!propia) return undefined;
  const encuadre = encuadrar(propia.poligonos, MARCO);
  return {
    propia: rutaDe(propia.poligonos, encuadre, 0.4),
    vecinas: cercanas(todas, propia).map((figura) => rutaDe(figura.poligonos, encuadre, 1)),
    unidadesPorKm: encuadre.unidadesPorKm,
    proyectar: encuadre.proyectar,
  };
}

const memoria = new WeakMap<Topologia, Map<string, TrazadoComuna | undefined>>();

function trazadoDeComuna(topologia: Topologia, cut: string): TrazadoComuna | undefined {
  const porCut = memoria.get(topologia) ?? new Map<string, TrazadoComuna | undefined>();
  memoria.set(topologia, porCut);
  if (!porCut.has(cut)) porCut.set(cut, trazar(topologia, cut));
  return porCut.get(cut);
}

/** Contorno de una comuna entre sus vecinas, con un punto si se da. Es imagen: no lleva enlaces. */
export function MapaComuna(props: {
  readonly id: string;
  readonly topologia: Topologia;
  readonly cut: string;
  readonly titulo: string;
  readonly descripcion: string;
  /** Punto en grados WGS84. */
  readonly punto?: { readonly lat: number; readonly lon: number } | undefined;
}): VNode | null {
  const trazado = trazadoDeComuna(props.topologia, props.cut);
  if (!trazado) return null;
  const { id, punto } = props;
  const escala = escalaRedonda(trazado.unidadesPorKm, 80);
  const [x, y] = punto ? trazado.proyectar(punto.lon, punto.lat) : [0, 0];
  return (
    <figure class="grafico mapa mapa-comuna">
      <svg
        viewBox={`0 0 ${ANCHO} ${ALTO}`}
        role="img"
        aria-labelledby={`${id}-titulo ${id}-descripcion`}
      >
        <title id={`${id}-titulo`}>{props.titulo}</title>
        <desc id={`${id}-descripcion`}>{props.descripcion}</desc>
        <clipPath id={`${id}-marco`}>
          <rect width={ANCHO} height={ALTO} rx="6" />
        </clipPath>
        <g clip-path={`url(#${id}-marco)`}>
          <g transform="scale(.1)">
            {trazado.vecinas.map((d) => (
              <path key={d} class="mapa-figura mapa-vecina" d={d} />
            ))}
            <path class="mapa-figura mapa-actual" d={trazado.propia} />
          </g>
          {punto ? (
            <circle
              class="mapa-punto"
              cx={Math.round(x * 10) / 10}
              cy={Math.round(y * 10) / 10}
              r="7"
            />
          ) : null}
          <path class="mapa-escala" d={`M14 ${ALTO - 16}v5h${escala.largo}v-5`} />
          <text class="mapa-rotulo mapa-rotulo-grande" x={escala.largo + 22} y={ALTO - 11}>
            {`${escala.km} km`}
          </text>
        </g>
      </svg>
      <figcaption lang="es-CL">{NOTA_MAPA_REFERENCIAL}</figcaption>
    </figure>
  );
}

/** Silueta de una comuna, de adorno: los lectores la saltan. Hereda el color del texto. */
export function SiluetaComuna(props: {
  readonly topologia: Topologia;
  readonly cut: string;
}): VNode | null {
  const trazado = trazadoDeComuna(props.topologia, props.cut);
  if (!trazado) return null;
  return (
    <svg class="silueta" viewBox={`0 0 ${ANCHO} ${ALTO}`} aria-hidden="true">
      <path transform="scale(.1)" d={trazado.propia} />
    </svg>
  );
}
