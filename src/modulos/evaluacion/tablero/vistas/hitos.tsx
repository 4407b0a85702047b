import type { VNode } from 'preact';
import { EncabezadoPagina, EstadoVacio } from '../../../../diseno/index.ts';
import { Gantt, type TareaGantt } from '../../../../graficos/index.ts';
import { NavegacionMadurez } from './navegacion-madurez.tsx';
import { type FilaHito, TablaHitos } from './tabla-hitos.tsx';

/** Plan municipal en el tablero nacional. */
export interface PlanEnTablero {
  readonly nombre: string;
  readonly href: string;
  readonly demostracion: boolean;
  readonly hitos: readonly FilaHito[];
}

/** Tablero nacional de hitos: los del programa, los de hoy y los planes municipales. */
export function PaginaHitos(p: {
  readonly historicos: readonly FilaHito[];
  readonly deHoy: readonly FilaHito[];
  readonly tareas: readonly TareaGantt[];
  readonly hoy: string;
  readonly planes: readonly PlanEnTablero[];
}): VNode {
  return (
    <>
      <EncabezadoPagina
        rotulo="Madurez digital"
        titulo="Hitos del programa"
        bajada="Qué se comprometió, cuánto se avanzó y cómo se comprueba."
      />
      <NavegacionMadurez actual="/madurez/hitos" />
      <h2>2014 a 2017</h2>
      <TablaHitos leyenda="Hitos del programa nacional, como se informaron" hitos={p.historicos} />
      <h2>Hoy</h2>
      <p>Estas cifras las calcula la plataforma con su propio uso. Nadie las escribe a mano.</p>
      {p.deHoy.length === 0 ? (
        <EstadoVacio titulo="Aún no hay cifras" />
      ) : (
        <TablaHitos leyenda="Hitos calculados" hitos={p.deHoy} />
      )}
      <Gantt
        id="hitos-en-el-tiempo"
        titulo="Los hitos en el tiempo"
        descripcion="Cada barra va de su inicio a su término; la parte llena es el avance."
        fuente="Programa nacional (2014-2017) y cifras de la plataforma."
        tareas={p.tareas}
        hoy={p.hoy}
      />
      <h2>Planes municipales</h2>
      {p.planes.length === 0 ? (
        <EstadoVacio titulo="Ninguna municipalidad publicó su plan todavía" icono="calendario" />
      ) : (
        p.planes.map((plan) => (
          <section key={plan.href} class="madurez-bloque">
            <h3>
              <a href={plan.href}>{plan.nombre}</a>
              {plan.demostracion ? ' (demostración)' : ''}
            </h3>
            <TablaHitos leyenda={`Hitos de ${plan.nombre}`} hitos={plan.hitos} />
          </section>
        ))
      )}
    </>
  );
}
