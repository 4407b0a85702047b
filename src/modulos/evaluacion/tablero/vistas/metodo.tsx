import type { VNode } from 'preact';
import { type Columna, EncabezadoPagina, Tabla } from '../../../../diseno/index.ts';
import type { ReglasDeGrupo } from '../../madurez/index.ts';
import { decimal } from '../cifras.ts';
import type { Estructura } from '../estructura.ts';
import type { ErrorDeMedida } from '../incertidumbre.ts';
import { Componentes } from './componentes.tsx';
import { Formulas, Limites } from './formulas.tsx';
import { NavegacionMadurez } from './navegacion-madurez.tsx';
import { PerfilGrupos } from './perfil-grupos.tsx';
import { SinEstudio } from './piezas.tsx';

interface FilaMetodo {
  readonly metodo: string;
  readonly cifras: Estructura['estudio'];
}

const columnas: readonly Columna<FilaMetodo>[] = [
  { clave: 'metodo', titulo: 'Método', encabezaFila: true, celda: (f) => f.metodo },
  {
    clave: 'wss',
    titulo: 'Suma de cuadrados dentro',
    numerica: true,
    celda: (f) => decimal(f.cifras.wss, 3),
  },
  {
    clave: 'silueta',
    titulo: 'Silueta media',
    numerica: true,
    celda: (f) => decimal(f.cifras.silueta, 3),
  },
  {
    clave: 'ari',
    titulo: 'Acuerdo con los publicados',
    numerica: true,
    celda: (f) => decimal(f.cifras.ari, 3),
  },
];

/** El método y sus límites, con las cifras recalculadas. */
export function PaginaMetodo(p: {
  readonly reglas: ReglasDeGrupo;
  readonly estructura: Estructura | null;
  readonly error: ErrorDeMedida | null;
}): VNode {
  const { estructura, error } = p;
  const media = (grupo: number): string => {
    const medias = p.reglas.centros.grupos.find((g) => g.grupo === grupo)?.media ?? [];
    return decimal(medias.reduce((a, b) => a + b, 0) / medias.length, 3);
  };
  return (
    <>
      <EncabezadoPagina
        rotulo="Madurez digital"
        titulo="Método y límites"
        bajada="Cómo se calcula cada cifra, qué se comprobó y qué no se puede afirmar."
      />
      <NavegacionMadurez actual="/madurez/metodo" />
      <h2>Qué tan firmes son los cinco grupos</h2>
      <p>
        Los grupos se repiten exactos: 249 de 249 municipios con el algoritmo del estudio y también
        con la regla del centro más cercano. Eso prueba que se entendió el método.{' '}
        <b>No prueba que los grupos existan en la realidad.</b>
      </p>
      <ul>
        <li>
          <b>Los grupos están poco separados.</b>
          {estructura === null
            ? ' '
            : ` La silueta media es ${decimal(estructura.estudio.silueta, 3)}. `}
          Entre 0,26 y 0,50 la estructura se llama débil.
        </li>
        <li>
          <b>Otra partición calza mejor.</b> Con los mismos datos, otro reparto en cinco deja menos
          variación dentro de los grupos. Coincide poco con el publicado.
        </li>
        <li>
          <b>El reparto depende de cuándo se detuvo.</b> El estudio cortó en diez iteraciones. Con
          nueve u once cambian algunos municipios.
        </li>
        <li>
          <b>Los grupos 2 y 3 no son una escala.</b> Tienen índice parecido ({media(2)} y {media(3)}
          ). El 2 tiene intranet y estrategia con poca infraestructura. El 3, seguridad y servidores
          sin plan. Lo mismo pasa con el 4 y el 5.
        </li>
      </ul>
      {estructura === null ? <SinEstudio /> : <Comprobaciones estructura={estructura} />}
      <h2>Qué distingue a cada grupo</h2>
      <PerfilGrupos reglas={p.reglas} />
      <h2 id="incertidumbre">Cuánta incertidumbre tiene un índice</h2>
      <p>
        Las nueve respuestas se parecen poco entre sí
        {error === null
          ? ''
          : ` (alfa de Cronbach ${decimal(error.alfa, 3)} en ${error.n} municipios)`}
        : miden cosas distintas. El error típico es la desviación del índice por la raíz de uno
        menos el alfa
        {error === null
          ? '.'
          : `: ${decimal(error.desviacion, 3)} × √(1 − ${decimal(error.alfa, 3)}) = ${decimal(error.error, 3)}.`}{' '}
        El intervalo de 90 % suma y resta 1,645 errores. Dos municipios se ordenan solo si difieren
        más que el error de ambos. Es una cota: supone que las nueve respuestas quieren medir lo
        mismo.
      </p>
      <Formulas />
      <Limites />
    </>
  );
}

function Comprobaciones({ estructura }: { readonly estructura: Estructura }): VNode {
  const { estabilidad } = estructura;
  return (
    <>
      <Tabla
        leyenda={`Los mismos ${estructura.n} municipios agrupados de tres maneras`}
        columnas={columnas}
        filas={[
          { metodo: 'El del estudio (programa SPSS, 10 iteraciones)', cifras: estructura.estudio },
          { metodo: 'k-medias libre, 200 arranques, semilla 1', cifras: estructura.libre },
          { metodo: 'Ward', cifras: estructura.ward },
        ]}
        claveDeFila={(f) => f.metodo}
      />
      <p>
        Al remuestrear {estabilidad.remuestreos} veces, el acuerdo medio (índice de Rand ajustado)
        es {decimal(estabilidad.ari, 2)}. La coincidencia de cada grupo (Jaccard) es, del 1 al 5:{' '}
        {estabilidad.jaccard.map((j) => decimal(j, 2)).join('; ')}. Bajo 0,60 un grupo se considera
        disuelto y sobre 0,85 muy estable (Hennig, 2007).
      </p>
      <Componentes estructura={estructura} />
    </>
  );
}
