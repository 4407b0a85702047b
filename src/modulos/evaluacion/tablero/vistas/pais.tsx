import type { VNode } from 'preact';
import { Buscador, EncabezadoPagina } from '../../../../diseno/index.ts';
import { Histograma, type Topologia } from '../../../../graficos/index.ts';
import type { IndiceTerritorio } from '../../../gobierno/territorio/index.ts';
import { decimal, porcentaje } from '../cifras.ts';
import type { Estudio2015 } from '../estudio.ts';
import { contarPorRegion, valores } from '../resumen.ts';
import { medidaDe, type Variable } from '../variables.ts';
import { SeccionMapaPais } from './mapa-pais.tsx';
import { MultiplesRegiones } from './multiples-regiones.tsx';
import { NavegacionMadurez } from './navegacion-madurez.tsx';
import { PerfilGrupos } from './perfil-grupos.tsx';
import { FUENTE_2015, Fuente, SinEstudio } from './piezas.tsx';
import { type FilaHito, TablaHitos } from './tabla-hitos.tsx';
import { conVariable } from './variable.tsx';

/** Tablero nacional: mapa de los cinco grupos, perfil, distribución, regiones e hitos. */
export function PaginaPais(p: {
  readonly estudio: Estudio2015 | null;
  readonly territorio: IndiceTerritorio;
  readonly mapa: Topologia;
  readonly variable: Variable;
}): VNode {
  return (
    <>
      <EncabezadoPagina
        rotulo="Madurez digital"
        titulo="Qué tan digitales son las municipalidades"
        bajada="El estudio nacional de 2015, repetido cifra por cifra: cinco grupos y lo que le falta a cada municipalidad."
      />
      <NavegacionMadurez actual="/madurez" />
      <Buscador
        id="buscar-madurez"
        accion="/madurez/municipios"
        etiqueta="Vea una municipalidad"
        ayuda="Por ejemplo: Iquique, Ñuñoa o Cochamó."
      />
      {p.estudio === null ? (
        <SinEstudio />
      ) : (
        <Estudio
          estudio={p.estudio}
          territorio={p.territorio}
          mapa={p.mapa}
          variable={p.variable}
        />
      )}
    </>
  );
}

/** Los hitos al pie del tablero. Van aparte: cambian con el uso y lo demás no. */
export function HitosDelPais({ hitos }: { readonly hitos: readonly FilaHito[] }): VNode {
  return (
    <section class="contenido precompuesto">
      <h2>Los hitos del programa</h2>
      <p>
        Los dos primeros son los del programa de 2014 a 2017. Los demás los calcula esta plataforma
        hoy. <a href="/madurez/hitos">Ver todos los hitos</a>
      </p>
      <TablaHitos leyenda="Hitos del programa nacional" hitos={hitos} />
    </section>
  );
}

function Estudio(p: {
  readonly estudio: Estudio2015;
  readonly territorio: IndiceTerritorio;
  readonly mapa: Topologia;
  readonly variable: Variable;
}): VNode {
  const { estudio, territorio } = p;
  const { completas, fichas } = estudio;
  const media =
    completas.reduce((suma, f) => suma + (f.medicion.indice ?? 0), 0) / completas.length;
  return (
    <>
      <ul class="cifras">
        <li>
          <strong>{fichas.length}</strong> municipalidades invitadas
        </li>
        <li>
          <strong>{estudio.publicados}</strong> con índice publicado
        </li>
        <li>
          <strong>{completas.length}</strong> con las cuatro dimensiones, en cinco grupos
        </li>
        <li>
          <strong>{decimal(media, 3)}</strong> de índice medio, de 0 a 1
        </li>
      </ul>
      <SeccionMapaPais {...p} />
      <Distribucion estudio={estudio} variable={medidaDe(p.variable)} />
      {p.variable.id === 'grupo' ? <LosGrupos estudio={estudio} territorio={territorio} /> : null}
    </>
  );
}

/** Lo que solo acompaña al mapa de grupos: qué los distingue y cuántos hay en cada región. */
function LosGrupos(p: {
  readonly estudio: Estudio2015;
  readonly territorio: IndiceTerritorio;
}): VNode {
  const { estudio, territorio } = p;
  return (
    <>
      <h2>Qué distingue a cada grupo</h2>
      <p>
        El grupo 1 es el de mayor madurez y el 5 el de menor. <b>No es una escala pareja:</b> los
        grupos 2 y 3 tienen un índice parecido y llegaron por caminos distintos.{' '}
        <a href="/madurez/metodo">Qué se puede afirmar y qué no</a>
      </p>
      <PerfilGrupos reglas={estudio.reglas} />
      <Fuente csv="grupos-2015">{FUENTE_2015}</Fuente>
      <h2 id="regiones">Región por región</h2>
      <p>
        Cuántas municipalidades de cada grupo hay, del 1 (izquierda) al 5. Misma escala en todas.
      </p>
      <MultiplesRegiones cuentas={contarPorRegion(estudio, territorio)} />
      <Fuente csv="regiones-2015">{FUENTE_2015}</Fuente>
    </>
  );
}

function Distribucion(p: { readonly estudio: Estudio2015; readonly variable: Variable }): VNode {
  const { variable } = p;
  const todos = valores(p.estudio.fichas, variable);
  const media = todos.reduce((a, b) => a + b, 0) / Math.max(1, todos.length);
  const bajo = (corte: number): string =>
    porcentaje(todos.filter((v) => v < corte).length / Math.max(1, todos.length));
  return (
    <section aria-labelledby="reparto" class="madurez-bloque">
      <h2 id="reparto">
        {variable.id === 'indice'
          ? 'Cómo se reparte el índice'
          : `Cómo se reparte: ${variable.nombre}`}
      </h2>
      <p>
        Media de {decimal(media, 3)} en {todos.length} municipalidades. El {bajo(0.4)} está bajo 0,4
        y el {bajo(0.7)}, bajo 0,7.
      </p>
      <Histograma
        id="distribucion"
        titulo={`Municipalidades por tramo: ${variable.nombre} (estudio de 2015)`}
        descripcion={`La media es ${decimal(media, 3)}. El ${bajo(0.4)} está bajo 0,4 y el ${bajo(0.7)}, bajo 0,7.`}
        fuente={FUENTE_2015}
        csv={`/madurez/datos/mapa-${variable.id}.csv`}
        valores={todos}
        tramos={10}
        nombreX={`${variable.nombre}, de 0 a 1`}
        marca={{ nombre: 'Media', valor: media }}
      />
      <p>
        <a href={conVariable('/madurez/ranking', variable)}>
          Municipios por tramo: {variable.nombre}
        </a>
      </p>
    </section>
  );
}
