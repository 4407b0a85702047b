import type { VNode } from 'preact';
import { agruparMiles, type Columna, EncabezadoPagina, Tabla } from '../../../../diseno/index.ts';
import type { ArchivoAbierto } from '../archivo-abierto.ts';
import { NavegacionMadurez } from './navegacion-madurez.tsx';

/** Un archivo solo, o varios de igual forma. */
interface Entrada {
  readonly id: string;
  readonly archivos: readonly ArchivoAbierto[];
  readonly primero: ArchivoAbierto;
}

/** Los de una misma familia van en una fila: dieciséis regiones no son dieciséis temas. */
function porFamilia(archivos: readonly ArchivoAbierto[]): readonly Entrada[] {
  const grupos = new Map<string, ArchivoAbierto[]>();
  for (const a of archivos) {
    const id = a.familia?.id ?? a.id;
    grupos.set(id, [...(grupos.get(id) ?? []), a]);
  }
  return [...grupos].flatMap(([id, suyos]) => {
    const [primero] = suyos;
    return primero === undefined ? [] : [{ id, archivos: suyos, primero }];
  });
}

const direccion = (a: ArchivoAbierto): string => `/madurez/datos/${a.id}.csv`;

const columnas: readonly Columna<Entrada>[] = [
  {
    clave: 'archivo',
    titulo: 'Archivo',
    encabezaFila: true,
    celda: ({ id, archivos, primero }) =>
      primero.familia === undefined ? (
        <a href={direccion(primero)}>{id}.csv</a>
      ) : (
        <>
          {id}.csv
          <ul class="lista-archivos">
            {archivos.map((a) => (
              <li key={a.id}>
                <a href={direccion(a)}>{a.familia?.nombre}</a>
              </li>
            ))}
          </ul>
        </>
      ),
  },
  { clave: 'contenido', titulo: 'Contenido', celda: ({ primero }) => primero.contenido },
  {
    clave: 'filas',
    titulo: 'Filas',
    numerica: true,
    celda: ({ id, archivos }) =>
      id === 'evolucion'
        ? 'Según las firmas'
        : agruparMiles(archivos.reduce((suma, a) => suma + a.filas().length, 0)),
  },
  { clave: 'licencia', titulo: 'Licencia', celda: ({ primero }) => primero.licencia },
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
        filas={porFamilia(archivos)}
        claveDeFila={(e) => e.id}
      />
      <p>
        CSV en UTF-8, separado por comas, con punto decimal. Lo ausente va en blanco. También hay
        una <a href="/api/documentacion">API</a> con los mismos datos:{' '}
        <code>/api/v1/madurez/municipios</code>, <code>/api/v1/madurez/municipios/01101</code>,{' '}
        <code>/api/v1/madurez/grupos</code> y <code>/api/v1/madurez/ley-21180/01101</code>.
      </p>
      <p>
        Los datos del estudio de 2015 son de Alcalá Consultores. Los encargaron la Unidad de
        Modernización y la SUBDERE, y están en datos.gob.cl. Su licencia es Creative Commons No
        Comercial: úselos sin fines comerciales y mencione la fuente.
      </p>
    </>
  );
}
