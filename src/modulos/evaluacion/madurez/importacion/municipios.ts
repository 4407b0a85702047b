import { normalizar } from './leer-numero.ts';

/** Municipio de la lista nacional. `cut` con cinco dígitos. */
export type Municipio = {
  readonly cut: string;
  readonly nombre: string;
  readonly alias: readonly string[];
  readonly region: string;
  /** Falso en la Antártica: la administra otra municipalidad. */
  readonly tieneMunicipalidad: boolean;
};

export type Busqueda =
  | { readonly clase: 'hallado'; readonly municipio: Municipio }
  | { readonly clase: 'ambiguo'; readonly candidatos: readonly Municipio[] }
  | { readonly clase: 'desconocido'; readonly parecidos: readonly Municipio[] };

export type Directorio = {
  readonly municipios: readonly Municipio[];
  readonly buscar: (texto: string) => Busqueda;
};

/**
 * Directorio de municipios por CUT (con o sin cero inicial), nombre o alias.
 * Un nombre que además comienza el de otro («San Pedro») es ambiguo: se pregunta.
 */
export function crearDirectorio(municipios: readonly Municipio[]): Directorio {
  const porCut = new Map(municipios.map((m) => [m.cut, m]));
  const nombres = municipios.flatMap((municipio) =>
    [municipio.nombre, ...municipio.alias].map((n) => ({ clave: normalizar(n), municipio })),
  );
  return {
    municipios,
    buscar: (texto) => {
      const limpio = texto.trim().replace(/\.0$/, '');
      if (/^\d{1,5}$/.test(limpio)) return segun(porCut.get(limpio.padStart(5, '0')), []);
      const clave = normalizar(texto).replace(/^(ilustre )?municipalidad de /, '');
      if (clave === '') return segun(undefined, []);
      const iguales = unicos(nombres.filter((n) => n.clave === clave).map((n) => n.municipio));
      const mayores = unicos(
        nombres.filter((n) => n.clave.startsWith(`${clave} `)).map((n) => n.municipio),
      );
      const candidatos = unicos([...iguales, ...mayores]);
      if (iguales.length === 1 && candidatos.length === 1) return segun(iguales[0], []);
      if (candidatos.length > 0) return { clase: 'ambiguo', candidatos };
      return segun(undefined, parecidos(nombres, clave));
    },
  };
}

function segun(municipio: Municipio | undefined, otros: readonly Municipio[]): Busqueda {
  return municipio === undefined
    ? { clase: 'desconocido', parecidos: otros }
    : { clase: 'hallado', municipio };
}

function unicos(lista: readonly Municipio[]): readonly Municipio[] {
  return [...new Set(lista)];
}

function parecidos(
  nombres: readonly { readonly clave: string; readonly municipio: Municipio }[],
  clave: string,
): readonly Municipio[] {
  const cercanos = nombres
    .map((n) => ({ ...n, d: distanciaDeEdicion(n.clave, clave) }))
    .filter((n) => n.d <= Math.max(2, Math.floor(clave.length / 5)))
    .sort((a, b) => a.d - b.d);
  return unicos(cercanos.map((n) => n.municipio)).slice(0, 3);
}

function distanciaDeEdicion(a: string, b: string): number {
  let previa = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const fila = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cambio = (previa[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      fila.push(Math.min(cambio, (previa[j] ?? 0) + 1, (fila[j - 1] ?? 0) + 1));
    }
    previa = fila;
  }
  return previa[b.length] ?? 0;
}
