import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { rutaDeProyecto } from '../plataforma/raiz.ts';
import { leerArchivoDeEntrada } from './archivo-de-entrada.ts';
import { type ModuloCli, malUso, type Respuesta } from './contexto.ts';

/** Posición en un archivo de dist/, como la escribe Node en una traza o en el registro. */
const POSICION = /(?:file:\/\/)?[^\s()"]*?(dist\/[\w./-]+\.js):(\d+):(\d+)/g;

/**
 * `muni traza [archivo]`: en un registro o una traza, cambia cada posición de dist/ por la de su
 * fuente. Código 0 si encontró alguna; 1 si no. El sitio no lo hace solo porque mantener los mapas en
 * memoria le costaría cien megabytes.
 */
export function comandoTraza(texto: string): Respuesta {
  const mapas = new Map<string, SourceMap | undefined>();
  let traducidas = 0;
  const salida = texto.replace(POSICION, (original, archivo: string, linea, columna) => {
    if (!mapas.has(archivo)) mapas.set(archivo, leerMapa(archivo));
    const fuente = mapas.get(archivo)?.findEntry(Number(linea) - 1, Number(columna) - 1);
    if (fuente === undefined || !('originalSource' in fuente)) return original;
    traducidas += 1;
    const ruta = relative(
      rutaDeProyecto(),
      resolve(dirname(rutaDeProyecto(archivo)), fuente.originalSource),
    );
    return `${ruta}:${fuente.originalLine + 1}:${fuente.originalColumn + 1}`;
  });
  return {
    codigo: traducidas > 0 ? 0 : 1,
    salida: salida.trimEnd(),
    json: { traducidas, texto: salida },
  };
}

function leerMapa(archivo: string): SourceMap | undefined {
  const ruta = rutaDeProyecto(`${archivo}.map`);
  return existsSync(ruta) ? new SourceMap(JSON.parse(readFileSync(ruta, 'utf8'))) : undefined;
}

export const moduloTraza: ModuloCli = {
  nombre: 'traza',
  registrar: (programa, contexto) => {
    programa
      .command('traza')
      .description('cambia las posiciones de dist/ de una traza o registro por las de las fuentes')
      .argument('[archivo]', 'el registro; sin él, se lee la entrada estándar')
      .option('--json', 'responde en JSON')
      .action(async (archivo: string | undefined, opciones: { json?: boolean }) => {
        contexto.terminar(await leerYTraducir(archivo), opciones.json ?? false);
      });
  },
};

async function leerYTraducir(archivo: string | undefined): Promise<Respuesta> {
  if (archivo === undefined) return comandoTraza(await text(process.stdin));
  const leido = await leerArchivoDeEntrada(archivo);
  return leido.ok ? comandoTraza(new TextDecoder().decode(leido.valor)) : malUso(leido.error);
}
