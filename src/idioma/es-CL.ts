import { accesibilidad } from './es-CL/accesibilidad.ts';
import { campos } from './es-CL/campos.ts';
import { comun } from './es-CL/comun.ts';
import { cuenta } from './es-CL/cuenta.ts';
import { errores } from './es-CL/errores.ts';
import { ficha } from './es-CL/ficha.ts';
import { formulario } from './es-CL/formulario.ts';
import { inicio } from './es-CL/inicio.ts';
import { pago } from './es-CL/pago.ts';
import { seguimiento } from './es-CL/seguimiento.ts';
import { verificacion } from './es-CL/verificacion.ts';

/** Castellano de Chile: catálogo completo y fuente del tipo `Catalogo`. */
export const esCL = {
  comun,
  inicio,
  ficha,
  formulario,
  pago,
  seguimiento,
  verificacion,
  cuenta,
  errores,
  accesibilidad,
  campos,
};
