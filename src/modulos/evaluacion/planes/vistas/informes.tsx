import type { VNode } from 'preact';
import { Aviso, Boton, EncabezadoPagina } from '../../../../diseno/index.ts';
import type { EstadoDeTaller } from '../informe/taller.ts';

const segundos = (desde: Temporal.Instant, hasta: Temporal.Instant): string =>
  `${Math.round(hasta.since(desde).total('seconds'))} segundos`;

/** Componer los informes de todas las municipalidades, ver su avance y bajarlos en un ZIP. */
export function PaginaInformes(p: {
  readonly estado: EstadoDeTaller;
  readonly total: number;
  readonly ahora: Temporal.Instant;
}): VNode {
  const { estado } = p;
  return (
    <>
      <EncabezadoPagina
        titulo="Informes de madurez digital"
        bajada={`Un PDF por cada una de las ${p.total} municipalidades, en un solo archivo ZIP.`}
      />
      <Situacion estado={estado} ahora={p.ahora} />
      {estado.clase === 'en-curso' ? null : (
        <form method="post" action="/programa/informes">
          <p>
            <Boton>
              {estado.clase === 'listo' ? 'Componer de nuevo' : 'Componer los informes'}
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

function Situacion(p: {
  readonly estado: EstadoDeTaller;
  readonly ahora: Temporal.Instant;
}): VNode {
  const { estado } = p;
  if (estado.clase === 'nunca') return <p>Todavía no se han compuesto. Toma menos de un minuto.</p>;
  if (estado.clase === 'fallo') {
    return (
      <Aviso tono="error" titulo="No se pudo terminar" anunciar>
        <p>Revise el espacio en disco y vuelva a intentarlo.</p>
      </Aviso>
    );
  }
  const { hechos, total, fallidos } = estado.avance;
  if (estado.clase === 'en-curso') {
    return (
      <section aria-labelledby="avance">
        <h2 id="avance">En curso</h2>
        <progress class="avance-lote" value={hechos} max={total} aria-labelledby="cuantos" />
        <p>
          <b id="cuantos">
            {hechos} de {total} informes.
          </b>{' '}
          Lleva {segundos(estado.inicio, p.ahora)}. Esta página se actualiza sola; puede cerrarla y
          volver.
        </p>
      </section>
    );
  }
  return (
    <Aviso tono={fallidos.length === 0 ? 'exito' : 'advertencia'} titulo="Informes listos">
      <p>
        {hechos - fallidos.length} de {total} informes en {segundos(estado.inicio, estado.termino)}.{' '}
        <a href="/programa/informes.zip">
          Descargar el ZIP ({Math.round(estado.bytes / 1_000_000)} MB)
        </a>
      </p>
      {fallidos.length === 0 ? null : <p>No se pudieron componer: {fallidos.join(', ')}.</p>}
    </Aviso>
  );
}
