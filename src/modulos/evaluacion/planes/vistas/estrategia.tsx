import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  CampoTexto,
  type Columna,
  Desplegable,
  EncabezadoPagina,
  ResumenErrores,
  Tabla,
} from '../../../../diseno/index.ts';
import type {
  Accion,
  AccionPropuesta,
  Citados,
  Propuesta,
  Simulacion,
} from '../../estrategia/index.ts';
import type { ErrorDeLimite, Limites } from '../limites.ts';
import { FichaDeAccion, millones } from './accion.tsx';
import { NavegacionPlan } from './navegacion-plan.tsx';
import { cifra, grupo, ResultadoSimulado } from './simulacion.tsx';

/** De qué medición sale la propuesta. */
interface MedicionDeEstrategia {
  readonly nombre: string;
  readonly firmada: boolean;
  /** Firmada antes y abierta de nuevo: sus respuestas pueden cambiar. */
  readonly enEnmienda: boolean;
  /** Hay una medición más nueva, que no se usa hasta que se firme. */
  readonly hayOtraSinFirmar: boolean;
}

/** Propuesta explicada, elección de acciones y simulación de lo marcado. */
export function PaginaEstrategia(p: {
  readonly base: string;
  readonly propuesta: Propuesta;
  readonly acciones: readonly Accion[];
  readonly areas: Readonly<Record<Accion['area'], string>>;
  readonly textoItem: ReadonlyMap<string, string>;
  readonly citados: Citados;
  readonly enCatalogo: ReadonlySet<string>;
  readonly elegidas: ReadonlySet<string>;
  readonly guardadas: ReadonlySet<string>;
  readonly simulacion: Simulacion;
  readonly limites: Limites;
  readonly errores: readonly ErrorDeLimite[];
  readonly medicion: MedicionDeEstrategia;
  readonly demostracion: boolean;
}): VNode {
  const { propuesta, simulacion } = p;
  const error = (campo: keyof Limites): string | undefined =>
    p.errores.find((e) => e.campo === campo)?.mensaje;
  const propuestas = new Set(propuesta.acciones.map((a) => a.accion.id));
  const sinGuardar =
    p.elegidas.size !== p.guardadas.size || [...p.elegidas].some((id) => !p.guardadas.has(id));
  return (
    <>
      <EncabezadoPagina
        titulo="Estrategia"
        bajada={
          propuesta.foco === null
            ? 'Aún no hay grupo: responda más de la encuesta.'
            : `Grupo ${propuesta.antes.grupo}: ${propuesta.foco.foco}`
        }
      />
      <NavegacionPlan base={p.base} actual="estrategia" />
      <ResumenErrores errores={p.errores} />
      {p.demostracion ? (
        <Aviso tono="advertencia" titulo="Demostración">
          <p>Se calcula con respuestas inventadas.</p>
        </Aviso>
      ) : null}
      <SobreQueMedicion {...p.medicion} />
      <form class="estrategia-formulario" method="post" action={`${p.base}/estrategia`} novalidate>
        <h2>Con qué cuenta</h2>
        <div class="estrategia-limites">
          <CampoTexto
            id="presupuesto"
            etiqueta="Presupuesto, en millones de pesos"
            valor={p.limites.presupuesto}
            teclado="decimal"
            ancho="corto"
            opcional
            error={error('presupuesto')}
          />
          <CampoTexto
            id="personas"
            etiqueta="Personas-mes"
            valor={p.limites.personas}
            teclado="decimal"
            ancho="corto"
            opcional
            error={error('personas')}
          />
          <CampoTexto
            id="maximo"
            etiqueta="Máximo de acciones"
            valor={p.limites.maximo}
            teclado="numeric"
            ancho="corto"
            error={error('maximo')}
          />
        </div>
        <Boton variante="secundario" nombre="hacer" valor="simular">
          Volver a proponer y simular
        </Boton>
        <h2>Si hacemos lo marcado</h2>
        <ResultadoSimulado simulacion={simulacion} sinGuardar={sinGuardar} />
        <h2>Elija las acciones</h2>
        <p>
          Van por lo que suben el índice según su esfuerzo. Con la propuesta completa pasaría de{' '}
          {cifra(propuesta.antes.indice)} ({grupo(propuesta.antes.grupo)}) a{' '}
          {cifra(propuesta.despues.indice)} ({grupo(propuesta.despues.grupo)}), con{' '}
          {cifra(propuesta.esfuerzo_personas_mes, 1)} personas-mes y hasta{' '}
          {millones(propuesta.costo_clp.maximo)}.
        </p>
        {p.elegidas.size === 0 ? null : (
          <fieldset class="asignar-parte">
            <legend>Marcadas (desmarque para quitar)</legend>
            <div>
              {p.acciones
                .filter((a) => p.elegidas.has(a.id))
                .map((a) => (
                  <Casilla key={a.id} accion={a} marcada />
                ))}
            </div>
          </fieldset>
        )}
        <Tabla
          leyenda="Propuesta"
          columnas={columnas}
          filas={propuesta.acciones.filter((a) => !p.elegidas.has(a.accion.id))}
          claveDeFila={(a) => a.accion.id}
          seleccion={{ nombre: 'accion', etiqueta: (a) => `Elegir ${a.accion.nombre}` }}
          vacia={<p>No queda ninguna acción propuesta sin marcar.</p>}
        />
        <Desplegable titulo="Otras acciones de la biblioteca">
          {p.acciones
            .filter((a) => !propuestas.has(a.id) && !p.elegidas.has(a.id))
            .map((a) => (
              <p key={a.id} class="accion-otra">
                <Casilla accion={a} />
                <span class="nota-celda">
                  {a.proposito}
                  {motivo(propuesta, a.id)}
                </span>
              </p>
            ))}
        </Desplegable>
        <div class="grupo-botones">
          <Boton nombre="hacer" valor="simular">
            Simular lo marcado
          </Boton>
          <Boton nombre="hacer" valor="guardar" variante="secundario">
            Guardar la estrategia
          </Boton>
          <Boton nombre="hacer" valor="plan" variante="secundario">
            Guardar y crear sus hitos
          </Boton>
        </div>
      </form>
      <h2>Biblioteca de acciones</h2>
      <p>
        {p.acciones.length} acciones. Esfuerzos y costos son estimaciones por revisar con cada
        realidad.
      </p>
      {Object.entries(p.areas).map(([area, nombre]) => (
        <Desplegable key={area} titulo={nombre}>
          {p.acciones
            .filter((a) => a.area === area)
            .map((a) => (
              <FichaDeAccion
                key={a.id}
                accion={a}
                todas={p.acciones}
                textoItem={p.textoItem}
                citados={p.citados}
                enCatalogo={p.enCatalogo}
              />
            ))}
        </Desplegable>
      ))}
    </>
  );
}

