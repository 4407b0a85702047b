import { exito, falla, type Resultado } from '../../../base/resultado.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Puertos } from '../../puertos.ts';
import { type Actor, ahoraIso, anotarEvento, bloquearPunta } from '../historia/index.ts';
import { documentoPorId, marcarRevocado } from './repositorio.ts';

export type ErrorRevocacion = 'no-existe' | 'sin-motivo' | 'ya-revocado';

/**
 * Revoca un documento emitido. No se borra: la página de verificación dirá que ya no vale y por qué.
 * El permiso lo comprueba quien llama.
 */
export async function revocarDocumento(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj'>,
  pedido: { readonly documentoId: string; readonly motivo: string; readonly actor: Actor },
): Promise<Resultado<void, ErrorRevocacion>> {
  const motivo = pedido.motivo.trim();
  if (motivo === '') return falla('sin-motivo');
  const documento = await documentoPorId(tx, pedido.documentoId);
  if (documento === undefined) return falla('no-existe');
  const punta = await bloquearPunta(tx, documento.expedienteId);
  if (punta === undefined) return falla('no-existe');
  const ahora = ahoraIso(puertos);
  if (!(await marcarRevocado(tx, pedido.documentoId, motivo, ahora))) return falla('ya-revocado');
  await anotarEvento(tx, punta, {
    tipo: 'documento-revocado',
    datos: { documentoId: pedido.documentoId, clase: documento.clase, motivo },
    actor: pedido.actor,
    ocurridoEn: ahora,
  });
  return exito(undefined);
}
