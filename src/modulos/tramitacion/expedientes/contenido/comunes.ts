import { formatearRut, rutDeNumero } from '../../../../base/rut.ts';
import type { DatosComunes, PersonaDocumento } from '../../../../plataforma/pdf/datos.ts';
import { momento } from '../../../../plataforma/pdf/momento.ts';
import type { DocumentoPreparado } from '../../documentos/index.ts';
import type { Expediente } from '../dominio.ts';
import type { CasoEnTexto } from './variables.ts';

/** Lo que llevan todos los documentos de un expediente. */
export interface CasoEnDocumento extends CasoEnTexto {
  readonly unidad: string;
  readonly demostracion: boolean;
}

/** Encabezado, fecha y verificación de un documento ya reservado. */
export function comunesDe(caso: CasoEnDocumento, preparado: DocumentoPreparado): DatosComunes {
  const { municipio } = caso;
  return {
    municipalidad: municipio.municipalidad,
    comuna: municipio.comuna,
    unidad: caso.unidad,
    emitido: momento(Temporal.Instant.from(preparado.emitidoEn), municipio.zona),
    verificacion: {
      codigo: preparado.codigo,
      url: `${caso.urlPublica}/verificar/${preparado.codigo}`,
    },
    ...(municipio.contacto === undefined ? {} : { contacto: municipio.contacto }),
    ...(municipio.escudoSvg === undefined ? {} : { escudoSvg: municipio.escudoSvg }),
    ...(caso.demostracion ? { marca: 'Demostración' } : {}),
  };
}

/** La persona interesada como aparece en los documentos. */
export function interesadoDe({ nombre, run }: Expediente): PersonaDocumento {
  return { nombre, identificacion: formatearRut(rutDeNumero(run)), calidad: 'persona interesada' };
}
