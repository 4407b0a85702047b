import jerga from './jerga.json' with { type: 'json' };
import { contarSilabas } from './silabas.ts';

/** Una expresión que conviene cambiar y su reemplazo. */
export type Hallazgo = { readonly expresion: string; readonly mejor: string };

/** Grado de la escala INFLESZ. */
export type GradoInflesz =
  | 'muy difícil'
  | 'algo difícil'
  | 'normal'
  | 'bastante fácil'
  | 'muy fácil';

/** Qué tan fácil es leer un texto. */
export type Lectura = {
  /** Flesch-Szigriszt, sobre el que se define INFLESZ: de 0 a 100, más es más fácil. */
  readonly puntaje: number;
  /** Fernández-Huerta, la otra fórmula usual para castellano. */
  readonly fernandezHuerta: number;
  readonly grado: GradoInflesz;
  /** Oraciones de 20 palabras o más. */
  readonly oracionesLargas: readonly string[];
  readonly jerga: readonly Hallazgo[];
  /** Gerundios: alargan la frase y esconden quién hace qué. */
  readonly gerundios: readonly string[];
};

/** Desde cuántas palabras una oración es larga. */
export const PALABRAS_MAXIMAS = 20;

const PALABRA = /[\p{L}\p{N}]+(?:[.,'’@/-][\p{L}\p{N}]+)*/gu;

/** "Estamos revisando" es una acción en curso y se entiende; no se marca. */
const EN_CURSO = /^(?:est(?:oy|á|ás|amos|án|aba|aban|ará|arán|é|én)|sig(?:o|ue|uen|uió)|va|van)$/iu;

/** Palabras que terminan como gerundio y no lo son. */
const NO_GERUNDIOS = new Set(
  'cuando fernando comando mando bando blando hernando orlando armando rolando reverendo horrendo estupendo tremendo dividendo segundo mundo fondo cuándo'.split(
    ' ',
  ),
);

function oraciones(texto: string): readonly string[] {
  return texto
    .split(/(?<=[.!?…:])\s+|\n+/u)
    .map((o) => o.trim())
    .filter((o) => /\p{L}/u.test(o));
}

const palabrasDe = (texto: string): readonly string[] => texto.match(PALABRA) ?? [];

function gradoDe(puntaje: number): GradoInflesz {
  if (puntaje < 40) return 'muy difícil';
  if (puntaje < 55) return 'algo difícil';
  if (puntaje < 65) return 'normal';
  return puntaje < 80 ? 'bastante fácil' : 'muy fácil';
}

const entre0y100 = (n: number): number => Math.round(Math.min(100, Math.max(0, n)) * 10) / 10;

function buscarJerga(texto: string): readonly Hallazgo[] {
  const limpio = ` ${palabrasDe(texto.toLocaleLowerCase('es')).join(' ')} `;
  return jerga.filter((j) => limpio.includes(` ${j.expresion} `));
}

/**
 * Evalúa si un texto se lee con facilidad: fórmulas de Flesch-Szigriszt (INFLESZ) y
 * Fernández-Huerta, oraciones largas, jerga de oficina y gerundios. Sin palabras, puntaje 100.
 */
export function evaluarLectura(texto: string): Lectura {
  const frases = oraciones(texto);
  const palabras = palabrasDe(texto);
  const totalSilabas = palabras.reduce((suma, p) => suma + contarSilabas(p), 0);
  const totalFrases = Math.max(1, frases.length);
  const total = Math.max(1, palabras.length);
  const silabasPorPalabra = totalSilabas / total;
  const palabrasPorFrase = palabras.length / totalFrases;
  const puntaje = entre0y100(
    palabras.length === 0 ? 100 : 206.835 - 62.3 * silabasPorPalabra - palabrasPorFrase,
  );
  return {
    puntaje,
    fernandezHuerta: entre0y100(206.84 - 60 * silabasPorPalabra - 1.02 * palabrasPorFrase),
    grado: gradoDe(puntaje),
    oracionesLargas: frases.filter((o) => palabrasDe(o).length >= PALABRAS_MAXIMAS),
    jerga: buscarJerga(texto),
    gerundios: palabras.filter(
      (p, i) =>
        /^\p{L}+(?:ando|iendo|yendo|ándose|iéndose)$/iu.test(p) &&
        !NO_GERUNDIOS.has(p.toLocaleLowerCase('es')) &&
        !EN_CURSO.test(palabras[i - 1] ?? ''),
    ),
  };
}
