import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  type Columna,
  Dinero,
  EncabezadoPagina,
  EnlaceBoton,
  EstadoVacio,
  Etiqueta,
  Tabla,
} from '../../../../diseno/index.ts';
import { Gantt } from '../../../../graficos/index.ts';
import type { AlertaHito } from '../../estrategia/index.ts';
import { ALERTAS, fechaLegible, fechasLegibles } from '../alertas.ts';
import type { HitoGuardado } from '../repositorio.ts';
import { NavegacionPlan } from './navegacion-plan.tsx';
import { type ErrorDePeriodo, FormularioPeriodo, type PeriodoEscrito } from './periodo.tsx';

/** Plan del municipio: alertas, hitos con las columnas del programa, presupuesto y Gantt. */
export function PaginaPlan(p: {
  readonly base: string;
  readonly hitos: readonly HitoGuardado[];
  readonly alertas: readonly AlertaHito[];
  readonly nombreDeCifra: (clave: string) => string;
  readonly hoy: string;
  readonly demostracion: boolean;
  readonly periodo: PeriodoEscrito;
  readonly erroresDePeriodo: readonly ErrorDePeriodo[];
  /** Presupuesto del plan en pesos, si se fijó. */
  readonly presupuesto: number | null;
}): VNode {
  const { hitos } = p;
  return (
    <>
      <EncabezadoPagina
        titulo="Plan"
        bajada={resumenDe(hitos)}
        acciones={
          <EnlaceBoton href={`${p.base}/plan/nuevo`} icono="agregar">
            Agregar un hito
          </EnlaceBoton>
        }
      />
      <NavegacionPlan base={p.base} actual="plan" />
      {p.demostracion ? (
        <Aviso tono="advertencia" titulo="Demostración">
          <p>Este plan es inventado para mostrar el producto.</p>
        </Aviso>
      ) : null}
      {p.alertas.length === 0 ? null : (
        <section class="madurez-bloque" aria-labelledby="alertas">
          <h2 id="alertas">Alertas</h2>
          <ul class="lista-alertas">
            {p.alertas.map((a) => (
              <li key={`${a.id} ${a.clase} ${a.mensaje}`}>
                <Etiqueta tono={ALERTAS[a.clase].tono}>{ALERTAS[a.clase].texto}</Etiqueta>{' '}
                <a href={`${p.base}/plan/${a.id}`}>{fechasLegibles(a.mensaje)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {hitos.length === 0 ? (
        <EstadoVacio titulo="El plan está vacío" icono="calendario">
          Cree hitos desde la estrategia o agregue uno.
        </EstadoVacio>
      ) : (
        <>
          <Tabla
            leyenda="Hitos"
            columnas={columnasDe(p)}
            filas={hitos}
            claveDeFila={(h) => h.id}
            densa
          />
          <Totales hitos={hitos} presupuesto={p.presupuesto} />
          <Gantt
            id="gantt"
            titulo="El plan en el tiempo"
            descripcion="Cada barra va de inicio a término; lo lleno es el avance y la línea es hoy. Las flechas van de un hito al que lo espera."
            fuente="Plan de la municipalidad."
            tareas={hitos.map(({ id, nombre, inicio, termino, avance, requiere }) => ({
              id,
              nombre,
              inicio,
              termino,
              avance,
              requiere,
            }))}
            hoy={p.hoy}
          />
        </>
      )}
      <FormularioPeriodo base={p.base} escrito={p.periodo} errores={p.erroresDePeriodo} />
      {hitos.length === 0 ? null : (
        <form method="post" action={`${p.base}/plan/publicar`}>
          <h2>Publicar</h2>
          <p>Al publicar, los hitos se ven en el tablero nacional, sin montos ni correos.</p>
          <p>
            <Boton variante="secundario" icono="mundo">
              Publicar el plan
            </Boton>
          </p>
        </form>
      )}
    </>
  );
}

function resumenDe(hitos: readonly HitoGuardado[]): string {
  const completos = hitos.filter((h) => h.avance >= 1).length;
  return `${hitos.length} ${hitos.length === 1 ? 'hito' : 'hitos'}, ${completos} ${completos === 1 ? 'completo' : 'completos'}.`;
}

function columnasDe(p: {
  readonly base: string;
  readonly hitos: readonly HitoGuardado[];
  readonly nombreDeCifra: (clave: string) => string;
}): readonly Columna<HitoGuardado>[] {
  const nombre = new Map(p.hitos.map((h) => [h.id, h.nombre]));
  return [
    {
      clave: 'nombre',
      titulo: 'Nombre',
      encabezaFila: true,
      celda: (h) => (
        <>
          <a href={`${p.base}/plan/${h.id}`}>{h.nombre}</a>
          {h.requiere.length === 0 ? null : (
            <span class="nota-celda">
              Después de: {h.requiere.map((r) => nombre.get(r) ?? '').join(', ')}
            </span>
          )}
        </>
      ),
    },
    { clave: 'inicio', titulo: 'Inicio', sinCorte: true, celda: (h) => fechaLegible(h.inicio) },
    { clave: 'termino', titulo: 'Término', sinCorte: true, celda: (h) => fechaLegible(h.termino) },
    {
      clave: 'avance',
      titulo: 'Avance',
      celda: (h) => (
        <>
          {`${Math.round(h.avance * 100)} %`}
          {h.medida === null ? null : (
            <span class="nota-celda">
              Lo mide la plataforma: {p.nombreDeCifra(h.medida.clave)},{' '}
              {h.medidaValor === null
                ? 'aún sin cifra'
                : `${numero(h.medidaValor)} de ${numero(h.medida.meta)}`}
            </span>
          )}
        </>
      ),
    },
    {
      clave: 'verificacion',
      titulo: 'Medio de verificación',
      celda: (h) => (
        <>
          {h.verificacion || '—'}
          {h.respaldos === 0 ? null : (
            <span class="nota-celda">
              <a href={`${p.base}/plan/${h.id}#respaldos`}>
                {h.respaldos === 1 ? '1 respaldo' : `${h.respaldos} respaldos`}
                <span class="solo-lector"> de {h.nombre}</span>
              </a>
            </span>
          )}
        </>
      ),
    },
    { clave: 'responsable', titulo: 'Responsable', celda: (h) => h.responsable },
    {
      clave: 'presupuesto',
      titulo: 'Presupuesto',
      numerica: true,
      sinCorte: true,
      celda: (h) => (h.presupuesto_clp === null ? '—' : <Dinero monto={h.presupuesto_clp} />),
    },
  ];
}

const numero = (n: number): string => String(Math.round(n * 10) / 10).replace('.', ',');

/** Suma de presupuestos, lo del plan y lo que queda o falta. */
function Totales(p: {
  readonly hitos: readonly HitoGuardado[];
  readonly presupuesto: number | null;
}): VNode {
  const suma = p.hitos.reduce((s, h) => s + (h.presupuesto_clp ?? 0), 0);
  const sinMonto = p.hitos.filter((h) => h.presupuesto_clp === null).length;
  const queda = p.presupuesto === null ? null : p.presupuesto - suma;
  return (
    <dl class="plan-totales">
      <div>
        <dt>Suma de los hitos</dt>
        <dd>
          <Dinero monto={suma} />
          {sinMonto === 0 ? null : <span class="nota-celda">{sinMonto} sin monto</span>}
        </dd>
      </div>
      {p.presupuesto === null || queda === null ? null : (
        <>
          <div>
            <dt>Presupuesto del plan</dt>
            <dd>
              <Dinero monto={p.presupuesto} />
            </dd>
          </div>
          <div>
            <dt>{queda < 0 ? 'Falta' : 'Queda'}</dt>
            <dd>
              <Dinero monto={Math.abs(queda)} />
            </dd>
          </div>
        </>
      )}
    </dl>
  );
}
