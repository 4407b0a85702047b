import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Boton } from '../../../../diseno/index.ts';
import {
  type Crudos,
  type ErrorCampo,
  type Pagina,
  paginaAnterior,
  renderPagina,
  siguientePagina,
} from '../../../../formulario/index.ts';
import { guardarPagina } from '../casos/guardar-pagina.ts';
import type { DependenciasRutasSolicitudes } from '../dependencias.ts';
import { alcanzable, contactoPropuesto } from '../dominio.ts';
import * as repositorio from '../repositorio.ts';
import { Guardada } from '../vistas/empezar.tsx';
import { TareasDeSolicitud } from '../vistas/tareas.tsx';
import { abrirSolicitud, completar, destinoDe, type SolicitudAbierta } from './acceso.ts';
import { leerEnvio, textoDe } from './leer-envio.ts';

type Params = { slug: string; borradorId: string; paginaId: string };
type Pedido = FastifyRequest<{ Params: Params; Querystring: { desde?: unknown } }>;

/** Páginas de preguntas, una a la vez, sin código en el navegador. */
export function rutasDePaginas(app: FastifyInstance, deps: DependenciasRutasSolicitudes): void {
  const { marco, puertos } = deps;

  app.get<{ Params: Omit<Params, 'paginaId'> }>(
    '/:slug/solicitudes/:borradorId',
    async (pedido, respuesta) => {
      const abierta = await abrirSolicitud(deps, pedido, respuesta);
      if (!abierta.ok) return abierta.error.respuesta;
      const { borrador, ruta, t, municipio, en } = abierta.valor;
      if (borrador.estado !== 'abierto') return respuesta.redirect(destinoDe(abierta.valor), 303);
      return marco.publica(pedido, respuesta, {
        titulo: t.formulario.tituloSolicitud(en.definicion.nombre),
        municipioId: municipio.municipioId,
        idioma: marco.idiomaDe(pedido),
        privada: true,
        volver: { texto: t.comun.misSolicitudes, href: '/mis-tramites' },
        contenido: <TareasDeSolicitud t={t} en={en} avance={abierta.valor.avance} ruta={ruta} />,
      });
    },
  );

  app.get<{ Params: Omit<Params, 'paginaId'> }>(
    '/:slug/solicitudes/:borradorId/siguiente',
    async (pedido, respuesta) => {
      const abierta = await abrirSolicitud(deps, pedido, respuesta);
      if (!abierta.ok) return abierta.error.respuesta;
      return respuesta.redirect(porHacer(abierta.valor), 303);
    },
  );

  app.get<{ Params: Omit<Params, 'paginaId'> }>(
    '/:slug/solicitudes/:borradorId/guardada',
    async (pedido, respuesta) => {
      const abierta = await abrirSolicitud(deps, pedido, respuesta);
      if (!abierta.ok) return abierta.error.respuesta;
      const { t, ruta, municipio } = abierta.valor;
      return marco.publica(pedido, respuesta, {
        titulo: t.formulario.guardado,
        municipioId: municipio.municipioId,
        idioma: marco.idiomaDe(pedido),
        privada: true,
        contenido: <Guardada t={t} seguir={`${ruta}/siguiente`} />,
      });
    },
  );

  app.get<{ Params: Params; Querystring: { desde?: unknown } }>(
    '/:slug/solicitudes/:borradorId/paginas/:paginaId',
    async (pedido, respuesta) => {
      const abierta = await abrirSolicitud(deps, pedido, respuesta);
      if (!abierta.ok) return abierta.error.respuesta;
      const pagina = paginaPedida(abierta.valor, pedido.params.paginaId);
      if (pagina === undefined) return marco.noEncontrada(pedido, respuesta);
      if (!puedeVerse(abierta.valor, pagina))
        return respuesta.redirect(porHacer(abierta.valor), 303);
      return mostrar(pedido, respuesta, abierta.valor, pagina, { desde: pedido.query.desde });
    },
  );

  app.post<{ Params: Params; Querystring: { desde?: unknown } }>(
    '/:slug/solicitudes/:borradorId/paginas/:paginaId',
    async (pedido, respuesta) => {
      const abierta = await abrirSolicitud(deps, pedido, respuesta);
      if (!abierta.ok) return abierta.error.respuesta;
      const pagina = paginaPedida(abierta.valor, pedido.params.paginaId);
      if (pagina === undefined) return marco.noEncontrada(pedido, respuesta);
      if (!puedeVerse(abierta.valor, pagina))
        return respuesta.redirect(porHacer(abierta.valor), 303);
      const envio = await leerEnvio(deps, pedido, pagina, abierta.valor.t);
      const { municipio, sesion } = abierta.valor;
      const hecho = await puertos.base.conMunicipio(municipio.municipioId, async (tx) => {
        const { borradorId } = abierta.valor.borrador;
        const borrador = await repositorio.bloquearBorrador(tx, borradorId, sesion.personaId);
        // Otra pestaña pudo enviarla entremedio: lo declarado ya no cambia.
        if (borrador === undefined || borrador.estado !== 'abierto') return undefined;
        const guardada = await guardarPagina(tx, puertos, borrador, pagina, {
          ...envio,
          contexto: abierta.valor.contexto,
        });
        const despues = await completar(tx, deps, abierta.valor, guardada.borrador);
        return despues === undefined ? undefined : { ...guardada, despues };
      });
      if (hecho === undefined) return respuesta.redirect(abierta.valor.ruta, 303);
      const { despues } = hecho;
      const desde = textoDe(envio.cuerpo, '_desde');
      if (hecho.peticionMala)
        return mostrar(pedido, respuesta.code(400), despues, pagina, { ...hecho, desde });
      if (textoDe(envio.cuerpo, '_accion') === 'guardar')
        return respuesta.redirect(`${despues.ruta}/guardada`, 303);
      if (hecho.errores.length > 0)
        return mostrar(pedido, respuesta.code(422), despues, pagina, { ...hecho, desde });
      if (hecho.quedarse)
        return respuesta.redirect(`${rutaDePagina(despues, pagina)}${consulta(desde)}`, 303);
      return respuesta.redirect(siguiente(despues, pagina, desde), 303);
    },
  );

  async function mostrar(
    pedido: Pedido,
    respuesta: FastifyReply,
    abierta: SolicitudAbierta,
    pagina: Pagina,
    estado: { readonly errores?: readonly ErrorCampo[]; readonly desde?: unknown },
  ): Promise<FastifyReply> {
    const { borrador, en, contexto, ruta, sesion, t, municipio } = abierta;
    const { errores = [] } = estado;
    const { formulario } = en.definicion;
    const anterior = paginaAnterior(formulario, borrador.respuestas, pagina.id, contexto);
    const lugar = abierta.avance.paginas.findIndex(({ id }) => id === pagina.id) + 1;
    const paso = t.formulario.paso(lugar, abierta.avance.paginas.length);
    const desdeRevision = estado.desde === 'revisar';
    const crudos: Crudos = {
      ...contactoPropuesto(pagina, borrador.respuestas, sesion),
      ...borrador.crudos[pagina.id],
    };
    return marco.publica(pedido, respuesta, {
      titulo: t.formulario.tituloPregunta(pagina.titulo, paso),
      municipioId: municipio.municipioId,
      idioma: marco.idiomaDe(pedido),
      privada: true,
      conErrores: errores.length > 0,
      volver: {
        texto: t.comun.volver,
        href: desdeRevision
          ? `${ruta}/revisar`
          : anterior === undefined
            ? ruta
            : `${ruta}/paginas/${anterior.id}`,
      },
      contenido: renderPagina({
        formulario,
        pagina,
        respuestas: borrador.respuestas,
        crudos,
        errores: errores.map(conAncla),
        contexto,
        accion: rutaDePagina(abierta, pagina),
        textoBoton: t.comun.continuar,
        ...(desdeRevision ? { ocultos: { _desde: 'revisar' } } : {}),
        acciones: (
          <Boton variante="secundario" nombre="_accion" valor="guardar" sinValidar>
            {t.comun.guardarYSalir}
          </Boton>
        ),
      }),
    });
  }
}

