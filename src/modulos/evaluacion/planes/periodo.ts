import { exito, falla, type Resultado } from '../../../base/resultado.ts';
import { leerFecha } from '../../../calendario/index.ts';
import { fechaLegible } from './alertas.ts';
import { leerPesos } from './hito-escrito.ts';
import type { HitoGuardado } from './repositorio.ts';
import type { PeriodoGuardado } from './repositorio-plan.ts';
import type { ErrorDePeriodo, PeriodoEscrito } from './vistas/periodo.tsx';

/** Período guardado como se muestra en su formulario. */
export function escribirPeriodo(p: PeriodoGuardado | undefined): PeriodoEscrito {
  return {
    inicio: p === undefined ? '' : fechaLegible(p.inicio),
    termino: p === undefined ? '' : fechaLegible(p.termino),
    presupuesto: p?.presupuesto_clp == null ? '' : String(p.presupuesto_clp),
    revision: p?.revision ?? 0,
  };
}

/** Lee el período escrito. Tampoco puede dejar fuera a un hito que ya está en el plan. */
export function leerPeriodo(
  e: PeriodoEscrito,
  hitos: readonly HitoGuardado[],
): Resultado<PeriodoGuardado, readonly ErrorDePeriodo[]> {
  const errores: ErrorDePeriodo[] = [];
  const [inicio, termino] = [leerFecha(e.inicio), leerFecha(e.termino)];
  if (!inicio.ok) {
    errores.push({ campo: 'plan-inicio', mensaje: 'Escriba el inicio como día-mes-año.' });
  }
  if (!termino.ok) {
    errores.push({ campo: 'plan-termino', mensaje: 'Escriba el término como día-mes-año.' });
  }
  const [desde, hasta] = [
    inicio.ok ? inicio.valor.toString() : '',
    termino.ok ? termino.valor.toString() : '9',
  ];
  if (inicio.ok && hasta < desde) {
    errores.push({
      campo: 'plan-termino',
      mensaje: 'El término no puede ser antes del inicio.',
    });
  }
  const antes = hitos.find((h) => h.inicio < desde);
  if (antes !== undefined) {
    errores.push({
      campo: 'plan-inicio',
      mensaje: `«${antes.nombre}» empieza antes, el ${fechaLegible(antes.inicio)}.`,
    });
  }
  const despues = hitos.find((h) => h.termino > hasta);
  if (despues !== undefined) {
    errores.push({
      campo: 'plan-termino',
      mensaje: `«${despues.nombre}» termina después, el ${fechaLegible(despues.termino)}.`,
    });
  }
  const presupuesto = leerPesos(e.presupuesto);
  if (presupuesto !== null && !(presupuesto >= 0)) {
    errores.push({
      campo: 'plan-presupuesto',
      mensaje: 'El presupuesto va en pesos, sin decimales ni signo menos.',
    });
  }
  return errores.length > 0
    ? falla(errores)
    : exito({
        inicio: desde,
        termino: hasta,
        presupuesto_clp: presupuesto,
        revision: e.revision,
      });
}
