import { formatearCut } from '../../../base/folio.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';

/** Lo que los documentos y plazos necesitan del municipio. */
export interface DatosMunicipio {
  readonly municipioId: number;
  /** CUT de cinco cifras. */
  readonly cut: string;
  readonly comuna: string;
  readonly municipalidad: string;
  readonly slug: string;
  readonly zona: string;
  /** Código de organismo del Gestor de Códigos; mientras no se configure, el CUT. */
  readonly codigoOae: string;
  readonly contacto?: string;
  readonly escudoSvg?: string;
}

/** Lee el municipio de la transacción. Lanza si no existe: la transacción no tendría sentido. */
export async function municipioDe({ db, municipioId }: TxMunicipal): Promise<DatosMunicipio> {
  const fila = await db
    .selectFrom('municipio')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .executeTakeFirstOrThrow();
  const texto = (clave: string): string | undefined => {
    const valor = fila.datos[clave];
    return typeof valor === 'string' && valor !== '' ? valor : undefined;
  };
  const cut = formatearCut(municipioId);
  const contacto = texto('contacto');
  const escudoSvg = texto('escudoSvg');
  return {
    municipioId,
    cut,
    comuna: fila.nombre.replace(/^(Ilustre )?Municipalidad de /i, ''),
    municipalidad: nombreMunicipalidad(fila.nombre),
    slug: fila.slug,
    zona: fila.zona_horaria,
    codigoOae: texto('codigoOae') ?? cut,
    ...(contacto === undefined ? {} : { contacto }),
    ...(escudoSvg === undefined ? {} : { escudoSvg }),
  };
}

/** "Santiago" es "Municipalidad de Santiago". */
export function nombreMunicipalidad(nombre: string): string {
  return /^(ilustre )?municipalidad/i.test(nombre) ? nombre : `Municipalidad de ${nombre}`;
}
