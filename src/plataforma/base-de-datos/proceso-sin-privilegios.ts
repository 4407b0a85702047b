import { statSync } from 'node:fs';
import { dirname } from 'node:path';

// PostgreSQL se niega a correr como root. Como root se lanza con el usuario «nobody» del sistema.
const USUARIO_NOBODY = 65534;

/** Programa, argumentos y credenciales con que se lanza un proceso de PostgreSQL. */
export interface Lanzamiento {
  readonly programa: string;
  readonly argumentos: readonly string[];
  readonly credenciales: { readonly uid?: number; readonly gid?: number };
}

/** Usuario al que deben pertenecer las carpetas de PostgreSQL; undefined si no somos root. */
export function usuarioDePostgres(): number | undefined {
  return process.getuid?.() === 0 ? USUARIO_NOBODY : undefined;
}

/**
 * Prepara el lanzamiento de un programa sin privilegios de root. Si alguna carpeta superior no
 * es transitable por otros (por ejemplo /root), se usa setpriv para conservar solo la capacidad
 * de atravesar carpetas (CAP_DAC_READ_SEARCH).
 */
export function lanzarSinPrivilegios(
  programa: string,
  argumentos: readonly string[],
  rutas: readonly string[],
): Lanzamiento {
  const usuario = usuarioDePostgres();
  if (usuario === undefined) return { programa, argumentos, credenciales: {} };
  if (rutas.every(esTransitable)) {
    return { programa, argumentos, credenciales: { uid: usuario, gid: usuario } };
  }
  const capacidad = '+dac_read_search';
  return {
    programa: 'setpriv',
    argumentos: [
      `--reuid=${usuario}`,
      `--regid=${usuario}`,
      '--clear-groups',
      `--inh-caps=${capacidad}`,
      `--ambient-caps=${capacidad}`,
      programa,
      ...argumentos,
    ],
    credenciales: {},
  };
}

function esTransitable(ruta: string): boolean {
  const carpeta = dirname(ruta);
  if (carpeta === ruta) return true;
  return (statSync(carpeta).mode & 0o001) !== 0 && esTransitable(carpeta);
}
