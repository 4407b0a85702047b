import type { VNode } from 'preact';
import { fechaConDia } from '../../../../calendario/index.ts';
import {
  Aviso,
  Boton,
  CampoAreaTexto,
  EncabezadoPagina,
  EnlaceBoton,
  GrupoBotones,
  ResumenErrores,
} from '../../../../diseno/index.ts';
import { ADVERTENCIA_ART_31 } from '../../expedientes/index.ts';
import { etiquetaDe } from '../caso/historia.ts';
import type { CasoDeOficina } from '../caso/leer.ts';
import {
  type CorreccionEscrita,
  camposPorCorregir,
  LARGO_MENSAJE,
  LARGO_MOTIVO,
} from './correccion.ts';
import { type Escrito, Ocultos } from './ocultos.tsx';
import { RotuloDeCaso } from './vistas.tsx';

interface PlazoMostrado {
  readonly vence: string;
  readonly explicacion: string;
}

function AvisoDePlazo({ plazo }: { readonly plazo: PlazoMostrado | undefined }): VNode {
  return (
    <Aviso tono="info" titulo="Plazo de la persona: 5 días hábiles (Ley 19.880, art. 31)">
      {plazo === undefined ? null : (
        <p>
          Si sale ahora, vence el{' '}
          <strong>{fechaConDia(Temporal.PlainDate.from(plazo.vence))}</strong>. {plazo.explicacion}
        </p>
      )}
      <p>Se le advertirá: «{ADVERTENCIA_ART_31}»</p>
    </Aviso>
  );
}

/** Pedir una corrección: todas las respuestas con su casilla y su razón. */
export function PedirCorreccion(p: {
  readonly caso: CasoDeOficina;
  readonly accion: string;
  readonly volver: string;
  readonly escrita: CorreccionEscrita;
  readonly errores: Readonly<Record<string, string>>;
  readonly plazo: PlazoMostrado | undefined;
}): VNode {
  const { caso, escrita, errores } = p;
  const primero = caso.secciones[0]?.filas[0]?.campo ?? '';
  return (
    <div class="columna-lectura">
      <ResumenErrores
        errores={Object.entries(errores).map(([campo, mensaje]) => ({
          campo: campo === 'campos' ? `campos-${primero}` : campo,
          mensaje,
        }))}
      />
      <EncabezadoPagina
        titulo="Pedir una corrección"
        bajada="Marque lo que está mal y diga por qué. La persona solo podrá cambiar lo marcado."
      />
      <RotuloDeCaso caso={caso} />
      <AvisoDePlazo plazo={p.plazo} />
      <form method="post" action={p.accion} novalidate>
        <Ocultos escrito={{}} etapa="revisar" revision={caso.expediente.revision} />
        {caso.secciones.map((seccion) => {
          const filas = seccion.filas.filter(({ campo }) => Object.hasOwn(escrita.motivos, campo));
          return filas.length === 0 ? null : (
            <fieldset class="grupo-correccion" key={seccion.pagina}>
              <legend>{seccion.titulo}</legend>
              {filas.map((fila) => {
                const error = errores[`motivo-${fila.campo}`];
                return (
                  <div class="por-corregir" key={fila.campo}>
                    <div class="marca">
                      <input
                        type="checkbox"
                        id={`campos-${fila.campo}`}
                        name="campos"
                        value={fila.campo}
                        checked={escrita.marcados.includes(fila.campo)}
                        aria-describedby={`respuesta-${fila.campo}`}
                      />
                      <label for={`campos-${fila.campo}`}>{fila.pregunta}</label>
                      <span class="marca-ayuda respuesta" id={`respuesta-${fila.campo}`}>
                        Respondió: {fila.respuesta}
                      </span>
                    </div>
                    <div class="motivo">
                      <CampoAreaTexto
                        id={`motivo-${fila.campo}`}
                        etiqueta={`Qué debe corregir en «${fila.pregunta}»`}
                        valor={escrita.motivos[fila.campo]}
                        error={error}
                        filas={2}
                        largoMaximo={LARGO_MOTIVO}
                      />
                    </div>
                  </div>
                );
              })}
            </fieldset>
          );
        })}
        <CampoAreaTexto
          id="mensaje"
          etiqueta="Mensaje para la persona"
          ayuda="Si hace falta explicar algo más. Lo verá junto con la lista."
          opcional
          valor={escrita.mensaje}
          error={errores.mensaje}
          filas={3}
          largoMaximo={LARGO_MENSAJE}
        />
        <GrupoBotones>
          <Boton icono="siguiente">Revisar antes de enviar</Boton>
          <EnlaceBoton href={p.volver} variante="discreto">
            Salir sin pedir nada
          </EnlaceBoton>
        </GrupoBotones>
      </form>
    </div>
  );
}

/** Lo que recibirá la persona, antes de enviarlo. */
export function ConfirmarCorreccion(p: {
  readonly caso: CasoDeOficina;
  readonly accion: string;
  readonly volver: string;
  readonly escrita: CorreccionEscrita;
  readonly escrito: Escrito;
  readonly plazo: PlazoMostrado | undefined;
}): VNode {
  const { caso, escrita } = p;
  const { revision } = caso.expediente;
  return (
    <div class="columna-lectura">
      <EncabezadoPagina titulo="Revise y envíe la corrección" />
      <RotuloDeCaso caso={caso} />
      <section class="vista-previa" aria-labelledby="recibira">
        <p class="encabezado-rotulo">La persona recibirá esto</p>
        <h2 id="recibira">Debe corregir su solicitud</h2>
        <dl class="por-corregir-lista">
          {camposPorCorregir(escrita).map(({ campo, motivo }) => (
            <div key={campo}>
              <dt>{etiquetaDe(caso.tramite.definicion, campo)}</dt>
              <dd>{motivo}</dd>
            </div>
          ))}
        </dl>
        {escrita.mensaje.trim() === '' ? null : <p class="nota-texto">{escrita.mensaje}</p>}
      </section>
      <AvisoDePlazo plazo={p.plazo} />
      <div class="grupo-botones">
        <form method="post" action={p.accion}>
          <Ocultos escrito={p.escrito} etapa="confirmar" revision={revision} />
          <Boton icono="enviar">Pedir la corrección</Boton>
        </form>
        <form method="post" action={p.accion}>
          <Ocultos escrito={p.escrito} etapa="editar" revision={revision} />
          <Boton variante="secundario">Volver a editar</Boton>
        </form>
        <EnlaceBoton href={p.volver} variante="discreto">
          Salir sin pedir nada
        </EnlaceBoton>
      </div>
    </div>
  );
}
