import type { CatalogoParcial } from './catalogo.ts';
import { accesibilidad } from './en/accesibilidad.ts';
import { campos } from './en/campos.ts';
import { comun } from './en/comun.ts';
import { cuenta } from './en/cuenta.ts';
import { diseno } from './en/diseno.ts';
import { errores } from './en/errores.ts';
import { ficha } from './en/ficha.ts';
import { formulario } from './en/formulario.ts';
import { inicio } from './en/inicio.ts';
import { pago } from './en/pago.ts';
import { seguimiento } from './en/seguimiento.ts';
import { verificacion } from './en/verificacion.ts';

/** Inglés: completo para las páginas de la ciudadanía. */
export const en = {
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
  diseno,
} satisfies CatalogoParcial;
