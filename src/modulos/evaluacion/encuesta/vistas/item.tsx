import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  CampoTexto,
  EncabezadoPagina,
  EstadoVacio,
  Fecha,
} from '../../../../diseno/index.ts';
import type { Item } from '../../madurez/index.ts';
import type { Encuesta } from '../leer-encuesta.ts';
import { type Escrita, enPalabras } from '../respuesta.ts';

type Version = Escrita & {
  readonly version_id: string;
  readonly revision: number | null;
  readonly autor: { readonly nombre: string };
  readonly escrita_en: string;
};

/** Un ítem: elegir entre respuestas que chocaron, sus respaldos y toda su historia. */
export function PaginaItem(p: {
  readonly base: string;
  readonly volver: string;
  readonly item: Item;
  readonly encuesta: Encuesta;
  readonly versiones: readonly Version[];
  readonly error: string | undefined;
}): VNode {
  const { item, encuesta } = p;
  const vigente = encuesta.vigentes.get(item.id);
  const choques = encuesta.choques.filter((c) => c.item_id === item.id);
  const respaldos = encuesta.evidencias.filter((e) => e.item_id === item.id);
  const editable =
    encuesta.medicion.estado === 'en_curso' || encuesta.medicion.estado === 'observada';
  const accion = `${p.base}/items/${item.id}`;
  return (
    <>
      <EncabezadoPagina rotulo={item.id} titulo={item.texto} />
      <p>
        Respuesta vigente: <b>{enPalabras(item, vigente)}</b>
        {vigente === undefined ? '' : `, de ${vigente.autor.nombre}`}.{' '}
        <a href={p.volver}>Cambiarla</a>
      </p>
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
      <h2>Respaldos</h2>
      <p>
        {item.evidencia === undefined ? '' : `Sirve: ${item.evidencia}. `}Con un respaldo la
        respuesta cuenta como verificable (nivel E1).
      </p>
      {p.error === undefined ? null : (
        <Aviso tono="error" anunciar>
          <p>{p.error}</p>
        </Aviso>
      )}
      {respaldos.length === 0 ? (
        <EstadoVacio titulo="Sin respaldos" icono="adjuntar" />
      ) : (
        <ul>
          {respaldos.map((r) => (
            <li key={r.evidencia_id}>
              {r.url === null ? (
                <a href={`${accion}/archivos/${r.evidencia_id}`}>{r.nombre_archivo}</a>
              ) : (
                <a href={r.url} rel="noopener nofollow">
                  {r.url}
                </a>
              )}{' '}
              · {r.autor.nombre} · <Fecha iso={r.agregada_en} corta />
              {editable ? (
                <form method="post" action={`${accion}/retirar`} class="en-linea">
                  <Boton variante="discreto" nombre="evidencia" valor={r.evidencia_id}>
                    Retirar
                  </Boton>
                </form>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {editable ? (
        <div class="dos-mitades">
          <form method="post" action={`${accion}/enlace`}>
            <CampoTexto
              id="url"
              etiqueta="Dirección web"
              ayuda="Empieza con https://"
              tipo="url"
              largoMaximo={500}
            />
            <p>
              <Boton icono="enlace">Agregar dirección</Boton>
            </p>
          </form>
          <form method="post" action={`${accion}/archivo`} enctype="multipart/form-data">
            <div class="campo">
              <label class="campo-etiqueta" for="archivo">
                Archivo
              </label>
              <p class="campo-ayuda" id="archivo-ayuda">
                PDF, JPG, PNG, DOCX o XLSX de hasta 10 MB.
              </p>
              <input
                class="control control-archivo"
                type="file"
                id="archivo"
                name="archivo"
                aria-describedby="archivo-ayuda"
              />
            </div>
            <p>
              <Boton icono="adjuntar">Subir archivo</Boton>
            </p>
          </form>
        </div>
      ) : null}
      <h2>Historia</h2>
      {p.versiones.length === 0 ? (
        <p>Nadie ha respondido.</p>
      ) : (
        <ol>
          {p.versiones.map((v) => (
            <li key={v.version_id}>
              «{enPalabras(item, v)}», {v.autor.nombre}, <Fecha iso={v.escrita_en} corta />
              {v.revision === null ? ' (llegó cuando otra persona ya había respondido)' : ''}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
