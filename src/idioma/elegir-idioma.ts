/** Idiomas de la plataforma, con su nombre en la propia lengua. */
export const idiomas = [
  { codigo: 'es-CL', nombre: 'Español' },
  { codigo: 'en', nombre: 'English' },
  { codigo: 'arn', nombre: 'Mapudungun' },
  { codigo: 'ht', nombre: 'Kreyòl ayisyen' },
] as const;

/** Código de idioma admitido. */
export type Idioma = (typeof idiomas)[number]['codigo'];

/** Idioma de quien no dice nada. */
export const idiomaPorDefecto: Idioma = 'es-CL';

/** Reconoce un código (también "es", "en-US" o "HT") o devuelve undefined. */
export function leerIdioma(codigo: string): Idioma | undefined {
  const principal = codigo.trim().toLowerCase().split('-')[0];
  return idiomas.find((i) => i.codigo.toLowerCase().split('-')[0] === principal)?.codigo;
}

/**
 * Idioma de una visita: primero el que la persona eligió (cookie), luego el que pide su navegador
 * (`Accept-Language`, por preferencia) y, si ninguno sirve, castellano.
 */
export function elegirIdioma(
  acceptLanguage: string | undefined,
  cookie: string | undefined,
): Idioma {
  const elegido = cookie === undefined ? undefined : leerIdioma(cookie);
  if (elegido) return elegido;
  const pedidos = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((parte, orden) => {
      const [codigo = '', ...parametros] = parte.split(';');
      const q = parametros.map((x) => /^\s*q=([\d.]+)\s*$/.exec(x)?.[1]).find(Boolean);
      return { idioma: leerIdioma(codigo), q: q === undefined ? 1 : Number(q) || 0, orden };
    });
  const mejor = pedidos
    .filter((p) => p.idioma !== undefined && p.q > 0)
    .sort((a, b) => b.q - a.q || a.orden - b.orden)[0];
  return mejor?.idioma ?? idiomaPorDefecto;
}
