import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Puertos } from '../../../puertos.ts';
import { type Documento, documentoPorId } from '../../documentos/index.ts';
import { ahoraIso, nuevoId, registrarAcceso } from '../../historia/index.ts';
import { expedientePorId } from '../repositorio/expediente.ts';
import { actorDeMirada, type Mirada, puedeMirar } from './ver-caso.ts';

/**
 * Da acceso a un documento y lo deja anotado (DS 10/2023 arts. 11 y 37). Undefined si no existe o
 * quien mira no puede verlo. Los bytes se leen del almacén por su `sha256`.
 */
export async function abrirDocumento(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj' | 'azar'>,
  documentoId: string,
  mirada: Mirada,
): Promise<Documento | undefined> {
  const documento = await documentoPorId(tx, documentoId);
  if (documento === undefined) return undefined;
  const expediente = await expedientePorId(tx, documento.expedienteId);
  if (expediente === undefined || !puedeMirar(expediente, mirada)) return undefined;
  await registrarAcceso(tx, {
    accesoId: nuevoId(puertos),
    expedienteId: expediente.expedienteId,
    documentoId,
    actor: actorDeMirada(mirada),
    motivo: 'lectura de documento',
    ocurridoEn: ahoraIso(puertos),
  });
  return documento;
}
