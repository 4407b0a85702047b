import type { VNode } from 'preact';
import { EncabezadoPagina } from '../../../../diseno/index.ts';
import { decimal } from '../cifras.ts';
import type { Estudio2015, FichaEstudio } from '../estudio.ts';
import { intervalo } from '../incertidumbre.ts';
import { tramoEn, VARIABLES, type Variable, valorDe } from '../variables.ts';
import { NavegacionMadurez } from './navegacion-madurez.tsx';
import { FUENTE_2015, Fuente, SinEstudio } from './piezas.tsx';
import { SelectorVariable } from './variable.tsx';

const orden = new Intl.Collator('es');
const porNombre = (fichas: readonly FichaEstudio[]): readonly FichaEstudio[] =>
  fichas.toSorted((a, b) => orden.compare(a.municipio.nombre, b.municipio.nombre));

/** Municipios por tramos del índice o de una dimensión, sin puestos. */
export function PaginaRanking(p: {
  readonly estudio: Estudio2015 | null;
  readonly medida: Variable;
}): VNode {
  return (
    <>
      <EncabezadoPagina
        rotulo="Madurez digital"
        titulo="Municipios por tramo"
        bajada="Son tramos y no puestos. El orden dentro de un tramo no significa nada."
      />
      <NavegacionMadurez actual="/madurez/ranking" />
      {p.estudio === null ? <SinEstudio /> : <Tramos estudio={p.estudio} medida={p.medida} />}
    </>
  );
}

function Tramos(p: { readonly estudio: Estudio2015; readonly medida: Variable }): VNode {
  const { estudio, medida } = p;
  const conError = medida.id === 'indice';
  const conValor = porNombre(estudio.fichas.filter((f) => valorDe(f, medida.id) !== null));
  return (
    <>
      <SelectorVariable
        base="/madurez/ranking"
        actual={medida}
        ancla=""
        etiqueta="Qué se ordena"
        variables={VARIABLES.filter((v) => v.id !== 'grupo')}
      />
      <p>{medida.mide}</p>
      {conError ? (
        <p>
          El punto es el índice y la línea, su intervalo de 90 %. El error típico es{' '}
          {decimal(estudio.error.error, 2)}: el índice se apoya en nueve respuestas que se parecen
          poco entre sí (alfa {decimal(estudio.error.alfa, 2)}). G1 a G5 es el grupo. Dentro de cada
          tramo van por orden alfabético.{' '}
          <a href="/madurez/metodo#incertidumbre">Cómo se calcula</a>
        </p>
      ) : (
        <p>
          Esta dimensión resume muy pocas respuestas: no alcanzan para estimar su error. G1 a G5 es
          el grupo; sin G, le falta una dimensión. Dentro de cada tramo van por orden alfabético.
        </p>
      )}
      {medida.tramos.map((tramo) => {
        const fichas = conValor.filter(
          (f) => tramoEn(medida, valorDe(f, medida.id) ?? 0) === tramo,
        );
        const id = `tramo-${tramo.clase}`;
        return (
          <section key={tramo.clase} class="madurez-bloque" aria-labelledby={id}>
            <h2 id={id}>
              {tramo.nombre} <small>{fichas.length} municipios</small>
            </h2>
            {fichas.length === 0 ? (
              <p>Nadie está en este tramo.</p>
            ) : (
              <ol class={`lista-tramo${conError ? '' : ' lista-tramo-simple'}`}>
                {fichas.map((f) => (
                  <Fila key={f.municipio.cut} ficha={f} medida={medida} estudio={estudio} />
                ))}
              </ol>
            )}
          </section>
        );
      })}
      <Fuente csv={`mapa-${medida.id}`} licencia>
        {FUENTE_2015}
      </Fuente>
      {conError ? <Incompletas estudio={estudio} /> : null}
    </>
  );
}

function Incompletas({ estudio }: { readonly estudio: Estudio2015 }): VNode {
  const incompletas = estudio.fichas.filter((f) => !f.completo && f.medicion.publicado !== null);
  return (
    <>
      <h2>Publicados con dimensiones sin dato</h2>
      <p>
        El estudio publicó también {incompletas.length} índices con dos o tres dimensiones. No se
        comparan con los demás ni tienen grupo.
      </p>
      <ol class="lista-tramo lista-tramo-simple">
        {porNombre(incompletas).map((f) => (
          <li key={f.municipio.cut}>
            <a href={`/madurez/municipios/${f.municipio.slug}`}>{f.municipio.nombre}</a>
            <span>{decimal(f.medicion.publicado, 3)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Fila(p: {
  readonly ficha: FichaEstudio;
  readonly medida: Variable;
  readonly estudio: Estudio2015;
}): VNode {
  const { municipio } = p.ficha;
  const valor = valorDe(p.ficha, p.medida.id) ?? 0;
  const grupo = valorDe(p.ficha, 'grupo');
  const [desde, hasta] = intervalo(valor, p.estudio.error).map((v) => Math.round(v * 200));
  const punto = Math.round(valor * 200);
  return (
    <li>
      <a href={`/madurez/municipios/${municipio.slug}`}>{municipio.nombre}</a>
      {p.medida.id === 'indice' ? (
        <svg viewBox="0 0 200 12" aria-hidden="true">
          <path d={`M${desde} 6H${hasta}`} />
          <circle cx={punto} cy="6" r="4" />
        </svg>
      ) : null}
      <span>{decimal(valor, 3)}</span>
      {grupo === null ? null : <b class={`grupo-${grupo}`}>G{grupo}</b>}
    </li>
  );
}
