/** Campos de un formulario o consulta como texto; los repetidos o ausentes quedan fuera. */
export function camposDeTexto(cuerpo: unknown): Readonly<Record<string, string>> {
  if (typeof cuerpo !== 'object' || cuerpo === null) return {};
  return Object.fromEntries(
    Object.entries(cuerpo).filter((par): par is [string, string] => typeof par[1] === 'string'),
  );
}

/** Un objeto JSON cualquiera, o vacío si el valor no lo es. */
export function comoObjeto(valor: unknown): Readonly<Record<string, unknown>> {
  if (typeof valor !== 'object' || valor === null || Array.isArray(valor)) return {};
  return Object.fromEntries(Object.entries(valor));
}
