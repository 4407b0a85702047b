import type { Crudos, Respuestas, Valor } from '../../../formulario/index.ts';

/** Respuestas guardadas como jsonb: por construcción son valores JSON. */
export function leerRespuestas(guardado: Readonly<Record<string, unknown>>): Respuestas {
  return Object.fromEntries(
    Object.entries(guardado).flatMap(([id, valor]) => (esValor(valor) ? [[id, valor]] : [])),
  );
}

/** Lo escrito por página; lo que no tenga esa forma se ignora. */
export function leerCrudos(
  guardado: Readonly<Record<string, unknown>>,
): Readonly<Record<string, Crudos>> {
  return Object.fromEntries(
    Object.entries(guardado).flatMap(([pagina, crudos]) =>
      typeof crudos === 'object' && crudos !== null && !Array.isArray(crudos)
        ? [[pagina, leerPagina(crudos)]]
        : [],
    ),
  );
}

function leerPagina(crudos: object): Crudos {
  return Object.fromEntries(
    Object.entries(crudos).flatMap(
      ([nombre, valor]: [string, unknown]): [string, string | string[]][] => {
        if (typeof valor === 'string') return [[nombre, valor]];
        return Array.isArray(valor)
          ? [[nombre, valor.filter((texto) => typeof texto === 'string')]]
          : [];
      },
    ),
  );
}

function esValor(valor: unknown): valor is Valor {
  if (valor === null || ['string', 'number', 'boolean'].includes(typeof valor)) return true;
  if (Array.isArray(valor)) return valor.every(esValor);
  return typeof valor === 'object' && valor !== null && Object.values(valor).every(esValor);
}
