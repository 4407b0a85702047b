import type { VNode } from 'preact';
import type { ContornoComuna } from '../valores.ts';
import { aPixel, kmPorPixel, LADO_MAPA, type Punto, type Vista } from './vista.ts';

/** Colores propios: la imagen es un documento aparte y no ve la hoja de estilos de la página. */
const TINTA = '#1C1D22';
const TIERRA = '#FFFFFF';
const VECINAS = '#ECE8E0';
const BORDE = '#0B4A9E';
const RETICULA = '#D9D5CD';
const MARCA = '#B3161F';

const PASOS_KM = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200];

const kmLegible = (km: number): string => (km < 1 ? `${km * 1000} m` : `${km} km`);

function trazado(comuna: ContornoComuna, vista: Vista): string {
  const margen = LADO_MAPA * 4;
  const acotar = (valor: number): number =>
    Math.round(Math.max(-margen, Math.min(LADO_MAPA + margen, valor)) * 10) / 10;
  return comuna.poligonos
    .flatMap((poligono) =>
      poligono.map((anillo) => {
        let anterior = '';
        const puntos = anillo.flatMap(([lon = 0, lat = 0]) => {
          const [x, y] = aPixel(comuna, vista, { lat, lon });
          const texto = `${acotar(x)} ${acotar(y)}`;
          if (texto === anterior) return [];
          anterior = texto;
          return [texto];
        });
        return `M${puntos.join('L')}Z`;
      }),
    )
    .join('');
}

/** Líneas cada cierto número de píxeles, para estimar distancias con la vista. */
function Reticula({ cada }: { readonly cada: number }): VNode {
  const medio = LADO_MAPA / 2;
  const cuantas = Math.floor(medio / cada);
  const lineas = Array.from({ length: cuantas * 2 + 1 }, (_, i) => medio + (i - cuantas) * cada);
  const trazo = lineas.map((p) => `M${p} 0V${LADO_MAPA}M0 ${p}H${LADO_MAPA}`).join('');
  return <path d={trazo} fill="none" stroke={RETICULA} stroke-width="1" />;
}

/**
 * Mapa de la comuna como documento SVG: contorno, retícula con escala, centro y punto marcado.
 * Se sirve como imagen de un `input type="image"`, que manda dónde se hizo clic sin código.
 */
export function ImagenMapa(p: {
  readonly comuna: ContornoComuna;
  readonly vista: Vista;
  readonly punto?: Punto | undefined;
}): VNode {
  const { comuna, vista, punto } = p;
  const km = kmPorPixel(comuna, vista);
  const paso = PASOS_KM.find((valor) => valor / km >= 48) ?? 200;
  const barra = paso / km;
  const medio = LADO_MAPA / 2;
  const marca = punto ? aPixel(comuna, vista, punto) : undefined;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${LADO_MAPA} ${LADO_MAPA}`}
      width={LADO_MAPA}
      height={LADO_MAPA}
      font-family="sans-serif"
    >
      <title>{`Mapa referencial de ${comuna.nombre}`}</title>
      <rect width={LADO_MAPA} height={LADO_MAPA} fill={VECINAS} />
      <path d={trazado(comuna, vista)} fill={TIERRA} />
      <Reticula cada={barra} />
      <path
        d={trazado(comuna, vista)}
        fill="none"
        stroke={BORDE}
        stroke-width="2"
        stroke-linejoin="round"
      />
      <path
        d={`M${medio - 9} ${medio}h18M${medio} ${medio - 9}v18`}
        stroke={TINTA}
        stroke-width="1.5"
      />
      {marca ? (
        <path
          transform={`translate(${Math.round(marca[0] * 10) / 10} ${Math.round(marca[1] * 10) / 10})`}
          d="M0 0c-2-6-9-11-9-18a9 9 0 0 1 18 0c0 7-7 12-9 18z"
          fill={MARCA}
          stroke={TIERRA}
          stroke-width="1.5"
        />
      ) : null}
      <g font-size="12" fill={TINTA}>
        <rect x="8" y={LADO_MAPA - 32} width={barra + 12} height="24" rx="3" fill={TIERRA} />
        <path
          d={`M14 ${LADO_MAPA - 18}v4h${barra}v-4`}
          fill="none"
          stroke={TINTA}
          stroke-width="1.5"
        />
        <text x={14 + barra / 2} y={LADO_MAPA - 18} text-anchor="middle">
          {kmLegible(paso)}
        </text>
        <text x={LADO_MAPA - 10} y="18" text-anchor="end">
          N ↑
        </text>
      </g>
    </svg>
  );
}
