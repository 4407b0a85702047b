import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { DetalleMedicion } from '../calculo/calcular.ts';
import type { Plan } from '../calculo/compilar.ts';
import { valorDe } from '../calculo/condiciones.ts';
import { ubicarPorCentros } from './centros.ts';
import { ubicarPorCortes } from './cortes.ts';
import type { DefinicionCentros, DefinicionCortes, Ubicacion } from './dominio.ts';

/** Reglas de asignación vigentes: centros para el IMTM, cortes para mdm-1. */
export type ReglasDeGrupo = {
  readonly centros: DefinicionCentros;
  readonly cortes: DefinicionCortes;
};

/**
 * Grupo de una medición por la regla fija de su instrumento. No depende de los demás municipios,
 * así que datos nuevos nunca cambian un grupo ya asignado.
 */
export function ubicar(
  plan: Plan,
  medicion: Pick<DetalleMedicion, 'indice' | 'dimensiones' | 'casillas'>,
  reglas: ReglasDeGrupo,
): Resultado<Ubicacion, string> {
  const { id } = plan.instrumento;
  if (reglas.cortes.instrumento === id) {
    return ubicarPorCortes(reglas.cortes, medicion.indice, (calculo) =>
      valorDe(medicion.casillas, plan.casillaDe.get(calculo) ?? -1),
    );
  }
  if (!Object.hasOwn(reglas.centros.instrumentos, id)) {
    return falla(`No hay regla de grupos para el instrumento ${id}.`);
  }
  const u = ubicarPorCentros(reglas.centros, medicion.dimensiones, id);
  return u.ok ? exito(u.valor) : u;
}