function SobreQueMedicion(m: MedicionDeEstrategia): VNode {
  if (!m.firmada) {
    return (
      <Aviso tono="advertencia" titulo="Borrador">
        <p>
          Se calcula con «{m.nombre}», que no está firmada. La propuesta va a cambiar con cada
          respuesta.
        </p>
      </Aviso>
    );
  }
  return (
    <Aviso tono="info">
      <p>
        Se calcula con «{m.nombre}», la última medición firmada.
        {m.enEnmienda ? ' Está abierta de nuevo: la propuesta puede cambiar.' : ''}
        {m.hayOtraSinFirmar ? ' La medición más nueva se usará cuando se firme.' : ''}
      </p>
    </Aviso>
  );
}

function Casilla(p: { readonly accion: Accion; readonly marcada?: boolean }): VNode {
  return (
    <label class="accion-casilla">
      <input type="checkbox" name="accion" value={p.accion.id} checked={p.marcada === true} />
      {p.accion.nombre}
    </label>
  );
}

function motivo(propuesta: Propuesta, id: string): string {
  const fuera = propuesta.fuera.find((f) => f.id === id);
  return fuera === undefined ? '' : ` No cabe: ${fuera.motivo}`;
}

const columnas: readonly Columna<AccionPropuesta>[] = [
  {
    clave: 'accion',
    titulo: 'Acción',
    encabezaFila: true,
    celda: (a) => (
      <>
        <a href={`#accion-${a.accion.id}`}>
          {a.orden}. {a.accion.nombre}
        </a>
        <span class="nota-celda">{a.razones.join(' ')}</span>
      </>
    ),
  },
  { clave: 'efecto', titulo: 'Sube', numerica: true, celda: (a) => `+${cifra(a.efecto)}` },
  {
    clave: 'esfuerzo',
    titulo: 'Personas-mes',
    numerica: true,
    celda: (a) => cifra(a.accion.esfuerzo_personas_mes, 1),
  },
  { clave: 'semanas', titulo: 'Semanas', numerica: true, celda: (a) => a.accion.semanas },
  {
    clave: 'costo',
    titulo: 'Costo máximo',
    numerica: true,
    celda: (a) => millones(a.accion.costo_clp.maximo),
  },
];
