import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  CampoAreaTexto,
  CampoNumero,
  CampoTexto,
  type Columna,
  Desplegable,
  DetalleLista,
  EncabezadoPagina,
  EnlaceBoton,
  EstadoVacio,
  Fecha,
  GrupoBotones,
  Tabla,
} from '../../../../diseno/index.ts';
import type { IndiceTerritorio } from '../../../gobierno/territorio/index.ts';
import type { actosDeCampana, avisosDe } from '../repositorio-avisos.ts';
import type { FilaCampana, municipiosDe } from '../repositorio-programa.ts';
import { type Acto, HistoriaDeActos, Momento } from './historia.tsx';

export type FilaMunicipio = Awaited<ReturnType<typeof municipiosDe>>[number];
export type FilaAviso = Awaited<ReturnType<typeof avisosDe>>[number];
type FilaActo = Awaited<ReturnType<typeof actosDeCampana>>[number];

export const ESTADO: Readonly<Record<FilaMunicipio['estado'], string>> = {
  invitado: 'Invitado',
  en_curso: 'En curso',
  cerrada: 'Firmada',
  observada: 'Con observaciones',
  aceptada: 'Aceptada',
};

const ACTO: Readonly<Record<string, string>> = {
  crear: 'Se creó la campaña',
  invitar: 'Se invitó',
  recordar: 'Se recordó',
  cerrar: 'Se cerró la campaña',
  reabrir: 'Se reabrió la campaña',
  ajustar: 'Se cambiaron las fechas',
};

const alReves = (iso: string): string => iso.split('-').reverse().join('-');

/** Una campaña: invitar, recordar, fechas, cerrar, y el avance de cada municipio. */
export function PaginaCampana(p: {
  readonly campana: FilaCampana;
  readonly filas: readonly FilaMunicipio[];
  readonly actos: readonly FilaActo[];
  readonly avisos: readonly FilaAviso[];
  readonly territorio: IndiceTerritorio;
  readonly aviso: { readonly hecho: string } | { readonly error: string } | undefined;
  readonly escrito: string;
}): VNode {
  const { campana, filas } = p;
  const accion = `/programa/campanas/${campana.campana_id}`;
  const abierta = campana.estado === 'abierta';
  const firmadas = filas.filter((f) => f.estado === 'cerrada' || f.estado === 'aceptada').length;
  return (
    <>
      <EncabezadoPagina
        titulo={campana.nombre}
        bajada={`${abierta ? 'Abierta' : 'Cerrada'}. ${filas.length === 1 ? '1 municipio invitado' : `${filas.length} municipios invitados`}, ${firmadas} con firma.`}
        acciones={
          abierta ? (
            <EnlaceBoton href={`${accion}/importar`} variante="secundario" icono="adjuntar">
              Importar respuestas
            </EnlaceBoton>
          ) : undefined
        }
      />
      {p.aviso === undefined ? null : 'error' in p.aviso ? (
        <Aviso tono="error" anunciar>
          <p>{p.aviso.error}</p>
        </Aviso>
      ) : (
        <Aviso tono="exito" anunciar>
          <p>{p.aviso.hecho}</p>
        </Aviso>
      )}
      <DetalleLista
        filas={[
          { nombre: 'Abre', valor: <Fecha iso={campana.abre} /> },
          { nombre: 'Cierra', valor: <Fecha iso={campana.cierra} /> },
          {
            nombre: 'Recordatorio automático',
            valor: `${campana.recordar_dias} días antes del cierre, una vez, a quienes no han firmado`,
          },
        ]}
      />
      {abierta ? (
        <>
          <form method="post" action={accion}>
            <CampoAreaTexto
              id="municipios"
              etiqueta="Invitar municipios"
              ayuda="Nombres o códigos, separados por coma. Si un nombre sirve para dos, se pregunta."
              filas={2}
              largoMaximo={10_000}
              valor={p.escrito}
            />
            <GrupoBotones>
              <Boton nombre="accion" valor="invitar">
                Invitar
              </Boton>
              <Boton nombre="accion" valor="invitar-todos" variante="secundario">
                Invitar a todos
              </Boton>
              {filas.length === 0 ? null : (
                <Boton nombre="accion" valor="recordar" variante="secundario">
                  Recordar a los que faltan
                </Boton>
              )}
            </GrupoBotones>
          </form>
          <Desplegable titulo="Cambiar fechas">
            <form method="post" action={accion}>
              <CampoTexto
                id="cierra"
                etiqueta="Cierra"
                ayuda="Por ejemplo: 30-06-2027"
                ancho="corto"
                valor={alReves(campana.cierra)}
              />
              <CampoNumero
                id="recordar_dias"
                etiqueta="Días antes del cierre para recordar"
                ayuda="De 1 a 60"
                valor={String(campana.recordar_dias)}
              />
              <GrupoBotones>
                <Boton nombre="accion" valor="ajustar">
                  Guardar las fechas
                </Boton>
              </GrupoBotones>
            </form>
          </Desplegable>
          <Desplegable titulo="Cerrar la campaña">
            <form method="post" action={accion}>
              <p>
                Nadie podrá responder ni firmar, tampoco quien tenga la encuesta abierta. Lo
                respondido se conserva.
              </p>
              <CampoAreaTexto
                id="motivo-cierre"
                nombre="motivo"
                etiqueta="Mensaje para quienes no firmaron"
                opcional
                filas={2}
                largoMaximo={1000}
              />
              <GrupoBotones>
                <Boton nombre="accion" valor="cerrar" variante="peligro">
                  Cerrar la campaña
                </Boton>
              </GrupoBotones>
            </form>
          </Desplegable>
        </>
      ) : (
        <form method="post" action={accion}>
          <CampoTexto
            id="cierra"
            etiqueta="Reabrir hasta"
            ayuda="Por ejemplo: 30-06-2027. Lo respondido sigue donde estaba."
            ancho="corto"
          />
          <GrupoBotones>
            <Boton nombre="accion" valor="reabrir">
              Reabrir la campaña
            </Boton>
          </GrupoBotones>
        </form>
      )}
      <Municipios {...p} accion={accion} />
      <h2>Historia</h2>
      {p.actos.length === 0 ? (
        <p>Aún no hay actos anotados.</p>
      ) : (
        <HistoriaDeActos
          actos={p.actos}
          nombres={ACTO}
          detalle={(a) => detalleDeActo(a, p.territorio)}
        />
      )}
    </>
  );
}

