import {
  type Cambio,
  crearProbador,
  type Plan,
  type Probador,
  type ReglasDeGrupo,
  type Respuestas,
  type Ubicacion,
  ubicar,
} from '../madurez/index.ts';
import { cambiosDe, evaluar, situacion } from './aplicar.ts';
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
  const porId = new Map(biblioteca.acciones.map((a) => [a.id, a]));
  const probador = crearProbador(plan, respuestas);
  const ubicarLectura = (l: Parameters<typeof ubicar>[1]): Ubicacion | null => {
    const u = ubicar(plan, l, reglas);
    return u.ok ? u.valor : null;
  };
  let hoy: Hoy = { indice: inicial.medicion.indice ?? 0, ubicacion: inicial.ubicacion };
  let costo = 0;
  let esfuerzo = 0;
  const fuera = new Map<string, string>();
  for (;;) {
    fuera.clear();
    const opciones = biblioteca.acciones
      .filter((a) => !hechas.has(a.id) && !vetadas.has(a.id))
      .map((a) => medir(plan, probador, ubicarLectura, a, paquete(a, porId, hechas), hoy, foco))
      .filter((o) => o.efecto > EFECTO_MINIMO)
      .filter((o) => {
        const motivo = impedimento(o, restricciones, vetadas, elegidas.length, costo, esfuerzo);
        if (motivo !== null) fuera.set(o.accion.id, motivo);
        return motivo === null;
      });
    const mejor = opciones.sort(comparar)[0];
    if (mejor === undefined) break;
    for (const accion of mejor.grupo) {
      probador.fijar(cambiosDe(plan, probador.respuestas, accion));
      const siguiente = probador.leer().indice ?? 0;
      const efecto = siguiente - hoy.indice;
      elegidas.push({
        accion,
        orden: elegidas.length + 1,
        efecto,
        razones: explicar(accion, efecto, mejor, foco, areas),
      });
      hechas.add(accion.id);
      hoy = { ...hoy, indice: siguiente };
    }
    hoy = { ...hoy, ubicacion: ubicarLectura(probador.leer()) };
    costo += mejor.costo;
    esfuerzo += mejor.esfuerzo;
  }
  return {
    antes: situacion(inicial),
    despues: situacion(evaluar(plan, cut, { ...probador.respuestas }, reglas)),
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

/** Situación a media propuesta. Sin índice cuenta como 0. */
type Hoy = { readonly indice: number; readonly ubicacion: Ubicacion | null };

/**
 * Lo que rinde una acción con los requisitos que le faltan. Se prueba sobre lo ya elegido y se
 * deshace; el grupo solo se busca si hay exigencias que cumplir.
 */
function medir(
  plan: Plan,
  probador: Probador,
  ubicarLectura: (l: Parameters<typeof ubicar>[1]) => Ubicacion | null,
  accion: Accion,
  grupo: readonly Accion[],
  hoy: Hoy,
  foco: FocoDeGrupo | null,
): Opcion {
  const pendientes = hoy.ubicacion?.siguiente?.exigencias ?? [];
  const cambios = cambiosDeGrupo(plan, probador.respuestas, grupo);
  const { indice, despues } =
    cambios.length === 0
      ? { indice: hoy.indice, despues: hoy.ubicacion }
      : probador.probar(cambios, (l) => ({
          indice: l.indice ?? 0,
          despues: pendientes.length === 0 ? hoy.ubicacion : ubicarLectura(l),
        }));
  const efecto = indice - hoy.indice;
  const esfuerzo = grupo.reduce((s, a) => s + a.esfuerzo_personas_mes, 0);
  const quedan =
    despues?.grupo === hoy.ubicacion?.grupo ? (despues?.siguiente?.exigencias ?? []) : [];
  return {
    accion,
    grupo,
    efecto,
    esfuerzo,
    costo: grupo.reduce((s, a) => s + a.costo_clp.maximo, 0),
    cumple: pendientes.filter((p) => !quedan.includes(p)),
    puntaje: ((foco?.factores[accion.area] ?? 1) * efecto) / Math.max(PISO_ESFUERZO, esfuerzo),
  };
}

/** Cambios de varias acciones seguidas: si dos mueven un ítem, vale el que más lo sube. */
function cambiosDeGrupo(
  plan: Plan,
  respuestas: Respuestas,
  grupo: readonly Accion[],
): readonly Cambio[] {
  if (grupo.length === 1) return grupo.flatMap((a) => cambiosDe(plan, respuestas, a));
  // Encima de las de hoy sin copiarlas: solo se leen por identificador.
  const nuevas: Record<string, Respuestas[string]> = Object.create(respuestas);
  return grupo.flatMap((a) => {
    const cambios = cambiosDe(plan, nuevas, a);
    for (const { casilla, valor } of cambios) {
      nuevas[plan.items[casilla]?.item.id ?? ''] = valor;
    }
    return cambios;
  });
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
