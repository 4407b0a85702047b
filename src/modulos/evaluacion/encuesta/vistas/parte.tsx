import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  EncabezadoPagina,
  Etiqueta,
  GrupoBotones,
} from '../../../../diseno/index.ts';
import type { Item } from '../../madurez/index.ts';
import { avanceDe, type Encuesta, loSabeLaPlataforma } from '../leer-encuesta.ts';
import type { Parte } from '../partes.ts';
import { enPalabras, NO_APLICA, NO_RESPONDE } from '../respuesta.ts';

/** Lo que una persona escribió y no se pudo guardar, con su motivo. */
export type Errores = ReadonlyMap<string, { readonly texto: string; readonly mensaje: string }>;

/** Una parte: todas sus preguntas en un formulario. Cualquier «Guardar» guarda todo lo escrito. */
export function PaginaParte(p: {
  readonly base: string;
  readonly encuesta: Encuesta;
  readonly parte: Parte;
  readonly siguiente: Parte | undefined;
  readonly errores: Errores;
  readonly guardados: number | undefined;
}): VNode {
  const { encuesta, parte } = p;
  const { estado } = encuesta.medicion;
  const editable = estado === 'en_curso' || estado === 'observada';
  const avance = avanceDe(encuesta, parte);
  return (
    <>
      <EncabezadoPagina
        titulo={parte.nombre}
        bajada={`${avance.respondidas} de ${avance.total} respuestas en esta parte.`}
      />
      {p.guardados === undefined || p.guardados === 0 ? null : (
        <Aviso tono="exito" anunciar>
          <p>
            {p.guardados === 1
              ? 'Se guardó 1 respuesta.'
              : `Se guardaron ${p.guardados} respuestas.`}
          </p>
        </Aviso>
      )}
      {p.errores.size === 0 ? null : (
        <Aviso tono="error" titulo="Hay respuestas que no se pudieron guardar" anunciar>
          <ul>
            {[...p.errores].map(([id, e]) => (
              <li key={id}>
                <a href={`#${idDe(id)}`}>
                  {id}: {e.mensaje}
                </a>
              </li>
            ))}
          </ul>
        </Aviso>
      )}
      <form method="post" action={`${p.base}/${parte.id}`} class="encuesta" novalidate>
        <ol class="encuesta-items">
          {parte.items.map((item) => (
            <Pregunta
              key={item.id}
              base={p.base}
              item={item}
              encuesta={encuesta}
              error={p.errores.get(item.id)}
              editable={editable}
            />
          ))}
        </ol>
        {editable ? (
          <div class="encuesta-barra">
            <GrupoBotones>
              <Boton>Guardar</Boton>
              {p.siguiente === undefined ? null : (
                <Boton
                  variante="secundario"
                  nombre="seguir"
                  valor={p.siguiente.id}
                  icono="siguiente"
                >
                  {`Guardar y seguir: ${p.siguiente.nombre}`}
                </Boton>
              )}
            </GrupoBotones>
          </div>
        ) : (
          <p>La medición está cerrada: solo se puede leer.</p>
        )}
      </form>
    </>
  );
}

const idDe = (itemId: string): string => `i-${itemId.replaceAll('.', '-')}`;

