import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  type Contenido,
  EnCastellano,
  GrupoBotones,
  Progreso,
  ResumenErrores,
} from '../diseno/index.ts';
import { type TextosDeCampos, textos } from '../idioma/index.ts';
import { idDe, nombreDe } from './campos/dibujo.ts';
import { quedaEnCastellano, textosDeCampos } from './campos/implementacion.ts';
import { dependeDe, esObligatorio, esVisible } from './lectura.ts';
import { crudosDe } from './leer-pagina.ts';
import { paginasVisibles } from './recorrido.ts';
import { registro } from './registro.ts';
import type { Campo, Crudos, ErrorCampo, Formulario, Pagina, Respuestas } from './tipos.ts';
import type { Contexto } from './valores.ts';

interface PropsPagina {
  readonly formulario: Formulario;
  readonly pagina: Pagina;
  /** Respuestas guardadas de todo el formulario. */
  readonly respuestas: Respuestas;
  /** Lo recién escrito; sin esto se dibujan las respuestas guardadas. */
  readonly crudos?: Crudos;
  readonly errores?: readonly ErrorCampo[];
  readonly contexto: Contexto;
  /** Dirección a la que se envía. */
  readonly accion: string;
  /** Entradas ocultas de quien llama; sus nombres parten con guion bajo. */
  readonly ocultos?: Readonly<Record<string, string>>;
  readonly textoBoton?: string;
  /** Título en el idioma de la página; sin él, el del trámite, que está en castellano. */
  readonly titulo?: string;
  /** Lo que va bajo el título, ya en su idioma; sin él, la descripción de la página. */
  readonly bajada?: Contenido;
  /** Otras acciones junto al botón: «Guardar y seguir después». */
  readonly acciones?: Contenido;
  /** Qué corregir en cada campo, en las palabras del funcionario: siempre en castellano. */
  readonly motivos?: ReadonlyMap<string, string>;
  /** Campos que no se pueden cambiar (corrección de otros campos): se muestran como texto. */
  readonly soloCampos?: readonly string[];
}

const llevaArchivos = (campo: Campo): boolean =>
  campo.tipo === 'archivo' ||
  (campo.tipo === 'tabla' && campo.columnas.some((columna) => columna.tipo === 'archivo'));

const llevaBotones = (campo: Campo): boolean => campo.tipo === 'mapa' || campo.tipo === 'tabla';

/** El dato ya lo tiene el Estado (Ley 19.880, art. 17 letra d): se dice de dónde viene. */
function conOrigen(campo: Campo, t: TextosDeCampos): Campo {
  if (!campo.origen) return campo;
  const nota = t.origen(t.origenes[campo.origen]);
  return { ...campo, ayuda: campo.ayuda ? `${campo.ayuda} ${nota}` : nota };
}

/** Ancla del resumen: la primera marca o casilla lleva el id del campo. */
const ancla = (error: ErrorCampo): string => idDe(error.campo);

function DibujoDeCampo(p: {
  readonly props: PropsPagina;
  readonly campo: Campo;
  readonly crudos: Crudos;
  readonly esTitulo: boolean;
  readonly condicional: boolean;
}): VNode {
  const { props, campo, crudos } = p;
  const castellano = quedaEnCastellano(campo, props.contexto);
  const t = castellano ? textos('es-CL').campos : textosDeCampos(props.contexto);
  const motivo = props.motivos?.get(campo.id);
  const dibujo = (
    <>
      {p.condicional ? (
        <input type="hidden" name={nombreDe(campo.id, 'mostrado')} value="1" />
      ) : null}
      {registro[campo.tipo].render({
        campo: conOrigen(campo, t),
        nombre: campo.id,
        crudos,
        errores: props.errores ?? [],
        obligatorio: esObligatorio(campo, props.respuestas, props.contexto),
        contexto: props.contexto,
        valor: Object.hasOwn(props.respuestas, campo.id) ? props.respuestas[campo.id] : undefined,
        esTitulo: p.esTitulo,
      })}
    </>
  );
  return (
    <>
      {motivo ? (
        <Aviso tono="info">
          <p>
            {textosDeCampos(props.contexto).queCorregir} <EnCastellano>{motivo}</EnCastellano>
          </p>
        </Aviso>
      ) : null}
      {castellano ? <EnCastellano bloque>{dibujo}</EnCastellano> : dibujo}
    </>
  );
}

