import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

/** Por qué no se pudo leer, con su estado HTTP. */
const MOTIVOS: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [
    431,
    'Su navegador envió demasiados datos. Borre las cookies e intente de nuevo.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'La conexión estuvo mucho tiempo detenida. Intente de nuevo.'],
};
const OTRO: readonly [number, string] = [
  400,
  'La dirección tiene letras que no se pueden leer. Escríbala de nuevo o parta desde el inicio.',
];

/**
 * Responde lo que no se entiende como HTTP: una dirección con letras sin codificar, cabeceras enormes,
 * un envío que no termina. No llega a las rutas, así que la página va entera aquí.
 */
export function responderIlegible(error: Error & { readonly code?: string }, zocalo: Socket): void {
  if (error.code === 'ECONNRESET' || zocalo.destroyed) return;
  const [estado, mensaje] = MOTIVOS[error.code ?? ''] ?? OTRO;
  const pagina = `<!DOCTYPE html><html lang="es-CL"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>No se pudo leer lo que envió</title><h1>No se pudo leer lo que envió</h1><p>${mensaje}</p><p><a href="/">Ir al inicio</a></p></html>`;
  zocalo.end(
    [
      `HTTP/1.1 ${estado} ${STATUS_CODES[estado]}`,
      'content-type: text/html; charset=utf-8',
      `content-length: ${Buffer.byteLength(pagina)}`,
      "content-security-policy: default-src 'none'",
      'connection: close',
      '',
      pagina,
    ].join('\r\n'),
  );
}
