import type { VNode } from 'preact';
import { formatearRut, rutDeNumero } from '../../../../base/rut.ts';
import {
  AccionesMasivas,
  BarraPlazo,
  Boton,
  CampoSeleccion,
  CampoTexto,
  EncabezadoPagina,
  Etiqueta,
  Fecha,
  Filtros,
  Paginacion,
  Pestanas,
  Tabla,
} from '../../../../diseno/index.ts';
import { estadoEnPalabras } from '../palabras.ts';
import type { FilaDeBandeja, PaginaDeBandeja } from './consultar.ts';
import {
  ASIGNACIONES,
  ESTADOS,
  type FiltrosDeBandeja,
  hayFiltros,
  urlDeBandeja,
  VISTAS,
  type VistaDeBandeja,
} from './filtros.ts';
import { BandejaVacia } from './vacia.tsx';

/** Fila con lo que solo se sabe con el calendario y la definición del trámite. */
export interface FilaVisible extends FilaDeBandeja {
  readonly paso: string;
  readonly esMia: boolean;
  /** Días hábiles que quedan para resolver; negativo si ya venció. */
  readonly quedan: number;
  readonly total: number;
  readonly terminadoFecha?: string;
  /** Decisión tomada a la que le falta la firma: de quién es. */
  readonly faltaFirmaDe?: string;
}

interface Opcion {
  readonly valor: string;
  readonly texto: string;
}

export interface PropsBandeja {
  readonly base: string;
  readonly filtros: FiltrosDeBandeja;
  readonly vista: VistaDeBandeja;
  readonly cuentas: Readonly<Record<VistaDeBandeja, number>>;
  readonly pagina: PaginaDeBandeja;
  readonly filas: readonly FilaVisible[];
  readonly unidades: readonly Opcion[];
  readonly tramites: readonly Opcion[];
  readonly puedeTomar: boolean;
  readonly puedeFirmar: boolean;
}

const FORMULARIO = 'marcadas';

/** Bandeja de expedientes: pestañas con su cuenta, filtros a la vista, tabla y acciones al pie. */
export function Bandeja(p: PropsBandeja): VNode {
  const { base, filtros, filas, pagina } = p;
  const puedeMarcar = p.puedeTomar || p.puedeFirmar;
  return (
    <>
      <EncabezadoPagina titulo="Bandeja" />
      <Pestanas
        etiqueta="Vistas de la bandeja"
        enlaces={VISTAS.map(({ id, texto }) => ({
          texto,
          href: urlDeBandeja(base, { vista: id }),
          actual: id === p.vista,
          cuenta: p.cuentas[id],
        }))}
      />
      <FiltrosVisibles {...p} />
      <div class="tabla-bandeja">
        <Tabla
          leyenda={`Expedientes: ${VISTAS.find(({ id }) => id === p.vista)?.texto ?? ''}`}
          leyendaOculta
          densa
          filas={filas}
          claveDeFila={(fila) => fila.expedienteId}
          {...(puedeMarcar && p.vista !== 'terminadas'
            ? {
                seleccion: {
                  nombre: 'expediente',
                  formulario: FORMULARIO,
                  etiqueta: (fila: FilaVisible) => `Marcar ${fila.folio}, ${fila.nombre}`,
                },
              }
            : {})}
          vacia={<BandejaVacia base={base} filtros={filtros} vista={p.vista} />}
          columnas={[
            {
              clave: 'folio',
              titulo: 'Expediente',
              encabezaFila: true,
              celda: (fila) => (
                <>
                  <a class="folio" href={`${base}/expedientes/${fila.expedienteId}`}>
                    {fila.folio}
                  </a>
                  <span class="segunda-linea">{fila.titulo}</span>
                </>
              ),
            },
            {
              clave: 'persona',
              titulo: 'Persona',
              celda: (fila) => (
                <>
                  {fila.nombre}
                  <span class="segunda-linea run">{formatearRut(rutDeNumero(fila.run))}</span>
                </>
              ),
            },
            {
              clave: 'paso',
              titulo: 'Paso actual',
              celda: (fila) => (
                <>
                  {fila.faltaFirmaDe === undefined ? (
                    fila.paso
                  ) : (
                    <>
                      <Etiqueta tono="advertencia">Falta la firma</Etiqueta>
                      <span class="segunda-linea">de {fila.faltaFirmaDe}</span>
                    </>
                  )}
                  {p.unidades.length > 1 ? <span class="segunda-linea">{fila.unidad}</span> : null}
                </>
              ),
            },
            {
              clave: 'plazo',
              titulo: 'Plazo para resolver',
              celda: (fila) => <Plazo fila={fila} />,
            },
            {
              clave: 'asignado',
              titulo: 'A cargo de y estado',
              celda: (fila) => {
                const { tono, texto } = estadoEnPalabras(fila.estado, fila.resultado);
                return (
                  <>
                    {fila.esMia ? <strong>Usted</strong> : (fila.asignado ?? 'Sin asignar')}
                    <span class="segunda-linea">
                      <Etiqueta tono={tono}>{texto}</Etiqueta>
                    </span>
                  </>
                );
              },
            },
          ]}
        />
      </div>
      <Paginacion
        anterior={
          pagina.hayAntes
            ? urlDeBandeja(base, { ...sinPagina(filtros), ...antesDe(filas[0]) })
            : undefined
        }
        siguiente={
          pagina.hayDespues
            ? urlDeBandeja(base, { ...sinPagina(filtros), ...despuesDe(filas.at(-1)) })
            : undefined
        }
      />
      {filas.length > 0 && puedeMarcar && p.vista !== 'terminadas' ? (
        <form id={FORMULARIO} method="post" action={`${base}/bandeja/tomar`}>
          <AccionesMasivas texto="Con los expedientes marcados">
            {p.puedeTomar ? (
              <Boton variante="secundario" icono="bandeja">
                Tomar
              </Boton>
            ) : null}
            {p.puedeFirmar ? (
              <Boton icono="firma" accion={`${base}/bandeja/firmar`}>
                Revisar y firmar
              </Boton>
            ) : null}
          </AccionesMasivas>
        </form>
      ) : null}
      <p class="ayuda-teclado">
        Teclado: <kbd>j</kbd> y <kbd>k</kbd> recorren las filas, <kbd>Intro</kbd> abre, <kbd>x</kbd>{' '}
        marca y <kbd>/</kbd> busca.
      </p>
    </>
  );
}

