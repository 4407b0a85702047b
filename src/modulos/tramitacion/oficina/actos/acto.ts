import type { Pagina, Respuestas } from '../../../../formulario/index.ts';
import type { AccionDisponible, CasoEnTexto } from '../../expedientes/index.ts';
import type { CasoDeOficina } from '../caso/leer.ts';
import type { MunicipioDeOficina } from '../dependencias.ts';

/** Entrada del fundamento dentro de la página de una acción. */
export const FUNDAMENTO = 'fundamento_decision';
const LARGO_FUNDAMENTO = 6_000;

/**
 * Página con lo que se pide para una acción: los datos de la definición y, si la acción lo exige,
 * las razones (Ley 19.880 art. 41). Undefined si no pide nada.
 */
export function paginaDeActo({ accion, datos }: AccionDisponible): Pagina | undefined {
  const campos: Pagina['campos'] = [
    ...(datos?.campos ?? []),
    ...(accion.requiereFundamento === true
      ? [
          {
            tipo: 'texto_largo' as const,
            id: FUNDAMENTO,
            etiqueta: accion.estilo === 'peligro' ? 'Fundamento de la decisión' : 'Por qué',
            ayuda:
              accion.estilo === 'peligro'
                ? 'Escriba los hechos y las normas. Irá completo en la resolución (Ley 19.880, art. 41).'
                : 'Lo leerá quien reciba el caso y quedará en la historia.',
            obligatorio: true,
            maximo: LARGO_FUNDAMENTO,
            filas: 8,
          },
        ]
      : []),
  ];
  return campos.length === 0 ? undefined : { id: 'acto', titulo: accion.nombre, campos };
}

/** Separa lo leído en el fundamento y los datos que la definición pide. */
export function separarFundamento(respuestas: Respuestas): {
  readonly fundamento?: string;
  readonly datos: Respuestas;
} {
  const { [FUNDAMENTO]: fundamento, ...datos } = respuestas;
  return typeof fundamento === 'string' ? { fundamento, datos } : { datos };
}

/** El caso como lo ven los textos de la definición, con lo que se está por decidir. */
export function casoEnTexto(
  caso: CasoDeOficina,
  municipio: MunicipioDeOficina,
  ahora: Temporal.Instant,
  urlPublica: string,
  porDecidir: { readonly fundamento?: string | undefined; readonly datos?: Respuestas } = {},
): CasoEnTexto {
  const { expediente, tramite } = caso;
  return {
    expediente: {
      ...expediente,
      respuestas: { ...expediente.respuestas, ...porDecidir.datos },
    },
    tramite,
    municipio: {
      municipioId: municipio.municipioId,
      cut: municipio.cut,
      comuna: municipio.nombre,
      municipalidad: `Municipalidad de ${municipio.nombre}`,
      slug: municipio.slug,
      zona: municipio.zonaHoraria,
      codigoOae: municipio.cut,
    },
    urlPublica,
    ahora,
    ...(porDecidir.fundamento === undefined ? {} : { fundamento: porDecidir.fundamento }),
  };
}
