import { createHash } from 'node:crypto';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';

const Archivo = Type.Object({
  'content-type': Type.String(),
  content: Type.String(),
  checksum: Type.String(),
  description: Type.Optional(Type.String()),
  layout: Type.Optional(Type.String()),
});

const Resumen = Type.Object({ 'content-type': Type.String(), content: Type.String() });

const Pedido = Type.Object({
  api_token_key: Type.String(),
  token: Type.String(),
  files: Type.Optional(Type.Array(Archivo)),
  hashes: Type.Optional(Type.Array(Resumen)),
});

export type ArchivoPedido = Static<typeof Archivo>;
export type ResumenPedido = Static<typeof Resumen>;
export type PedidoFirma = Static<typeof Pedido>;

const MAXIMO_PDF = 5 * 1024 * 1024;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Cuerpo de `files/tickets` con al menos un archivo o un resumen. */
export function leerPedido(cuerpo: unknown): PedidoFirma | undefined {
  if (!Value.Check(Pedido, cuerpo)) return undefined;
  return (cuerpo.files?.length ?? 0) + (cuerpo.hashes?.length ?? 0) > 0 ? cuerpo : undefined;
}

/** Acepta las dos formas que usan los clientes: hex del archivo, o Base64 del SHA-256 del Base64. */
function checksumValido({ checksum, content }: ArchivoPedido, bytes: Buffer): boolean {
  const delArchivo = createHash('sha256').update(bytes).digest('hex');
  const delTexto = createHash('sha256').update(content).digest('base64');
  return checksum.toLowerCase() === delArchivo || checksum === delTexto;
}

/** Bytes del PDF, o por qué no se puede firmar. */
export function leerArchivo(archivo: ArchivoPedido): Buffer | string {
  if (archivo['content-type'] !== 'application/pdf') return 'El simulador solo firma PDF';
  if (!BASE64.test(archivo.content)) return 'content no es Base64';
  const bytes = Buffer.from(archivo.content, 'base64');
  if (!checksumValido(archivo, bytes)) return 'checksum no corresponde';
  if (bytes.length > MAXIMO_PDF) return 'El archivo pasa de 5 MB: use hashes';
  return bytes.toString('latin1', 0, 5) === '%PDF-' ? bytes : 'El contenido no es un PDF';
}

/** SHA-256 de 32 bytes en Base64, o por qué no sirve. */
export function leerResumen({ content }: ResumenPedido): Buffer | string {
  const bytes = Buffer.from(content, 'base64');
  return BASE64.test(content) && bytes.length === 32 ? bytes : 'content no es un SHA-256 en Base64';
}
