import { anunciar, avance } from './arranque/anuncio.ts';
import { abrirAplicacion } from './arranque/aplicacion.ts';
import { correrProceso } from './arranque/proceso.ts';

// El sitio completo: atiende páginas y también los trabajos en segundo plano.
await correrProceso(
  (configuracion, detenido) => abrirAplicacion(configuracion, avance, detenido),
  anunciar,
);
