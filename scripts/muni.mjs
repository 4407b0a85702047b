// npm run -s muni -- <mandato>: línea de comandos.
import { compilar, ejecutar, instalar } from './entorno.mjs';

instalar();
compilar();
ejecutar('dist/src/cli.js', process.argv.slice(2));
