import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  EncabezadoPagina,
  EnlaceBoton,
  GrupoBotones,
  ResumenErrores,
} from '../../../../diseno/index.ts';
import type { Item } from '../../madurez/index.ts';
import { type Encuesta, esEditable } from '../leer-encuesta.ts';
import type { SinGuardar } from '../leer-envio.ts';
import { type Escrita, enPalabras } from '../respuesta.ts';
import { Momento } from './historia.tsx';
import { CampoMotivo } from './motivo.tsx';
import { Pregunta } from './pregunta.tsx';
import { type RespaldoFallido, Respaldos } from './respaldos.tsx';

type Version = Escrita & {
  readonly version_id: string;
  readonly revision: number | null;
  readonly autor: { readonly nombre: string };
  readonly escrita_en: string;
  readonly motivo: string | null;
};

/** Un ítem: responder, elegir entre respuestas que chocaron, sus respaldos y su historia. */
export function PaginaItem(p: {
  readonly base: string;
  readonly volver: string;
  readonly item: Item;
  readonly encuesta: Encuesta;
  readonly versiones: readonly Version[];
  readonly pendiente: SinGuardar | undefined;
  readonly incoherencias: readonly string[];
  /** Ítem que sigue en el instrumento. */
  readonly siguiente: string | undefined;
  readonly guardada: boolean;
  readonly bloqueo: string | undefined;
  readonly motivo: string;
  readonly error: string | undefined;
  readonly respaldo: RespaldoFallido | undefined;
}): VNode {
  const { item, encuesta } = p;
  const vigente = encuesta.vigentes.get(item.id);
  const choques = encuesta.choques.filter((c) => c.item_id === item.id);
  const editable = esEditable(encuesta) || p.bloqueo !== undefined;
  const accion = `${p.base}/items/${item.id}`;
  return (
    <>
      <EncabezadoPagina
        rotulo={item.id}
        titulo={item.texto}
        acciones={
          <EnlaceBoton href={p.volver} variante="secundario">
            Volver a la parte
          </EnlaceBoton>
        }
      />
      {p.guardada ? (
        <Aviso tono="exito" anunciar>
          <p>Se guardó.</p>
        </Aviso>
      ) : null}
      {p.bloqueo === undefined ? null : (
        <Aviso tono="error" titulo={p.bloqueo} anunciar>
          <p>
            Lo que acaba de escribir no se guardó, pero sigue en esta página. Lo guardado antes se
            conserva.
          </p>
        </Aviso>
      )}
      {p.error === undefined ? null : (
        <Aviso tono="error" anunciar>
          <p>{p.error}</p>
        </Aviso>
      )}
      <ResumenErrores
        titulo="No se agregó el respaldo"
        errores={p.respaldo === undefined ? [] : [p.respaldo]}
      />
      {choques.length === 0 ? null : (
        <Aviso tono="error" titulo="Dos personas respondieron a la vez">
          <p>Nada se perdió. Elija cuál vale; la otra queda en la historia.</p>
          <form method="post" action={`${accion}/elegir`}>
            <div class="grupo-botones">
              <Boton nombre="version" valor="vigente" variante="secundario">
                {`Dejar «${enPalabras(item, vigente)}» (${vigente?.autor.nombre ?? ''})`}
              </Boton>
              {choques.map((c) => (
                <Boton
                  key={c.version_id}
                  nombre="version"
                  valor={c.version_id}
                  variante="secundario"
                >
                  {`Usar «${enPalabras(item, c)}» (${c.autor.nombre})`}
                </Boton>
              ))}
            </div>
          </form>
        </Aviso>
      )}
      <form method="post" action={`${accion}/responder`} class="encuesta" novalidate>
        <div class="encuesta-sola">
          <Pregunta
            base={p.base}
            item={item}
            encuesta={encuesta}
            pendiente={p.pendiente}
            incoherencias={p.incoherencias}
            editable={editable}
            sola
          />
        </div>
        {editable ? (
          <>
            <CampoMotivo encuesta={encuesta} valor={p.motivo} />
            <GrupoBotones>
              <Boton>Guardar</Boton>
              {p.siguiente === undefined ? null : (
                <Boton
                  variante="secundario"
                  nombre="seguir"
                  valor={p.siguiente}
                  icono="siguiente"
                >{`Guardar y seguir: ${p.siguiente}`}</Boton>
              )}
            </GrupoBotones>
          </>
        ) : (
          <p>Solo se puede leer.</p>
        )}
      </form>
      <Respaldos
        item={item}
        encuesta={encuesta}
        accion={accion}
        editable={editable}
        fallido={p.respaldo}
      />
      <h2>Historia</h2>
      {p.versiones.length === 0 ? (
        <p>Nadie ha respondido.</p>
      ) : (
        <ol>
          {p.versiones.map((v) => (
            <li key={v.version_id}>
              «{enPalabras(item, v)}», {v.autor.nombre}, <Momento iso={v.escrita_en} corta />
              {v.revision === null ? ' (llegó cuando otra persona ya había respondido)' : ''}
              {v.motivo === null ? '' : `. Enmienda: ${v.motivo}`}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
