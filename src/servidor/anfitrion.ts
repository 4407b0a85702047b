/** Rutas que no pertenecen a un municipio aunque se pidan por su nombre de anfitrión. */
const COMUNES =
  /^\/(estatico|api|mapas|buscar|regiones|salud|listo|metrics|ingresar|ingreso|salir|sesion-cerrada|verificar|mis-tramites)(\/|\?|$)/;

/**
 * Convierte `nunoa.localhost:3000/x` en `/nunoa/x`: cada municipio tiene su nombre de anfitrión
 * y también su ruta, y ambas llevan a las mismas páginas.
 */
export function reescribirUrl(
  url: string,
  anfitrion: string | undefined,
  slugDesdeHost: (anfitrion: string) => string | undefined,
): string {
  const slug = anfitrion === undefined ? undefined : slugDesdeHost(anfitrion);
  if (slug === undefined || COMUNES.test(url)) return url;
  if (url === `/${slug}` || url.startsWith(`/${slug}/`) || url.startsWith(`/${slug}?`)) return url;
  return url === '/' ? `/${slug}` : `/${slug}${url.startsWith('/?') ? url.slice(1) : url}`;
}
