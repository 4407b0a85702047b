import type { FastifyReply, FastifyRequest } from 'fastify';
import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import { MENSAJE_ERROR_ARCHIVO } from '../../../../plataforma/archivos/mensajes.ts';
import { mimeDeTipo } from '../../../../plataforma/archivos/tipos.ts';
import type { Puertos } from '../../../puertos.ts';
import type { ArchivoDeRespaldo } from './contenido.ts';

/** Peso máximo de un respaldo, en megabytes. */
export const MAXIMO_MB = 10;
const MAXIMO_BYTES = MAXIMO_MB * 1_048_576;

/** Dirección web de un respaldo: http o https, sin usuario ni clave, de hasta 500 letras. */
export function leerEnlace(escrito: string): Resultado<string, string> {
  const texto = escrito.trim();
  const mala = falla('Escriba una dirección que empiece con https://');
  if (texto.length > 500 || /\s/.test(texto) || !URL.canParse(texto)) return mala;
  const { protocol, hostname, username, password } = new URL(texto);
  const deWeb = protocol === 'https:' || protocol === 'http:';
  return deWeb && hostname.includes('.') && username === '' && password === ''
    ? exito(texto)
    : mala;
}

/** Guarda el archivo del formulario ya revisado. El error es el motivo, en español. */
export async function recibirArchivo(
  s: FastifyRequest,
  { archivos, antivirus }: Pick<Puertos, 'archivos' | 'antivirus'>,
): Promise<Resultado<ArchivoDeRespaldo & { readonly motivo: string }, string>> {
  const parte = s.isMultipart()
    ? await s.file({ limits: { fileSize: MAXIMO_BYTES + 1, files: 1 } })
    : undefined;
  if (parte === undefined || parte.filename === '') return falla('Elija un archivo.');
  const guardado = await archivos.guardar(parte.file, {
    maximo: MAXIMO_BYTES,
    nombre: parte.filename,
    mime: parte.mimetype,
  });
  if (!guardado.ok) return falla(MENSAJE_ERROR_ARCHIVO[guardado.error]);
  const { sha256, tipo, bytes } = guardado.valor;
  const contenido = await archivos.leer(sha256);
  const revision = contenido === undefined ? 'limpio' : await antivirus.revisar(contenido);
  if (typeof revision === 'object') {
    return falla('El archivo tiene un programa dañino y no se agregó.');
  }
  const campo = parte.fields.motivo;
  const motivo = campo !== undefined && 'value' in campo ? String(campo.value) : '';
  return exito({ sha256, tipo, bytes, nombre: parte.filename.slice(0, 200), motivo });
}

/** Entrega el archivo de un respaldo como descarga. Falso si no hay qué entregar. */
export async function entregarArchivo(
  r: FastifyReply,
  { archivos }: Pick<Puertos, 'archivos'>,
  fila:
    | {
        readonly sha256: string | null;
        readonly tipo: string | null;
        readonly nombre_archivo: string | null;
      }
    | undefined,
): Promise<boolean> {
  const contenido = fila?.sha256 == null ? undefined : await archivos.leer(fila.sha256);
  if (fila === undefined || contenido === undefined) return false;
  const { tipo } = fila;
  const mime =
    tipo === 'pdf' || tipo === 'jpg' || tipo === 'png'
      ? mimeDeTipo(tipo)
      : 'application/octet-stream';
  await r
    .type(mime)
    .header('cache-control', 'private, no-store')
    .header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(fila.nombre_archivo ?? 'respaldo')}`,
    )
    .send(Buffer.from(contenido));
  return true;
}
