import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as pkijs from 'pkijs';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Reloj } from '../soporte/reloj.ts';
import { ALGORITMO, emitir, generarPar } from './certificado.ts';

/** Quien firma: su certificado, su clave y el certificado que lo emitió. */
export interface Identidad {
  readonly certificado: pkijs.Certificate;
  readonly autoridad: pkijs.Certificate;
  readonly clave: CryptoKey;
}

export interface Autoridad {
  readonly pem: string;
  identidad(run: string, nombre: string): Promise<Identidad>;
}

const NOMBRE = 'Simulador de FirmaGob, autoridad de prueba';

const Guardada = Type.Object({ certificado: Type.String(), clave: Type.String() });

function comoPem(der: ArrayBuffer): string {
  const lineas =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lineas.join('\n')}\n-----END CERTIFICATE-----\n`;
}

async function generar(ahora: number) {
  const par = await generarPar();
  const certificado = await emitir({
    comun: NOMBRE,
    clave: par.publicKey,
    claveDeFirma: par.privateKey,
    ahora,
  });
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', par.privateKey);
  return {
    certificado: Buffer.from(certificado.toSchema(true).toBER()).toString('base64'),
    clave: Buffer.from(pkcs8).toString('base64'),
  };
}

async function abrir(carpeta: string | undefined, ahora: number) {
  if (!carpeta) return generar(ahora);
  mkdirSync(carpeta, { recursive: true });
  const archivo = join(carpeta, 'firmagob-autoridad.json');
  if (existsSync(archivo)) return Value.Parse(Guardada, JSON.parse(readFileSync(archivo, 'utf8')));
  const nueva = await generar(ahora);
  writeFileSync(archivo, JSON.stringify(nueva), { mode: 0o600 });
  return nueva;
}

/** Autoridad de prueba; con carpeta, la misma en cada arranque. Emite un certificado por firmante. */
export async function crearAutoridad(reloj: Reloj, carpeta?: string): Promise<Autoridad> {
  const guardada = await abrir(carpeta, reloj());
  const der = Uint8Array.from(Buffer.from(guardada.certificado, 'base64')).buffer;
  const autoridad = pkijs.Certificate.fromBER(der);
  const pkcs8 = Uint8Array.from(Buffer.from(guardada.clave, 'base64'));
  const claveAutoridad = await crypto.subtle.importKey('pkcs8', pkcs8, ALGORITMO, true, ['sign']);
  const emitidas = new Map<string, Promise<Identidad>>();

  async function emitirIdentidad(run: string, nombre: string): Promise<Identidad> {
    const par = await generarPar();
    const certificado = await emitir({
      comun: nombre,
      run,
      clave: par.publicKey,
      ahora: reloj(),
      emisor: { certificado: autoridad, clave: claveAutoridad },
      claveDeFirma: claveAutoridad,
    });
    return { certificado, autoridad, clave: par.privateKey };
  }

  return {
    pem: comoPem(der),
    identidad(run, nombre) {
      const previa = emitidas.get(run);
      if (previa) return previa;
      const nueva = emitirIdentidad(run, nombre);
      emitidas.set(run, nueva);
      return nueva;
    },
  };
}
