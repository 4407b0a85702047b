import type { VNode } from 'preact';
import { type Columna, EncabezadoPagina, Tabla } from '../../../../diseno/index.ts';
import type { ArchivoAbierto } from '../archivos.ts';
import { NavegacionMadurez } from './navegacion-madurez.tsx';

const columnas: readonly Columna<ArchivoAbierto>[] = [
  {
    clave: 'archivo',
    titulo: 'Archivo',
    encabezaFila: true,
    celda: (a) => <a href={`/madurez/datos/${a.id}.csv`}>{a.id}.csv</a>,
  },
  { clave: 'contenido', titulo: 'Contenido', celda: (a) => a.contenido },
  { clave: 'filas', titulo: 'Filas', numerica: true, celda: (a) => a.filas().length },
  { clave: 'licencia', titulo: 'Licencia', celda: (a) => a.licencia },
];

/** Descarga de los datos abiertos, con su diccionario y licencia. */
export function PaginaDatos({ archivos }: { readonly archivos: readonly ArchivoAbierto[] }): VNode {
  return (
    <>
      <EncabezadoPagina
        rotulo="Madurez digital"
        titulo="Datos abiertos"
        bajada="Todo lo que muestran estas páginas, en archivos CSV con su diccionario."
      />
      <NavegacionMadurez actual="/madurez/datos" />
      <Tabla
        leyenda="Archivos disponibles"
        columnas={columnas}
        filas={archivos}
        claveDeFila={(a) => a.id}
      />
      <p>
        CSV en UTF-8, separado por comas, con punto decimal. Lo ausente va en blanco. También hay
        una <a href="/api/documentacion">API</a> con los mismos datos:{' '}
        <code>/api/v1/madurez/municipios</code>, <code>/api/v1/madurez/municipios/01101</code>,{' '}
        <code>/api/v1/madurez/grupos</code> y <code>/api/v1/madurez/ley-21180/01101</code>.
      </p>
      <p>
        Los datos del estudio de 2015 son de Alcalá Consultores para la Unidad de Modernización y la
        SUBDERE, vía datos.gob.cl, con licencia Creative Commons No Comercial: úselos sin fines
        comerciales y mencione la fuente.
      </p>
    </>
  );
}
