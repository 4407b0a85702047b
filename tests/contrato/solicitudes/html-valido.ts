import { HtmlValidate } from 'html-validate/node';

const validador = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Preact escribe los elementos vacíos con barra y los atributos vacíos como `x=""`.
    'void-style': 'off',
    'attribute-empty-style': 'off',
    'attribute-boolean-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'prefer-native-element': 'off',
  },
});

/** Fallas de HTML de una página; vacío si es válida. */
export async function fallasDeHtml(html: string): Promise<readonly string[]> {
  const informe = await validador.validateString(html);
  return informe.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`),
  );
}
