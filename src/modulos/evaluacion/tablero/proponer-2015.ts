import {
  type Accion,
  type AreasDeMejora,
  type Biblioteca,
  type Propuesta,
  proponer,
  simular,
} from '../estrategia/index.ts';
import type { Respuestas } from '../madurez/index.ts';
import type { Estudio2015, FichaEstudio } from './estudio.ts';

/** Acción elegida con lo que sube el índice cuando le toca y el esfuerzo en personas-mes. */
export interface Paso2015 {
  readonly accion: Accion;
  readonly efecto: number;
}

export interface Propuesta2015 {
  readonly pasos: readonly Paso2015[];
  readonly antes: Propuesta['antes'];
  readonly despues: Propuesta['despues'];
}

const MAXIMO_PASOS = 6;

// Lo que cada ítem de hoy suma a una cuenta del cuestionario de 2015, que no decía cuáles eran.
const CUENTAS = [
  { patron: /^I-SEG-/, item: 'seg_informatica_n', tope: 5 },
  { patron: /^I-PRO-\d+$/, item: 'procesos_informatizados_n', tope: 18 },
  { patron: /^I-TRA-\d+$/, item: 'tramites_en_linea_n', tope: 23 },
] as const;
const DIRECTOS: Readonly<
  Record<string, { readonly item: string; readonly valor: number | string }>
> = {
  'I-AREA': { item: 'area_informatica', valor: 1 },
  'I-INT': { item: 'intranet', valor: 1 },
  'I-EST': { item: 'pladeco_estrategia_servicios', valor: 1 },
  'I-DEP': { item: 'dependencia_cod', valor: '2' },
  'I-EDU': { item: 'educacion_jefe_cod', valor: '4' },
  'I-SRV': { item: 'servidores_n', valor: 4 },
};

/** Lleva una acción de la biblioteca a las preguntas de 2015, según lo respondido. */
function traducir(accion: Accion, respuestas: Respuestas): Accion {
  const directos = accion.mueve.flatMap(({ item }) => DIRECTOS[item] ?? []);
  const cuentas = CUENTAS.flatMap(({ patron, item, tope }) => {
    const suma = accion.mueve.filter((m) => patron.test(m.item)).length;
    const hoy = Number(respuestas[item] ?? 0);
    return suma === 0 ? [] : [{ item, valor: Math.min(tope, hoy + suma) }];
  });
  return { ...accion, mueve: [...directos, ...cuentas] };
}

/**
 * Propuesta con las respuestas de 2015: en cada vuelta, la acción que más sube el índice por
 * esfuerzo. Supone que lo que falta es lo que la acción agrega: el cuestionario solo dio cuentas.
 */
export function proponer2015(
  estudio: Estudio2015,
  ficha: FichaEstudio,
  biblioteca: Biblioteca,
  areas: AreasDeMejora,
): Propuesta2015 {
  const { plan, reglas } = estudio;
  const { cut } = ficha.municipio;
  const pasos: Paso2015[] = [];
  const hechas: string[] = [];
  let respuestas = ficha.respuestas;
  const traducidas = (): readonly Accion[] => {
    const utiles = biblioteca.acciones
      .map((a) => traducir(a, respuestas))
      .filter((a) => a.mueve.length > 0);
    const ids = new Set(utiles.map((a) => a.id));
    return utiles.map((a) => ({ ...a, requiere: a.requiere.filter((r) => ids.has(r)) }));
  };
  const inicial = simular(plan, cut, respuestas, [], reglas).antes;
  let despues = inicial;
  while (pasos.length < MAXIMO_PASOS) {
    const acciones = traducidas();
    // Quien ya tiene lo que da un requisito no debe volver a hacerlo.
    const cumplidas = acciones
      .filter((a) => {
        const s = simular(plan, cut, respuestas, [a], reglas);
        return (s.despues.indice ?? 0) - (s.antes.indice ?? 0) <= 1e-9;
      })
      .map((a) => a.id);
    const elegida = proponer(
      plan,
      cut,
      respuestas,
      { ...biblioteca, acciones },
      areas,
      {
        presupuesto_clp: null,
        personas_mes: null,
        maximo_acciones: 1,
        hechas: [...hechas, ...cumplidas],
        descartadas: [],
      },
      reglas,
    ).acciones[0];
    if (elegida === undefined) break;
    const { accion } = elegida;
    pasos.push({
      accion: biblioteca.acciones.find((a) => a.id === accion.id) ?? accion,
      efecto: elegida.efecto,
    });
    hechas.push(accion.id);
    const nuevas: Record<string, Respuestas[string]> = { ...respuestas };
    for (const { item, valor } of accion.mueve) nuevas[item] = valor;
    respuestas = nuevas;
    despues = simular(plan, cut, respuestas, [], reglas).antes;
  }
  return { pasos, antes: inicial, despues };
}
