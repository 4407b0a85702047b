import type { DetalleMedicion } from '../calculo/calcular.ts';
import type { Plan } from '../calculo/compilar.ts';
import { crearProbador } from '../calculo/probador.ts';
import { puntuar } from '../calculo/puntuar.ts';
import type { Item, Respuesta, Respuestas } from '../dominio.ts';
import { type ReglasDeGrupo, ubicar } from './ubicar.ts';

/** Lo que ganaría el índice si un ítem llegara a su máximo. */
export type Brecha = {
  readonly item: string;
  readonly texto: string;
  readonly puntaje: number | null;
  readonly ganancia: number;
  /** Grupo al que llegaría con solo ese ítem, o `null` si no cambia. */
  readonly grupo: number | null;
};

/** Respuesta con que un ítem obtiene su mayor puntaje. */
export function respuestaMaxima(item: Item): Respuesta {
  const c = item.codificacion;
  if (c.clase === 'recta') return c.hasta;
  if (c.clase === 'tramos') return c.tramos[0]?.maximo ?? 0;
  if (c.clase === 'tabla') {
    return Object.entries(c.puntajes).sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  }
  return 1;
}

/** Brechas por ítem, de la que más pesa en el índice a la que menos. */
export function brechas(
  plan: Plan,
  medicion: DetalleMedicion,
  respuestas: Respuestas,
  reglas: ReglasDeGrupo,
): readonly Brecha[] {
  const hoy = ubicar(plan, medicion, reglas);
  const grupoHoy = hoy.ok ? hoy.valor.grupo : null;
  const base = medicion.indice ?? 0;
  const probador = crearProbador(plan, respuestas);
  return plan.items
    .map(({ item }, casilla): Brecha => {
      const respuesta = respuestas[item.id] ?? null;
      const { indice, nuevo } = probador.probar(
        [{ casilla, valor: respuestaMaxima(item) }],
        (lectura) => ({ indice: lectura.indice, nuevo: ubicar(plan, lectura, reglas) }),
      );
      const grupo = nuevo.ok && nuevo.valor.grupo !== grupoHoy ? nuevo.valor.grupo : null;
      return {
        item: item.id,
        texto: item.texto,
        puntaje: puntuar(item, respuesta),
        ganancia: respuesta === 'no_aplica' ? 0 : (indice ?? base) - base,
        grupo,
      };
    })
    .filter((b) => b.ganancia > 1e-9)
    .sort((a, b) => b.ganancia - a.ganancia || (a.item < b.item ? -1 : 1));
}
