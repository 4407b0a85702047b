// npm start: instala, compila y pone todo en marcha.
import { compilar, decir, ejecutar, instalar } from './entorno.mjs';

decir('Municipios Digitales');
instalar();
compilar();
ejecutar('dist/src/main.js', []);
