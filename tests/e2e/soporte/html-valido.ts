import { HtmlValidate } from 'html-validate';

const validador = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // Estilo de escritura, no validez; las demás reglas quedan como vienen.
    'long-title': 'off',
    'tel-non-breaking': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-implicit-button-type': 'off',
    'prefer-native-element': 'off',
  },
});

/** Faltas de validez de un HTML, una por línea. */
export async function faltasDeHtml(direccion: string, html: string): Promise<readonly string[]> {
  const informe = await validador.validateString(html);
  return informe.results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, message, line }) => `${direccion}, línea ${line}: ${message} (${ruleId})`,
    ),
  );
}

/**
 * Figura de una página: sus etiquetas, clases, idioma y qué atributos traen algo, sin los textos.
 * Dos visitas con igual figura son el mismo estado: basta revisar una.
 */
export function figuraDe(html: string): string {
  return html
    .replace(/>[^<]*\S[^<]*</g, '>x<')
    .replace(/\s([a-z-]+)="([^"]*)"/g, (_todo, nombre: string, valor: string) =>
      nombre === 'class' || nombre === 'lang' || nombre === 'role' || nombre === 'type'
        ? ` ${nombre}="${valor}"`
        : ` ${nombre}${valor === '' ? '=""' : ''}`,
    );
}
