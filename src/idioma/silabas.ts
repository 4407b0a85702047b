const FUERTES = 'aeoáéó';
const ACENTUADAS_DEBILES = 'íú';
const VOCALES = 'aeiouáéíóúü';

const esFuerte = (letra: string): boolean => FUERTES.includes(letra);

/** Dos vocales seguidas van en sílabas distintas si ambas son fuertes o la débil lleva tilde. */
function hayHiato(a: string, b: string): boolean {
  if (esFuerte(a) && esFuerte(b)) return true;
  return ACENTUADAS_DEBILES.includes(a) || ACENTUADAS_DEBILES.includes(b) || a === b;
}

/** La "u" de que, qui, gue, gui no suena; la "y" final sí vale como vocal. */
function normalizar(palabra: string): string {
  return palabra
    .toLocaleLowerCase('es')
    .normalize('NFC')
    .replace(/qu(?=[eiéí])/g, 'k')
    .replace(/gu(?=[eiéí])/g, 'g')
    .replace(/y(?![aeiouáéíóúü])/g, 'i');
}

/** Cuenta las sílabas de una palabra castellana. Una sigla o un número cuentan al menos una. */
export function contarSilabas(palabra: string): number {
  const letras = [...normalizar(palabra)];
  let silabas = 0;
  let anterior = '';
  for (const letra of letras) {
    if (!VOCALES.includes(letra)) {
      anterior = '';
      continue;
    }
    if (anterior === '' || hayHiato(anterior, letra)) silabas += 1;
    anterior = letra;
  }
  return Math.max(1, silabas);
}
