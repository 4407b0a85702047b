/** Cuerpo de un formulario, con lecturas que nunca fallan: lo ausente es texto vacío. */
export interface FormularioRecibido {
  texto(nombre: string): string;
  lista(nombre: string): readonly string[];
}

// PostgreSQL no guarda el carácter nulo ni Unicode mal formado; los demás controles no se escriben.
const CONTROL = /(?![\t\n\r])\p{Cc}/gu;

/**
 * Envuelve el cuerpo de un POST de formulario. Cada texto se corta a `maximo` caracteres y queda
 * guardable: sin caracteres de control y con Unicode bien formado.
 */
export function leerFormulario(cuerpo: unknown, maximo = 2000): FormularioRecibido {
  const campos: Readonly<Record<string, unknown>> =
    typeof cuerpo === 'object' && cuerpo !== null ? { ...cuerpo } : {};
  const lista = (nombre: string): readonly string[] => {
    const valor = Object.hasOwn(campos, nombre) ? campos[nombre] : undefined;
    const valores = Array.isArray(valor) ? valor : [valor];
    return valores
      .filter((uno) => typeof uno === 'string')
      .map((uno) => uno.slice(0, maximo).toWellFormed().replace(CONTROL, ''));
  };
  return { lista, texto: (nombre) => lista(nombre)[0] ?? '' };
}
