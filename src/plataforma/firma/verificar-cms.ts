import { createHash, verify, X509Certificate } from 'node:crypto';
import { exito, falla, type Resultado } from '../../base/resultado.ts';
import { type ElementoDer, ErrorDer, exigir, leerElementos, leerUnico, oid } from './der.ts';

/** Identificadores usados, en hexadecimal (RFC 5652, RFC 5035, RFC 8017, RFC 5758). */
const OID = {
  datosFirmados: '2a864886f70d010702',
  datos: '2a864886f70d010701',
  tipoContenido: '2a864886f70d010903',
  resumenMensaje: '2a864886f70d010904',
  certificadoFirmante: '2a864886f70d010910022f',
} as const;

const RESUMENES: Readonly<Record<string, string>> = {
  '608648016503040201': 'sha256',
  '608648016503040202': 'sha384',
  '608648016503040203': 'sha512',
};

/** Algoritmos de firma y el resumen que cada uno supone; rsaEncryption no fija ninguno. */
const ALGORITMOS_FIRMA: Readonly<Record<string, string>> = {
  '2a864886f70d010101': 'cualquiera',
  '2a864886f70d01010b': 'sha256',
  '2a864886f70d01010c': 'sha384',
  '2a864886f70d01010d': 'sha512',
  '2a8648ce3d040302': 'sha256',
  '2a8648ce3d040303': 'sha384',
  '2a8648ce3d040304': 'sha512',
};

export type ErrorCms =
  | 'estructura'
  | 'algoritmo'
  | 'contenido-alterado'
  | 'certificado-ajeno'
  | 'firma-invalida';

export interface CmsVerificado {
  readonly certificado: X509Certificate;
  readonly algoritmo: string;
}

interface Partes {
  readonly resumen: string;
  readonly atributosFirmados: Uint8Array;
  readonly atributos: ReadonlyMap<string, ElementoDer>;
  readonly certificados: readonly X509Certificate[];
  readonly emisorSerie: Uint8Array;
  readonly firma: Uint8Array;
}

function algoritmo(elemento: ElementoDer | undefined): string {
  const [nombre, parametro, ...resto] = leerElementos(exigir(elemento, 0x30).contenido);
  // Los parámetros de estos algoritmos son NULL o no van.
  const nulo =
    parametro === undefined || Buffer.from(parametro.completo).toString('hex') === '0500';
  if (!nulo || resto.length > 0) throw new ErrorDer('parámetros inesperados');
  return oid(nombre);
}

function version(elemento: ElementoDer | undefined): void {
  // Con emisor y serie como identificación, RFC 5652 exige versión 1.
  if (Buffer.from(exigir(elemento, 0x02).contenido).toString('hex') !== '01') {
    throw new ErrorDer('versión inesperada');
  }
}

function leerAtributos(bytes: Uint8Array): ReadonlyMap<string, ElementoDer> {
  const atributos = new Map<string, ElementoDer>();
  for (const elemento of leerElementos(bytes)) {
    const [tipo, valores, ...resto] = leerElementos(exigir(elemento, 0x30).contenido);
    const clave = oid(tipo);
    if (resto.length > 0 || atributos.has(clave)) throw new ErrorDer('atributo repetido');
    atributos.set(clave, exigir(valores, 0x31));
  }
  return atributos;
}

function leerFirmante(elemento: ElementoDer): Omit<Partes, 'certificados'> & { algoritmo: string } {
  const [ver, emisorSerie, resumen, atributos, firma, valor, ...resto] = leerElementos(
    elemento.contenido,
  );
  version(ver);
  // Atributos sin firmar: solo sellos de tiempo (etiqueta 0xA1); nada más puede venir detrás.
  if (resto.length > 1 || (resto[0] !== undefined && resto[0].etiqueta !== 0xa1)) {
    throw new ErrorDer('sobran elementos');
  }
  const firmados = exigir(atributos, 0xa0);
  const conjunto = Uint8Array.from(firmados.completo);
  conjunto[0] = 0x31;
  return {
    emisorSerie: exigir(emisorSerie, 0x30).completo,
    resumen: algoritmo(resumen),
    atributosFirmados: conjunto,
    atributos: leerAtributos(firmados.contenido),
    algoritmo: algoritmo(firma),
    firma: exigir(valor, 0x04).contenido,
  };
}

