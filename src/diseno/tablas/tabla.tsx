import type { VNode } from 'preact';
import { clases } from '../clases.ts';
import { Icono } from '../icono.tsx';
import { useTextos } from '../textos.ts';
import type { Contenido } from '../tipos.ts';

/** Una columna: su título, cómo se llena y si se puede ordenar por ella. */
export type Columna<F> = {
  readonly clave: string;
  readonly titulo: string;
  readonly celda: (fila: F) => Contenido;
  /** Cifras: alineadas a la derecha y de ancho parejo. */
  readonly numerica?: boolean | undefined;
  /** No se parte en dos líneas en pantallas anchas: folios, RUN, fechas. */
  readonly sinCorte?: boolean | undefined;
  /** La celda nombra la fila (th con scope="row"). */
  readonly encabezaFila?: boolean | undefined;
  readonly orden?:
    | { readonly href: string; readonly sentido?: 'asc' | 'desc' | undefined }
    | undefined;
};

type PropsTabla<F> = {
  readonly leyenda: string;
  /** La leyenda se lee pero no se ve (cuando el título de la página ya lo dice). */
  readonly leyendaOculta?: boolean | undefined;
  readonly columnas: readonly Columna<F>[];
  readonly filas: readonly F[];
  readonly claveDeFila: (fila: F) => string;
  /** Casilla por fila, para acciones masivas. Viaja con ese nombre y la clave de la fila. */
  readonly seleccion?:
    | {
        readonly nombre: string;
        readonly etiqueta: (fila: F) => string;
        readonly formulario?: string | undefined;
      }
    | undefined;
  /** Qué mostrar si no hay filas. */
  readonly vacia?: Contenido | undefined;
  readonly densa?: boolean | undefined;
};

function Encabezado<F>({ columna }: { readonly columna: Columna<F> }): VNode {
  const t = useTextos();
  const sentido = columna.orden?.sentido;
  const aria = sentido === 'asc' ? 'ascending' : sentido === 'desc' ? 'descending' : undefined;
  return (
    <th scope="col" class={columna.numerica ? 'numerica' : undefined} aria-sort={aria}>
      {columna.orden ? (
        <a class="tabla-orden" href={columna.orden.href}>
          <span class="solo-lector">{t.ordenarPor('')}</span>
          {columna.titulo}
          <Icono nombre={sentido === 'asc' ? 'subir' : sentido === 'desc' ? 'bajar' : 'ordenar'} />
        </a>
      ) : (
        columna.titulo
      )}
    </th>
  );
}

const claseDeCelda = (c: {
  readonly numerica?: boolean | undefined;
  readonly sinCorte?: boolean | undefined;
}): string | undefined => clases(c.numerica && 'numerica', c.sinCorte && 'sin-corte') || undefined;

/**
 * Tabla de datos. En teléfonos cada fila se vuelve una ficha y cada celda muestra el nombre de su
 * columna (`data-etiqueta`). Los roles explícitos conservan la tabla para lectores de pantalla.
 */
export function Tabla<F>(p: PropsTabla<F>): VNode {
  const t = useTextos();
  if (p.filas.length === 0 && p.vacia !== undefined) return <>{p.vacia}</>;
  return (
    <div class="tabla-marco">
      <table class={clases('tabla', p.densa && 'tabla-densa')}>
        <caption class={p.leyendaOculta ? 'solo-lector' : undefined}>{p.leyenda}</caption>
        <thead>
          <tr>
            {p.seleccion ? (
              <th scope="col" class="tabla-seleccion">
                <span class="solo-lector">{t.seleccionar}</span>
              </th>
            ) : null}
            {p.columnas.map((c) => (
              <Encabezado key={c.clave} columna={c} />
            ))}
          </tr>
        </thead>
        <tbody>
          {p.filas.map((fila) => {
            const clave = p.claveDeFila(fila);
            return (
              <tr key={clave} data-fila={clave}>
                {p.seleccion ? (
                  <td class="tabla-seleccion">
                    <label>
                      <input
                        type="checkbox"
                        name={p.seleccion.nombre}
                        value={clave}
                        form={p.seleccion.formulario}
                      />
                      <span class="solo-lector">{p.seleccion.etiqueta(fila)}</span>
                    </label>
                  </td>
                ) : null}
                {p.columnas.map((c) =>
                  c.encabezaFila ? (
                    <th key={c.clave} scope="row" data-etiqueta={c.titulo} class={claseDeCelda(c)}>
                      {c.celda(fila)}
                    </th>
                  ) : (
                    <td key={c.clave} data-etiqueta={c.titulo} class={claseDeCelda(c)}>
                      {c.celda(fila)}
                    </td>
                  ),
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
