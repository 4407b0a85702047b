import type { VNode } from 'preact';
import { MarcoGrafico, type PropsGrafico } from './marco-grafico.tsx';
import { numeroLegible } from './numero-legible.ts';

/** Un eje del radar con el valor propio y, si hay, el de comparación. */
export interface EjeRadar {
  readonly nombre: string;
  /** `null` es sin dato: no se dibuja como cero. */
  readonly valor: number | null;
  readonly referencia?: number;
}

interface Medidas {
  readonly ancho: number;
  readonly alto: number;
  readonly radio: number;
}

/** Con pocos ejes, angosto: en un teléfono la letra no se achica. */
const ANGOSTO: Medidas = { ancho: 420, alto: 300, radio: 100 };
const AMPLIO: Medidas = { ancho: 640, alto: 440, radio: 150 };
const POCOS_EJES = 6;
const LETRAS_POR_LINEA = 12;
const SIN_DATO = 'sin dato';

type Punto = readonly [number, number];

/** Punto de un eje a una proporción del radio. */
const trazador =
  ({ ancho, alto, radio }: Medidas, total: number) =>
  (i: number, proporcion: number): Punto => {
    const angulo = (i / total) * 2 * Math.PI - Math.PI / 2;
    const redondear = (valor: number): number => Math.round(valor * 10) / 10;
    return [
      redondear(ancho / 2 + Math.cos(angulo) * radio * proporcion),
      redondear(alto / 2 + Math.sin(angulo) * radio * proporcion),
    ];
  };

/** El nombre de un eje lateral en una o dos líneas, para que quepa junto al dibujo. */
function partir(nombre: string, alLado: boolean): readonly string[] {
  const palabras = nombre.split(' ');
  if (!alLado || palabras.length < 2 || nombre.length <= LETRAS_POR_LINEA) return [nombre];
  const cortes = palabras
    .slice(1)
    .map((_p, i) => [palabras.slice(0, i + 1).join(' '), palabras.slice(i + 1).join(' ')]);
  const largo = (lineas: readonly string[]): number => Math.max(...lineas.map((l) => l.length));
  return cortes.toSorted((x, y) => largo(x) - largo(y))[0] ?? [nombre];
}

/** Perfil en varias dimensiones, con una referencia punteada. Todos los ejes van de 0 a `maximo`. */
export function Radar(
  p: PropsGrafico & {
    readonly ejes: readonly EjeRadar[];
    readonly maximo: number;
    readonly nombreValor: string;
    readonly nombreReferencia?: string;
  },
): VNode {
  const { ejes } = p;
  const medidas = ejes.length <= POCOS_EJES ? ANGOSTO : AMPLIO;
  const punto = trazador(medidas, ejes.length);
  const poligono = (proporciones: readonly number[]): string =>
    `M${proporciones.map((v, i) => punto(i, v).join(' ')).join('L')}Z`;
  const en = (valor: number): number => Math.max(0, Math.min(1, valor / (p.maximo || 1)));
  // Lo que no se sabe no se dibuja como cero: el contorno une solo los ejes con dato.
  const contorno = (valores: readonly (number | null | undefined)[]): string => {
    const puntos = valores.flatMap((v, i) => (v == null ? [] : [punto(i, en(v)).join(' ')]));
    return puntos.length === 0 ? 'M0 0' : `M${puntos.join('L')}Z`;
  };
  const conReferencia = ejes.some(({ referencia }) => referencia !== undefined);
  const nombreReferencia = p.nombreReferencia ?? 'Referencia';
  return (
    <MarcoGrafico
      {...p}
      ancho={medidas.ancho}
      alto={medidas.alto}
      datos={{
        columnas: [
          { titulo: 'Dimensión' },
          { titulo: p.nombreValor, numerica: true },
          ...(conReferencia ? [{ titulo: nombreReferencia, numerica: true }] : []),
        ],
        filas: ejes.map(({ nombre, valor, referencia }) => [
          nombre,
          valor === null ? SIN_DATO : numeroLegible(valor),
          ...(conReferencia ? [referencia === undefined ? '' : numeroLegible(referencia)] : []),
        ]),
      }}
    >
      {[0.25, 0.5, 0.75, 1].map((anillo) => (
        <path key={anillo} class="grafico-guia" d={poligono(ejes.map(() => anillo))} />
      ))}
      {conReferencia ? (
        <path
          class="grafico-area-referencia"
          d={contorno(ejes.map(({ referencia }) => referencia))}
        />
      ) : null}
      <path class="grafico-area" d={contorno(ejes.map(({ valor }) => valor))} />
      {ejes.map(({ nombre, valor }, i) => {
        const [x, y] = punto(i, 1.12);
        const centro = medidas.ancho / 2;
        const alLado = Math.abs(x - centro) >= 8;
        const lado = alLado ? (x > centro ? 'start' : 'end') : 'middle';
        const lineas = partir(nombre, alLado && medidas === ANGOSTO);
        return (
          <text
            key={nombre}
            class="grafico-texto"
            x={x}
            y={y - (lineas.length - 1) * 9}
            text-anchor={lado}
          >
            {lineas.map((linea, n) => (
              <tspan key={linea} {...(n === 0 ? {} : { x, dy: 18 })}>
                {linea}
              </tspan>
            ))}
            <tspan class="grafico-cifra">{` ${valor === null ? SIN_DATO : numeroLegible(valor)}`}</tspan>
          </text>
        );
      })}
      {conReferencia ? (
        <text class="grafico-texto grafico-marca" x="12" y={medidas.alto - 12}>
          {`Línea punteada: ${nombreReferencia}`}
        </text>
      ) : null}
    </MarcoGrafico>
  );
}
