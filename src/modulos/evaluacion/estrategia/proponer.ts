import type { Plan, ReglasDeGrupo, Respuestas } from '../madurez/index.ts';
import { aplicar, type Estado, evaluar, situacion } from './aplicar.ts';
import type {
  Accion,
  AccionPropuesta,
  AreasDeMejora,
  Biblioteca,
  FocoDeGrupo,
  Propuesta,
  Restricciones,
} from './dominio.ts';
import { paquete } from './requisitos.ts';

/** Con menos esfuerzo que esto, el cociente premiaría de más lo trivial. */
const PISO_ESFUERZO = 0.25;
const EFECTO_MINIMO = 1e-6;

type Opcion = {
  readonly accion: Accion;
  readonly grupo: readonly Accion[];
  readonly estado: Estado;
  readonly efecto: number;
  readonly esfuerzo: number;
  readonly costo: number;
  readonly cumple: readonly string[];
  readonly puntaje: number;
};

/**
 * Propone acciones por efecto sobre esfuerzo. En cada vuelta recalcula el efecto de todas sobre
 * el estado ya mejorado, prefiere las que cumplen exigencias del grupo siguiente y respeta
 * presupuesto (costo máximo), personas y requisitos. Es voraz: se eligió porque se explica.
 */
export function proponer(
  plan: Plan,
  cut: string,
  respuestas: Respuestas,
  biblioteca: Biblioteca,
  areas: AreasDeMejora,
  restricciones: Restricciones,
  reglas: ReglasDeGrupo,
): Propuesta {
  const inicial = evaluar(plan, cut, respuestas, reglas);
  const foco = areas.grupos.find((g) => g.grupo === inicial.ubicacion?.grupo) ?? null;
  const hechas = new Set(restricciones.hechas);
  const vetadas = new Set(restricciones.descartadas);
  const elegidas: AccionPropuesta[] = [];
  let estado = inicial;
  let costo = 0;
  let esfuerzo = 0;
  const fuera = new Map<string, string>();
  for (;;) {
    fuera.clear();
    const opciones = biblioteca.acciones
      .filter((a) => !hechas.has(a.id) && !vetadas.has(a.id))
      .map((a) => medir(plan, cut, a, biblioteca, hechas, estado, foco, reglas))
      .filter((o) => o.efecto > EFECTO_MINIMO)
      .filter((o) => {
        const motivo = impedimento(o, restricciones, vetadas, elegidas.length, costo, esfuerzo);
        if (motivo !== null) fuera.set(o.accion.id, motivo);
        return motivo === null;
      });
    const mejor = opciones.sort(comparar)[0];
    if (mejor === undefined) break;
    for (const accion of mejor.grupo) {
      const siguiente = evaluar(plan, cut, aplicar(plan, estado.respuestas, accion), reglas);
      const efecto = (siguiente.medicion.indice ?? 0) - (estado.medicion.indice ?? 0);
      elegidas.push({
        accion,
        orden: elegidas.length + 1,
        efecto,
        razones: explicar(accion, efecto, mejor, foco, areas),
      });
      hechas.add(accion.id);
      estado = siguiente;
    }
    costo += mejor.costo;
    esfuerzo += mejor.esfuerzo;
  }
  return {
    antes: situacion(inicial),
    despues: situacion(estado),
    foco,
    acciones: elegidas,
    esfuerzo_personas_mes: esfuerzo,
    costo_clp: {
      minimo: elegidas.reduce((s, e) => s + e.accion.costo_clp.minimo, 0),
      maximo: costo,
    },
    fuera: [...fuera].map(([id, motivo]) => ({ id, motivo })),
  };
}

function medir(
  plan: Plan,
  cut: string,
  accion: Accion,
  biblioteca: Biblioteca,
  hechas: ReadonlySet<string>,
  hoy: Estado,
  foco: FocoDeGrupo | null,
  reglas: ReglasDeGrupo,
): Opcion {
  const grupo = paquete(accion, biblioteca, hechas);
  const finales = grupo.reduce((r, a) => aplicar(plan, r, a), hoy.respuestas);
  const estado = evaluar(plan, cut, finales, reglas);
  const efecto = (estado.medicion.indice ?? 0) - (hoy.medicion.indice ?? 0);
  const esfuerzo = grupo.reduce((s, a) => s + a.esfuerzo_personas_mes, 0);
  const pendientes = hoy.ubicacion?.siguiente?.exigencias ?? [];
  const quedan =
    estado.ubicacion?.grupo === hoy.ubicacion?.grupo
      ? (estado.ubicacion?.siguiente?.exigencias ?? [])
      : [];
  return {
    accion,
    grupo,
    estado,
    efecto,
    esfuerzo,
    costo: grupo.reduce((s, a) => s + a.costo_clp.maximo, 0),
    cumple: pendientes.filter((p) => !quedan.includes(p)),
    puntaje: ((foco?.factores[accion.area] ?? 1) * efecto) / Math.max(PISO_ESFUERZO, esfuerzo),
  };
}

function comparar(a: Opcion, b: Opcion): number {
  return (
    b.cumple.length - a.cumple.length ||
    // Entre las que cumplen una exigencia, la más barata en personas: el resto puede venir después.
    (a.cumple.length > 0 ? a.esfuerzo - b.esfuerzo : 0) ||
    b.puntaje - a.puntaje ||
    (a.accion.id < b.accion.id ? -1 : 1)
  );
}

function impedimento(
  o: Opcion,
  r: Restricciones,
  vetadas: ReadonlySet<string>,
  elegidas: number,
  costo: number,
  esfuerzo: number,
): string | null {
  const vetada = o.grupo.find((a) => vetadas.has(a.id));
  if (vetada !== undefined) return `Necesita «${vetada.nombre}», que se descartó.`;
  if (elegidas + o.grupo.length > r.maximo_acciones)
    return 'El plan ya tiene el máximo de acciones.';
  if (r.presupuesto_clp !== null && costo + o.costo > r.presupuesto_clp) {
    return 'No cabe en el presupuesto.';
  }
  if (r.personas_mes !== null && esfuerzo + o.esfuerzo > r.personas_mes + 1e-9) {
    return 'No alcanzan las personas.';
  }
  return null;
}

function explicar(
  accion: Accion,
  efecto: number,
  o: Opcion,
  foco: FocoDeGrupo | null,
  areas: AreasDeMejora,
): readonly string[] {
  const razones: string[] = [];
  const esHabilitante = accion.id !== o.accion.id;
  if (esHabilitante) razones.push(`Va antes porque «${o.accion.nombre}» la necesita.`);
  if (efecto > EFECTO_MINIMO) {
    const porMes = efecto / Math.max(PISO_ESFUERZO, accion.esfuerzo_personas_mes);
    razones.push(`Sube el índice ${cifra(efecto)}: ${cifra(porMes)} por persona-mes de esfuerzo.`);
  }
  if (!esHabilitante && o.cumple.length > 0) {
    razones.push(`Cumple lo que exige el grupo siguiente: ${o.cumple.join('; ')}.`);
  }
  if (foco?.orden.includes(accion.area) === true) {
    razones.push(`Es un foco del grupo ${foco.grupo}: ${areas.areas[accion.area].toLowerCase()}.`);
  }
  return razones;
}

function cifra(n: number): string {
  return n.toFixed(3).replace('.', ',');
}