function leerPartes(cms: Uint8Array): Partes & { algoritmo: string } {
  const [tipo, envoltura, ...sobra] = leerElementos(leerUnico(cms, 0x30).contenido);
  if (oid(tipo) !== OID.datosFirmados || sobra.length > 0) throw new ErrorDer('no es SignedData');
  const cuerpo = leerUnico(exigir(envoltura, 0xa0).contenido, 0x30);
  const [ver, resumenes, encapsulado, certificados, ...resto] = leerElementos(cuerpo.contenido);
  version(ver);
  // Firma separada: el contenido va fuera y su tipo es id-data.
  if (oid(leerUnico(exigir(encapsulado, 0x30).contenido, 0x06)) !== OID.datos) {
    throw new ErrorDer('contenido inesperado');
  }
  const firmantes = exigir(resto.at(-1), 0x31);
  if (resto.length > 2 || (resto.length === 2 && resto[0]?.etiqueta !== 0xa1)) {
    throw new ErrorDer('sobran elementos');
  }
  const firmante = leerFirmante(leerUnico(firmantes.contenido, 0x30));
  const declarados = leerElementos(exigir(resumenes, 0x31).contenido).map(algoritmo);
  if (declarados.length !== 1 || declarados[0] !== firmante.resumen) {
    throw new ErrorDer('resúmenes no coinciden');
  }
  return {
    ...firmante,
    certificados: leerElementos(exigir(certificados, 0xa0).contenido).map(
      (c) => new X509Certificate(exigir(c, 0x30).completo),
    ),
  };
}

function igual(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/** Emisor y número de serie de un certificado, como los escribe un SignerInfo. */
function emisorYSerie(certificado: X509Certificate): Uint8Array {
  const cuerpo = leerElementos(leerUnico(certificado.raw, 0x30).contenido)[0];
  const campos = leerElementos(exigir(cuerpo, 0x30).contenido);
  const inicio = campos[0]?.etiqueta === 0xa0 ? 1 : 0;
  const serie = exigir(campos[inicio], 0x02).completo;
  const emisor = exigir(campos[inicio + 2], 0x30).completo;
  return Buffer.concat([emisor, serie]);
}

/** signingCertificateV2: el certificado que firmó es el que el firmante dijo (RFC 5035, PAdES B-B). */
function certificadoDeclarado(valor: ElementoDer, certificado: X509Certificate): boolean {
  const lista = leerElementos(leerUnico(valor.contenido, 0x30).contenido)[0];
  const primero = exigir(leerElementos(exigir(lista, 0x30).contenido)[0], 0x30);
  const campos = leerElementos(primero.contenido);
  const conAlgoritmo = campos[0]?.etiqueta === 0x30;
  const nombre = conAlgoritmo ? RESUMENES[algoritmo(campos[0])] : 'sha256';
  const huella = exigir(campos[conAlgoritmo ? 1 : 0], 0x04).contenido;
  return nombre !== undefined && igual(huella, createHash(nombre).update(certificado.raw).digest());
}

function comprobar(
  cms: Uint8Array,
  contenido: readonly Uint8Array[],
): Resultado<CmsVerificado, ErrorCms> {
  const partes = leerPartes(cms);
  const nombre = RESUMENES[partes.resumen];
  const supuesto = ALGORITMOS_FIRMA[partes.algoritmo];
  if (nombre === undefined || supuesto === undefined) return falla('algoritmo');
  if (supuesto !== 'cualquiera' && supuesto !== nombre) return falla('algoritmo');
  const { atributos } = partes;
  const tipo = atributos.get(OID.tipoContenido);
  const resumen = atributos.get(OID.resumenMensaje);
  const declarado = atributos.get(OID.certificadoFirmante);
  if (tipo === undefined || resumen === undefined || declarado === undefined) {
    return falla('estructura');
  }
  if (oid(leerUnico(tipo.contenido, 0x06)) !== OID.datos) return falla('estructura');
  const calculo = createHash(nombre);
  for (const parte of contenido) calculo.update(parte);
  if (!igual(leerUnico(resumen.contenido, 0x04).contenido, calculo.digest())) {
    return falla('contenido-alterado');
  }
  const buscado = leerUnico(partes.emisorSerie, 0x30).contenido;
  const certificado = partes.certificados.find((c) => igual(emisorYSerie(c), buscado));
  if (certificado === undefined || !certificadoDeclarado(declarado, certificado)) {
    return falla('certificado-ajeno');
  }
  const clave = certificado.publicKey;
  if (!verify(nombre, partes.atributosFirmados, clave, partes.firma))
    return falla('firma-invalida');
  return exito({ certificado, algoritmo: `${clave.asymmetricKeyType ?? ''}-${nombre}` });
}

/**
 * Verifica un CMS separado (RFC 5652) sobre `contenido`, dado en trozos contiguos.
 * Lee DER estricto: un byte cambiado en cualquier parte del sobre, aun en las que no van firmadas,
 * se nota. Errores: ver `ErrorCms`. No juzga la cadena de confianza.
 */
export function verificarCms(
  cms: Uint8Array,
  contenido: readonly Uint8Array[],
): Resultado<CmsVerificado, ErrorCms> {
  try {
    return comprobar(cms, contenido);
  } catch {
    // OpenSSL o el lector DER no pudieron interpretar lo recibido: para quien verifica es lo mismo.
    return falla('estructura');
  }
}
