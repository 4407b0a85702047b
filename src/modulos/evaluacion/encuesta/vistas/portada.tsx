import type { VNode } from 'preact';
import {
  Aviso,
  DetalleLista,
  EncabezadoPagina,
  EnlaceBoton,
  EstadoVacio,
  ListaTareas,
  type Tono,
} from '../../../../diseno/index.ts';
import {
  type Avance,
  avanceDe,
  blancosDe,
  cuestionarioDe,
  type Encuesta,
  esEditable,
} from '../leer-encuesta.ts';
import type { ResultadoMedicion } from '../medir.ts';
import type { FilaCampana } from '../repositorio-programa.ts';
import { BarraDeAvance } from './avance.tsx';
import { type Acto, HistoriaDeActos } from './historia.tsx';

const ESTADOS: Readonly<Record<Encuesta['medicion']['estado'], { tono: Tono; texto: string }>> = {
  en_curso: { tono: 'info', texto: 'En curso: se puede responder' },
  cerrada: { tono: 'exito', texto: 'Firmada y cerrada' },
  observada: { tono: 'advertencia', texto: 'Con observaciones: corrija y vuelva a firmar' },
  aceptada: { tono: 'exito', texto: 'Aceptada por el programa' },
};

export const ACTOS: Readonly<Record<string, string>> = {
  abierta: 'Se abrió la medición',
  firmada: 'Se firmó y cerró',
  enmendada: 'Se enmendó y firmó de nuevo',
  observada: 'El programa hizo una observación',
  reabierta: 'El programa la reabrió',
  aceptada: 'El programa la aceptó',
  asignada: 'Se asignó una parte',
  importada: 'Se importaron respuestas de una planilla',
  enmienda_motivada: 'Se dijo por qué se enmienda',
  respaldo_enmendado: 'Se cambió un respaldo después de firmar',
};

/** Aviso de que las respuestas son inventadas. */
export function AvisoDemostracion(): VNode {
  return (
    <Aviso tono="advertencia" titulo="Demostración">
      <p>
        Estas respuestas son inventadas para mostrar el producto. No describen a la municipalidad.
      </p>
    </Aviso>
  );
}

const estadoDeParte = ({ respondidas, total }: Avance): { tono: Tono; texto: string } =>
  respondidas === total
    ? { tono: 'exito', texto: 'Completa' }
    : { tono: respondidas === 0 ? 'neutro' : 'info', texto: `${respondidas} de ${total}` };

/** Portada de la encuesta: estado, avance por parte, quién responde qué e historia. */
export function PortadaEncuesta(p: {
  readonly base: string;
  readonly campana: FilaCampana;
  readonly encuesta: Encuesta;
  readonly resultado: ResultadoMedicion;
  readonly actos: readonly Acto[];
  readonly puedeCerrar: boolean;
  /** Respuestas recién cargadas desde una planilla. */
  readonly importadas: number | undefined;
  readonly enmiendas: number;
}): VNode {
  const { encuesta, campana } = p;
  const { medicion } = encuesta;
  const editable = esEditable(encuesta);
  const avance = avanceDe(encuesta);
  const observaciones = p.actos.filter((a) => a.tipo === 'observada').slice(-1);
  return (
    <>
      <EncabezadoPagina
        titulo={campana.nombre}
        bajada={`${avance.respondidas} de ${avance.total} respuestas. ${campana.estado === 'abierta' ? 'Cierra' : 'Cerró'} el ${campana.cierra.split('-').reverse().join('-')}.`}
        acciones={
          <>
            {editable && p.puedeCerrar ? (
              <EnlaceBoton href={`${p.base}/cerrar`} icono="firma">
                Revisar y firmar
              </EnlaceBoton>
            ) : null}
            {editable ? (
              <EnlaceBoton href={`${p.base}/importar`} variante="secundario" icono="adjuntar">
                Importar una planilla
              </EnlaceBoton>
            ) : null}
            <EnlaceBoton href={`${p.base}/resultado`} variante="secundario" icono="grafico">
              Ver el resultado
            </EnlaceBoton>
          </>
        }
      />
      <BarraDeAvance avance={avance} />
      {p.importadas === undefined ? null : (
        <Aviso tono="exito" anunciar>
          <p>
            {p.importadas === 1
              ? 'Se cargó 1 respuesta.'
              : `Se cargaron ${p.importadas} respuestas.`}
          </p>
        </Aviso>
      )}
      {campana.estado === 'abierta' ? null : (
        <Aviso tono="advertencia" titulo="La campaña está cerrada">
          <p>Lo respondido se conserva. Si el programa la reabre, se sigue donde quedó.</p>
        </Aviso>
      )}
      {medicion.demostracion ? <AvisoDemostracion /> : null}
      {encuesta.choques.length === 0 ? null : (
        <Aviso tono="error" titulo="Dos personas respondieron lo mismo a la vez">
          <p>Ninguna respuesta se perdió. Elija cuál vale:</p>
          <ul>
            {[...new Set(encuesta.choques.map((c) => c.item_id))].map((id) => (
              <li key={id}>
                <a href={`${p.base}/items/${id}`}>{id}</a>
              </li>
            ))}
          </ul>
        </Aviso>
      )}
      {medicion.estado === 'observada'
        ? observaciones.map((o) => (
            <Aviso key={o.acto_id} tono="advertencia" titulo="Observación del programa">
              <p>{String(o.datos.mensaje ?? '')}</p>
            </Aviso>
          ))
        : null}
      <DetalleLista
        filas={[
          { nombre: 'Estado', valor: ESTADOS[medicion.estado].texto },
          {
            nombre: 'Respuestas en blanco',
            valor: `${blancosDe(encuesta).length}. «No responde» y «no aplica» no son blancos.`,
          },
          {
            nombre: 'Con respaldo',
            valor: `${new Set(encuesta.evidencias.map((e) => e.item_id)).size} ítems`,
          },
        ]}
      />
      <h2>Partes</h2>
      <ListaTareas
        tareas={encuesta.cuestionario.partes.map((parte) => ({
          id: parte.id,
          titulo: parte.nombre,
          href: `${p.base}/${parte.id}`,
          detalle: quienes(encuesta, parte.id),
          estado: estadoDeParte(avanceDe(encuesta, parte)),
        }))}
      />
      {p.puedeCerrar ? (
        <p>
          <a href={`${p.base}/asignar`}>Asignar las partes a las personas</a>
        </p>
      ) : null}
      <h2>Historia</h2>
      {p.enmiendas === 0 ? null : (
        <p>
          <a href={`${p.base}/enmiendas`}>
            {p.enmiendas === 1 ? 'Ver 1 enmienda hecha' : `Ver ${p.enmiendas} enmiendas hechas`}{' '}
            después de firmar
          </a>
        </p>
      )}
      <HistoriaDeActos actos={p.actos} nombres={ACTOS} detalle={detalleDe} />
    </>
  );
}

