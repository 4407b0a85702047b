/** Rutas que no pertenecen a un municipio aunque se pidan por su nombre de anfitrión. */
const COMUNES =
  /^\/(estatico|api|mapas|buscar|regiones|salud|listo|metrics|ingresar|ingreso|salir|sesion-cerrada|verificar|mis-tramites)(\/|\?|$)/;

/** Donde no hay nada: lleva a la página de «no encontramos», con sus cabeceras y límites. */
const NINGUNA = '/-';
const LARGO_DE_UN_TRAMO = 200;

/**
 * Verdadero si la dirección se puede leer: sin codificación rota, sin carácter nulo (que la base
 * no guarda) y sin tramos más largos que cualquier nombre del sitio. Las demás las rechazaría el
 * enrutador antes de poner las cabeceras de seguridad.
 */
function esLegible(url: string): boolean {
  const [ruta = ''] = url.split('?', 1);
  if (url.includes('%00') || ruta.split('/').some(({ length }) => length > LARGO_DE_UN_TRAMO))
    return false;
  try {
    decodeURIComponent(ruta);
    return true;
  } catch {
    return false;
  }
}

/**
 * Convierte `nunoa.localhost:3000/x` en `/nunoa/x`: cada municipio tiene su nombre de anfitrión
 * y también su ruta, y ambas llevan a las mismas páginas.
 */
export function reescribirUrl(
  url: string,
  anfitrion: string | undefined,
  slugDesdeHost: (anfitrion: string) => string | undefined,
): string {
  if (!esLegible(url)) return NINGUNA;
  const slug = anfitrion === undefined ? undefined : slugDesdeHost(anfitrion);
  if (slug === undefined || COMUNES.test(url)) return url;
  if (url === `/${slug}` || url.startsWith(`/${slug}/`) || url.startsWith(`/${slug}?`)) return url;
  return url === '/' ? `/${slug}` : `/${slug}${url.startsWith('/?') ? url.slice(1) : url}`;
}
