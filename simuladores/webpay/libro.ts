import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { DESENLACES, type Transaccion } from './transaccion.ts';

const Guardada = Type.Object({
  token: Type.String(),
  buyOrder: Type.String(),
  sessionId: Type.String(),
  amount: Type.Integer(),
  returnUrl: Type.String(),
  creadaEn: Type.Number(),
  formulario: Type.Optional(Type.Union(DESENLACES.map((valor) => Type.Literal(valor)))),
  pagadaEn: Type.Optional(Type.Number()),
  cuotas: Type.Optional(Type.Integer()),
  ultimosDigitos: Type.Optional(Type.String()),
  status: Type.Union([
    Type.Literal('INITIALIZED'),
    Type.Literal('AUTHORIZED'),
    Type.Literal('REVERSED'),
    Type.Literal('FAILED'),
    Type.Literal('NULLIFIED'),
    Type.Literal('PARTIALLY_NULLIFIED'),
  ]),
  codigoAutorizacion: Type.Optional(Type.String()),
  autorizadaEn: Type.Optional(Type.Number()),
  devuelto: Type.Integer(),
});

export interface Libro {
  buscar(token: string): Transaccion | undefined;
  guardar(transaccion: Transaccion): void;
}

/** Transacciones en memoria y, si se da una carpeta, también en un archivo JSON. */
export function crearLibro(carpeta?: string): Libro {
  const archivo = carpeta && join(carpeta, 'webpay.json');
  if (carpeta) mkdirSync(carpeta, { recursive: true });
  const previas =
    archivo && existsSync(archivo)
      ? Value.Parse(Type.Array(Guardada), JSON.parse(readFileSync(archivo, 'utf8')))
      : [];
  const porToken = new Map<string, Transaccion>(previas.map((una) => [una.token, una]));
  return {
    buscar: (token) => porToken.get(token),
    guardar(transaccion) {
      porToken.set(transaccion.token, transaccion);
      if (!archivo) return;
      // Escribir aparte y renombrar: un corte de luz no deja el archivo a medias.
      writeFileSync(`${archivo}.nuevo`, JSON.stringify([...porToken.values()]));
      renameSync(`${archivo}.nuevo`, archivo);
    },
  };
}
