import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Reloj } from '../soporte/reloj.ts';
import { textosIguales } from '../soporte/textos-iguales.ts';
import type { Autoridad, Identidad } from './autoridad.ts';
import { firmarResumen } from './cms.ts';
import { type Aplicacion, GENERAL, leerCredencial } from './credencial.ts';
import { firmarArchivo } from './firmar-archivo.ts';
import type { Otp } from './otp.ts';
import {
  type ArchivoPedido,
  leerArchivo,
  leerPedido,
  leerResumen,
  type PedidoFirma,
  type ResumenPedido,
} from './pedido.ts';

interface Dependencias {
  readonly reloj: Reloj;
  readonly aplicacion: Aplicacion;
  readonly autoridad: Autoridad;
  readonly otp: Otp;
  /** Nombre de quien puede firmar, por RUN sin dígito verificador. */
  readonly firmantes: ReadonlyMap<string, string>;
}

interface Pieza {
  readonly content: string;
  readonly status: string;
  readonly description: string;
  readonly contentType: string;
  readonly documentStatus: string;
  readonly checksum_original: string;
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

function pieza(original: Buffer | string, firmado: Buffer | undefined, tipo: string): Pieza {
  const error = typeof original === 'string' ? original : 'No se pudo firmar';
  return {
    content: firmado?.toString('base64') ?? '',
    status: firmado ? 'OK' : `ERROR: ${error}`,
    description: '',
    contentType: tipo,
    documentStatus: firmado ? 'SIGNED' : 'FAILED',
    checksum_original: typeof original === 'string' ? '' : sha256(original),
  };
}

/** `POST /firma/v2/files/tickets`: credenciales, OTP, firma por archivo y por resumen. */
export function rutasApi(app: FastifyInstance, dependencias: Dependencias): void {
  const { reloj, aplicacion, autoridad, otp, firmantes } = dependencias;
  let correlativo = 0;

  async function firmarUno(archivo: ArchivoPedido, identidad: Identidad): Promise<Pieza> {
    const bytes = leerArchivo(archivo);
    const firmado =
      typeof bytes === 'string'
        ? undefined
        : await firmarArchivo(bytes, identidad, reloj()).catch(() => undefined);
    return pieza(bytes, firmado, archivo['content-type']);
  }

  async function firmarHash(resumen: ResumenPedido, identidad: Identidad): Promise<Pieza> {
    const bytes = leerResumen(resumen);
    const cms = typeof bytes === 'string' ? undefined : await firmarResumen(bytes, identidad);
    return pieza(bytes, cms, resumen['content-type']);
  }

  function responder(files: readonly Pieza[], hashes: readonly Pieza[], otpExpired: boolean) {
    const todas = [...files, ...hashes];
    const firmadas = todas.filter(({ status }) => status === 'OK').length;
    correlativo += 1;
    return {
      files,
      hashes,
      metadata: {
        otpExpired,
        filesSigned: firmadas,
        signedFailed: todas.length - firmadas,
        objectsReceived: todas.length,
      },
      idSolicitud: correlativo,
    };
  }

  const negar = (respuesta: FastifyReply, estado: number, error: string) =>
    respuesta.code(estado).send({ error });

  function otpVencido({ files = [], hashes = [] }: PedidoFirma) {
    const fallida = (una: { 'content-type': string }) =>
      pieza('OTP vencido', undefined, una['content-type']);
    return responder(files.map(fallida), hashes.map(fallida), true);
  }

  app.post('/firma/v2/files/tickets', async (peticion, respuesta) => {
    const pedido = leerPedido(peticion.body);
    if (!pedido) return negar(respuesta, 400, 'El cuerpo no tiene la forma esperada');
    if (!textosIguales(pedido.api_token_key, aplicacion.apiToken)) {
      return negar(respuesta, 401, 'api_token_key desconocida');
    }
    const credencial = await leerCredencial(pedido.token, aplicacion, reloj);
    if ('defecto' in credencial) return negar(respuesta, 401, credencial.defecto);
    const nombre = firmantes.get(credencial.run);
    if (!nombre) return negar(respuesta, 400, 'El run no tiene certificado para ese propósito');
    if (credencial.proposito === GENERAL) {
      const codigo = peticion.headers.otp;
      if (typeof codigo !== 'string') return negar(respuesta, 400, 'Falta la cabecera otp');
      const resultado = otp.revisar(credencial.run, codigo);
      if (resultado === 'invalido') return negar(respuesta, 400, 'El OTP no es válido');
      if (resultado === 'vencido') return otpVencido(pedido);
    }
    const identidad = await autoridad.identidad(credencial.run, nombre);
    const files = await Promise.all((pedido.files ?? []).map((una) => firmarUno(una, identidad)));
    const hashes = await Promise.all(
      (pedido.hashes ?? []).map((una) => firmarHash(una, identidad)),
    );
    return responder(files, hashes, false);
  });

  app.get('/_simulador/autoridad.pem', async (_peticion, respuesta) =>
    respuesta.type('application/x-pem-file').send(autoridad.pem),
  );
}
