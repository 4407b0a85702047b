import type { VNode } from 'preact';
import {
  EncabezadoPagina,
  type Enlace,
  EnlaceBoton,
  Etiqueta,
  GrupoBotones,
  Tabla,
} from '../../../diseno/index.ts';

/** Qué pasó con un caso dentro de una acción sobre varios. */
export interface ResultadoDeCaso {
  readonly expedienteId: string;
  readonly folio: string;
  readonly nombre: string;
  /** Por qué no se pudo; sin él, se hizo. */
  readonly error?: string;
}

/** Resultado caso por caso de una acción masiva: lo que no se hizo va primero. */
export function ResultadosPorCaso(p: {
  readonly base: string;
  readonly titulo: { readonly uno: string; readonly varios: (hechos: number) => string };
  readonly ninguno: string;
  readonly resultados: readonly ResultadoDeCaso[];
  readonly siguiente: Enlace;
}): VNode {
  const hechos = p.resultados.filter(({ error }) => error === undefined);
  const fallidos = p.resultados.filter(({ error }) => error !== undefined);
  const titulo =
    hechos.length === 0
      ? p.ninguno
      : hechos.length === 1
        ? p.titulo.uno
        : p.titulo.varios(hechos.length);
  return (
    <>
      <EncabezadoPagina
        titulo={titulo}
        bajada={
          fallidos.length === 0
            ? 'No hubo problemas.'
            : `${fallidos.length} de ${p.resultados.length} no se pudieron hacer. Lo demás quedó listo.`
        }
      />
      <Tabla
        leyenda="Resultado de cada expediente"
        leyendaOculta
        densa
        filas={[...fallidos, ...hechos]}
        claveDeFila={(fila) => fila.expedienteId}
        columnas={[
          {
            clave: 'folio',
            titulo: 'Expediente',
            encabezaFila: true,
            celda: (fila) => (
              <a class="folio" href={`${p.base}/expedientes/${fila.expedienteId}`}>
                {fila.folio}
              </a>
            ),
          },
          { clave: 'nombre', titulo: 'Persona', celda: (fila) => fila.nombre },
          {
            clave: 'resultado',
            titulo: 'Resultado',
            celda: (fila) =>
              fila.error === undefined ? (
                <Etiqueta tono="exito">Listo</Etiqueta>
              ) : (
                <>
                  <Etiqueta tono="error">No se hizo</Etiqueta>
                  <span class="segunda-linea">{fila.error}</span>
                </>
              ),
          },
        ]}
      />
      <GrupoBotones>
        <EnlaceBoton href={p.siguiente.href}>{p.siguiente.texto}</EnlaceBoton>
        <EnlaceBoton href={`${p.base}/bandeja`} variante="discreto">
          Volver a la bandeja
        </EnlaceBoton>
      </GrupoBotones>
    </>
  );
}
