/** Domingo de Resurrección del calendario gregoriano (algoritmo anónimo de 1876). */
export function domingoDePascua(anio: number): Temporal.PlainDate {
  const aureo = anio % 19;
  const siglo = Math.floor(anio / 100);
  const resto = anio % 100;
  const correccion = Math.floor((siglo - Math.floor((siglo + 8) / 25) + 1) / 3);
  const epacta = (19 * aureo + siglo - Math.floor(siglo / 4) - correccion + 15) % 30;
  const dominical = (32 + 2 * (siglo % 4) + 2 * Math.floor(resto / 4) - epacta - (resto % 4)) % 7;
  const ajuste = Math.floor((aureo + 11 * epacta + 22 * dominical) / 451);
  const dias = epacta + dominical - 7 * ajuste;
  // El domingo más temprano posible es el 22 de marzo.
  return new Temporal.PlainDate(anio, 3, 22).add({ days: dias });
}
