/** Palabras y letras que delatan un texto en castellano dentro de una página en inglés. */
const PALABRAS =
  /(^|[^\p{L}])(el|la|los|las|del|al|que|qué|para|por|con|una|uno|su|sus|es|son|está|se|lo|más|esta|este|como|cómo|donde|dónde|hasta|desde|hay|puede|debe|escriba|elija|número|solicitud|trámite|trámites|fecha|días|hábiles|calle|correo|predio|certificado|municipalidad)(?=$|[^\p{L}])/iu;
const SIGNOS = /[¿¡«»]|ción\b|ñ/u;

/** Nombres propios y palabras que en inglés se dejan como son. */
const NOMBRES =
  /Región( \p{L}+)+|Ñuñoa|La Moneda|Las Condes|La Reina|Los Ángeles|rol de avalúo|domicilio digital único|ClaveÚnica|Registro Civil|Municipios Digitales|Avenida (de la )?\p{L}+|Español|Parcela/gu;

/** Si un texto parece escrito en castellano, una vez apartados los nombres propios. */
export function pareceCastellano(texto: string): boolean {
  const limpio = texto.replace(NOMBRES, '');
  return PALABRAS.test(limpio) || SIGNOS.test(limpio);
}
