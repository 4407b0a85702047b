import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { Item, Respuesta } from '../dominio.ts';
import { leerNumero, normalizar } from './leer-numero.ts';

const SI = new Set(['1', 'si', 's', 'true', 'verdadero', 'x']);
const NO = new Set(['0', 'no', 'n', 'false', 'falso']);
const NO_APLICA = new Set(['no aplica', 'na', 'n a']);
const SIN_RESPUESTA = new Set(['', 'no responde', 'nr', 'n r', 'sin respuesta']);

/** Lee una celda como respuesta a un ítem. El error es el motivo, en español. */
export function leerRespuesta(item: Item, celda: string): Resultado<Respuesta, string> {
  const texto = normalizar(celda);
  if (SIN_RESPUESTA.has(texto)) {
    // «.» o «-» a solas no son blancos: se rechazan más abajo como cualquier otro texto.
    if (texto !== '' || celda.trim() === '') return exito(null);
  }
  if (NO_APLICA.has(texto)) {
    return item.no_aplica === 'no_admite'
      ? falla('Este ítem no admite «no aplica».')
      : exito('no_aplica');
  }
  if (item.tipo === 'opcion') return leerOpcion(item, celda, texto);
  const numero = leerNumero(celda);
  if (item.tipo === 'si_no') {
    if (SI.has(texto) || numero === 1) return exito(1);
    if (NO.has(texto) || numero === 0) return exito(0);
    return falla(`«${celda}» no es sí (1) ni no (0).`);
  }
  if (numero === null) return falla(`«${celda}» no es un número. Escriba solo la cifra.`);
  if (item.tipo === 'entero' && !Number.isInteger(numero)) {
    return falla(`«${celda}» no es un número entero.`);
  }
  const minimo = item.minimo ?? Number.NEGATIVE_INFINITY;
  const maximo = item.maximo ?? Number.POSITIVE_INFINITY;
  if (numero < minimo || numero > maximo) {
    return falla(`«${celda}» está fuera de rango: debe estar entre ${minimo} y ${maximo}.`);
  }
  return exito(numero);
}

function leerOpcion(item: Item, celda: string, texto: string): Resultado<Respuesta, string> {
  const opciones = item.opciones ?? [];
  const numero = leerNumero(celda);
  const hallada = opciones.find(
    (o) =>
      normalizar(o.valor) === texto ||
      normalizar(o.etiqueta) === texto ||
      (numero !== null && o.valor === String(numero)),
  );
  if (hallada !== undefined) return exito(hallada.valor);
  const validas = opciones.map((o) => o.valor).join(', ');
  return falla(`«${celda}» no es una opción. Las opciones son: ${validas}.`);
}
