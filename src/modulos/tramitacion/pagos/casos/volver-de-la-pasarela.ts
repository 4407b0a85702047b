import { interpretarRetorno } from '../../../../plataforma/pagos/retorno.ts';
import * as repositorio from '../repositorio.ts';
import {
  type EstadoDePago,
  type MotivoDeConsulta,
  type PuertosDeResolucion,
  resolverPago,
} from './resolver-pago.ts';

/**
 * Atiende la vuelta desde la pasarela, en cualquiera de sus formas. Los parámetros nunca prueban
 * un pago: solo dicen por cuál preguntar. Un token u orden de otro municipio no se encuentra.
 */
export async function volverDeLaPasarela(
  puertos: PuertosDeResolucion,
  municipioId: number,
  parametros: Readonly<Record<string, unknown>>,
): Promise<EstadoDePago | undefined> {
  const retorno = interpretarRetorno(parametros);
  if (retorno.caso === 'invalido') return undefined;
  const intento = await puertos.base.conMunicipio(municipioId, (tx) =>
    'token' in retorno
      ? repositorio.intentoPor(tx, 'token', retorno.token)
      : repositorio.intentoPor(tx, 'orden_compra', retorno.ordenCompra),
  );
  if (intento === undefined) return undefined;
  // Sin token, la orden de compra se podría adivinar: debe venir con la sesión que la pasarela conoce.
  if (retorno.caso === 'tiempo-agotado' && parametros.TBK_ID_SESION !== intento.sesion_pago)
    return undefined;
  return resolverPago(puertos, municipioId, intento.intento_id, MOTIVOS[retorno.caso]);
}

const MOTIVOS: Readonly<
  Record<'normal' | 'abortado' | 'tiempo-agotado' | 'error-formulario', MotivoDeConsulta>
> = {
  normal: 'vuelta',
  abortado: 'abortado',
  'tiempo-agotado': 'tiempo-agotado',
  'error-formulario': 'abortado',
};
