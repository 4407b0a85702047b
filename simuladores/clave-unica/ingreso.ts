import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { camposDeTexto } from '../soporte/formulario.ts';
import type { Reloj } from '../soporte/reloj.ts';
import { leerRun } from '../soporte/rut.ts';
import { textosIguales } from '../soporte/textos-iguales.ts';
import type { Codigos } from './codigos.ts';
import type { Intentos } from './intentos.ts';
import { paginaDeError, paginaDeIngreso } from './paginas.tsx';
import type { PadronFicticio } from './personas.ts';
import { type ClienteRegistrado, leerSolicitud, type SolicitudIngreso } from './solicitud.ts';

const GALLETA = 'simulador_cu_sesion';
const SESION_MS = 60_000;
const ERRADA = 'El RUN o la clave no corresponden. Revise e intente otra vez.';
const BLOQUEADA = 'Demasiados intentos. Espere 15 minutos y pruebe de nuevo.';

interface Dependencias {
  readonly reloj: Reloj;
  readonly clientes: readonly ClienteRegistrado[];
  readonly padron: PadronFicticio;
  readonly codigos: Codigos;
  readonly intentos: Intentos;
}

/** Ida, página de RUN y clave, sesión propia de 60 segundos y cierre. */
export function rutasDeIngreso(app: FastifyInstance, dependencias: Dependencias): void {
  const { reloj, clientes, padron, codigos, intentos } = dependencias;
  const sesiones = new Map<string, { readonly run: number; readonly vence: number }>();
  const html = (respuesta: FastifyReply, estado: number, cuerpo: string) =>
    respuesta.code(estado).type('text/html; charset=utf-8').send(cuerpo);
  const pedirClave = (
    respuesta: FastifyReply,
    estado: number,
    solicitud: SolicitudIngreso,
    error?: string,
  ) => {
    const pagina = { solicitud, personas: padron.personas, ...(error && { error }) };
    return html(respuesta, estado, paginaDeIngreso(pagina));
  };
  const volver = (respuesta: FastifyReply, solicitud: SolicitudIngreso, run: number) => {
    const destino = new URL(solicitud.redirectUri);
    destino.searchParams.set('code', codigos.emitir(solicitud, run));
    destino.searchParams.set('state', solicitud.estado);
    return respuesta.redirect(destino.href, 302);
  };

  app.get('/openid/authorize/', async (peticion, respuesta) => {
    const solicitud = leerSolicitud(camposDeTexto(peticion.query), clientes);
    if ('defecto' in solicitud) return html(respuesta, 400, paginaDeError(solicitud.defecto));
    const sesion = sesiones.get(peticion.cookies[GALLETA] ?? '');
    if (sesion && reloj() < sesion.vence) return volver(respuesta, solicitud, sesion.run);
    return pedirClave(respuesta, 200, solicitud);
  });

  app.post('/openid/authorize/', async (peticion, respuesta) => {
    const campos = camposDeTexto(peticion.body);
    const solicitud = leerSolicitud(campos, clientes);
    if ('defecto' in solicitud) return html(respuesta, 400, paginaDeError(solicitud.defecto));
    const run = leerRun(campos.run ?? '');
    if (run === undefined) return pedirClave(respuesta, 401, solicitud, ERRADA);
    if (intentos.bloqueado(run)) return pedirClave(respuesta, 429, solicitud, BLOQUEADA);
    const conocida = padron.personas.some((persona) => persona.run === run);
    if (!conocida || !textosIguales(campos.clave ?? '', padron.clave)) {
      intentos.fallo(run);
      return pedirClave(respuesta, 401, solicitud, ERRADA);
    }
    intentos.limpiar(run);
    const id = randomBytes(24).toString('hex');
    sesiones.set(id, { run, vence: reloj() + SESION_MS });
    respuesta.setCookie(GALLETA, id, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 60 });
    return volver(respuesta, solicitud, run);
  });

  // Contesta 204 sin Location aunque venga `redirect`: así se observó en el servicio real,
  // y por eso la institución necesita su propia página de tránsito.
  app.get('/api/v1/accounts/app/logout', async (peticion, respuesta) => {
    sesiones.delete(peticion.cookies[GALLETA] ?? '');
    return respuesta.clearCookie(GALLETA, { path: '/' }).code(204).send();
  });
}
