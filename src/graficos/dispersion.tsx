import { scaleLinear, scaleLog } from 'd3-scale';
import type { VNode } from 'preact';
import { Ejes } from './ejes.tsx';
import { type DatosDeGrafico, MarcoGrafico, type PropsGrafico } from './marco-grafico.tsx';
import { numeroLegible } from './numero-legible.ts';

/** Un caso con dos medidas. Los destacados llevan su nombre escrito. */
export interface PuntoDispersion {
  readonly nombre: string;
  readonly x: number;
  readonly y: number;
  readonly destacado?: boolean;
}

const ANCHO = 440;
const ALTO = 340;
const MARCO = { x: 56, y: 32, ancho: ANCHO - 80, alto: ALTO - 86 };

const POTENCIAS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000];

const CAPAS = 6;

/**
 * Los puntos en unas pocas figuras: cada punto es un trazo de largo cero y pesa la cuarta parte que
 * un círculo. En capas distintas, los que se enciman se ven más oscuros.
 */
function enCapas(puntos: readonly PuntoDispersion[]): readonly (readonly PuntoDispersion[])[] {
  return Array.from({ length: CAPAS }, (_, capa) =>
    puntos.filter((_p, i) => i % CAPAS === capa),
  ).filter((capa) => capa.length > 0);
}

/** Nube de puntos de dos medidas. */
export function Dispersion(
  p: PropsGrafico & {
    readonly puntos: readonly PuntoDispersion[];
    readonly nombreX: string;
    readonly nombreY: string;
    /** Eje horizontal por potencias de diez, con las cifras como son: 100, 1.000, 10.000. */
    readonly logaritmica?: boolean;
    /** Tabla en lugar de la de todos los puntos: cuando son cientos, un resumen. */
    readonly resumen?: DatosDeGrafico;
  },
): VNode {
  const { puntos } = p;
  const rango = (valores: readonly number[]): [number, number] =>
    valores.length === 0 ? [0, 1] : [Math.min(...valores), Math.max(...valores)];
  const ejeX: [number, number] = [MARCO.x, MARCO.x + MARCO.ancho];
  const rangoX = rango(puntos.map((punto) => punto.x));
  const x = p.logaritmica ? scaleLog(rangoX, ejeX) : scaleLinear(rangoX, ejeX).nice();
  const potencias = POTENCIAS.filter((n) => n >= rangoX[0] && n <= rangoX[1]);
  const y = scaleLinear(rango(puntos.map((punto) => punto.y)), [
    MARCO.y + MARCO.alto,
    MARCO.y,
  ]).nice();
  const destacados = puntos.filter((punto) => punto.destacado);
  const comunes = puntos.filter((punto) => !punto.destacado);
  return (
    <MarcoGrafico
      {...p}
      ancho={ANCHO}
      alto={ALTO}
      datos={
        p.resumen ?? {
          columnas: [
            { titulo: 'Nombre' },
            { titulo: p.nombreX, numerica: true },
            { titulo: p.nombreY, numerica: true },
          ],
          filas: puntos.map((punto) => [
            punto.nombre,
            numeroLegible(punto.x),
            numeroLegible(punto.y),
          ]),
        }
      }
    >
      <Ejes
        marco={MARCO}
        x={x}
        y={y}
        nombreX={p.nombreX}
        nombreY={p.nombreY}
        {...(p.logaritmica ? { marcasX: potencias } : {})}
      />
      {enCapas(comunes).map((capa, i) => (
        <path
          key={`capa-${i + 1}`}
          class="grafico-nube"
          d={capa.map((punto) => `M${Math.round(x(punto.x))} ${Math.round(y(punto.y))}h0`).join('')}
        />
      ))}
      {destacados.map((punto) => {
        const [cx, cy] = [Math.round(x(punto.x)), Math.round(y(punto.y))];
        const aLaIzquierda = cx > ANCHO * 0.7;
        return (
          <g key={punto.nombre}>
            <circle class="grafico-punto grafico-destacado" cx={cx} cy={cy} r="7" />
            <text
              class="grafico-texto grafico-cifra grafico-sobre"
              x={cx + (aLaIzquierda ? -12 : 12)}
              y={cy}
              text-anchor={aLaIzquierda ? 'end' : 'start'}
            >
              {punto.nombre}
            </text>
          </g>
        );
      })}
    </MarcoGrafico>
  );
}
