/** Institución habilitada en el simulador. */
export interface ClienteRegistrado {
  readonly id: string;
  readonly secreto: string;
  /** Se comparan enteras; sin consulta ni fragmento. */
  readonly redirectUris: readonly string[];
}

/** Parámetros válidos de la ida a `/openid/authorize/`. */
export interface SolicitudIngreso {
  readonly cliente: ClienteRegistrado;
  readonly redirectUri: string;
  readonly estado: string;
}

export const SCOPE = 'openid run name';
const LARGO_MINIMO_ESTADO = 30;

/** Revisa los parámetros de la ida; devuelve el primer defecto en texto. */
export function leerSolicitud(
  campos: Readonly<Record<string, string>>,
  clientes: readonly ClienteRegistrado[],
): SolicitudIngreso | { readonly defecto: string } {
  const cliente = clientes.find(({ id }) => id === campos.client_id);
  if (!cliente) return { defecto: 'La institución no está habilitada (client_id desconocido).' };
  const redirectUri = campos.redirect_uri ?? '';
  if (!cliente.redirectUris.includes(redirectUri)) {
    return { defecto: 'La redirect_uri no es una de las registradas.' };
  }
  if (campos.response_type !== 'code') return { defecto: 'El response_type debe ser "code".' };
  if (campos.scope !== SCOPE) return { defecto: `El scope debe ser exactamente "${SCOPE}".` };
  const estado = campos.state ?? '';
  if (estado.length < LARGO_MINIMO_ESTADO) {
    return { defecto: `El state es obligatorio, de ${LARGO_MINIMO_ESTADO} caracteres o más.` };
  }
  return { cliente, redirectUri, estado };
}

/** Rechaza al arrancar los registros que ClaveÚnica no aceptaría (manual: sin consulta). */
export function revisarClientes(clientes: readonly ClienteRegistrado[]): void {
  for (const uri of clientes.flatMap(({ redirectUris }) => redirectUris)) {
    const { search, hash } = new URL(uri);
    if (search || hash) throw new Error(`La redirect_uri no admite consulta ni fragmento: ${uri}`);
  }
}
