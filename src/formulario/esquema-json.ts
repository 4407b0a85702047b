import { registro } from './registro.ts';
import type { Campo, Formulario, Respuestas } from './tipos.ts';

/** JSON Schema 2020-12, como dato. */
export type EsquemaJson = Readonly<Record<string, unknown>>;

const siempre = (campo: Campo): boolean =>
  campo.obligatorio === true && campo.visible === undefined;

/**
 * Esquema de las respuestas para la API. Lo que depende de reglas no se exige aquí:
 * `validarTodo` tiene la última palabra.
 */
export function esquemaJson(formulario: Formulario): EsquemaJson {
  const campos = formulario.paginas.flatMap((pagina) =>
    pagina.campos.map((campo) => ({
      campo,
      exigido: pagina.visible === undefined && siempre(campo),
    })),
  );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    additionalProperties: false,
    required: campos.filter(({ exigido }) => exigido).map(({ campo }) => campo.id),
    properties: Object.fromEntries(
      campos.map(({ campo }) => [
        campo.id,
        {
          title: campo.etiqueta,
          ...(campo.ayuda ? { description: campo.ayuda } : {}),
          ...registro[campo.tipo].esquema(campo),
        },
      ]),
    ),
  };
}

/** Respuesta de ejemplo de cada campo, para documentación y pruebas. No mira reglas. */
export function respuestasDeEjemplo(formulario: Formulario): Respuestas {
  return Object.fromEntries(
    formulario.paginas.flatMap((pagina) =>
      pagina.campos.map((campo) => [campo.id, registro[campo.tipo].ejemplo(campo)]),
    ),
  );
}

/** Minutos que toma responder: los segundos de cada campo y cinco por página, hacia arriba. */
export function minutosEstimados(formulario: Formulario): number {
  const segundos = formulario.paginas.reduce(
    (total, pagina) =>
      total + 5 + pagina.campos.reduce((suma, campo) => suma + registro[campo.tipo].segundos, 0),
    0,
  );
  return Math.max(1, Math.ceil(segundos / 60));
}
