import type { VNode } from 'preact';
import { fechaHora } from '../../../../calendario/index.ts';
import { Aviso, Boton, EncabezadoPagina } from '../../../../diseno/index.ts';
import type { EstadoDeLotes, LoteListo, SituacionDeLote } from '../informe/llevar-lote.ts';

// El programa es nacional: sus horas son las de Santiago.
const ZONA = 'America/Santiago';
const momento = (i: Temporal.Instant): string => fechaHora(i, ZONA);

/** Cuánto pasó, en la unidad en que se entiende. */
function lapso(desde: Temporal.Instant, hasta: Temporal.Instant): string {
  const s = Math.max(0, Math.round(hasta.since(desde).total('seconds')));
  if (s < 120) return s === 1 ? '1 segundo' : `${s} segundos`;
  const minutos = Math.round(s / 60);
  return minutos < 120 ? `${minutos} minutos` : `${Math.round(minutos / 60)} horas`;
}

/** Componer los informes de todas las municipalidades, ver su avance y bajarlos en un ZIP. */
export function PaginaInformes(p: {
  readonly lotes: EstadoDeLotes;
  readonly total: number;
  readonly ahora: Temporal.Instant;
}): VNode {
  const { actual, listo } = p.lotes;
  const abierto = actual.clase === 'en-curso' || actual.clase === 'detenido';
  return (
    <>
      <EncabezadoPagina
        titulo="Informes de madurez digital"
        bajada={`Un PDF por cada una de las ${p.total} municipalidades, en un solo archivo ZIP.`}
      />
      <Situacion actual={actual} ahora={p.ahora} />
      {abierto ? (
        listo === undefined ? null : (
          <p>
            Mientras tanto puede <Descarga listo={listo} /> del {momento(listo.termino)}.
          </p>
        )
      ) : (
        <form method="post" action="/programa/informes">
          <p>
            <Boton>
              {actual.clase === 'listo' ? 'Componer de nuevo' : 'Componer los informes'}
            </Boton>
          </p>
        </form>
      )}
      <p>
        Cada informe usa la última medición firmada. Sin ella, usa el estudio de 2015. Los de
        demostración lo dicen en cada página.
      </p>
    </>
  );
}

function Descarga({ listo }: { readonly listo: LoteListo }): VNode {
  return (
    <a href="/programa/informes.zip">descargar el ZIP ({Math.ceil(listo.bytes / 1_000_000)} MB)</a>
  );
}

function Situacion(p: {
  readonly actual: SituacionDeLote;
  readonly ahora: Temporal.Instant;
}): VNode {
  const { actual, ahora } = p;
  if (actual.clase === 'nunca') return <p>Todavía no se han compuesto. Toma cerca de un minuto.</p>;
  if (actual.clase === 'listo') return <Listo lote={actual} />;
  const { hechos, total } = actual.avance;
  if (actual.clase === 'en-curso') {
    return (
      <section aria-labelledby="avance">
        <h2 id="avance">En curso</h2>
        <progress class="avance-lote" value={hechos} max={total} aria-labelledby="cuantos" />
        <p>
          <b id="cuantos">
            {hechos} de {total} informes.
          </b>{' '}
          Los pidió {actual.autor}, hace {lapso(actual.inicio, ahora)}. Esta página se actualiza
          sola; puede cerrarla y volver.
        </p>
      </section>
    );
  }
  return (
    <Aviso tono="advertencia" titulo="Se interrumpió" anunciar>
      <p>
        Quedó en {hechos} de {total} informes y no avanza hace {lapso(actual.senal, ahora)}. Los que
        están hechos se conservan.
      </p>
      <form method="post" action="/programa/informes/seguir">
        <p>
          <Boton>Seguir con los {total - hechos} que faltan</Boton>
        </p>
      </form>
    </Aviso>
  );
}

function Listo({ lote }: { readonly lote: LoteListo }): VNode {
  const { hechos, total, fallidos } = lote.avance;
  return (
    <Aviso tono={fallidos.length === 0 ? 'exito' : 'advertencia'} titulo="Informes listos">
      <p>
        {hechos - fallidos.length} de {total} informes. Los pidió {lote.autor}; quedaron listos el{' '}
        {momento(lote.termino)}, en {lapso(lote.inicio, lote.termino)}. Ya puede{' '}
        <Descarga listo={lote} />.
      </p>
      {fallidos.length === 0 ? null : (
        <>
          <p>No se pudieron componer: {fallidos.join(', ')}.</p>
          <form method="post" action="/programa/informes/seguir">
            <p>
              <Boton variante="secundario">Intentar de nuevo los que fallaron</Boton>
            </p>
          </form>
        </>
      )}
    </Aviso>
  );
}
