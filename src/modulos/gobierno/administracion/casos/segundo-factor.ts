import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import { BLOQUEO, comprobarCodigo } from '../dominio.ts';
import type { PuertosDeAdministracion } from '../puertos.ts';
import * as repositorio from '../repositorio.ts';

export type ErrorSegundoFactor = 'codigo-invalido' | 'bloqueado' | 'no-inscrito';

/** Secreto guardado de una cuenta; undefined si aún no inscribe su segundo factor. */
export async function secretoDe(
  { base, cifrado }: Pick<PuertosDeAdministracion, 'base' | 'cifrado'>,
  municipioId: number,
  funcionarioId: string,
): Promise<string | undefined> {
  const cuenta = await base.conMunicipio(municipioId, (tx) =>
    repositorio.funcionarioPorId(tx, funcionarioId),
  );
  return cuenta?.totp_secreto == null ? undefined : cifrado.descifrar(cuenta.totp_secreto);
}

/**
 * Comprueba el código de una cuenta inscrita, o inscribe el secreto nuevo si todavía no tiene.
 * Cada código sirve una vez; cinco fallos seguidos bloquean quince minutos.
 */
export async function superarSegundoFactor(
  puertos: Pick<PuertosDeAdministracion, 'base' | 'reloj' | 'cifrado'>,
  municipioId: number,
  funcionarioId: string,
  codigo: string,
  secretoNuevo: string | undefined,
): Promise<Resultado<void, ErrorSegundoFactor>> {
  const ahora = puertos.reloj.ahora();
  return puertos.base.conMunicipio(municipioId, async (tx) => {
    const cuenta = await repositorio.funcionarioPorId(tx, funcionarioId);
    if (cuenta === undefined || !cuenta.activo) return falla('no-inscrito');
    if (
      cuenta.totp_bloqueado_hasta !== null &&
      Temporal.Instant.compare(cuenta.totp_bloqueado_hasta, ahora) > 0
    )
      return falla('bloqueado');
    const inscribe = cuenta.totp_secreto === null;
    const secreto =
      cuenta.totp_secreto === null ? secretoNuevo : puertos.cifrado.descifrar(cuenta.totp_secreto);
    if (secreto === undefined || !/^[A-Z2-7]{32}$/.test(secreto)) return falla('no-inscrito');
    const paso = comprobarCodigo(secreto, codigo, ahora, cuenta.totp_ultimo_paso);
    if (paso === undefined) {
      const fallos = cuenta.totp_fallos + 1;
      const bloquea = fallos >= BLOQUEO.fallos;
      await repositorio.cambiarFuncionario(tx, funcionarioId, {
        totp_fallos: bloquea ? 0 : fallos,
        totp_bloqueado_hasta: bloquea ? ahora.add({ minutes: BLOQUEO.minutos }).toString() : null,
      });
      return falla(bloquea ? 'bloqueado' : 'codigo-invalido');
    }
    await repositorio.cambiarFuncionario(tx, funcionarioId, {
      totp_ultimo_paso: paso,
      totp_fallos: 0,
      totp_bloqueado_hasta: null,
      ...(inscribe ? { totp_secreto: puertos.cifrado.cifrar(secreto) } : {}),
    });
    return exito(undefined);
  });
}
