import type { VNode } from 'preact';
import { escalaRedonda, NOTA_MAPA_REFERENCIAL } from './nota-mapa.ts';
import type { Topologia } from './topologia.ts';
import { type NivelMapa, type Trazo, trazadoDeChile } from './trazado-chile.ts';

/** Clase de color de un mapa por tramos, de menor (1) a mayor (5); 0 es sin dato. */
export type ClaseMapa = 0 | 1 | 2 | 3 | 4 | 5;

interface PropsMapaChile {
  /** Prefijo de los ids del gráfico; único en la página. */
  readonly id: string;
  readonly topologia: Topologia;
  readonly nivel: NivelMapa;
  readonly titulo: string;
  readonly descripcion: string;
  /** Adónde lleva cada figura; sin esto el mapa es una imagen. */
  readonly enlace?: (id: string) => string | undefined;
  /** Texto de cada figura para lectores y al pasar por encima; su nombre si no se da. */
  readonly texto?: (id: string, nombre: string) => string;
  readonly clase?: (id: string) => ClaseMapa;
  /** Nombres escritos junto a las figuras (solo regiones). */
  readonly conNombres?: boolean;
}

/** Rótulos que repiten lo que ya dicen los enlaces: los lectores los saltan. */
const DECORATIVO = { 'aria-hidden': 'true' } as const;

/** Lado y desplazamiento del nombre de cada región, para que ninguno se pise. */
const NOMBRES: Readonly<Record<string, { readonly dx: number; readonly dy?: number }>> = {
  '15': { dx: 34 },
  '01': { dx: 34 },
  '02': { dx: 52, dy: 6 },
  '03': { dx: 40, dy: 4 },
  '04': { dx: 30, dy: 4 },
  '05': { dx: 34, dy: -8 },
  '13': { dx: 26, dy: 1 },
  '06': { dx: 28, dy: 3 },
  '07': { dx: 32, dy: 3 },
  '16': { dx: 28, dy: 1 },
  '08': { dx: 32, dy: 6 },
  '09': { dx: 32, dy: 4 },
  '14': { dx: 26, dy: 4 },
  '10': { dx: 26, dy: 0 },
  '11': { dx: 34, dy: 0 },
  '12': { dx: 20, dy: -34 },
};

function Figura(p: { readonly trazo: Trazo; readonly props: PropsMapaChile }): VNode {
  const { trazo, props } = p;
  const texto = props.texto?.(trazo.id, trazo.nombre) ?? trazo.nombre;
  const clase = props.clase ? `mapa-figura mapa-clase-${props.clase(trazo.id)}` : 'mapa-figura';
  const destino = props.enlace?.(trazo.id);
  // Cada figura se enlaza una vez: el recuadro repite la comuna, no el enlace del teclado.
  const repetida = trazo.zona === 'santiago';
  // El título dentro del enlace es a la vez su nombre y lo que se ve al pasar por encima.
  return destino ? (
    <a href={destino} tabindex={repetida ? -1 : undefined}>
      <title>{texto}</title>
      <path class={clase} d={trazo.d} />
    </a>
  ) : (
    <path class={clase} d={trazo.d}>
      <title>{texto}</title>
    </path>
  );
}

function Nombre({ trazo }: { readonly trazo: Trazo }): VNode | null {
  const lugar = NOMBRES[trazo.id];
  if (!lugar || trazo.zona === 'pascua' || trazo.zona === 'juan-fernandez') return null;
  return (
    <text class="mapa-nombre" x={trazo.x + lugar.dx} y={trazo.y + (lugar.dy ?? 0)}>
      {trazo.nombre}
    </text>
  );
}

/**
 * Mapa de Chile en tres tramos a una misma escala, con recuadros para Rapa Nui y Juan Fernández, y
 * para el Gran Santiago si es por comunas. La nota legal va siempre debajo.
 */
export function MapaChile(props: PropsMapaChile): VNode {
  const trazado = trazadoDeChile(props.topologia, props.nivel);
  const escala = escalaRedonda(trazado.unidadesPorKm, 60);
  const { id } = props;
  const conEnlaces = props.enlace !== undefined;
  return (
    <figure class="grafico mapa mapa-chile">
      <svg
        viewBox={`0 0 ${trazado.ancho} ${trazado.alto}`}
        role={conEnlaces ? 'group' : 'img'}
        aria-labelledby={`${id}-titulo ${id}-descripcion`}
      >
        <title id={`${id}-titulo`}>{props.titulo}</title>
        <desc id={`${id}-descripcion`}>{props.descripcion}</desc>
        {trazado.recuadros.map(({ titulo, marco }) => (
          <g key={titulo} {...DECORATIVO}>
            <rect
              class="mapa-recuadro"
              x={marco.x - 4}
              y={marco.y - 4}
              width={marco.ancho + 8}
              height={marco.alto + 8}
              rx="3"
            />
            <text
              class="mapa-rotulo"
              x={marco.x + marco.ancho / 2}
              y={marco.y + marco.alto + 13}
              text-anchor="middle"
            >
              {titulo}
            </text>
          </g>
        ))}
        <g transform="scale(.1)">
          {trazado.trazos.map((trazo) => (
            <Figura key={`${trazo.zona}-${trazo.id}`} trazo={trazo} props={props} />
          ))}
        </g>
        <g {...DECORATIVO}>
          {props.conNombres
            ? trazado.trazos.map((trazo) => (
                <Nombre key={`${trazo.zona}-${trazo.id}`} trazo={trazo} />
              ))
            : null}
          <path class="mapa-escala" d={`M270 340v4h${escala.largo}v-4`} />
          <text class="mapa-rotulo" x={270 + escala.largo / 2} y="336" text-anchor="middle">
            {`${escala.km} km`}
          </text>
        </g>
      </svg>
      <figcaption lang="es-CL">{NOTA_MAPA_REFERENCIAL}</figcaption>
    </figure>
  );
}
