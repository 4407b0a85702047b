import { exito, falla, type Resultado } from '../base/resultado.ts';
import type { Esquema } from '../reglas/index.ts';
import { compilar, type FlujoCompilado } from './compilado.ts';
import { revisarEstructura } from './estructura.ts';
import { revisarSolidez } from './solidez.ts';
import type { ErrorFlujo, Flujo } from './tipos.ts';

/**
 * Revisa un flujo y lo deja listo para avanzar. Con un esquema también revisa los campos
 * y las reglas con nombre que usan sus condiciones. La solidez se prueba recorriendo
 * todos los marcados, con las condiciones como elección libre.
 */
export function validarFlujo(
  flujo: Flujo,
  esquema: Esquema | null = null,
): Resultado<FlujoCompilado, readonly ErrorFlujo[]> {
  const estructura = revisarEstructura(flujo, esquema);
  if (estructura.length > 0) return falla(estructura);
  const compilado = compilar(flujo, esquema?.reglas ?? {});
  const solidez = revisarSolidez(compilado);
  return solidez.length > 0 ? falla(solidez) : exito(compilado);
}