function paginaPedida({ avance }: SolicitudAbierta, paginaId: string): Pagina | undefined {
  return avance.paginas.find(({ id }) => id === paginaId);
}

function puedeVerse(abierta: SolicitudAbierta, { id }: Pagina): boolean {
  return abierta.borrador.estado === 'abierto' && alcanzable(abierta.avance, id);
}

/** Lo que toca ahora: la primera página sin terminar, la revisión o lo que diga el estado. */
function porHacer(abierta: SolicitudAbierta): string {
  const { borrador, avance, ruta } = abierta;
  if (borrador.estado !== 'abierto') return destinoDe(abierta);
  return avance.pendiente === undefined
    ? `${ruta}/revisar`
    : `${ruta}/paginas/${avance.pendiente.id}`;
}

function siguiente(abierta: SolicitudAbierta, pagina: Pagina, desde: string): string {
  const { tramite, borrador, contexto, ruta } = abierta;
  if (desde === 'revisar') return porHacer(abierta);
  const otra = siguientePagina(
    tramite.definicion.formulario,
    borrador.respuestas,
    pagina.id,
    contexto,
  );
  return otra === undefined || !alcanzable(abierta.avance, otra.id)
    ? porHacer(abierta)
    : `${ruta}/paginas/${otra.id}`;
}

const rutaDePagina = ({ ruta }: SolicitudAbierta, { id }: Pagina): string =>
  `${ruta}/paginas/${id}`;

const consulta = (desde: string): string => (desde === 'revisar' ? '?desde=revisar' : '');

/** Lo que no es de ningún campo apunta al contenido de la página. */
function conAncla(error: ErrorCampo): ErrorCampo {
  return error.codigo === 'campo-desconocido' ? { ...error, campo: 'contenido' } : error;
}
