import { ejecutar } from './cli/programa.ts';

process.exitCode = await ejecutar(process.argv);
