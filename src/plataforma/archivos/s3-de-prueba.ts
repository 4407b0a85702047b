import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Credencial y depósito que el servicio de prueba conoce. */
export const CREDENCIAL_S3 = {
  balde: 'archivos',
  region: 'us-east-1',
  claveAcceso: 'AKIADEPRUEBA',
  claveSecreta: 'secreto/de+prueba',
} as const;

/** Servicio S3 de prueba que comprueba de verdad cada firma y cada resumen. */
export interface S3DePrueba {
  readonly direccion: string;
  readonly objetos: Map<string, Buffer>;
  /** Pedidos aceptados y rechazados, con el código de la falla. */
  readonly pedidos: { readonly metodo: string; readonly falla?: string }[];
  /** Lo que la próxima lectura hará mal. */
  proxima?: 'cortar' | 'alterar';
  cerrar(): Promise<void>;
}

const hash = (dato: Buffer | string): string => createHash('sha256').update(dato).digest('hex');
const hmac = (clave: Buffer | string, dato: string): Buffer =>
  createHmac('sha256', clave).update(dato).digest();
const codificar = (texto: string): string =>
  encodeURIComponent(texto).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Falla de la firma (AWS Signature Version 4, un solo trozo), o undefined si es la correcta. */
function fallaDeFirma(pedido: IncomingMessage, url: URL): string | undefined {
  const cabecera =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      pedido.headers.authorization ?? '',
    );
  if (cabecera === null) return 'AccessDenied';
  const [, llave = '', dia = '', region = '', firmadas = '', firma = ''] = cabecera;
  if (llave !== CREDENCIAL_S3.claveAcceso) return 'InvalidAccessKeyId';
  if (region !== CREDENCIAL_S3.region) return 'AuthorizationHeaderMalformed';
  const fecha = String(pedido.headers['x-amz-date'] ?? '');
  const nombres = firmadas.split(';');
  if (!fecha.startsWith(dia) || !['host', 'x-amz-date'].every((n) => nombres.includes(n))) {
    return 'AccessDenied';
  }
  const consulta = [...url.searchParams]
    .map(([nombre, valor]) => `${codificar(nombre)}=${codificar(valor)}`)
    .sort()
    .join('&');
  const canonico = [
    pedido.method,
    url.pathname,
    consulta,
    ...nombres.map(
      (n) =>
        `${n}:${String(pedido.headers[n] ?? '')
          .trim()
          .replace(/ +/g, ' ')}`,
    ),
    '',
    firmadas,
    pedido.headers['x-amz-content-sha256'],
  ].join('\n');
  const porFirmar = `AWS4-HMAC-SHA256\n${fecha}\n${dia}/${region}/s3/aws4_request\n${hash(canonico)}`;
  const clave = [dia, region, 's3', 'aws4_request'].reduce<Buffer | string>(
    hmac,
    `AWS4${CREDENCIAL_S3.claveSecreta}`,
  );
  const esperada = hmac(clave, porFirmar);
  return timingSafeEqual(esperada, Buffer.from(firma, 'hex')) ? undefined : 'SignatureDoesNotMatch';
}

/** Falla del cuerpo recibido contra los resúmenes que el pedido declara. */
function fallaDeCuerpo({ headers }: IncomingMessage, cuerpo: Buffer): string | undefined {
  if (
    headers['content-length'] !== undefined &&
    Number(headers['content-length']) !== cuerpo.length
  )
    return 'IncompleteBody';
  const declarado = String(headers['x-amz-content-sha256'] ?? '');
  if (/^[0-9a-f]{64}$/.test(declarado) && declarado !== hash(cuerpo))
    return 'XAmzContentSHA256Mismatch';
  const suma = headers['x-amz-checksum-sha256'];
  if (suma === undefined) return 'MissingContentMD5';
  return suma === Buffer.from(hash(cuerpo), 'hex').toString('base64') ? undefined : 'BadDigest';
}

