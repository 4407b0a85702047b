import type { PuertosSolicitudes } from '../dependencias.ts';
import * as adjuntos from '../repositorio-adjuntos.ts';

/**
 * Trabajo de la cola `revisar-adjunto`: pasa por el antivirus un archivo que no se pudo revisar al
 * subirlo. Lanza si el antivirus sigue sin responder, para que la cola lo repita.
 */
export async function revisarAdjunto(
  { base, archivos, antivirus }: Pick<PuertosSolicitudes, 'base' | 'archivos' | 'antivirus'>,
  municipioId: number,
  adjuntoId: string,
): Promise<void> {
  const adjunto = await base.conMunicipio(municipioId, (tx) =>
    adjuntos.adjuntoPorId(tx, adjuntoId),
  );
  if (adjunto === undefined || adjunto.antivirus !== 'pendiente') return;
  const contenido = await archivos.leer(adjunto.sha256);
  const revision = contenido === undefined ? 'no-disponible' : await antivirus.revisar(contenido);
  if (revision === 'no-disponible') throw new Error('El antivirus no está disponible');
  const estado =
    typeof revision === 'object' ? 'infectado' : revision === 'limpio' ? 'limpio' : 'sin_antivirus';
  await base.conMunicipio(municipioId, (tx) => adjuntos.anotarAntivirus(tx, adjuntoId, estado));
}
