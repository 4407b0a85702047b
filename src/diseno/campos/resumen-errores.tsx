import type { VNode } from 'preact';
import { EnCastellano } from '../en-castellano.tsx';
import { Icono } from '../icono.tsx';
import { useTextos } from '../textos.ts';

/** Un error y el campo al que lleva su enlace. */
export type ErrorDeFormulario = {
  readonly campo: string;
  readonly mensaje: string;
  /** El mensaje está en castellano en toda página. */
  readonly enCastellano?: boolean | undefined;
};

type PropsResumen = {
  readonly errores: readonly ErrorDeFormulario[];
  readonly titulo?: string | undefined;
  /** Lleva el foco al resumen al cargar; apáguelo solo en muestras. */
  readonly enfocar?: boolean | undefined;
  readonly id?: string | undefined;
};

/**
 * Resumen de errores: va primero dentro de la página y cada error enlaza a su campo. Sin errores
 * no muestra nada. El foco llega aquí con `autofocus`, sin código en el navegador: quien usa un
 * lector oye primero qué corregir.
 */
export function ResumenErrores({
  errores,
  titulo,
  enfocar = true,
  id = 'resumen-errores',
}: PropsResumen): VNode | null {
  const t = useTextos();
  if (errores.length === 0) return null;
  const foco = enfocar ? { autofocus: true } : {};
  return (
    <div
      class="resumen-errores"
      role="alert"
      aria-labelledby={`${id}-titulo`}
      tabindex={-1}
      id={id}
      {...foco}
    >
      <h2 id={`${id}-titulo`}>
        <Icono nombre="error" />
        {titulo ?? t.hayUnProblema}
      </h2>
      <ul>
        {errores.map((e) => (
          <li key={`${e.campo} ${e.mensaje}`}>
            <a href={`#${e.campo}`}>
              {e.enCastellano ? <EnCastellano>{e.mensaje}</EnCastellano> : e.mensaje}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
