import type { VNode } from 'preact';
import {
  EnCastellano,
  EncabezadoPagina,
  EstadoVacio,
  Etiqueta,
  Fecha,
  Tarjeta,
  type Tono,
} from '../../../../diseno/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';

/** Una solicitud o un caso, listo para mostrar. */
export interface FilaPropia {
  readonly id: string;
  readonly titulo: string;
  /** El nombre del trámite quedó en castellano. */
  readonly enCastellano: boolean;
  readonly href: string;
  readonly municipalidad: string;
  readonly folio?: string;
  readonly estado: { readonly tono: Tono; readonly texto: string };
  /** Qué le toca hacer a la persona, si le toca algo. */
  readonly accion?: string;
  /** Antes de qué fecha, `AAAA-MM-DD`. */
  readonly antesDe?: string;
  readonly rotuloFecha: string;
}

/** Lo que la persona tiene en todos los municipios: primero lo que espera algo de ella. */
export function MisTramites(p: {
  readonly t: Textos;
  readonly filas: readonly FilaPropia[];
}): VNode {
  const { t } = p;
  const esperan = p.filas.filter(({ accion }) => accion !== undefined);
  const otras = p.filas.filter(({ accion }) => accion === undefined);
  return (
    <>
      <EncabezadoPagina titulo={t.seguimiento.titulo} />
      {p.filas.length === 0 ? (
        <EstadoVacio
          titulo={t.seguimiento.vacio}
          accion={<a href="/buscar">{t.seguimiento.verTramites}</a>}
        >
          <p>{t.seguimiento.vacioTexto}</p>
        </EstadoVacio>
      ) : null}
      <Grupo titulo={t.seguimiento.esperanAlgo} filas={esperan} />
      <Grupo titulo={t.seguimiento.enManosDelMunicipio} filas={otras} />
    </>
  );
}

function Grupo(p: {
  readonly titulo: string;
  readonly filas: readonly FilaPropia[];
}): VNode | null {
  if (p.filas.length === 0) return null;
  return (
    <section class="avance-propio">
      <h2>{p.titulo}</h2>
      {p.filas.map((fila) => (
        <Tarjeta
          key={fila.id}
          titulo={fila.enCastellano ? <EnCastellano>{fila.titulo}</EnCastellano> : fila.titulo}
          href={fila.href}
          pie={[fila.municipalidad, fila.folio].filter(Boolean).join(' · ')}
        >
          <p>
            <Etiqueta tono={fila.estado.tono}>{fila.estado.texto}</Etiqueta>
          </p>
          {fila.accion === undefined ? null : <p>{fila.accion}</p>}
          {fila.antesDe === undefined ? null : (
            <p>
              {fila.rotuloFecha} <Fecha iso={fila.antesDe} />
            </p>
          )}
        </Tarjeta>
      ))}
    </section>
  );
}
