import type { VNode } from 'preact';
import { EncabezadoPagina } from '../../../../diseno/index.ts';
import {
  type DatosDeGrafico,
  Dispersion,
  numeroLegible,
  type PuntoDispersion,
} from '../../../../graficos/index.ts';
import { decimal } from '../cifras.ts';
import { spearman } from '../correlacion.ts';
import type { Estudio2015 } from '../estudio.ts';
import { resumir } from '../resumen.ts';
import { NavegacionMadurez } from './navegacion-madurez.tsx';
import { FUENTE_2015, Fuente, SinEstudio } from './piezas.tsx';

const INDICADORES = [
  {
    clave: 'poblacion',
    titulo: 'Población',
    x: 'Habitantes; cada marca es diez veces la anterior',
    unidad: 'Habitantes',
  },
  { clave: 'rural', titulo: 'Ruralidad', x: 'Población rural, %', unidad: 'Rural, %' },
  {
    clave: 'dependenciaFcm',
    titulo: 'Dependencia del Fondo Común',
    x: 'Dependencia, %',
    unidad: 'Dependencia, %',
  },
  { clave: 'pobreza', titulo: 'Pobreza por ingresos', x: 'Pobreza, %', unidad: 'Pobreza, %' },
] as const;

/** El índice frente a lo que la municipalidad no controla. */
export function PaginaContexto({ estudio }: { readonly estudio: Estudio2015 | null }): VNode {
  return (
    <>
      <EncabezadoPagina
        rotulo="Madurez digital"
        titulo="El índice y el contexto"
        bajada="El índice varía con la población, la ruralidad, la pobreza y la dependencia del Fondo Común. Por eso cada municipio se compara con los más parecidos."
      />
      <NavegacionMadurez actual="/madurez/contexto" />
      {estudio === null ? <SinEstudio /> : <Nubes estudio={estudio} />}
    </>
  );
}

/** Desde qué correlación de rangos, sin signo, una relación se llama fuerte, media o débil. */
const FUERZAS = [
  { desde: 0.6, nombre: 'fuerte' },
  { desde: 0.4, nombre: 'media' },
  { desde: 0, nombre: 'débil' },
] as const;

/** «a más, mayor índice; relación media»: hacia dónde va la nube y con cuánta fuerza, en palabras. */
function enPalabras(rho: number): string {
  const fuerza = FUERZAS.find(({ desde }) => Math.abs(rho) >= desde)?.nombre ?? 'débil';
  return `${rho > 0 ? 'a más, mayor índice' : 'a más, menor índice'}; relación ${fuerza}`;
}

function Nubes({ estudio }: { readonly estudio: Estudio2015 }): VNode {
  const contextos = new Map(estudio.contextos.map((c) => [c.cut, c]));
  return (
    <>
      <div class="dos-mitades">
        {INDICADORES.map(({ clave, titulo, x, unidad }) => {
          const puntos = estudio.completas.flatMap((f): PuntoDispersion[] => {
            const valor = contextos.get(f.municipio.cut)?.[clave] ?? null;
            return valor === null
              ? []
              : [{ nombre: f.municipio.nombre, x: valor, y: f.medicion.indice ?? 0 }];
          });
          const rho = spearman(
            puntos.map((p) => p.x),
            puntos.map((p) => p.y),
          );
          return (
            <div class="madurez-bloque" key={clave}>
              <Dispersion
                id={`nube-${clave}`}
                titulo={`${titulo}: ${enPalabras(rho)}`}
                descripcion={`${puntos.length} municipios. La correlación de rangos con el índice es ${decimal(rho, 2)}.`}
                fuente="Estudio de 2015; INE (Censo 2024), SINIM 2023 y CASEN."
                csv="/madurez/datos/contexto-2015.csv"
                puntos={conExtremos(puntos)}
                nombreX={x}
                nombreY="Índice de 2015"
                logaritmica={clave === 'poblacion'}
                resumen={resumenPorQuintos(puntos, unidad)}
              />
              <p class="fuente-datos">
                Correlación de rangos (Spearman): {decimal(rho, 2)} en {puntos.length} municipios.
              </p>
            </div>
          );
        })}
      </div>
      <p>
        Correlación no es causa: un municipio rural puede subir su índice. El contexto es de 2023 y
        2024 y el índice, de 2015.
      </p>
      <p>
        La tabla de cada gráfico resume a los municipios en cinco partes iguales.{' '}
        <a href="/madurez/tabla">La tabla completa, municipalidad por municipalidad</a>
      </p>
      <Fuente csv="contexto-2015" licencia>
        {FUENTE_2015}
      </Fuente>
    </>
  );
}

/** Con nombre, el de mayor y el de menor índice: sirven para orientarse en la nube. */
function conExtremos(puntos: readonly PuntoDispersion[]): readonly PuntoDispersion[] {
  const orden = puntos.toSorted((a, b) => a.y - b.y);
  return puntos.map((p) => ({ ...p, destacado: p === orden[0] || p === orden.at(-1) }));
}

/** Los puntos en cinco partes iguales según el contexto, con el índice de cada una. */
export function resumenPorQuintos(
  puntos: readonly PuntoDispersion[],
  unidad: string,
): DatosDeGrafico {
  const orden = puntos.toSorted((a, b) => a.x - b.x);
  const corte = (i: number): number => Math.round((orden.length * i) / 5);
  return {
    columnas: [
      { titulo: unidad },
      { titulo: 'Municipios', numerica: true },
      { titulo: 'Índice: primer cuarto', numerica: true },
      { titulo: 'Mediana', numerica: true },
      { titulo: 'Tercer cuarto', numerica: true },
    ],
    filas: [0, 1, 2, 3, 4].flatMap((i) => {
      const parte = orden.slice(corte(i), corte(i + 1));
      const r = resumir(parte.map((p) => p.y));
      if (r === null) return [];
      const limites = [parte[0]?.x ?? 0, parte.at(-1)?.x ?? 0].map(numeroLegible);
      return [
        [
          limites.join(' a '),
          String(r.n),
          decimal(r.q1, 2),
          decimal(r.mediana, 2),
          decimal(r.q3, 2),
        ],
      ];
    }),
  };
}
