import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  CampoCasillas,
  Desplegable,
  EncabezadoPagina,
  GrupoBotones,
} from '../../../../diseno/index.ts';
import { blancosDe, type Encuesta } from '../leer-encuesta.ts';
import type { ResultadoMedicion } from '../medir.ts';
import { idDe } from './pregunta.tsx';

/** Antes de firmar: blancos, avisos de coherencia y confirmación. */
export function PaginaCierre(p: {
  readonly base: string;
  readonly encuesta: Encuesta;
  readonly resultado: ResultadoMedicion;
  readonly error: string | undefined;
}): VNode {
  const blancos = blancosDe(p.encuesta);
  const { choques } = p.encuesta;
  return (
    <>
      <EncabezadoPagina
        titulo="Revisar y firmar"
        bajada="Al firmar, la medición se cierra y su resultado se publica. El programa puede observarla."
      />
      {p.error === undefined ? null : (
        <Aviso tono="error" anunciar>
          <p>{p.error}</p>
        </Aviso>
      )}
      {choques.length === 0 ? null : (
        <Aviso tono="error" titulo="Antes debe elegir entre respuestas distintas">
          <ul>
            {[...new Set(choques.map((c) => c.item_id))].map((id) => (
              <li key={id}>
                <a href={`${p.base}/items/${id}`}>{id}</a>
              </li>
            ))}
          </ul>
        </Aviso>
      )}
      {p.resultado.advertencias.length === 0 ? null : (
        <Aviso tono="advertencia" titulo="Revise antes de firmar">
          <ul>
            {p.resultado.advertencias.map((a) => (
              <li key={a}>{a}</li>
            ))}
          </ul>
        </Aviso>
      )}
      <form method="post" action={`${p.base}/cerrar`}>
        {blancos.length === 0 ? (
          <p>Todas las preguntas tienen respuesta.</p>
        ) : (
          <>
            <p>
              Quedan <b>{blancos.length} respuestas en blanco</b>. Cuentan como «no responde» y
              quedan anotadas con su firma.
            </p>
            <Desplegable titulo="Ver cuáles" abierto={blancos.length <= 20}>
              <BlancosPorParte base={p.base} encuesta={p.encuesta} blancos={blancos} />
            </Desplegable>
            <CampoCasillas
              id="confirma"
              etiqueta="Confirmación"
              opciones={[
                { valor: 'si', texto: `Cierro con ${blancos.length} respuestas en blanco` },
              ]}
              valores={[]}
            />
          </>
        )}
        <GrupoBotones>
          <Boton icono="firma">Firmar y cerrar</Boton>
        </GrupoBotones>
      </form>
    </>
  );
}

/** Los ítems en blanco de cada parte, con el enlace a su pregunta. */
function BlancosPorParte(p: {
  readonly base: string;
  readonly encuesta: Encuesta;
  readonly blancos: readonly string[];
}): VNode {
  const faltan = new Set(p.blancos);
  const partes = p.encuesta.cuestionario.partes
    .map((parte) => ({ parte, items: parte.items.filter((i) => faltan.has(i.id)) }))
    .filter(({ items }) => items.length > 0);
  return (
    <>
      {partes.map(({ parte, items }) => (
        <section key={parte.id}>
          <h2>
            {parte.nombre} ({items.length})
          </h2>
          <ul class="lista-blancos">
            {items.map((item) => (
              <li key={item.id}>
                <a href={`${p.base}/${parte.id}#${idDe(item.id)}`}>
                  <code>{item.id}</code> {item.texto}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
