import { createServer } from 'node:http';

const PAGINA = `<!doctype html>
<html lang="es-CL"><head><meta charset="utf-8"><title>Estamos iniciando | Municipios Digitales</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Estamos iniciando</h1>
<p>El servicio todavía no puede leer sus datos. Lo que ya guardó está a salvo. Intente de nuevo en unos minutos.</p>
</main></body></html>`;

/**
 * Responde 503, con una explicación, mientras la plataforma espera su base de datos: quien llega
 * ve una página clara y el balanceador sabe que aún no hay servicio. `/salud` dice que el proceso vive.
 */
export async function atenderEnEspera(
  puerto: number,
  direccion: string,
): Promise<{ cerrar(): Promise<void> }> {
  const servidor = createServer((solicitud, respuesta) => {
    const ruta = solicitud.url?.split('?')[0];
    if (ruta === '/salud') {
      respuesta.writeHead(200, { 'content-type': 'application/json' }).end('{"estado":"vivo"}');
    } else if (ruta === '/listo' || ruta?.startsWith('/api/') === true) {
      respuesta
        .writeHead(503, { 'content-type': 'application/json', 'retry-after': '15' })
        .end('{"estado":"sin-base","base":"no responde"}');
    } else {
      respuesta
        .writeHead(503, {
          'content-type': 'text/html; charset=utf-8',
          'retry-after': '15',
          'content-security-policy': "default-src 'none'",
        })
        .end(PAGINA);
    }
  });
  await new Promise<void>((resolver, rechazar) => {
    servidor.once('error', rechazar).listen(puerto, direccion, resolver);
  });
  return {
    cerrar: () =>
      new Promise((resolver) => {
        servidor.close(() => resolver());
        servidor.closeAllConnections();
      }),
  };
}