const ESTADOS: Readonly<Record<string, number>> = {
  NoSuchBucket: 404,
  NoSuchKey: 404,
  AccessDenied: 403,
  InvalidAccessKeyId: 403,
  SignatureDoesNotMatch: 403,
};

/** Inicia el servicio. Lo cierra quien lo pidió. */
export async function crearS3DePrueba(puerto = 0): Promise<S3DePrueba> {
  const objetos = new Map<string, Buffer>();
  const pedidos: { metodo: string; falla?: string }[] = [];
  const servidor = createServer((pedido, respuesta) => {
    atender(pedido, respuesta).catch(() => respuesta.destroy());
  });

  async function atender(pedido: IncomingMessage, respuesta: ServerResponse): Promise<void> {
    const url = new URL(pedido.url ?? '/', 'http://s3');
    const metodo = pedido.method ?? '';
    const fallar = (codigo: string): void => {
      pedidos.push({ metodo, falla: codigo });
      respuesta.writeHead(ESTADOS[codigo] ?? 400, { 'content-type': 'application/xml' });
      respuesta.end(metodo === 'HEAD' ? '' : `<Error><Code>${codigo}</Code></Error>`);
    };
    const cuerpo = Buffer.concat(await Array.fromAsync(pedido));
    const firma = fallaDeFirma(pedido, url);
    if (firma !== undefined) return fallar(firma);
    const [, balde, ...resto] = decodeURIComponent(url.pathname).split('/');
    if (balde !== CREDENCIAL_S3.balde) return fallar('NoSuchBucket');
    const clave = resto.join('/');
    if (metodo === 'PUT') {
      const mala = fallaDeCuerpo(pedido, cuerpo);
      if (mala !== undefined) return fallar(mala);
      objetos.set(clave, cuerpo);
    }
    const objeto = objetos.get(clave);
    if (clave !== '' && objeto === undefined) return fallar('NoSuchKey');
    pedidos.push({ metodo });
    if (clave === '') respuesta.end(listado(objetos, url));
    else if (metodo !== 'GET') respuesta.writeHead(200).end();
    else entregar(objeto ?? Buffer.alloc(0), respuesta);
  }

  function entregar(objeto: Buffer, respuesta: ServerResponse): void {
    const { proxima } = hecho;
    delete hecho.proxima;
    respuesta.writeHead(200, { 'content-length': objeto.length });
    if (proxima === 'cortar') {
      respuesta.write(objeto.subarray(0, objeto.length - 1), () => respuesta.destroy());
    } else if (proxima === 'alterar') {
      respuesta.end(Buffer.concat([Buffer.from('x'), objeto.subarray(1)]));
    } else respuesta.end(objeto);
  }

  await new Promise<void>((listo) => servidor.listen(puerto, '127.0.0.1', listo));
  const hecho: S3DePrueba = {
    direccion: `http://127.0.0.1:${(servidor.address() as AddressInfo).port}`,
    objetos,
    pedidos,
    cerrar: () =>
      new Promise((listo) => {
        servidor.closeAllConnections();
        servidor.close(() => listo());
      }),
  };
  return hecho;
}

/** Página del listado: de a dos claves, para que haya que pedir la siguiente. */
function listado(objetos: ReadonlyMap<string, Buffer>, url: URL): string {
  const POR_PAGINA = 2;
  const desde = Number(url.searchParams.get('continuation-token') ?? 0);
  const claves = [...objetos.keys()].toSorted();
  const pagina = claves.slice(desde, desde + POR_PAGINA);
  const siguiente = desde + POR_PAGINA;
  const sobra = siguiente < claves.length;
  return `<ListBucketResult>${pagina.map((k) => `<Contents><Key>${k}</Key></Contents>`).join('')}<IsTruncated>${sobra}</IsTruncated>${
    sobra ? `<NextContinuationToken>${siguiente}</NextContinuationToken>` : ''
  }</ListBucketResult>`;
}
