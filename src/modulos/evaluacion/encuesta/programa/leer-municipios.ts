import type { Directorio } from '../../madurez/index.ts';

/** Lo que se entendió de una lista escrita a mano, y lo que no. */
export interface ListaDeMunicipios {
  readonly cuts: readonly string[];
  readonly dudas: readonly string[];
}

/**
 * Lee nombres, alias o códigos separados por coma, punto y coma o línea. Un nombre que puede ser
 * más de un municipio no se adivina: se devuelve como duda.
 */
export function leerMunicipios(texto: string, directorio: Directorio): ListaDeMunicipios {
  const cuts: string[] = [];
  const dudas: string[] = [];
  for (const escrito of texto.split(/[\n,;]+/).map((t) => t.trim())) {
    if (escrito === '') continue;
    const b = directorio.buscar(escrito);
    if (b.clase === 'hallado' && b.municipio.tieneMunicipalidad) cuts.push(b.municipio.cut);
    else if (b.clase === 'hallado')
      dudas.push(`${b.municipio.nombre} no tiene municipalidad propia.`);
    else {
      const lista = b.clase === 'ambiguo' ? b.candidatos : b.parecidos;
      const nombres = lista.map((m) => `${m.nombre} (${m.cut})`).join(' o ');
      const pregunta = nombres === '' ? '' : ` ¿Es ${nombres}? Escriba el código.`;
      dudas.push(
        b.clase === 'ambiguo'
          ? `«${escrito}» puede ser más de un municipio.${pregunta}`
          : `«${escrito}» no es un municipio.${pregunta}`,
      );
    }
  }
  return { cuts, dudas };
}
