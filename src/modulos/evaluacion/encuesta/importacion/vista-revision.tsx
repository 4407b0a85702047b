import type { ComponentChildren, VNode } from 'preact';
import {
  Aviso,
  Boton,
  CampoAreaTexto,
  type Columna,
  Desplegable,
  EncabezadoPagina,
  EnlaceBoton,
  GrupoBotones,
  Tabla,
} from '../../../../diseno/index.ts';
import { enPalabras } from '../respuesta.ts';
import type { CambioImportado, PlanDeImportacion } from './planear.ts';

const MAXIMO_CAMBIOS = 400;
const MAXIMO_DETALLES = 10;

/** Qué cambiará, antes de confirmar. */
export function PaginaRevision(p: {
  readonly accion: string;
  readonly archivo: string;
  readonly planes: readonly PlanDeImportacion[];
  readonly nombreDe: (cut: string) => string;
  /** El programa no ve lo que la municipalidad había respondido. */
  readonly ocultarAntes: boolean;
  readonly columnasIgnoradas: readonly string[];
  readonly ocultos: ComponentChildren;
  readonly error: string | undefined;
  readonly motivo: string;
}): VNode {
  const { planes } = p;
  const cambios = planes.flatMap((x) => x.cambios);
  const impedidos = planes.filter((x) => x.impedimento !== undefined);
  const nuevos = cambios.filter((c) => c.antes === null).length;
  const faltaMotivo = planes.some((x) => x.faltaMotivo && x.cambios.length > 0);
  return (
    <>
      <EncabezadoPagina
        titulo="Revisar antes de cargar"
        bajada={`${p.archivo}. Respuestas nuevas: ${nuevos}. Que cambian: ${cambios.length - nuevos}. Iguales: ${planes.reduce((s, x) => s + x.iguales, 0)}.`}
      />
      {p.error === undefined ? null : (
        <Aviso tono="error" anunciar>
          <p>{p.error}</p>
        </Aviso>
      )}
      {impedidos.length === 0 ? null : (
        <Aviso tono="error" titulo="No se puede cargar">
          <ul>
            {impedidos.map((x) => (
              <li key={x.cut}>
                Línea {x.linea}, {p.nombreDe(x.cut)}: {x.impedimento}
              </li>
            ))}
          </ul>
        </Aviso>
      )}
      {p.columnasIgnoradas.length === 0 ? null : (
        <Aviso tono="advertencia" titulo="Columnas que no se usan">
          <p>{p.columnasIgnoradas.slice(0, 40).join(', ')}</p>
        </Aviso>
      )}
      {planes.length === 1 ? null : <Resumen planes={planes} nombreDe={p.nombreDe} />}
      {planes
        .filter((x) => x.cambios.length > 0)
        .slice(0, MAXIMO_DETALLES)
        .map((x) => (
          <Desplegable
            key={x.cut}
            titulo={`${p.nombreDe(x.cut)}: ${x.cambios.length === 1 ? '1 cambio' : `${x.cambios.length} cambios`}`}
            abierto={planes.length === 1}
          >
            <Cambios cambios={x.cambios} ocultarAntes={p.ocultarAntes} />
          </Desplegable>
        ))}
      {impedidos.length > 0 || cambios.length === 0 ? (
        <p>
          {cambios.length === 0 && impedidos.length === 0 ? 'La planilla no cambia nada. ' : ''}
          <a href={p.accion}>Subir otra planilla</a>
        </p>
      ) : (
        <form method="post" action={`${p.accion}/confirmar`}>
          {p.ocultos}
          {faltaMotivo ? (
            <CampoAreaTexto
              id="motivo"
              etiqueta="Motivo de la enmienda"
              ayuda="La medición ya se había firmado. Diga por qué cambian estas respuestas."
              filas={2}
              largoMaximo={1000}
              valor={p.motivo}
            />
          ) : null}
          <GrupoBotones>
            <Boton>
              {cambios.length === 1 ? 'Cargar 1 respuesta' : `Cargar ${cambios.length} respuestas`}
            </Boton>
            <EnlaceBoton href={p.accion} variante="secundario">
              Cancelar
            </EnlaceBoton>
          </GrupoBotones>
        </form>
      )}
    </>
  );
}

/** Cuánto cambia en cada municipio. El detalle se muestra solo de los primeros. */
function Resumen(p: {
  readonly planes: readonly PlanDeImportacion[];
  readonly nombreDe: (cut: string) => string;
}): VNode {
  const nuevas = (x: PlanDeImportacion): number => x.cambios.filter((c) => c.antes === null).length;
  const columnas: readonly Columna<PlanDeImportacion>[] = [
    {
      clave: 'municipio',
      titulo: 'Municipio',
      encabezaFila: true,
      celda: (x) => p.nombreDe(x.cut),
    },
    { clave: 'nuevas', titulo: 'Nuevas', numerica: true, celda: (x) => nuevas(x) },
    {
      clave: 'cambian',
      titulo: 'Cambian',
      numerica: true,
      celda: (x) => x.cambios.length - nuevas(x),
    },
    { clave: 'iguales', titulo: 'Iguales', numerica: true, celda: (x) => x.iguales },
  ];
  return (
    <Tabla
      leyenda={
        p.planes.length > MAXIMO_DETALLES
          ? `Respuestas por municipio. Abajo, el detalle de los primeros ${MAXIMO_DETALLES}`
          : 'Respuestas por municipio'
      }
      columnas={columnas}
      filas={p.planes}
      claveDeFila={(x) => x.cut}
      densa
    />
  );
}

function Cambios(p: {
  readonly cambios: readonly CambioImportado[];
  readonly ocultarAntes: boolean;
}): VNode {
  const antes = (c: CambioImportado): string =>
    p.ocultarAntes && c.antes !== null ? 'Tiene respuesta' : enPalabras(c.item, c.antes);
  const columnas: readonly Columna<CambioImportado>[] = [
    {
      clave: 'item',
      titulo: 'Ítem',
      encabezaFila: true,
      celda: (c) => (
        <>
          <code>{c.item.id}</code> <span class="nota-celda">{c.item.texto}</span>
        </>
      ),
    },
    { clave: 'antes', titulo: 'Ahora', celda: antes },
    {
      clave: 'despues',
      titulo: 'Quedará',
      celda: (c) => <b>{enPalabras(c.item, c.despues)}</b>,
    },
  ];
  return (
    <Tabla
      leyenda={
        p.cambios.length > MAXIMO_CAMBIOS
          ? `Primeros ${MAXIMO_CAMBIOS} cambios de ${p.cambios.length}`
          : 'Cambios'
      }
      leyendaOculta={p.cambios.length <= MAXIMO_CAMBIOS}
      columnas={columnas}
      filas={p.cambios.slice(0, MAXIMO_CAMBIOS)}
      claveDeFila={(c) => c.item.id}
      densa
    />
  );
}
