import type {
  Campo,
  Formulario,
  Respuestas,
  Valor,
  ValorArchivo,
} from '../../../formulario/index.ts';

/** Archivo que la persona adjuntó, con el campo en que lo hizo. */
export interface AdjuntoDeRespuesta {
  readonly campo: string;
  readonly etiqueta: string;
  readonly sensible: boolean;
  readonly archivo: ValorArchivo;
}

/** Archivos que hay en unas respuestas, también dentro de tablas, en el orden del formulario. */
export function adjuntosDe(
  formulario: Formulario,
  respuestas: Respuestas,
): readonly AdjuntoDeRespuesta[] {
  return formulario.paginas.flatMap(({ campos }) =>
    campos.flatMap((campo) => deCampo(campo, respuestas[campo.id])),
  );
}

function deCampo(campo: Campo, valor: Valor | undefined): readonly AdjuntoDeRespuesta[] {
  if (!Array.isArray(valor)) return [];
  if (campo.tipo === 'tabla') {
    return valor.flatMap((fila: Valor) =>
      campo.columnas.flatMap((columna) => deCampo(columna, leer(fila, columna.id))),
    );
  }
  if (campo.tipo !== 'archivo') return [];
  return valor.filter(esArchivo).map((archivo) => ({
    campo: campo.id,
    etiqueta: campo.etiqueta,
    sensible: campo.sensible === true,
    archivo,
  }));
}

function leer(fila: Valor, clave: string): Valor | undefined {
  if (typeof fila !== 'object' || fila === null || Array.isArray(fila)) return undefined;
  return Object.hasOwn(fila, clave) ? Reflect.get(fila, clave) : undefined;
}

function esArchivo(valor: Valor): valor is ValorArchivo {
  return typeof leer(valor, 'sha256') === 'string' && typeof leer(valor, 'bytes') === 'number';
}
