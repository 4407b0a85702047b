import { setTimeout as esperar } from 'node:timers/promises';
import { anunciar, avance } from './arranque/anuncio.ts';
import { abrirAplicacion } from './arranque/aplicacion.ts';
import { FallaDeArranque } from './arranque/base.ts';
import { leerConfiguracion } from './servidor/configuracion.ts';

const SEGUNDOS_PARA_CERRAR = 20;

const configuracion = leerConfiguracion(process.env);
if (!configuracion.ok) {
  process.stderr.write(`No se puede iniciar. Corrija la configuración:\n`);
  for (const falta of configuracion.error) process.stderr.write(`  - ${falta}\n`);
  process.exit(2);
}

try {
  const aplicacion = await abrirAplicacion(configuracion.valor, avance);
  for (const senal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(senal, async () => {
      process.stdout.write('\nCerrando en orden…\n');
      const limite = new AbortController();
      const cierre = aplicacion.cerrar().finally(() => limite.abort());
      const tope = esperar(SEGUNDOS_PARA_CERRAR * 1000, undefined, { signal: limite.signal }).catch(
        () => undefined,
      );
      await Promise.race([cierre, tope]);
      process.stdout.write('Todo cerrado. Los datos quedan guardados.\n');
      process.exit(0);
    });
  }
  anunciar(configuracion.valor);
} catch (error) {
  if (!(error instanceof FallaDeArranque)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