function Pregunta(p: {
  readonly base: string;
  readonly item: Item;
  readonly encuesta: Encuesta;
  readonly error: { readonly texto: string; readonly mensaje: string } | undefined;
  readonly editable: boolean;
}): VNode {
  const { item, encuesta } = p;
  const id = idDe(item.id);
  const vigente = encuesta.vigentes.get(item.id);
  const anterior = encuesta.anteriores.get(item.id);
  const respaldos = encuesta.evidencias.filter((e) => e.item_id === item.id).length;
  const choca = encuesta.choques.some((c) => c.item_id === item.id);
  return (
    <li class={item.parte_de === undefined ? undefined : 'encuesta-detalle'}>
      <div class="encuesta-pregunta">
        <label class="campo-etiqueta" for={id}>
          {item.texto}
        </label>
        <p class="campo-ayuda" id={`${id}-ayuda`}>
          <code>{item.id}</code>
          {item.opcional ? ' · opcional' : ''}
          {item.ayuda === undefined ? '' : ` · ${item.ayuda}`}
          {item.evidencia === undefined ? '' : ` · Respaldo: ${item.evidencia}.`}
        </p>
        {p.error === undefined ? null : (
          <p class="campo-error" id={`${id}-error`}>
            {p.error.mensaje}
          </p>
        )}
        {loSabeLaPlataforma(encuesta, item) ? (
          <p>
            <Etiqueta tono="exito">
              {`Lo sabe la plataforma: ${encuesta.cifras[item.dato_plataforma ?? '']}`}
            </Etiqueta>
          </p>
        ) : null}
        {choca ? (
          <p>
            <Etiqueta tono="error">Dos respuestas distintas</Etiqueta>{' '}
            <a href={`${p.base}/items/${item.id}`}>Elegir cuál vale</a>
          </p>
        ) : null}
        <p class="encuesta-pie">
          {vigente === undefined ? 'Sin responder' : `Respondió ${vigente.autor.nombre}`}
          {anterior === undefined ? '' : ` · Antes: ${enPalabras(item, anterior)}`} ·{' '}
          <a href={`${p.base}/items/${item.id}`}>
            {respaldos === 0 ? 'Agregar respaldo' : `${respaldos} respaldos`}
            <span class="solo-lector"> de {item.id}</span>
          </a>
        </p>
      </div>
      <div class="encuesta-control">
        <Control
          item={item}
          id={id}
          valor={p.error?.texto ?? valorDe(vigente)}
          editable={p.editable}
          error={p.error !== undefined}
        />
        <input type="hidden" name={`v:${item.id}`} value={vigente?.revision ?? 0} />
      </div>
    </li>
  );
}

function valorDe(
  vigente: { readonly clase: string; readonly valor: string | null } | undefined,
): string {
  if (vigente === undefined) return '';
  if (vigente.clase === 'no_aplica') return NO_APLICA;
  if (vigente.clase === 'no_responde') return NO_RESPONDE;
  return vigente.valor ?? '';
}

function Control(p: {
  readonly item: Item;
  readonly id: string;
  readonly valor: string;
  readonly editable: boolean;
  readonly error: boolean;
}): VNode {
  const { item, id, valor } = p;
  const comunes = {
    class: 'control',
    id,
    name: `r:${item.id}`,
    disabled: !p.editable,
    'aria-describedby': p.error ? `${id}-ayuda ${id}-error` : `${id}-ayuda`,
    'aria-invalid': p.error ? ('true' as const) : undefined,
  };
  const especiales = [
    ...(item.no_aplica === 'no_admite' ? [] : [{ valor: NO_APLICA, etiqueta: 'No aplica' }]),
    { valor: NO_RESPONDE, etiqueta: 'No responde' },
  ];
  if (item.tipo === 'entero' || item.tipo === 'numero') {
    return (
      <>
        <input
          {...comunes}
          type="text"
          inputmode="decimal"
          autocomplete="off"
          value={valor.replace('.', ',')}
          list={`${id}-lista`}
        />
        <datalist id={`${id}-lista`}>
          {especiales.map((o) => (
            <option key={o.valor} value={o.valor} />
          ))}
        </datalist>
        <p class="campo-ayuda">
          {item.minimo === undefined ? 'Un número' : `De ${item.minimo} a ${item.maximo ?? 'más'}`},
          o escriba «{especiales.map((o) => o.valor).join('» o «')}».
        </p>
      </>
    );
  }
  const opciones =
    item.tipo === 'si_no'
      ? [
          { valor: '1', etiqueta: 'Sí' },
          { valor: '0', etiqueta: 'No' },
        ]
      : (item.opciones ?? []);
  return (
    <select {...comunes}>
      <option value="">Elija</option>
      {[...opciones, ...especiales].map((o) => (
        <option key={o.valor} value={o.valor} selected={o.valor === valor}>
          {o.etiqueta}
        </option>
      ))}
    </select>
  );
}