/** Lo que dice un acto, en una frase. */
export function detalleDe({ datos }: Pick<Acto, 'datos'>): string | undefined {
  if (typeof datos.mensaje === 'string' && datos.mensaje !== '') return datos.mensaje;
  if (typeof datos.archivo === 'string') return `${datos.archivo}: ${datos.cambios} respuestas.`;
  if (typeof datos.motivo === 'string')
    return datos.item === undefined ? datos.motivo : `${datos.item}: ${datos.motivo}`;
  if (Array.isArray(datos.items) && datos.items.length > 0)
    return `Cambiaron: ${datos.items.join(', ')}.`;
  return undefined;
}

function quienes(e: Encuesta, parte: string): string {
  const nombres = e.asignaciones.filter((a) => a.parte === parte).map((a) => a.nombre);
  return nombres.length === 0 ? 'Sin asignar' : `Responde: ${nombres.join(', ')}`;
}

/** Con qué se mide; que es de demostración se dice una sola vez. */
function detalleDeCampana({ instrumento, nombre, demostracion }: FilaCampana): string {
  const inventada = demostracion && !/demostración/i.test(nombre);
  const con = cuestionarioDe(instrumento).plan.instrumento.nombre;
  return `Cuestionario: ${con} (${instrumento})${inventada ? ' · demostración' : ''}`;
}

/** Campañas abiertas y mediciones hechas por el municipio. */
export function ListaCampanas(p: {
  readonly base: string;
  readonly campanas: readonly { readonly campana: FilaCampana; readonly estado: string }[];
}): VNode {
  return (
    <>
      <EncabezadoPagina
        titulo="Madurez digital"
        bajada="Mida a la municipalidad, vea qué le falta y siga su plan."
        acciones={
          <EnlaceBoton href={`${p.base}/estrategia`} variante="secundario" icono="lista">
            Estrategia y plan
          </EnlaceBoton>
        }
      />
      {p.campanas.length === 0 ? (
        <EstadoVacio titulo="No hay campañas abiertas">
          Cuando el programa invite a la municipalidad, la encuesta aparece aquí.
        </EstadoVacio>
      ) : (
        <ListaTareas
          tareas={p.campanas.map(({ campana, estado }) => ({
            id: campana.campana_id,
            titulo: campana.nombre,
            href: `${p.base}/${campana.campana_id}`,
            detalle: detalleDeCampana(campana),
            estado: { tono: 'info', texto: estado },
          }))}
        />
      )}
    </>
  );
}
