import type { VNode } from 'preact';
import { EncabezadoPagina } from '../../../../diseno/index.ts';
import { decimal } from '../cifras.ts';
import type { Estudio2015, FichaEstudio } from '../estudio.ts';
import { intervalo, TRAMOS, tramoDe } from '../incertidumbre.ts';
import { NavegacionMadurez } from './navegacion-madurez.tsx';
import { FUENTE_2015, Fuente, MarcaGrupo, SinEstudio } from './piezas.tsx';

/** Municipios por tramos del índice, con su incertidumbre y sin puestos. */
export function PaginaRanking({ estudio }: { readonly estudio: Estudio2015 | null }): VNode {
  return (
    <>
      <EncabezadoPagina
        rotulo="Madurez digital"
        titulo="Municipios por tramo"
        bajada="Se muestran tramos y no puestos: con la precisión de este índice, el orden dentro de un tramo no significa nada."
      />
      <NavegacionMadurez actual="/madurez/ranking" />
      {estudio === null ? <SinEstudio /> : <Tramos estudio={estudio} />}
    </>
  );
}

function Tramos({ estudio }: { readonly estudio: Estudio2015 }): VNode {
  const orden = new Intl.Collator('es');
  const incompletas = estudio.fichas.filter((f) => !f.completo && f.medicion.publicado !== null);
  const nombres = (fichas: readonly FichaEstudio[]): readonly FichaEstudio[] =>
    fichas.toSorted((a, b) => orden.compare(a.municipio.nombre, b.municipio.nombre));
  return (
    <>
      <p>
        El punto es el índice calculado. La línea es su intervalo de 90 %: el índice se apoya en
        nueve respuestas que se parecen poco entre sí (alfa {decimal(estudio.error.alfa, 2)}) y su
        error típico es {decimal(estudio.error.error, 2)}. Dentro de cada tramo van por orden
        alfabético. <a href="/madurez/metodo#incertidumbre">Cómo se calcula</a>
      </p>
      {TRAMOS.map((tramo) => {
        const fichas = nombres(
          estudio.completas.filter((f) => tramoDe(f.medicion.indice ?? 0)?.id === tramo.id),
        );
        return (
          <section key={tramo.id} class="madurez-bloque" aria-labelledby={`tramo-${tramo.id}`}>
            <h2 id={`tramo-${tramo.id}`}>
              {tramo.nombre}{' '}
              <small>
                {decimal(tramo.desde, 2)} a {decimal(tramo.hasta, 2)} · {fichas.length} municipios
              </small>
            </h2>
            <ol class="lista-tramo">
              {fichas.map((f) => (
                <Fila key={f.municipio.cut} ficha={f} estudio={estudio} />
              ))}
            </ol>
          </section>
        );
      })}
      <Fuente csv="municipios-2015">{FUENTE_2015}</Fuente>
      <h2>Publicados con dimensiones sin dato</h2>
      <p>
        El estudio publicó también {incompletas.length} índices con dos o tres dimensiones. No se
        comparan con los demás ni tienen grupo.
      </p>
      <ol class="lista-tramo lista-tramo-simple">
        {nombres(incompletas).map((f) => (
          <li key={f.municipio.cut}>
            <a href={`/madurez/municipios/${f.municipio.slug}`}>{f.municipio.nombre}</a>
            <span>{decimal(f.medicion.publicado, 3)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Fila(p: { readonly ficha: FichaEstudio; readonly estudio: Estudio2015 }): VNode {
  const { municipio, medicion, ubicacion } = p.ficha;
  const indice = medicion.indice ?? 0;
  const [desde, hasta] = intervalo(indice, p.estudio.error);
  const x = (v: number): number => Math.round(v * 200);
  return (
    <li>
      <a href={`/madurez/municipios/${municipio.slug}`}>{municipio.nombre}</a>
      <svg class="rango" viewBox="0 0 200 12" aria-hidden="true">
        <path class="rango-eje" d="M0 6H200" />
        <path class="rango-linea" d={`M${x(desde)} 6H${x(hasta)}`} />
        <circle cx={x(indice)} cy="6" r="4" />
      </svg>
      <span>{decimal(indice, 3)}</span>
      <MarcaGrupo grupo={ubicacion?.grupo ?? 0} />
    </li>
  );
}
