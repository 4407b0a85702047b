import fc from 'fast-check';
import { campo, igual, type Regla } from '../reglas/index.ts';
import {
  type Bloque,
  type Caso,
  construirFlujo,
  fin,
  paralelo,
  paso,
  repetir,
  secuencia,
  segunCaso,
  segunCasos,
} from './bloques.ts';
import type { Flujo } from './tipos.ts';

/** Bloque sin ids todavía; los pone `numerar`, para que no se repitan. */
type Molde =
  | { readonly clase: 'paso'; readonly vence: 'nada' | 'interrumpe' | 'aparte' }
  | {
      readonly clase: 'secuencia' | 'paralelo' | 'exclusiva' | 'inclusiva';
      readonly partes: readonly Molde[];
    }
  | { readonly clase: 'repetir'; readonly parte: Molde };

export interface ClasesDeBloque {
  readonly inclusiva: boolean;
  readonly temporizadores: boolean;
  /** Si puede haber elecciones y ciclos dentro de una rama paralela. */
  readonly decidirEnParalelo: boolean;
}

const TOPE_NODOS = 30;

/** Flujos sólidos por construcción, de hasta 30 nodos, para probar propiedades. */
export function arbitrarioFlujo(
  clases: ClasesDeBloque = {
    inclusiva: true,
    temporizadores: true,
    decidirEnParalelo: true,
  },
): fc.Arbitrary<Flujo> {
  const vence = clases.temporizadores
    ? fc.constantFrom('nada', 'nada', 'interrumpe', 'aparte')
    : fc.constant('nada');
  const elecciones = ['exclusiva', ...(clases.inclusiva ? ['inclusiva'] : [])];
  const unPaso = fc.record({ clase: fc.constant('paso'), vence }) as fc.Arbitrary<Molde>;
  const grupo = (nombres: readonly string[], parte: fc.Arbitrary<Molde>): fc.Arbitrary<Molde> =>
    fc.record({
      clase: fc.constantFrom(...nombres),
      partes: fc.array(parte, { minLength: 2, maxLength: 3 }),
    }) as fc.Arbitrary<Molde>;
  const { molde } = fc.letrec<{ molde: Molde; recto: Molde }>((tie) => ({
    molde: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      unPaso,
      grupo(['secuencia', ...elecciones], tie('molde')),
      grupo(['paralelo'], tie(clases.decidirEnParalelo ? 'molde' : 'recto')),
      fc.record({ clase: fc.constant('repetir'), parte: tie('molde') }) as fc.Arbitrary<Molde>,
    ),
    recto: fc.oneof({ maxDepth: 3 }, unPaso, grupo(['secuencia', 'paralelo'], tie('recto'))),
  }));
  return molde
    .map((m) => construirFlujo('prueba', secuencia(numerar(m), fin('fin', 'Fin', 'listo'))))
    .filter((flujo) => flujo.nodos.length <= TOPE_NODOS);
}

function numerar(molde: Molde): Bloque {
  let n = 0;
  const id = (prefijo: string): string => {
    n += 1;
    return `${prefijo}${n}`;
  };
  const tarea = (nombre: string): Bloque =>
    paso({ id: nombre, tipo: 'servicio', nombre, accion: 'avisar' });

  function armar(m: Molde): Bloque {
    if (m.clase === 'paso') {
      const yo = id('t');
      const acciones = [
        { id: 'si', nombre: 'Sí' },
        { id: 'no', nombre: 'No' },
      ];
      const nodo = { id: yo, tipo: 'tarea', nombre: `Tarea ${yo}`, rol: 'r', acciones } as const;
      if (m.vence === 'nada') return paso(nodo);
      return paso(nodo, {
        id: `${yo}-plazo`,
        nombre: `Plazo de ${yo}`,
        plazo: { cantidad: 5, tipo: 'habiles' },
        interrumpe: m.vence === 'interrumpe',
        sigue: tarea(`${yo}-vencida`),
      });
    }
    if (m.clase === 'repetir') {
      const yo = id('r');
      return repetir(yo, `¿Repetir ${yo}?`, armar(m.parte), condicion(yo, 0));
    }
    if (m.clase === 'secuencia') return secuencia(...m.partes.map(armar));
    const yo = id('c');
    if (m.clase === 'paralelo') return paralelo(yo, ...m.partes.map(armar));
    const casos = m.partes.slice(1).map(
      (parte, i): Caso => ({
        nombre: `Caso ${i}`,
        condicion: condicion(yo, i),
        sigue: armar(parte),
      }),
    );
    const [primero] = m.partes;
    const otro = primero === undefined ? secuencia() : armar(primero);
    const elegir = m.clase === 'inclusiva' ? segunCasos : segunCaso;
    return elegir(yo, `¿Qué ${yo}?`, casos, otro);
  }

  return armar(molde);
}

/** Cada compuerta lee su propio dato, así la prueba decide la rama. */
function condicion(compuerta: string, rama: number): Regla {
  return igual(campo(`${compuerta}_${rama}`), true);
}
