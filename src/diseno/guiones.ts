/** Guiones opcionales del navegador: archivo del proyecto y dirección pública. */
export const guiones: readonly { readonly archivo: string; readonly url: string }[] = [
  { archivo: 'src/diseno/guiones/bandeja.js', url: '/estatico/guiones/bandeja.js' },
];
