import type { FirmanteDocumento } from '../../../../plataforma/firma/puerto.ts';
import type { ComponedorPdf } from '../../../../plataforma/pdf/puerto.ts';
import { rellenar } from '../../avisos/index.ts';
import type { DocumentoPreparado } from '../../documentos/index.ts';
import type { DocumentoEmitido } from '../../tramites/definicion.ts';
import { type CasoEnDocumento, comunesDe, interesadoDe } from './comunes.ts';
import { variablesDe } from './variables.ts';

/** Compone un documento de la definición con su plantilla y los datos del caso. */
export async function componerDeDefinicion(
  pdf: ComponedorPdf,
  preparado: DocumentoPreparado,
  caso: CasoEnDocumento,
  documento: DocumentoEmitido,
  firmante: FirmanteDocumento,
): Promise<Uint8Array> {
  const variables = variablesDe(caso);
  const dato = (clave: string): string =>
    rellenar(documento.datos?.[clave] ?? '', variables).trim();
  const parrafos = (clave: string): readonly string[] =>
    dato(clave)
      .split('\n')
      .map((linea) => linea.trim())
      .filter((linea) => linea !== '');
  const opcional = (clave: string): Record<string, string> =>
    dato(clave) === '' ? {} : { [clave]: dato(clave) };
  const comunes = comunesDe(caso, preparado);
  const { expediente, municipio } = caso;
  const { nombre, cargo } = firmante;
  switch (documento.plantilla) {
    case 'certificado-numero':
      return pdf.componer('certificado-numero', {
        ...comunes,
        folio: expediente.folio,
        iuie: expediente.iuie,
        solicita: interesadoDe(expediente),
        calle: dato('calle'),
        numero: dato('numero'),
        ...opcional('complemento'),
        ...opcional('rol'),
        ...opcional('localidad'),
        observaciones: parrafos('observaciones'),
        baseLegal: dato('baseLegal'),
        firmante: { nombre, cargo },
      });
    case 'resolucion':
      return pdf.componer('resolucion', {
        ...comunes,
        numero: preparado.numero ?? expediente.folio,
        materia: dato('materia'),
        iuie: expediente.iuie,
        lugar: municipio.comuna,
        decision: dato('decision') === 'acoge' ? 'acoge' : 'rechaza',
        vistos: parrafos('vistos'),
        considerando: parrafos('considerando'),
        resuelvo: parrafos('resuelvo'),
        recursos: documento.recursos ?? [],
        interesado: interesadoDe(expediente),
        firmante: { nombre, cargo },
      });
    default:
      throw new Error(`No hay cómo componer la plantilla «${documento.plantilla}»`);
  }
}
