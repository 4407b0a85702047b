import type { VNode } from 'preact';
import { clases } from '../clases.ts';
import { EnCastellano } from '../en-castellano.tsx';
import { Icono, type NombreIcono } from '../icono.tsx';
import { useTextos } from '../textos.ts';
import type { Contenido, Tono } from '../tipos.ts';
import { Etiqueta, iconoDeTono } from './mensajes.tsx';

/** Una tarea de la lista: enlace si ya se puede hacer. */
export type Tarea = {
  readonly id: string;
  readonly titulo: Contenido;
  readonly href?: string | undefined;
  readonly detalle?: string | undefined;
  readonly estado: { readonly tono: Tono; readonly texto: string };
};

/** Lista de tareas (secciones de un formulario largo) con su estado. */
export function ListaTareas({ tareas }: { readonly tareas: readonly Tarea[] }): VNode {
  return (
    <ul class="lista-tareas">
      {tareas.map((t) => (
        <li key={t.id}>
          <div>
            {t.href ? (
              <a href={t.href} aria-describedby={`${t.id}-estado`}>
                {t.titulo}
              </a>
            ) : (
              <span>{t.titulo}</span>
            )}
            {t.detalle ? <p class="campo-ayuda">{t.detalle}</p> : null}
          </div>
          <span id={`${t.id}-estado`}>
            <Etiqueta tono={t.estado.tono}>{t.estado.texto}</Etiqueta>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Una respuesta del resumen, con su enlace para cambiarla. */
export type FilaResumen = {
  readonly pregunta: string;
  readonly respuesta: Contenido;
  readonly cambiar?: string | undefined;
  /** La pregunta y la respuesta están en castellano en toda página. */
  readonly enCastellano?: boolean | undefined;
};

/** "Revise sus respuestas": pregunta, respuesta y cambiar. */
export function ResumenRespuestas(p: {
  readonly titulo?: string | undefined;
  readonly filas: readonly FilaResumen[];
  /** El título está en castellano en toda página. */
  readonly enCastellano?: boolean | undefined;
}): VNode {
  const t = useTextos();
  const texto = (contenido: Contenido, enCastellano: boolean | undefined) =>
    enCastellano === true ? <EnCastellano>{contenido}</EnCastellano> : contenido;
  return (
    <section class="resumen-respuestas">
      {p.titulo ? <h2>{texto(p.titulo, p.enCastellano)}</h2> : null}
      <dl>
        {p.filas.map((f) => (
          <div key={f.pregunta}>
            <dt>{texto(f.pregunta, f.enCastellano)}</dt>
            <dd>{texto(f.respuesta, f.enCastellano)}</dd>
            {f.cambiar ? (
              <dd class="resumen-cambiar">
                <a href={f.cambiar}>
                  {t.cambiar}
                  <span class="solo-lector"> {texto(f.pregunta, f.enCastellano)}</span>
                </a>
              </dd>
            ) : null}
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Datos en pares (nombre y valor). */
export function DetalleLista(p: {
  readonly filas: readonly {
    readonly nombre: string;
    readonly valor: Contenido;
    /** El nombre está en castellano en toda página. */
    readonly enCastellano?: boolean;
  }[];
  /** Pares uno bajo otro en vez de en dos columnas. */
  readonly apilada?: boolean | undefined;
}): VNode {
  return (
    <dl class={clases('detalle-lista', p.apilada && 'detalle-apilada')}>
      {p.filas.map((f) => (
        <div key={f.nombre}>
          <dt>{f.enCastellano === true ? <EnCastellano>{f.nombre}</EnCastellano> : f.nombre}</dt>
          <dd>{f.valor}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Un hecho de la línea de tiempo. */
export type Hito = {
  readonly id: string;
  readonly titulo: Contenido;
  /** Cuándo: normalmente un `Fecha`. */
  readonly cuando?: Contenido | undefined;
  readonly quien?: string | undefined;
  readonly detalle?: Contenido | undefined;
  readonly tono?: Tono | undefined;
  readonly icono?: NombreIcono | undefined;
  /** hecho: ya pasó; actual: está pasando; futuro: falta. */
  readonly momento?: 'hecho' | 'actual' | 'futuro' | undefined;
};

const iconoDeHito = (h: Hito): NombreIcono => {
  if (h.icono) return h.icono;
  if (h.tono && h.tono !== 'neutro') return iconoDeTono[h.tono];
  return h.momento === 'futuro' ? 'circulo' : h.momento === 'actual' ? 'circulo-punto' : 'aceptar';
};

/** Historia o avance de una solicitud, en orden. */
export function LineaDeTiempo({ hitos }: { readonly hitos: readonly Hito[] }): VNode {
  return (
    <ol class="linea-tiempo">
      {hitos.map((h) => (
        <li
          key={h.id}
          class={`hito hito-${h.momento ?? 'hecho'} hito-${h.tono ?? 'neutro'}`}
          aria-current={h.momento === 'actual' ? 'step' : undefined}
        >
          <span class="hito-marca">
            <Icono nombre={iconoDeHito(h)} />
          </span>
          <div class="hito-cuerpo">
            <p class="hito-titulo">{h.titulo}</p>
            {h.cuando || h.quien ? (
              <p class="hito-pie">
                {h.cuando}
                {h.cuando && h.quien ? ' · ' : null}
                {h.quien}
              </p>
            ) : null}
            {h.detalle ? <div class="hito-detalle">{h.detalle}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
