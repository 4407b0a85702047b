/** Fuentes de la hoja de estilos, en orden, relativas a la raíz del proyecto. Se sirven unidas. */
export const archivosDeEstilo: readonly string[] = [
  'src/diseno/hojas/tokens.css',
  'src/diseno/hojas/base.css',
  'src/diseno/hojas/pagina.css',
  'src/diseno/hojas/acciones.css',
  'src/diseno/hojas/campos.css',
  'src/diseno/hojas/bloques.css',
  'src/diseno/hojas/tablas.css',
  'src/diseno/hojas/flujo.css',
  'src/diseno/hojas/interno.css',
  'src/diseno/hojas/muestrario.css',
  'src/formulario/formulario.css',
  'src/graficos/graficos.css',
  'src/modulos/gobierno/territorio/territorio.css',
  'src/modulos/tramitacion/tramites/tramites.css',
  'src/modulos/evaluacion/evaluacion.css',
  'src/modulos/tramitacion/oficina/oficina.css',
  'src/diseno/hojas/impresion.css',
];

/** Une las hojas como se sirven: sin comentarios ni saltos de línea, que solo sirven a quien las escribe. */
export function unirHojas(hojas: readonly string[]): string {
  return hojas
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

/** Dirección pública de la hoja única. */
export const urlDeEstilo = '/estatico/estilo.css';

/** Tipografía: archivo del paquete y dirección pública con que la pide la hoja. */
export const fuente = {
  archivo:
    'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  url: '/estatico/fuentes/atkinson-hyperlegible-next.woff2',
} as const;
