/** Color en componentes de 0 a 255. */
export type Rgb = { readonly r: number; readonly g: number; readonly b: number };

/** Lee #RGB o #RRGGBB; undefined si no es un color hexadecimal. */
export function leerHex(hex: string): Rgb | undefined {
  const corto = /^#([\da-f])([\da-f])([\da-f])$/i.exec(hex);
  const largo = corto ? `#${corto[1]}${corto[1]}${corto[2]}${corto[2]}${corto[3]}${corto[3]}` : hex;
  const partes = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(largo);
  if (!partes) return undefined;
  const [, r = '0', g = '0', b = '0'] = partes;
  return { r: Number.parseInt(r, 16), g: Number.parseInt(g, 16), b: Number.parseInt(b, 16) };
}

/** Escribe el color como #rrggbb. */
export function escribirHex({ r, g, b }: Rgb): string {
  const dos = (n: number): string => Math.round(n).toString(16).padStart(2, '0');
  return `#${dos(r)}${dos(g)}${dos(b)}`;
}

/** Luminancia relativa según WCAG 2 (0 negro, 1 blanco). */
export function luminancia({ r, g, b }: Rgb): number {
  const lineal = (canal: number): number => {
    const c = canal / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * lineal(r) + 0.7152 * lineal(g) + 0.0722 * lineal(b);
}

/** Razón de contraste WCAG 2, de 1 a 21. */
export function contraste(a: Rgb, b: Rgb): number {
  const [x, y] = [luminancia(a), luminancia(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Mezcla dos colores; `parte` es cuánto se toma de `b` (0 a 1). */
export function mezclar(a: Rgb, b: Rgb, parte: number): Rgb {
  const canal = (x: number, y: number): number => Math.round(x + (y - x) * parte);
  return { r: canal(a.r, b.r), g: canal(a.g, b.g), b: canal(a.b, b.b) };
}
