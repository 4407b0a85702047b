import type { VNode } from 'preact';
import { HistogramaComparado, Intervalos, Radar } from '../../../../graficos/index.ts';
import type { Region } from '../../../gobierno/territorio/index.ts';
import { decimal } from '../cifras.ts';
import type { Estudio2015, FichaEstudio } from '../estudio.ts';
import { intervalo } from '../incertidumbre.ts';
import { resumir, valores } from '../resumen.ts';
import { DIMENSIONES_2015, tramoEn, type Variable, valorDe } from '../variables.ts';
import { FUENTE_2015 } from './piezas.tsx';

interface Props {
  readonly region: Region;
  readonly fichas: readonly FichaEstudio[];
  readonly estudio: Estudio2015;
  readonly medida: Variable;
}

const cuantas = (n: number): string => (n === 1 ? '1 municipalidad' : `${n} municipalidades`);

/** Dónde está cada municipalidad de la región, cómo se reparten y la región frente al país. */
export function SeccionPosicion(p: Props): VNode {
  return (
    <div class="dos-mitades region-posicion">
      <TramosDeLaRegion {...p} />
      <FrenteAlPais {...p} />
    </div>
  );
}

function TramosDeLaRegion({ region, fichas, estudio, medida }: Props): VNode {
  const conError = medida.id === 'indice';
  const mediana = resumir(valores(estudio.fichas, medida))?.mediana ?? 0;
  const filas = fichas
    .flatMap((ficha) => {
      const valor = valorDe(ficha, medida.id);
      return valor === null ? [] : [{ ficha, valor }];
    })
    .toSorted((a, b) => b.valor - a.valor);
  return (
    <section aria-labelledby="tramos" class="madurez-bloque">
      <h2 id="tramos">Sus municipalidades: {medida.nombre}</h2>
      <p>
        {conError
          ? `El punto es el índice y la línea, su intervalo de 90 %. Dos municipalidades se ordenan solo si difieren más de ${decimal(1.645 * Math.SQRT2 * estudio.error.error, 2)}: las demás pueden ir en cualquier orden.`
          : 'Esta dimensión resume muy pocas respuestas: no alcanzan para estimar su error. Lea el tramo y no el orden.'}{' '}
        <a href="/madurez/metodo#incertidumbre">Cómo se calcula</a>
      </p>
      <Intervalos
        id="tramos-region"
        titulo={`${medida.nombre} de cada municipalidad de ${region.nombre}`}
        descripcion={`${filas.length} municipalidades, de mayor a menor, con la mediana del país (${decimal(mediana, 2)}) como referencia.`}
        fuente={FUENTE_2015}
        csv={`/madurez/datos/region-${region.codigo}.csv`}
        dominio={[0, 1]}
        referencia={{ nombre: `Mediana del país: ${decimal(mediana, 2)}`, valor: mediana }}
        {...(conError
          ? { tablaEn: { texto: 'Los mismos datos en la tabla de abajo', href: '#justa' } }
          : {})}
        columnas={['Municipalidad', medida.nombre, 'Tramo']}
        cifra={(v) => decimal(v, 2)}
        celdas={(f) => [decimal(f.valor, 3), tramoEn(medida, f.valor)?.nombre ?? '']}
        filas={filas.map(({ ficha, valor }) => ({
          nombre: ficha.municipio.nombre,
          valor,
          href: `/madurez/municipios/${ficha.municipio.slug}`,
          destacada: true,
          ...(conError ? { rango: intervalo(valor, estudio.error) } : {}),
        }))}
      />
    </section>
  );
}

function FrenteAlPais({ region, fichas, estudio, medida }: Props): VNode {
  const completas = fichas.filter((f) => f.completo);
  const media = (lista: readonly FichaEstudio[], d: Variable): number =>
    resumir(valores(lista, d))?.media ?? 0;
  const propias = valores(fichas, medida);
  return (
    <section aria-labelledby="pais" class="madurez-bloque">
      <h2 id="pais">La región y el país</h2>
      <HistogramaComparado
        id="reparto-region"
        titulo={`Cómo se reparte: ${medida.nombre}`}
        descripcion={`Porcentaje en cada tramo: ${region.nombre} (${cuantas(propias.length)}) y el país.`}
        fuente={FUENTE_2015}
        csv={`/madurez/datos/mapa-${medida.id}.csv`}
        valores={propias}
        referencia={valores(estudio.fichas, medida)}
        nombreValores={region.nombre}
        nombreReferencia="país"
        nombreX={`${medida.nombre}, de 0 a 1`}
      />
      <Radar
        id="radar-region"
        titulo="Media de cada dimensión"
        descripcion={`Media de 0 a 1 en ${region.nombre} (${cuantas(completas.length)}) y en el país (${cuantas(estudio.completas.length)}). Solo las que tienen todos los datos.`}
        fuente={FUENTE_2015}
        csv={`/madurez/datos/region-${region.codigo}.csv`}
        maximo={1}
        nombreValor={region.nombre}
        nombreReferencia="media del país"
        ejes={DIMENSIONES_2015.map((d) => ({
          nombre: d.nombre,
          valor: media(completas, d),
          referencia: media(estudio.completas, d),
        }))}
      />
    </section>
  );
}
