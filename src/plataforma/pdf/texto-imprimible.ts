import { readFileSync } from 'node:fs';
import { rutaDeProyecto } from '../raiz.ts';

/** Una palabra más larga se parte con espacios de ancho cero: no se sale de la hoja. */
const LARGO_PALABRA = 28;
const CORTE = '\u200b';
/** Espacios tipográficos: se leen como un espacio. */
const ESPACIOS = /[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
/** Marcas sin dibujo propio (guion opcional, uniones, variantes de emoji): no dicen nada al lector. */
const INVISIBLES = /\u00ad|\u200b|\u200c|\u200d|\u2060|\ufe0e|\ufe0f|\ufeff/g;

function leerCobertura(): readonly (readonly [number, number])[] {
  const ruta = rutaDeProyecto('src/plataforma/pdf/plantillas/cobertura-fuente.json');
  const datos: unknown = JSON.parse(readFileSync(ruta, 'utf8'));
  if (typeof datos !== 'object' || datos === null || !('rangos' in datos)) return [];
  if (!Array.isArray(datos.rangos)) return [];
  return datos.rangos.flatMap((par: unknown): (readonly [number, number])[] => {
    if (!Array.isArray(par)) return [];
    const desde: unknown = par[0];
    const hasta: unknown = par[1];
    return typeof desde === 'string' && typeof hasta === 'string'
      ? [[Number.parseInt(desde, 16), Number.parseInt(hasta, 16)]]
      : [];
  });
}

const cobertura = leerCobertura();

function imprimible(punto: number): boolean {
  return cobertura.some(([desde, hasta]) => punto >= desde && punto <= hasta);
}

/**
 * Deja un texto ajeno en condiciones de componerse en PDF/A con la fuente propia.
 * Lo que la fuente no sabe dibujar (emoji, otros alfabetos, controles, inversores de dirección)
 * se escribe como su código, ‹U+1F600›: nada desaparece a escondidas de un documento oficial.
 */
export function textoImprimible(texto: string): string {
  const normal = texto
    .toWellFormed()
    .replace(INVISIBLES, '')
    .replace(ESPACIOS, ' ')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n');
  let salida = '';
  let largo = 0;
  for (const letra of normal) {
    const punto = letra.codePointAt(0) ?? 0;
    if (letra === '\n' || letra === ' ') largo = 0;
    const parte =
      letra === '\n' || imprimible(punto)
        ? letra
        : `‹U+${punto.toString(16).toUpperCase().padStart(4, '0')}›`;
    if (largo > 0 && largo % LARGO_PALABRA === 0) salida += CORTE;
    if (letra !== '\n' && letra !== ' ') largo += 1;
    salida += parte;
  }
  return salida;
}

/** Aplica `textoImprimible` a todos los textos de un valor JSON, salvo a las claves exceptuadas. */
export function datosImprimibles(valor: unknown, intactas: ReadonlySet<string>): unknown {
  if (typeof valor === 'string') return textoImprimible(valor);
  if (Array.isArray(valor)) return valor.map((v: unknown) => datosImprimibles(v, intactas));
  if (typeof valor === 'object' && valor !== null) {
    return Object.fromEntries(
      Object.entries(valor).map(([clave, v]: [string, unknown]) => [
        clave,
        intactas.has(clave) ? v : datosImprimibles(v, intactas),
      ]),
    );
  }
  return valor;
}
