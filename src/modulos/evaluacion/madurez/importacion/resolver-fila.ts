import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { ErrorImportacion } from './errores.ts';
import type { Directorio, Municipio } from './municipios.ts';

/** Elecciones de la persona para nombres ambiguos: texto del archivo a CUT. */
export type Elecciones = Readonly<Record<string, string>>;

/** Municipio de una celda, o el error con sus candidatos para preguntar. */
export function resolverMunicipio(
  directorio: Directorio,
  celda: string,
  elecciones: Elecciones,
  lugar: { readonly linea: number; readonly columna: string },
): Resultado<Municipio, ErrorImportacion> {
  const b = directorio.buscar(
    (Object.hasOwn(elecciones, celda) ? elecciones[celda] : undefined) ?? celda,
  );
  if (b.clase === 'hallado') {
    return b.municipio.tieneMunicipalidad
      ? exito(b.municipio)
      : falla({ ...lugar, motivo: `${b.municipio.nombre} no tiene municipalidad propia.` });
  }
  const lista = b.clase === 'ambiguo' ? b.candidatos : b.parecidos;
  const candidatos = lista.map((m) => ({ cut: m.cut, nombre: `${m.nombre} (${m.region})` }));
  const nombres = candidatos.map((c) => `${c.nombre} ${c.cut}`).join('; ');
  if (b.clase === 'ambiguo') {
    const motivo = `«${celda}» puede ser más de un municipio: ${nombres}. Indique el código.`;
    return falla({ ...lugar, motivo, celda, candidatos });
  }
  const base = celda.trim() === '' ? 'Falta el municipio.' : `«${celda}» no es un municipio.`;
  return falla(
    candidatos.length === 0
      ? { ...lugar, motivo: base }
      : { ...lugar, motivo: `${base} ¿Quiso decir ${nombres}?`, celda, candidatos },
  );
}
