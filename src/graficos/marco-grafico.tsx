import type { VNode } from 'preact';
import { type Columna, type Contenido, Desplegable, Tabla } from '../diseno/index.ts';

/** Datos del gráfico en filas, para la tabla que siempre lo acompaña. */
export interface DatosDeGrafico {
  readonly columnas: readonly { readonly titulo: string; readonly numerica?: boolean }[];
  readonly filas: readonly (readonly string[])[];
}

/** Lo común a todo gráfico. */
export interface PropsGrafico {
  /** Prefijo de ids; único en la página. */
  readonly id: string;
  readonly titulo: string;
  /** Qué muestra y qué se concluye, para quien no lo ve. */
  readonly descripcion: string;
  /** De dónde salen los datos y de cuándo son. */
  readonly fuente?: string;
  /** Dónde está la tabla con los datos, si ya está en la página o es larga y tiene su dirección. */
  readonly tablaEn?: { readonly texto: string; readonly href: string };
  /** Archivo CSV con los datos completos. */
  readonly csv?: string;
}

/** Clave de una fila de la tabla: su primera celda y su lugar. */
interface FilaDeTabla {
  readonly clave: string;
  readonly celdas: readonly string[];
}

/** La tabla de un gráfico, plegada. */
export function TablaDeDatos(p: {
  readonly titulo: string;
  readonly datos: DatosDeGrafico;
}): VNode {
  const columnas = p.datos.columnas.map(
    ({ titulo, numerica }, i): Columna<FilaDeTabla> => ({
      clave: String(i),
      titulo,
      numerica,
      encabezaFila: i === 0,
      celda: (fila) => fila.celdas[i] ?? '',
    }),
  );
  return (
    <Desplegable titulo="Ver los datos en una tabla">
      <Tabla
        leyenda={p.titulo}
        leyendaOculta
        densa
        columnas={columnas}
        filas={p.datos.filas.map((celdas, i) => ({ clave: `${i}`, celdas }))}
        claveDeFila={(fila) => fila.clave}
      />
    </Desplegable>
  );
}

/** Hasta este ancho el gráfico se hizo para un teléfono: en pantallas grandes no se estira. */
const ANGOSTO = 460;

/** Figura con su dibujo, su fuente y su tabla. El dibujo es una imagen con título y descripción. */
export function MarcoGrafico(
  p: PropsGrafico & {
    /** Con enlaces dentro el dibujo es un grupo: como imagen, los escondería. */
    readonly conEnlaces?: boolean;
    readonly ancho: number;
    readonly alto: number;
    readonly datos: DatosDeGrafico;
    /** Lo mismo para un teléfono, cuando el dibujo ancho no se lee: se ve uno u otro. */
    readonly angosto?: Contenido;
    readonly children: Contenido;
  },
): VNode {
  return (
    <figure
      class={`grafico${p.ancho <= ANGOSTO ? ' grafico-angosto' : ''}${p.angosto === undefined ? '' : ' grafico-con-telefono'}`}
    >
      <figcaption class="grafico-titulo">{p.titulo}</figcaption>
      <svg
        viewBox={`0 0 ${p.ancho} ${Math.round(p.alto)}`}
        role={p.conEnlaces ? 'group' : 'img'}
        aria-labelledby={`${p.id}-titulo ${p.id}-descripcion`}
      >
        <title id={`${p.id}-titulo`}>{p.titulo}</title>
        <desc id={`${p.id}-descripcion`}>{p.descripcion}</desc>
        {p.children}
      </svg>
      {p.angosto === undefined ? null : <div class="grafico-en-telefono">{p.angosto}</div>}
      {p.fuente || p.csv ? (
        <p class="grafico-fuente">
          {p.fuente ? `Fuente: ${p.fuente} ` : ''}
          {p.csv ? <a href={p.csv}>Descargar CSV</a> : null}
        </p>
      ) : null}
      {p.tablaEn ? (
        <p class="grafico-fuente">
          <a href={p.tablaEn.href}>{p.tablaEn.texto}</a>
        </p>
      ) : (
        <TablaDeDatos titulo={p.titulo} datos={p.datos} />
      )}
    </figure>
  );
}