function detalleDeActo({ datos }: Acto, territorio: IndiceTerritorio): string | undefined {
  if (Array.isArray(datos.municipios)) {
    const nombres = datos.municipios.map((cut) => territorio.porCut.get(String(cut))?.nombre);
    return nombres.length > 12
      ? `${nombres.length} municipios`
      : nombres.filter((n) => n !== undefined).join(', ');
  }
  if (typeof datos.cierra === 'string') return `Cierra el ${alReves(datos.cierra)}.`;
  return typeof datos.mensaje === 'string' && datos.mensaje !== '' ? datos.mensaje : undefined;
}

/** Cuántos correos salieron de un aviso, en palabras. */
export function envioDe(a: FilaAviso | undefined): string {
  if (a === undefined) return 'No';
  if (a.repartido_en === null) return 'Por enviar';
  if (a.destinatarios === 0) return 'Sin cuentas a las que escribir';
  const fallidos = a.rechazados === 0 ? '' : `, ${a.rechazados} rechazados`;
  const correos = a.destinatarios === 1 ? 'correo' : 'correos';
  return a.enviados === a.destinatarios
    ? `${a.enviados} ${correos}`
    : `${a.enviados} de ${a.destinatarios} ${correos}${fallidos}`;
}

function Municipios(p: {
  readonly campana: FilaCampana;
  readonly filas: readonly FilaMunicipio[];
  readonly avisos: readonly FilaAviso[];
  readonly territorio: IndiceTerritorio;
  readonly accion: string;
}): VNode {
  const ultimo = (cut: string, clase: FilaAviso['clase']): FilaAviso | undefined =>
    p.avisos.find((a) => a.cut === cut && a.clase === clase);
  const columnas: readonly Columna<FilaMunicipio>[] = [
    {
      clave: 'nombre',
      titulo: 'Municipio',
      encabezaFila: true,
      celda: (f) => (
        <>
          <a href={`${p.accion}/${f.cut}`}>{p.territorio.porCut.get(f.cut)?.nombre ?? f.cut}</a>
          {f.demostracion ? <span class="nota-celda">Demostración</span> : null}
        </>
      ),
    },
    { clave: 'estado', titulo: 'Estado', celda: (f) => ESTADO[f.estado] },
    {
      clave: 'avance',
      titulo: 'Respuestas',
      numerica: true,
      celda: (f) => `${f.respondidas} de ${f.total}`,
    },
    {
      clave: 'invitacion',
      titulo: 'Invitación',
      celda: (f) => envioDe(ultimo(f.cut, 'invitacion')),
    },
    {
      clave: 'recordado',
      titulo: 'Recordatorio',
      celda: (f) =>
        f.recordado_en === null ? (
          'No'
        ) : (
          <>
            <Momento iso={f.recordado_en} corta />
            <span class="nota-celda">{envioDe(ultimo(f.cut, 'recordatorio'))}</span>
          </>
        ),
    },
  ];
  return (
    <Tabla
      leyenda="Avance por municipio"
      columnas={columnas}
      filas={p.filas}
      claveDeFila={(f) => f.cut}
      vacia={
        <EstadoVacio titulo="Aún no hay invitados">
          <p>Escriba arriba a qué municipios invitar.</p>
        </EstadoVacio>
      }
    />
  );
}