function FiltrosVisibles({ base, filtros, vista, unidades, tramites }: PropsBandeja): VNode {
  return (
    <Filtros
      accion={`${base}/bandeja`}
      titulo="Filtrar expedientes"
      limpiar={hayFiltros(filtros) ? urlDeBandeja(base, { vista: filtros.vista }) : undefined}
    >
      {vista === 'abiertas' ? null : <input type="hidden" name="vista" value={filtros.vista} />}
      <CampoTexto
        id="q"
        etiqueta="Folio, nombre o RUN"
        valor={filtros.texto}
        ortografia={false}
        autocompletar="off"
      />
      <CampoSeleccion
        id="tramite"
        etiqueta="Trámite"
        valor={filtros.tramite}
        vacio="Todos"
        opciones={tramites}
      />
      <CampoSeleccion
        id="unidad"
        etiqueta="Unidad"
        valor={filtros.unidad}
        vacio="Todas"
        opciones={unidades}
      />
      <CampoSeleccion
        id="estado"
        etiqueta="Estado"
        valor={filtros.estado}
        vacio="Todos"
        opciones={ESTADOS}
      />
      <CampoSeleccion
        id="asignacion"
        etiqueta="A cargo de"
        valor={filtros.asignacion}
        vacio="Cualquiera"
        opciones={ASIGNACIONES}
      />
    </Filtros>
  );
}

function Plazo({ fila }: { readonly fila: FilaVisible }): VNode {
  if (fila.terminadoFecha !== undefined) {
    return (
      <>
        Terminó el <Fecha iso={fila.terminadoFecha} corta />
      </>
    );
  }
  if (fila.estado === 'por_subsanar') {
    return <>En pausa: espera la corrección</>;
  }
  return (
    <>
      <BarraPlazo quedan={fila.quedan} total={fila.total} />
      <span class="segunda-linea">
        Vence el <Fecha iso={fila.venceFecha} corta />
      </span>
    </>
  );
}

function sinPagina({
  despuesDe: _d,
  antesDe: _a,
  ...resto
}: FiltrosDeBandeja): Partial<FiltrosDeBandeja> {
  return resto;
}

function despuesDe(fila: FilaVisible | undefined): Partial<FiltrosDeBandeja> {
  return fila === undefined ? {} : { despuesDe: claveDe(fila) };
}

function antesDe(fila: FilaVisible | undefined): Partial<FiltrosDeBandeja> {
  return fila === undefined ? {} : { antesDe: claveDe(fila) };
}

function claveDe({ venceFecha, expedienteId }: FilaVisible) {
  return { venceFecha, expedienteId };
}