/** Un texto del formulario, marcado en castellano si no está traducido. */
function EnSuIdioma(p: {
  readonly ruta: string;
  readonly contexto: Contexto;
  readonly children: string;
}): VNode {
  const traducido = p.contexto.textos !== undefined && !p.contexto.sinTraducir?.has(p.ruta);
  if (traducido) return <>{p.children}</>;
  return <EnCastellano>{p.children}</EnCastellano>;
}

/** Título de la página o, si hay un solo campo con el mismo texto, la etiqueta de ese campo. */
function Titulo(p: {
  readonly pagina: Pagina;
  readonly titulo: string | undefined;
  readonly bajada: Contenido;
  readonly contexto: Contexto;
  readonly suelto: boolean;
}): VNode | null {
  const ruta = `pagina.${p.pagina.id}`;
  return (
    <>
      {p.suelto ? null : (
        <h1>
          {p.titulo ?? (
            <EnSuIdioma ruta={`${ruta}.titulo`} contexto={p.contexto}>
              {p.pagina.titulo}
            </EnSuIdioma>
          )}
        </h1>
      )}
      {p.bajada ? <p class="bajada">{p.bajada}</p> : null}
      {p.pagina.descripcion ? (
        <p class="bajada">
          <EnSuIdioma ruta={`${ruta}.descripcion`} contexto={p.contexto}>
            {p.pagina.descripcion}
          </EnSuIdioma>
        </p>
      ) : null}
    </>
  );
}

/**
 * Página de preguntas completa: resumen de errores, avance, título, campos y botón. Funciona sin
 * código en el navegador y conserva todo lo escrito. No incluye cabecera ni pie.
 */
export function renderPagina(props: PropsPagina): VNode {
  const { formulario, pagina, respuestas, contexto, errores = [] } = props;
  const crudos = { ...crudosDe(pagina, respuestas, contexto), ...props.crudos };
  const visibles = paginasVisibles(formulario, respuestas, contexto);
  const lugar = visibles.findIndex(({ id }) => id === pagina.id);
  const propios = new Set(pagina.campos.map((campo) => campo.id));
  const campos = pagina.campos.filter(
    (campo) =>
      esVisible(campo, respuestas, contexto) &&
      (props.soloCampos === undefined || props.soloCampos.includes(campo.id)),
  );
  const unico = campos.length === 1 && campos[0]?.etiqueta === pagina.titulo;
  return (
    <div class="pregunta">
      <ResumenErrores
        errores={errores.map((error) => ({
          campo: ancla(error),
          mensaje: error.mensaje,
          enCastellano: quedaEnCastellano({ id: error.campo.split('.')[0] ?? '' }, contexto),
        }))}
      />
      {lugar >= 0 && visibles.length > 1 ? (
        <Progreso actual={lugar + 1} total={visibles.length} />
      ) : null}
      <Titulo
        pagina={pagina}
        titulo={props.titulo}
        bajada={props.bajada}
        contexto={contexto}
        suelto={unico}
      />
      <form
        method="post"
        action={props.accion}
        novalidate
        enctype={campos.some(llevaArchivos) ? 'multipart/form-data' : undefined}
      >
        {/* La tecla Intro usa el primer botón: así continúa, en vez de mover el mapa. */}
        {campos.some(llevaBotones) ? <button type="submit" hidden /> : null}
        {Object.entries(props.ocultos ?? {}).map(([nombre, valor]) => (
          <input key={nombre} type="hidden" name={nombre} value={valor} />
        ))}
        {campos.map((campo) => (
          <DibujoDeCampo
            key={campo.id}
            props={props}
            campo={campo}
            crudos={crudos}
            esTitulo={unico}
            condicional={dependeDe(campo, propios, contexto)}
          />
        ))}
        <GrupoBotones>
          <Boton icono="siguiente">{props.textoBoton ?? 'Continuar'}</Boton>
          {props.acciones}
        </GrupoBotones>
      </form>
    </div>
  );
}
