import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { exito, falla, type Resultado } from '../../base/resultado.ts';
import { type Almacen, type AvisarFalla, codigoDeFalla } from './puerto.ts';
import { claveDe, esSha256, recibir } from './recepcion.ts';

export interface ConfiguracionS3 {
  readonly balde: string;
  readonly region: string;
  /** Dirección del servicio si no es Amazon (MinIO, Ceph). */
  readonly direccion?: string;
  readonly claveAcceso: string;
  readonly claveSecreta: string;
  /** Intentos por pedido; sin él, tres. */
  readonly intentos?: number;
}

/** Falta el objeto: S3 lo dice con 404 y según el pedido con otro nombre. */
function noExiste(error: unknown): boolean {
  return error instanceof Error && ['NoSuchKey', 'NotFound'].includes(error.name);
}

// Este archivo se carga solo si hay S3 (src/arranque/almacen.ts): quien usa disco no paga la biblioteca.
function conectar(configuracion: ConfiguracionS3): S3Client {
  const { direccion } = configuracion;
  return new S3Client({
    region: configuracion.region,
    credentials: {
      accessKeyId: configuracion.claveAcceso,
      secretAccessKey: configuracion.claveSecreta,
    },
    maxAttempts: configuracion.intentos ?? 3,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(direccion === undefined ? {} : { endpoint: direccion, forcePathStyle: true }),
  });
}

/**
 * Comprueba que la credencial sirve y deja ver el depósito, sin escribir nada. Errores: el código que
 * da el servicio (`NoSuchBucket`, `SignatureDoesNotMatch`…), o `sin-respuesta` si no contestó.
 */
export async function comprobarS3(
  configuracion: ConfiguracionS3,
): Promise<Resultado<void, string>> {
  const cliente = conectar(configuracion);
  try {
    await cliente.send(new ListObjectsV2Command({ Bucket: configuracion.balde, MaxKeys: 1 }));
    return exito(undefined);
  } catch (error) {
    return falla(error instanceof S3ServiceException ? error.name : 'sin-respuesta');
  } finally {
    cliente.destroy();
  }
}

/**
 * Almacén en S3 o compatible. Recibe en un provisorio local, porque la clave es el resumen y solo se
 * conoce al final; luego sube de una vez con su SHA-256, que el servicio vuelve a comprobar.
 */
export function crearAlmacenS3(
  configuracion: ConfiguracionS3,
  avisar: AvisarFalla = () => undefined,
): Almacen {
  const cliente = conectar(configuracion);
  const { balde } = configuracion;

  async function existe(sha256: string): Promise<boolean> {
    if (!esSha256(sha256)) return false;
    try {
      await cliente.send(new HeadObjectCommand({ Bucket: balde, Key: claveDe(sha256) }));
      return true;
    } catch (error) {
      if (noExiste(error)) return false;
      throw error;
    }
  }

  async function subir(sha256: string, provisorio: string, bytes: number): Promise<void> {
    await cliente.send(
      new PutObjectCommand({
        Bucket: balde,
        Key: claveDe(sha256),
        Body: createReadStream(provisorio),
        ContentLength: bytes,
        ContentType: 'application/octet-stream',
        ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
      }),
    );
  }

  async function flujo(sha256: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    if (!esSha256(sha256)) return undefined;
    try {
      const respuesta = await cliente.send(
        new GetObjectCommand({ Bucket: balde, Key: claveDe(sha256) }),
      );
      return respuesta.Body?.transformToWebStream();
    } catch (error) {
      if (noExiste(error)) return undefined;
      avisar({ operacion: 'leer', codigo: codigoDeFalla(error) });
      throw error;
    }
  }

  async function* listar(): AsyncGenerator<string> {
    let continuacion: string | undefined;
    do {
      const pagina = await cliente.send(
        new ListObjectsV2Command({
          Bucket: balde,
          Prefix: 'sha256/',
          ...(continuacion === undefined ? {} : { ContinuationToken: continuacion }),
        }),
      );
      for (const objeto of pagina.Contents ?? []) {
        const nombre = objeto.Key?.split('/').at(-1) ?? '';
        if (esSha256(nombre)) yield nombre;
      }
      continuacion = pagina.NextContinuationToken;
    } while (continuacion !== undefined);
  }

  return {
    guardar: async (contenido, limites) => {
      const provisorio = join(tmpdir(), `muni-${randomUUID()}`);
      const manija = await open(provisorio, 'wx', 0o600);
      try {
        const recibido = await recibir(contenido, limites, (trozo) => manija.writeFile(trozo));
        if (!recibido.ok) return recibido;
        const { sha256, bytes } = recibido.valor;
        if (!(await existe(sha256))) await subir(sha256, provisorio, bytes);
        return recibido;
      } catch (error) {
        avisar({ operacion: 'guardar', codigo: codigoDeFalla(error) });
        return falla('no-disponible');
      } finally {
        await manija.close();
        await rm(provisorio, { force: true });
      }
    },
    leer: async (sha256) => {
      const partes = await flujo(sha256);
      if (partes === undefined) return undefined;
      const contenido = Buffer.concat(await Array.fromAsync(partes));
      // Viajó por la red: lo que no corresponde a su nombre no se entrega a nadie.
      if (createHash('sha256').update(contenido).digest('hex') !== sha256) {
        avisar({ operacion: 'leer', codigo: 'alterado' });
        throw new Error(`El archivo ${sha256} llegó alterado desde S3`);
      }
      return new Uint8Array(contenido);
    },
    flujo,
    existe,
    listar,
  };
}
