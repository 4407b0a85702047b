import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  CampoTexto,
  type Columna,
  Desplegable,
  EncabezadoPagina,
  EnlaceBoton,
  Tabla,
} from '../../../../diseno/index.ts';
import type { Accion, AccionPropuesta, Propuesta } from '../../estrategia/index.ts';

/** Lo que la municipalidad puede poner, como se escribió. */
export interface Limites {
  readonly presupuesto: string;
  readonly personas: string;
  readonly maximo: string;
}

const cifra = (n: number | null, d = 3): string =>
  n === null ? '—' : n.toFixed(d).replace('.', ',');
const millones = (n: number): string =>
  `$ ${(n / 1e6).toLocaleString('es-CL', { maximumFractionDigits: 1 })} millones`;
const grupo = (n: number | null): string => (n === null ? 'sin grupo' : `grupo ${n}`);

/** Propuesta explicada, elección de acciones y simulación de lo elegido. */
export function PaginaEstrategia(p: {
  readonly base: string;
  readonly propuesta: Propuesta;
  readonly acciones: readonly Accion[];
  readonly elegidas: readonly string[];
  readonly simulacion: {
    readonly antes: Propuesta['antes'];
    readonly despues: Propuesta['despues'];
  };
  readonly limites: Limites;
  readonly provisional: boolean;
  readonly demostracion: boolean;
}): VNode {
  const { propuesta, simulacion } = p;
  const marcadas = new Set(p.elegidas);
  const propuestas = new Set(propuesta.acciones.map((a) => a.accion.id));
  return (
    <>
      <EncabezadoPagina
        titulo="Estrategia"
        bajada={
          propuesta.foco === null
            ? 'Aún no hay grupo: responda más de la encuesta.'
            : `Grupo ${propuesta.antes.grupo}: ${propuesta.foco.foco}`
        }
        acciones={
          <EnlaceBoton href={`${p.base}/plan`} icono="calendario">
            Ir al plan
          </EnlaceBoton>
        }
      />
      {p.demostracion ? (
        <Aviso tono="advertencia" titulo="Demostración">
          <p>Se calcula con respuestas inventadas.</p>
        </Aviso>
      ) : null}
      {p.provisional ? (
        <Aviso tono="info">
          <p>La medición no está firmada: la propuesta puede cambiar.</p>
        </Aviso>
      ) : null}
      <h2>Con qué cuenta</h2>
      <form class="filtros" method="get" action={`${p.base}/estrategia`}>
        <div class="filtros-campos">
          <CampoTexto
            id="presupuesto"
            etiqueta="Presupuesto, en millones de pesos"
            valor={p.limites.presupuesto}
            teclado="decimal"
            opcional
          />
          <CampoTexto
            id="personas"
            etiqueta="Personas-mes"
            valor={p.limites.personas}
            teclado="decimal"
            opcional
          />
          <CampoTexto
            id="maximo"
            etiqueta="Máximo de acciones"
            valor={p.limites.maximo}
            teclado="numeric"
          />
        </div>
        <Boton variante="secundario">Volver a proponer</Boton>
      </form>
      <h2>Elija las acciones</h2>
      <p>
        Van por lo que suben el índice según su esfuerzo. Con la propuesta completa pasaría de{' '}
        {cifra(propuesta.antes.indice)} ({grupo(propuesta.antes.grupo)}) a{' '}
        {cifra(propuesta.despues.indice)} ({grupo(propuesta.despues.grupo)}), con{' '}
        {cifra(propuesta.esfuerzo_personas_mes, 1)} personas-mes y hasta{' '}
        {millones(propuesta.costo_clp.maximo)}.
      </p>
      <form method="post" action={`${p.base}/estrategia`}>
        {marcadas.size === 0 ? null : (
          <fieldset class="asignar-parte">
            <legend>Ya elegidas (desmarque para quitar)</legend>
            <div>
              {p.acciones
                .filter((a) => marcadas.has(a.id))
                .map((a) => (
                  <label key={a.id}>
                    <input type="checkbox" name="accion" value={a.id} checked /> {a.nombre}
                  </label>
                ))}
            </div>
          </fieldset>
        )}
        <Tabla
          leyenda="Propuesta"
          columnas={columnas}
          filas={propuesta.acciones.filter((a) => !marcadas.has(a.accion.id))}
          claveDeFila={(a) => a.accion.id}
          seleccion={{ nombre: 'accion', etiqueta: (a) => `Elegir ${a.accion.nombre}` }}
        />
        <Desplegable titulo={'Otras acciones de la biblioteca'}>
          {p.acciones
            .filter((a) => !propuestas.has(a.id) && !marcadas.has(a.id))
            .map((a) => (
              <p key={a.id}>
                <label>
                  <input type="checkbox" name="accion" value={a.id} /> {a.nombre}. {a.proposito}
                  {motivo(propuesta, a.id)}
                </label>
              </p>
            ))}
        </Desplegable>
        <div class="grupo-botones">
          <Boton nombre="hacer" valor="guardar">
            Guardar la estrategia con lo marcado
          </Boton>
          <Boton nombre="hacer" valor="plan" variante="secundario">
            Guardar y crear sus hitos
          </Boton>
        </div>
      </form>
      <h2>Si hacemos lo elegido</h2>
      {p.elegidas.length === 0 ? (
        <p>Todavía no se ha guardado ninguna acción.</p>
      ) : (
        <>
          <p>
            Con {p.elegidas.length} acciones el índice pasaría de {cifra(simulacion.antes.indice)} a{' '}
            <b>{cifra(simulacion.despues.indice)}</b> y del {grupo(simulacion.antes.grupo)} al{' '}
            <b>{grupo(simulacion.despues.grupo)}</b>.
          </p>
          <ul>
            {p.acciones
              .filter((a) => marcadas.has(a.id))
              .map((a) => (
                <li key={a.id}>{a.nombre}</li>
              ))}
          </ul>
        </>
      )}
    </>
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
        {a.orden}. {a.accion.nombre}
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
