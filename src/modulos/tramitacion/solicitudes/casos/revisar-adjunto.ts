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
  if (revision === 'supera-limite') throw new Error(superaLimite(contenido?.length ?? 0));
  const estado =
    typeof revision === 'object' ? 'infectado' : revision === 'limpio' ? 'limpio' : 'sin_antivirus';
  await base.conMunicipio(municipioId, (tx) => adjuntos.anotarAntivirus(tx, adjuntoId, estado));
}

/** Lo lee quien administra, en su página Sistema: dice la causa y cómo se arregla. */
function superaLimite(bytes: number): string {
  const megas = (bytes / 1_048_576).toLocaleString('es-CL', { maximumFractionDigits: 1 });
  return `El antivirus no revisa archivos de ${megas} MB: su límite, StreamMaxLength en clamd.conf, es menor. Súbalo, reinicie clamd y reintente.`;
}
