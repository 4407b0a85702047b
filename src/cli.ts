import { ejecutar } from './cli/programa.ts';

// `muni … | head` cierra la salida antes de tiempo: no es una falla de quien la usa.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await ejecutar(process.argv);
