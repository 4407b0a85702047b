import { formatearRut, rutDeNumero, rutSinPuntos } from '../../../base/rut.ts';
import { normalizarBusqueda } from '../../../base/texto.ts';
import type { Formulario, Respuestas, Valor } from '../../../formulario/index.ts';

const LARGO_MAXIMO = 4_000;

/**
 * Texto por el que se encuentra un expediente: folio, nombre, RUN con y sin puntos, y respuestas
 * no sensibles. Va normalizado: sin acentos ni mayúsculas.
 */
export function textoDeBusqueda(
  expediente: { readonly folio: string; readonly run: number; readonly nombre: string },
  formulario: Formulario,
  respuestas: Respuestas,
): string {
  const rut = rutDeNumero(expediente.run);
  const textos = formulario.paginas
    .flatMap(({ campos }) => campos)
    .filter((campo) => campo.sensible !== true && campo.tipo !== 'archivo')
    .flatMap((campo) => textosDe(respuestas[campo.id]));
  return normalizarBusqueda(
    [expediente.folio, expediente.nombre, rutSinPuntos(rut), formatearRut(rut), ...textos].join(
      ' ',
    ),
  ).slice(0, LARGO_MAXIMO);
}

function textosDe(valor: Valor | undefined): readonly string[] {
  if (typeof valor === 'string') return [valor];
  if (typeof valor === 'number') return [String(valor)];
  if (typeof valor !== 'object' || valor === null) return [];
  return Object.values(valor).flatMap((parte: Valor) => textosDe(parte));
}
