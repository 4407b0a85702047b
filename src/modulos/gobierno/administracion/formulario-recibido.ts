/** Cuerpo de un formulario, con lecturas que nunca fallan: lo ausente es texto vacío. */
export interface FormularioRecibido {
  texto(nombre: string): string;
  lista(nombre: string): readonly string[];
}

/** Envuelve el cuerpo de un POST de formulario. Cada texto se corta a 2.000 caracteres. */
export function leerFormulario(cuerpo: unknown): FormularioRecibido {
  const campos: Readonly<Record<string, unknown>> =
    typeof cuerpo === 'object' && cuerpo !== null ? { ...cuerpo } : {};
  const lista = (nombre: string): readonly string[] => {
    const valor = Object.hasOwn(campos, nombre) ? campos[nombre] : undefined;
    const valores = Array.isArray(valor) ? valor : [valor];
    return valores.filter((uno) => typeof uno === 'string').map((uno) => uno.slice(0, 2000));
  };
  return { lista, texto: (nombre) => lista(nombre)[0] ?? '' };
}
