import type { VNode } from 'preact';
import { Desplegable, Etiqueta, Fecha, Icono } from '../../../../diseno/index.ts';
import type { Item } from '../../madurez/index.ts';
import { type AyudaDeItem, ayudasDe } from '../ayudas.ts';
import { type Encuesta, loSabeLaPlataforma } from '../leer-encuesta.ts';
import type { SinGuardar } from '../leer-envio.ts';
import { type Escrita, enPalabras, NO_APLICA, NO_RESPONDE } from '../respuesta.ts';

export const idDe = (itemId: string): string => `i-${itemId.replaceAll('.', '-')}`;

type PropsPregunta = {
  readonly base: string;
  readonly item: Item;
  readonly encuesta: Encuesta;
  readonly pendiente: SinGuardar | undefined;
  readonly incoherencias: readonly string[];
  readonly editable: boolean;
  /** En su propia página la ayuda va abierta y no se enlaza a sí misma. */
  readonly sola?: boolean;
};

/** Una pregunta con su ayuda, su ejemplo, lo respondido antes y su control. */
export function Pregunta(p: PropsPregunta): VNode {
  const { item, encuesta } = p;
  const id = idDe(item.id);
  const vigente = encuesta.vigentes.get(item.id);
  const error = p.pendiente?.mensaje;
  return (
    <>
      <div class="encuesta-pregunta">
        {p.sola === true ? null : (
          <label class="campo-etiqueta" for={id}>
            {item.texto}
          </label>
        )}
        <p class="campo-ayuda" id={`${id}-ayuda`}>
          {p.sola === true ? null : <code>{item.id}</code>}
          {item.opcional ? ' Opcional' : ''}
        </p>
        {error === undefined ? null : (
          <p class="campo-error" id={`${id}-error`}>
            <Icono nombre="error" />
            <span>{error}</span>
          </p>
        )}
        {p.incoherencias.length === 0 ? null : (
          <div class="encuesta-aviso" id={`${id}-aviso`}>
            {p.incoherencias.map((mensaje) => (
              <p key={mensaje}>
                <Icono nombre="advertencia" />
                <span>Revise: {mensaje}</span>
              </p>
            ))}
          </div>
        )}
        <Marcas {...p} />
        <Ayuda
          item={item}
          ayuda={ayudasDe(encuesta.medicion.instrumento).get(item.id)}
          abierta={p.sola === true}
        />
        <p class="encuesta-pie">
          {vigente === undefined ? 'Sin responder' : `Respondió ${vigente.autor.nombre}`}
          {p.sola === true ? null : <EnlaceAItem {...p} />}
        </p>
      </div>
      <div class="encuesta-control">
        {p.sola === true ? (
          <label class="campo-etiqueta" for={id}>
            Respuesta
          </label>
        ) : null}
        <Control {...p} id={id} vigente={vigente} />
        <Anterior item={item} encuesta={encuesta} />
      </div>
    </>
  );
}

function EnlaceAItem({ base, item, encuesta }: PropsPregunta): VNode {
  const respaldos = encuesta.evidencias.filter((e) => e.item_id === item.id).length;
  return (
    <>
      {' · '}
      <a href={`${base}/items/${item.id}`}>
        {respaldos === 0
          ? 'Agregar respaldo'
          : respaldos === 1
            ? '1 respaldo'
            : `${respaldos} respaldos`}
        <span class="solo-lector"> de {item.id}</span>
      </a>
    </>
  );
}

function Marcas({ base, item, encuesta }: PropsPregunta): VNode | null {
  const sabida = loSabeLaPlataforma(encuesta, item);
  const choca = encuesta.choques.some((c) => c.item_id === item.id);
  if (!sabida && !choca) return null;
  return (
    <>
      {sabida ? (
        <p>
          <Etiqueta tono="exito">
            {`Lo sabe la plataforma: ${String(encuesta.cifras[item.dato_plataforma ?? '']).replace('.', ',')}`}
          </Etiqueta>
        </p>
      ) : null}
      {choca ? (
        <p>
          <Etiqueta tono="error">Dos respuestas distintas</Etiqueta>{' '}
          <a href={`${base}/items/${item.id}`}>
            Elegir cuál vale<span class="solo-lector"> en {item.id}</span>
          </a>
        </p>
      ) : null}
    </>
  );
}

