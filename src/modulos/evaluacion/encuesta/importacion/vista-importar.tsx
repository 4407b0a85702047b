import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  CampoArchivo,
  CampoSeleccion,
  type Columna,
  Desplegable,
  EncabezadoPagina,
  EnlaceBoton,
  GrupoBotones,
  Tabla,
} from '../../../../diseno/index.ts';
import type { ErrorImportacion } from '../../madurez/index.ts';
import { MAXIMO_MB } from './carga.ts';

const MAXIMO_ERRORES = 200;

/** Elegir archivo y bajar la plantilla. */
export function PaginaImportar(p: {
  readonly accion: string;
  readonly nacional: boolean;
  readonly errores: readonly ErrorImportacion[];
  readonly carga?: string | undefined;
}): VNode {
  return (
    <>
      <EncabezadoPagina
        titulo="Importar respuestas"
        bajada="Desde una planilla CSV o XLSX. Primero verá qué cambia; nada se guarda hasta que confirme."
      />
      <Errores errores={p.errores} accion={p.accion} carga={p.carga} />
      <form method="post" action={p.accion} enctype="multipart/form-data">
        <CampoArchivo
          id="archivo"
          etiqueta="Planilla"
          acepta=".csv,.xlsx,.txt"
          formatos="CSV o XLSX"
          maximoMb={MAXIMO_MB}
        />
        <GrupoBotones>
          <Boton icono="adjuntar">Revisar la planilla</Boton>
        </GrupoBotones>
      </form>
      <h2>Plantilla</h2>
      <p>
        {p.nacional
          ? 'Trae una fila por municipio invitado y una columna por ítem, con su código y su pregunta.'
          : 'Trae una fila por ítem, con su código, su pregunta y lo ya respondido.'}
      </p>
      <GrupoBotones>
        <EnlaceBoton href={`${p.accion}/plantilla.xlsx`} variante="secundario" icono="descargar">
          Plantilla XLSX
        </EnlaceBoton>
        <EnlaceBoton href={`${p.accion}/plantilla.csv`} variante="secundario" icono="descargar">
          Plantilla CSV
        </EnlaceBoton>
      </GrupoBotones>
      <Desplegable titulo="Cómo se lee la planilla">
        <ul>
          <li>
            Una fila por respuesta, con las columnas <code>item</code> y <code>respuesta</code>; o
            una fila por municipio, con una columna por ítem.
          </li>
          <li>Una celda vacía no cambia nada. «No aplica» y «no responde» se escriben.</li>
          <li>Se acepta coma decimal, y separar con coma, punto y coma o tabulación.</li>
          <li>Las fórmulas no se leen: pegue los valores.</li>
          <li>Con un solo error no se carga nada.</li>
        </ul>
      </Desplegable>
    </>
  );
}

/** Errores con su línea y columna, y los municipios ambiguos para elegir. */
function Errores(p: {
  readonly errores: readonly ErrorImportacion[];
  readonly accion: string;
  readonly carga: string | undefined;
}): VNode | null {
  const { errores } = p;
  if (errores.length === 0) return null;
  const columnas: readonly Columna<ErrorImportacion>[] = [
    {
      clave: 'linea',
      titulo: 'Lugar',
      encabezaFila: true,
      celda: (e) => (e.linea === null ? 'Archivo' : `Línea ${e.linea}`),
    },
    { clave: 'columna', titulo: 'Columna', celda: (e) => e.columna ?? '—' },
    { clave: 'motivo', titulo: 'Qué pasa', celda: (e) => e.motivo },
  ];
  return (
    <>
      <Aviso tono="error" titulo="No se cargó nada" anunciar>
        <p>
          {errores.length === 1 ? 'Hay 1 error.' : `Hay ${errores.length} errores.`}{' '}
          {errores.every((e) => e.candidatos !== undefined)
            ? 'Elija el municipio aquí, o corrija la planilla y vuelva a subirla.'
            : 'Corrija la planilla y vuelva a subirla.'}
        </p>
      </Aviso>
      <Dudas {...p} />
      <Tabla
        leyenda={
          errores.length > MAXIMO_ERRORES
            ? `Primeros ${MAXIMO_ERRORES} errores de ${errores.length}`
            : 'Errores'
        }
        columnas={columnas}
        filas={errores.slice(0, MAXIMO_ERRORES)}
        claveDeFila={(e) => `${e.linea}|${e.columna}|${e.motivo}`}
        densa
      />
    </>
  );
}

/** Nombres que pueden ser más de un municipio: se pregunta cuál. */
function Dudas(p: {
  readonly errores: readonly ErrorImportacion[];
  readonly accion: string;
  readonly carga: string | undefined;
}): VNode | null {
  const dudas = new Map(
    p.errores.flatMap((e) =>
      e.candidatos === undefined || e.celda === undefined ? [] : [[e.celda, e.candidatos] as const],
    ),
  );
  if (dudas.size === 0 || p.carga === undefined) return null;
  return (
    <form method="post" action={`${p.accion}/revisar`}>
      <h2>¿Qué municipio es?</h2>
      <input type="hidden" name="carga" value={p.carga} />
      {[...dudas].slice(0, 50).map(([texto, candidatos], i) => (
        <div key={texto}>
          <input type="hidden" name="texto" value={texto} />
          <CampoSeleccion
            id={`cut-${i}`}
            nombre="cut"
            etiqueta={`«${texto}» es`}
            opciones={candidatos.map((c) => ({ valor: c.cut, texto: `${c.nombre}, ${c.cut}` }))}
          />
        </div>
      ))}
      <GrupoBotones>
        <Boton>Seguir con estos municipios</Boton>
      </GrupoBotones>
    </form>
  );
}
