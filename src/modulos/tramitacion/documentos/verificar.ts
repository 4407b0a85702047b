import {
  cutDeCodigo,
  type ErrorCodigoVerificacion,
  normalizarCodigoVerificacion,
} from '../../../base/codigo-verificacion.ts';
import { exito, falla, type Resultado } from '../../../base/resultado.ts';
import type { Puertos } from '../../puertos.ts';
import type { FichaVerificacion } from './dominio.ts';
import { fichaPorCodigo } from './repositorio.ts';

export type ErrorVerificacion = ErrorCodigoVerificacion | 'no-encontrado';

/**
 * Busca un documento por el código escrito por cualquiera. El código dice de qué municipio es;
 * la respuesta no depende de quién pregunta ni dice nada de la persona interesada.
 */
export async function verificarCodigo(
  { base }: Pick<Puertos, 'base'>,
  texto: string,
): Promise<Resultado<FichaVerificacion, ErrorVerificacion>> {
  const codigo = normalizarCodigoVerificacion(texto);
  if (!codigo.ok) return codigo;
  const municipioId = Number(cutDeCodigo(codigo.valor));
  if (municipioId < 1101) return falla('no-encontrado');
  const ficha = await base.conMunicipio(municipioId, (tx) => fichaPorCodigo(tx, codigo.valor));
  return ficha === undefined ? falla('no-encontrado') : exito(ficha);
}

/** Copia del documento, solo si su definición la hace pública y sigue vigente. */
export async function copiaPublica(
  puertos: Pick<Puertos, 'base' | 'archivos'>,
  texto: string,
): Promise<{ readonly ficha: FichaVerificacion; readonly bytes: Uint8Array } | undefined> {
  const ficha = await verificarCodigo(puertos, texto);
  if (!ficha.ok || !ficha.valor.copiaPublica || ficha.valor.estado !== 'vigente') return undefined;
  const bytes = await puertos.archivos.leer(ficha.valor.sha256);
  return bytes === undefined ? undefined : { ficha: ficha.valor, bytes };
}
