import { Zip, ZipPassThrough } from 'fflate';

/**
 * ZIP que se escribe mientras se lee, un archivo a la vez, sin comprimir: los PDF ya lo están. Un
 * archivo que ya no existe corta la descarga: un ZIP a medias no debe parecer entero.
 */
export async function* empaquetar(
  archivos: readonly {
    readonly nombre: string;
    readonly leer: () => Promise<Uint8Array | undefined>;
  }[],
): AsyncGenerator<Uint8Array> {
  const trozos: Uint8Array[] = [];
  const zip = new Zip((error, trozo) => {
    if (error !== null) throw error;
    trozos.push(trozo);
  });
  for (const { nombre, leer } of archivos) {
    const contenido = await leer();
    if (contenido === undefined) throw new Error(`Falta ${nombre} en el lote`);
    const entrada = new ZipPassThrough(nombre);
    zip.add(entrada);
    entrada.push(contenido, true);
    yield* trozos.splice(0);
  }
  zip.end();
  yield* trozos.splice(0);
}
