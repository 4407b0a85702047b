import { createHash } from 'node:crypto';
import { type Ancla, atributoDelNombre, type Confianza, confianzaDe } from './confianza.ts';
import { largoPrimerElemento } from './der.ts';
import { type ErrorCms, verificarCms } from './verificar-cms.ts';

export type ProblemaFirma = ErrorCms | 'rango' | 'modificado-despues' | 'emisor-desconocido';

/** Explicación de cada problema para quien verifica. */
export const MENSAJE_PROBLEMA_FIRMA: Readonly<Record<ProblemaFirma, string>> = {
  estructura: 'La firma está dañada y no se puede leer.',
  algoritmo: 'La firma usa un algoritmo que no se admite.',
  'contenido-alterado': 'El documento cambió después de firmarse.',
  'certificado-ajeno': 'El certificado no es el que el firmante declaró.',
  'firma-invalida': 'La firma no corresponde al certificado.',
  rango: 'La firma no cubre el documento de forma correcta.',
  'modificado-despues': 'Se agregó contenido después de la última firma.',
  'emisor-desconocido': 'El certificado no fue emitido por una autoridad reconocida.',
};

export interface InformeFirma {
  readonly firmante: string | undefined;
  readonly run: string | undefined;
  readonly emisor: string | undefined;
  /** Instante que la firma declara; no es un sello de tiempo. */
  readonly fecha: string | undefined;
  readonly algoritmo: string | undefined;
  readonly confianza: Confianza;
  readonly integra: boolean;
  /** Cubre el archivo completo, hasta su último byte. */
  readonly cubreTodo: boolean;
  readonly problemas: readonly ProblemaFirma[];
}

export interface InformePdf {
  /** Hay firma, todas están íntegras, la última cubre todo y ninguna es de emisor desconocido. */
  readonly valido: boolean;
  readonly sha256: string;
  readonly firmas: readonly InformeFirma[];
}

interface Rango {
  readonly desde: number;
  readonly hasta: number;
  readonly fin: number;
  readonly posicion: number;
}

/** Busca los rangos firmados. Basta el texto: cada rango se acepta solo si su CMS lo respalda. */
function buscarRangos(texto: string): readonly Rango[] {
  const patron = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g;
  return [...texto.matchAll(patron)].map((hallado) => {
    const [inicio, desde, hasta, largo] = hallado.slice(1).map(Number);
    const correcto = inicio === 0;
    return {
      desde: correcto ? (desde ?? -1) : -1,
      hasta: hasta ?? -1,
      fin: (hasta ?? -1) + (largo ?? -1),
      posicion: hallado.index,
    };
  });
}

/** El hueco debe ser un único texto hexadecimal y, tras el CMS, solo ceros: no esconde nada más. */
function leerHueco(texto: string, rango: Rango): Uint8Array | undefined {
  const hueco = texto.slice(rango.desde, rango.hasta);
  const hex = /^<([0-9a-f]+|[0-9A-F]+)>$/.exec(hueco)?.[1];
  if (hex === undefined || hex.length % 2 !== 0) return undefined;
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
  try {
    const largo = largoPrimerElemento(bytes);
    const relleno = bytes.subarray(largo);
    return relleno.every((b) => b === 0) ? bytes.subarray(0, largo) : undefined;
  } catch {
    return undefined;
  }
}

/** Fecha del diccionario de firma (/M), buscada cerca de su ByteRange. */
function leerFecha(texto: string, rango: Rango): Temporal.Instant | undefined {
  const cerca =
    texto.slice(Math.max(0, rango.posicion - 2000), rango.desde) +
    texto.slice(rango.hasta, rango.hasta + 2000);
  const m = /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'?(\d\d)?'?)?/.exec(
    cerca,
  );
  if (m === null) return undefined;
  const desfase = m[7] === undefined ? 'Z' : `${m[7]}:${m[8] ?? '00'}`;
  try {
    return Temporal.Instant.from(`${m[1]}-${m[2]}-${m[3]}T${m[4]}:${m[5]}:${m[6]}${desfase}`);
  } catch {
    return undefined;
  }
}

function sinFirmante(problema: ProblemaFirma, cubreTodo: boolean): InformeFirma {
  return {
    firmante: undefined,
    run: undefined,
    emisor: undefined,
    fecha: undefined,
    algoritmo: undefined,
    confianza: 'no-comprobada',
    integra: false,
    cubreTodo,
    problemas: [problema],
  };
}

function revisar(
  pdf: Uint8Array,
  texto: string,
  rango: Rango,
  anclas: readonly Ancla[] | undefined,
): InformeFirma {
  const ordenado = rango.desde > 0 && rango.desde < rango.hasta && rango.hasta < rango.fin;
  const cubreTodo = rango.fin === pdf.length;
  if (!ordenado || rango.fin > pdf.length) return sinFirmante('rango', false);
  // La firma debe ser el /Contents que sigue a su ByteRange dentro de la parte firmada.
  if (rango.posicion > rango.desde && rango.posicion < rango.hasta) {
    return sinFirmante('rango', cubreTodo);
  }
  const cms = leerHueco(texto, rango);
  if (cms === undefined) return sinFirmante('estructura', cubreTodo);
  const partes = [pdf.subarray(0, rango.desde), pdf.subarray(rango.hasta, rango.fin)];
  const resultado = verificarCms(cms, partes);
  if (!resultado.ok) return sinFirmante(resultado.error, cubreTodo);
  const { certificado, algoritmo } = resultado.valor;
  const fecha = leerFecha(texto, rango);
  const confianza = confianzaDe(certificado, anclas, fecha);
  return {
    firmante: atributoDelNombre(certificado.subject, 'CN'),
    run: atributoDelNombre(certificado.subject, 'serialNumber'),
    emisor: atributoDelNombre(certificado.issuer, 'CN'),
    fecha: fecha?.toString(),
    algoritmo,
    confianza,
    integra: true,
    cubreTodo,
    problemas: confianza === 'desconocida' ? ['emisor-desconocido'] : [],
  };
}

/**
 * Verifica las firmas de un PDF: que su rango cubra el archivo, que el resumen y la firma calcen,
 * quién firmó y si el certificado viene de alguna de las `anclas`. No necesita red.
 * Sin anclas no juzga el emisor (`no-comprobada`).
 */
export function verificarPdf(pdf: Uint8Array, anclas?: readonly Ancla[]): InformePdf {
  const texto = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const firmas = buscarRangos(texto)
    .map((rango) => ({ rango, informe: revisar(pdf, texto, rango, anclas) }))
    .sort((a, b) => a.rango.fin - b.rango.fin)
    .map(({ informe }, i, todas): InformeFirma => {
      const ultima = i === todas.length - 1;
      return ultima && !informe.cubreTodo
        ? { ...informe, problemas: [...informe.problemas, 'modificado-despues'] }
        : informe;
    });
  return {
    valido: firmas.length > 0 && firmas.every((f) => f.problemas.length === 0),
    sha256: createHash('sha256').update(pdf).digest('hex'),
    firmas,
  };
}
