import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  EncabezadoPagina,
  GrupoBotones,
  ResumenErrores,
} from '../../../../diseno/index.ts';
import { avanceDe, type Encuesta, esEditable } from '../leer-encuesta.ts';
import type { SinGuardar } from '../leer-envio.ts';
import type { Parte } from '../partes.ts';
import { enPalabras } from '../respuesta.ts';
import { BarraDeAvance } from './avance.tsx';
import { CampoMotivo } from './motivo.tsx';
import { idDe, Pregunta } from './pregunta.tsx';

/** Lo que no se pudo guardar y por qué. */
export interface Envuelto {
  readonly pendientes: ReadonlyMap<string, SinGuardar>;
  /** Ítems que otra persona respondió distinto a la vez. */
  readonly choques: readonly string[];
  /** Motivo general: medición o campaña cerrada. */
  readonly bloqueo: string | undefined;
  readonly motivo: string;
  readonly faltaMotivo: boolean;
}

export const NADA_PENDIENTE: Envuelto = {
  pendientes: new Map(),
  choques: [],
  bloqueo: undefined,
  motivo: '',
  faltaMotivo: false,
};

type PropsParte = {
  readonly base: string;
  readonly encuesta: Encuesta;
  readonly parte: Parte;
  readonly siguiente: Parte | undefined;
  readonly incoherencias: ReadonlyMap<string, readonly string[]>;
  readonly envuelto: Envuelto;
  readonly guardados: number | undefined;
};

/** Una parte: todas sus preguntas en un formulario. Cualquier «Guardar» guarda todo lo escrito. */
export function PaginaParte(p: PropsParte): VNode {
  const { encuesta, parte, envuelto } = p;
  // Con algo sin guardar el formulario sigue vivo: al reabrir, se envía otra vez sin reescribir.
  const editable = esEditable(encuesta) || envuelto.bloqueo !== undefined;
  const avance = avanceDe(encuesta, parte);
  return (
    <>
      <EncabezadoPagina
        titulo={parte.nombre}
        bajada={`${avance.respondidas} de ${avance.total} respuestas en esta parte.`}
      />
      <BarraDeAvance avance={avance} />
      {p.guardados === undefined || p.guardados === 0 ? null : (
        <Aviso tono="exito" anunciar>
          <p>
            {p.guardados === 1
              ? 'Se guardó 1 respuesta.'
              : `Se guardaron ${p.guardados} respuestas.`}
          </p>
        </Aviso>
      )}
      {envuelto.bloqueo === undefined ? null : (
        <Aviso tono="error" titulo={envuelto.bloqueo} anunciar>
          <p>
            Lo que acaba de escribir no se guardó, pero sigue en esta página: no la cierre. Cuando
            se reabra, pulse Guardar otra vez. Lo guardado antes se conserva.
          </p>
        </Aviso>
      )}
      <Choques {...p} />
      <ResumenErrores
        titulo="Hay respuestas que no se pudieron guardar"
        errores={[
          ...[...envuelto.pendientes].flatMap(([id, e]) =>
            e.mensaje === undefined ? [] : [{ campo: idDe(id), mensaje: `${id}: ${e.mensaje}` }],
          ),
          ...(envuelto.faltaMotivo
            ? [{ campo: 'motivo', mensaje: 'Escriba el motivo de la enmienda.' }]
            : []),
        ]}
      />
      <form method="post" action={`${p.base}/${parte.id}`} class="encuesta" novalidate>
        <ol class="encuesta-items">
          {parte.items.map((item) => (
            <li key={item.id} class={item.parte_de === undefined ? undefined : 'encuesta-detalle'}>
              <Pregunta
                base={p.base}
                item={item}
                encuesta={encuesta}
                pendiente={envuelto.pendientes.get(item.id)}
                incoherencias={p.incoherencias.get(item.id) ?? []}
                editable={editable}
              />
            </li>
          ))}
        </ol>
        {editable ? (
          <>
            <CampoMotivo
              encuesta={encuesta}
              valor={envuelto.motivo}
              error={envuelto.faltaMotivo ? 'Escriba el motivo de la enmienda.' : undefined}
            />
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
          </>
        ) : (
          <p>
            {encuesta.campana.estado === 'cerrada'
              ? 'La campaña está cerrada: solo se puede leer.'
              : 'La medición está firmada: solo se puede leer.'}
          </p>
        )}
      </form>
    </>
  );
}

/** Otra persona respondió a la vez: se muestran las dos respuestas y dónde elegir. */
function Choques({ base, encuesta, parte, envuelto }: PropsParte): VNode | null {
  const items = parte.items.filter((i) => envuelto.choques.includes(i.id));
  if (items.length === 0) return null;
  return (
    <Aviso tono="error" titulo="Otra persona respondió lo mismo a la vez" anunciar>
      <p>Nada se perdió: las dos respuestas están guardadas. Elija cuál vale.</p>
      <ul>
        {items.map((item) => {
          const vigente = encuesta.vigentes.get(item.id);
          const suya = encuesta.choques.filter((c) => c.item_id === item.id).at(-1);
          return (
            <li key={item.id}>
              <a href={`${base}/items/${item.id}`}>{item.id}</a>: {vigente?.autor.nombre} respondió
              «{enPalabras(item, vigente)}»; usted, «{enPalabras(item, suya)}».
            </li>
          );
        })}
      </ul>
    </Aviso>
  );
}
