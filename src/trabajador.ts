import { avance } from './arranque/anuncio.ts';
import { abrirAplicacion } from './arranque/aplicacion.ts';
import { FallaDeArranque } from './arranque/base.ts';
import { correrProceso } from './arranque/proceso.ts';

// Proceso opcional que solo atiende trabajos en segundo plano, para sumar manos sin abrir otro
// sitio. Comparte con él la base (DATABASE_URL), la carpeta de datos y los archivos.
await correrProceso(
  async (configuracion, detenido) => {
    if (configuracion.entorno.DATABASE_URL === undefined) {
      throw new FallaDeArranque(
        'El trabajador necesita DATABASE_URL: la base embebida pertenece al proceso del sitio.',
      );
    }
    return abrirAplicacion(configuracion, avance, detenido, { sitio: false });
  },
  () => process.stdout.write('Trabajador en marcha. Para detener: Ctrl-C.\n'),
);
