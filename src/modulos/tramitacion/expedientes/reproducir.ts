import type { Resultado } from '../../../base/resultado.ts';
import {
  type ErrorAvance,
  type EventoFlujo,
  type Reproduccion,
  reproducir,
} from '../../../flujo/index.ts';
import { type Evento, movimientoDe } from '../historia/index.ts';
import { hechosDe, type TramiteEnCurso } from './definiciones.ts';

/**
 * Vuelve a pasar la historia por el flujo desde cero. Sus respuestas también salen de la
 * historia, así que el marcado obtenido no depende del guardado: deben ser iguales.
 */
export function reproducirHistoria(
  tramite: TramiteEnCurso,
  eventos: readonly Evento[],
): Resultado<Reproduccion, { readonly evento: number; readonly causa: ErrorAvance }> {
  let respuestas: Readonly<Record<string, unknown>> = {};
  const movimientos = eventos.flatMap((evento): readonly EventoFlujo[] => {
    const { respuestas: nuevas, datosFuncionario } = evento.datos;
    if (esObjeto(nuevas)) respuestas = nuevas;
    if (esObjeto(datosFuncionario)) respuestas = { ...respuestas, ...datosFuncionario };
    const movimiento = movimientoDe(evento);
    return movimiento === undefined
      ? []
      : [{ ...movimiento, datos: hechosDe(tramite, respuestas) }];
  });
  return reproducir(tramite.flujo, movimientos);
}

function esObjeto(valor: unknown): valor is Readonly<Record<string, unknown>> {
  return typeof valor === 'object' && valor !== null && !Array.isArray(valor);
}
