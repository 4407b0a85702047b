import { randomUUID, webcrypto } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ARCHIVO_ANCLA, CARPETA_FIRMA } from './ancla.ts';
import { emitirCertificado, generarPar } from './certificados.ts';

/** Autoridad certificadora de una instalación y la clave con que firma sus documentos. */
export interface AutoridadLocal {
  /** Certificado raíz en PEM: el ancla para verificar. */
  readonly anclaPem: string;
  readonly anclaDer: Uint8Array;
  readonly claveAutoridad: webcrypto.CryptoKey;
  readonly claveFirma: webcrypto.CryptoKey;
  readonly clavePublicaFirma: webcrypto.CryptoKey;
  readonly desde: Temporal.Instant;
}

const ALGORITMO = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

interface EnDisco {
  readonly desde: string;
  readonly ancla: string;
  readonly claveAutoridad: webcrypto.JsonWebKey;
  readonly claveFirma: webcrypto.JsonWebKey;
}

function pem(der: Uint8Array): string {
  const lineas =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lineas.join('\n')}\n-----END CERTIFICATE-----\n`;
}

async function escribirReservado(ruta: string, contenido: string): Promise<void> {
  const archivo = await open(ruta, 'wx', 0o600);
  await archivo.writeFile(contenido);
  await archivo.sync();
  await archivo.close();
}

async function crear(destino: string, ahora: Temporal.Instant): Promise<void> {
  const autoridad = await generarPar();
  const firma = await generarPar();
  const ancla = await emitirCertificado({
    sujeto: {
      nombre: 'CERTIFICADO DE DEMOSTRACIÓN - Autoridad de esta instalación',
      organizacion: 'CERTIFICADO DE DEMOSTRACIÓN',
    },
    clavePublica: autoridad.publicKey,
    claveEmisor: autoridad.privateKey,
    semilla: randomUUID(),
    desde: ahora,
    autoridad: true,
  });
  const datos: EnDisco = {
    desde: ahora.toString(),
    ancla: Buffer.from(ancla).toString('base64'),
    claveAutoridad: await webcrypto.subtle.exportKey('jwk', autoridad.privateKey),
    claveFirma: await webcrypto.subtle.exportKey('jwk', firma.privateKey),
  };
  const provisoria = `${destino}.${randomUUID()}`;
  await mkdir(provisoria, { mode: 0o700, recursive: true });
  await escribirReservado(join(provisoria, 'claves.json'), JSON.stringify(datos));
  await escribirReservado(join(provisoria, ARCHIVO_ANCLA), pem(ancla));
  // Renombrar la carpeta entera es atómico: si otro proceso llegó antes, se usa la suya.
  await rename(provisoria, destino).catch(() => rm(provisoria, { recursive: true }));
}

function publica(clave: webcrypto.JsonWebKey): webcrypto.JsonWebKey {
  return { kty: 'RSA', n: clave.n ?? '', e: clave.e ?? '' };
}

async function leer(carpeta: string): Promise<AutoridadLocal> {
  const datos = JSON.parse(await readFile(join(carpeta, 'claves.json'), 'utf8')) as EnDisco;
  const importar = (
    clave: webcrypto.JsonWebKey,
    uso: 'sign' | 'verify',
  ): Promise<webcrypto.CryptoKey> =>
    webcrypto.subtle.importKey('jwk', clave, ALGORITMO, true, [uso]);
  const anclaDer = new Uint8Array(Buffer.from(datos.ancla, 'base64'));
  return {
    anclaPem: pem(anclaDer),
    anclaDer,
    claveAutoridad: await importar(datos.claveAutoridad, 'sign'),
    claveFirma: await importar(datos.claveFirma, 'sign'),
    clavePublicaFirma: await importar(publica(datos.claveFirma), 'verify'),
    desde: Temporal.Instant.from(datos.desde),
  };
}

/**
 * Abre la autoridad de la instalación, o la crea la primera vez, en `carpetaDatos/firma-local`
 * (archivos con permiso 0600). Dice CERTIFICADO DE DEMOSTRACIÓN en su nombre: no es firma
 * electrónica avanzada de la Ley 19.799, que exige un prestador acreditado.
 */
export async function abrirAutoridadLocal(
  carpetaDatos: string,
  ahora: () => Temporal.Instant,
): Promise<AutoridadLocal> {
  const carpeta = join(carpetaDatos, CARPETA_FIRMA);
  try {
    return await leer(carpeta);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    await mkdir(carpetaDatos, { recursive: true });
    await crear(carpeta, ahora());
    return leer(carpeta);
  }
}