function Ayuda(p: {
  readonly item: Item;
  readonly ayuda: AyudaDeItem | undefined;
  readonly abierta: boolean;
}): VNode | null {
  const { item, ayuda } = p;
  const contenido = (
    <>
      {ayuda === undefined ? null : (
        <>
          <p>{ayuda.ayuda}</p>
          <p>
            <b>Ejemplo.</b> {ayuda.ejemplo}
          </p>
        </>
      )}
      {item.evidencia === undefined ? null : (
        <p>
          <b>Sirve de respaldo:</b> {item.evidencia}.
        </p>
      )}
      {item.ayuda === undefined ? null : (
        <p>
          <b>Cómo cuenta:</b> {item.ayuda.replace(/^Puntaje: /, '')}
        </p>
      )}
    </>
  );
  if (p.abierta) return <div class="encuesta-ayuda">{contenido}</div>;
  if (ayuda === undefined && item.evidencia === undefined && item.ayuda === undefined) return null;
  return (
    <div class="encuesta-ayuda">
      <Desplegable titulo="Ayuda y ejemplo">{contenido}</Desplegable>
    </div>
  );
}

function Anterior({
  item,
  encuesta,
}: {
  readonly item: Item;
  readonly encuesta: Encuesta;
}): VNode | null {
  if (encuesta.anterior === undefined) return null;
  return (
    <p class="encuesta-anterior">
      En la medición anterior (<Fecha iso={encuesta.anterior.fecha.slice(0, 10)} corta />
      ): <b>{enPalabras(item, encuesta.anteriores.get(item.id))}</b>
    </p>
  );
}

const especialesDe = (item: Item) => [
  ...(item.no_aplica === 'no_admite' ? [] : [{ valor: NO_APLICA, etiqueta: 'No aplica' }]),
  { valor: NO_RESPONDE, etiqueta: 'No responde' },
];

function valorDe(vigente: Escrita | undefined): string {
  if (vigente === undefined) return '';
  if (vigente.clase === 'no_aplica') return NO_APLICA;
  if (vigente.clase === 'no_responde') return NO_RESPONDE;
  return vigente.valor ?? '';
}

function Control(
  p: PropsPregunta & {
    readonly id: string;
    readonly vigente: (Escrita & { readonly revision: number }) | undefined;
  },
): VNode {
  const { item, id, pendiente, vigente } = p;
  const descrito = [
    `${id}-ayuda`,
    ...(pendiente?.mensaje === undefined ? [] : [`${id}-error`]),
    ...(p.incoherencias.length === 0 ? [] : [`${id}-aviso`]),
  ].join(' ');
  const comunes = {
    disabled: !p.editable,
    'aria-describedby': descrito,
    'aria-invalid': pendiente?.mensaje === undefined ? undefined : ('true' as const),
  };
  const valor = valorDe(vigente);
  const revision = (
    <input
      type="hidden"
      name={`v:${item.id}`}
      value={pendiente?.revision ?? vigente?.revision ?? 0}
    />
  );
  const especiales = especialesDe(item);
  if (item.tipo === 'entero' || item.tipo === 'numero') {
    const especial = especiales.some((o) => o.valor === valor) ? valor : '';
    const mostrado = especial === '' ? valor.replace('.', ',') : valor;
    return (
      <>
        <div class="encuesta-numero">
          <input
            {...comunes}
            class="control"
            id={id}
            name={`r:${item.id}`}
            type="text"
            inputmode="decimal"
            autocomplete="off"
            value={pendiente?.texto ?? (especial === '' ? mostrado : '')}
          />
          <select
            class="control"
            name={`e:${item.id}`}
            disabled={!p.editable}
            aria-label={`O bien, en ${item.id}`}
          >
            <option value="">Número</option>
            {especiales.map((o) => (
              <option
                key={o.valor}
                value={o.valor}
                selected={o.valor === (pendiente?.especial ?? especial)}
              >
                {o.etiqueta}
              </option>
            ))}
          </select>
        </div>
        <p class="campo-ayuda">{rango(item)}</p>
        <input type="hidden" name={`p:${item.id}`} value={mostrado} />
        {revision}
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
    <>
      <select {...comunes} class="control" id={id} name={`r:${item.id}`}>
        <option value="">Elija</option>
        {[...opciones, ...especiales].map((o) => (
          <option key={o.valor} value={o.valor} selected={o.valor === (pendiente?.texto ?? valor)}>
            {o.etiqueta}
          </option>
        ))}
      </select>
      {revision}
    </>
  );
}

function rango(item: Item): string {
  const clase = item.tipo === 'entero' ? 'Un entero' : 'Un número, con coma si hace falta';
  if (item.minimo === undefined) return `${clase}.`;
  return item.maximo === undefined || item.maximo >= 100_000
    ? `${clase}, desde ${item.minimo}.`
    : `${clase}, de ${item.minimo} a ${item.maximo}.`;
}
