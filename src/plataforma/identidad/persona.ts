import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { exito, falla, type Resultado } from '../../base/resultado.ts';
import { digitoVerificador } from '../../base/rut.ts';
import type { ErrorIdentidad, IdentidadVerificada } from './puerto.ts';

const Nombres = Type.Array(Type.String({ minLength: 1 }), { minItems: 1 });

const Respuesta = Type.Object({
  sub: Type.String(),
  RolUnico: Type.Object({ DV: Type.String(), numero: Type.Number(), tipo: Type.String() }),
  name: Type.Object({ apellidos: Nombres, nombres: Nombres }),
});

const MAXIMO_RUN = 999_999_999;

/**
 * Lee la respuesta de userinfo. La llave es `RolUnico.numero`; `sub` solo se compara con el del
 * id_token, para que nadie cambie un token por otro entre los dos pasos.
 */
export function leerPersona(
  cuerpo: unknown,
  sujeto: string | undefined,
): Resultado<IdentidadVerificada, ErrorIdentidad> {
  if (!Value.Check(Respuesta, cuerpo) || cuerpo.sub !== sujeto) return falla('respuesta-invalida');
  const { numero, DV, tipo } = cuerpo.RolUnico;
  const dv = DV.toUpperCase();
  const enRango = Number.isInteger(numero) && numero > 0 && numero <= MAXIMO_RUN;
  if (tipo !== 'RUN' || !enRango || digitoVerificador(numero) !== dv) {
    return falla('identidad-invalida');
  }
  const { nombres, apellidos } = cuerpo.name;
  return exito({ rut: { numero, dv }, nombres, apellidos });
}
