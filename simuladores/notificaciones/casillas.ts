import type { FastifyInstance, FastifyReply } from 'fastify';
import { camposDeTexto } from '../soporte/formulario.ts';
import { leerRun } from '../soporte/rut.ts';
import { type Buzon, tipoDdu } from './buzon.ts';
import { paginaDeBusqueda, paginaDeCasilla } from './paginas.tsx';

/** Páginas para leer lo que llegó, sin clave: todas las personas son ficticias. */
export function rutasDeCasilla(app: FastifyInstance, buzon: Buzon): void {
  const html = (respuesta: FastifyReply, estado: number, cuerpo: string) =>
    respuesta.code(estado).type('text/html; charset=utf-8').send(cuerpo);

  app.get('/', async (_peticion, respuesta) => respuesta.redirect('/casilla', 302));

  app.get('/casilla', async (peticion, respuesta) => {
    const { run: texto } = camposDeTexto(peticion.query);
    if (texto === undefined) return html(respuesta, 200, paginaDeBusqueda());
    const run = leerRun(texto);
    if (run === undefined) return html(respuesta, 400, paginaDeBusqueda('El RUN no es válido.'));
    return respuesta.redirect(`/casilla/${run}`, 303);
  });

  app.get<{ Params: { run: string } }>('/casilla/:run', async (peticion, respuesta) => {
    const { run: texto } = peticion.params;
    if (!/^\d{1,9}$/.test(texto)) return html(respuesta, 404, paginaDeBusqueda('No existe.'));
    const run = Number(texto);
    return html(respuesta, 200, paginaDeCasilla(run, tipoDdu(run), buzon.abrirCasilla(run)));
  });

  type Ruta = { Params: { run: string; id: string; indice: string } };
  app.get<Ruta>('/casilla/:run/:id/:indice', async (peticion, respuesta) => {
    const { run, id, indice } = peticion.params;
    const mensaje = buzon.buscar(id);
    const adjunto = mensaje?.adjuntos[Number(indice)];
    if (!adjunto || !mensaje?.destinatarios.includes(Number(run))) {
      return html(respuesta, 404, paginaDeBusqueda('No existe.'));
    }
    const nombre = encodeURIComponent(adjunto.nombre);
    return respuesta
      .header('content-disposition', `attachment; filename*=UTF-8''${nombre}`)
      .type('application/octet-stream')
      .send(adjunto.bytes);
  });
}
