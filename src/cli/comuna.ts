import { ordenarPorCoincidencia, similitud } from '../base/busqueda.ts';
import { exito, falla, type Resultado } from '../base/resultado.ts';
import type { ComunaDato } from '../plataforma/datos-legales.ts';

/** Busca una comuna por su código CUT ("13101", también "1101") o por su nombre o alias. */
export function buscarComuna(
  texto: string,
  comunas: readonly ComunaDato[],
): Resultado<ComunaDato, string> {
  const limpio = texto.trim();
  if (/^\d{4,5}$/.test(limpio)) {
    const porCodigo = comunas.find(({ cut }) => cut === limpio.padStart(5, '0'));
    return porCodigo === undefined
      ? falla(`No hay una comuna con el código ${limpio}.`)
      : exito(porCodigo);
  }
  const items = comunas.map((c) => ({ ...c, claves: [c.nombre, ...c.alias] }));
  const [primera] = limpio === '' ? [] : ordenarPorCoincidencia(limpio, items);
  if (primera === undefined) return falla(`No hay una comuna llamada "${limpio}".`);
  const exacta = primera.claves.some((clave) => similitud(limpio, clave) === 1);
  return exacta
    ? exito(primera)
    : falla(
        `No hay una comuna llamada "${limpio}". ¿Quiso decir ${primera.nombre} (${primera.cut})?`,
      );
}
