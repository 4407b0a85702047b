import type { FastifyInstance, FastifyReply } from 'fastify';
import { hoyEn } from '../../../../calendario/index.ts';
import { resumen } from '../../../../formulario/index.ts';
import { calcularDerechos } from '../../tramites/index.ts';
import { declarar, type ErrorDeclaracion } from '../casos/declarar.ts';
import type { DependenciasRutasSolicitudes } from '../dependencias.ts';
import { RevisarSolicitud } from '../vistas/revisar.tsx';
import {
  abrirSolicitud,
  destinoDe,
  type PedidoDeSolicitud,
  type SolicitudAbierta,
} from './acceso.ts';
import { aCuerpo, textoDe } from './leer-envio.ts';

type Params = { slug: string; borradorId: string };

/** Revisar, declarar y cerrar la solicitud. */
export function rutasDeRevision(app: FastifyInstance, deps: DependenciasRutasSolicitudes): void {
  const { marco } = deps;

  app.get<{ Params: Params }>(
    '/:slug/solicitudes/:borradorId/revisar',
    async (pedido, respuesta) => {
      const abierta = await abrirSolicitud(deps, pedido, respuesta);
      if (!abierta.ok) return abierta.error.respuesta;
      const otro = otroLugar(abierta.valor);
      return otro === undefined
        ? mostrar(pedido, respuesta, abierta.valor)
        : respuesta.redirect(otro, 303);
    },
  );

  app.post<{ Params: Params; Body: unknown }>(
    '/:slug/solicitudes/:borradorId/revisar',
    async (pedido, respuesta) => {
      const abierta = await abrirSolicitud(deps, pedido, respuesta);
      if (!abierta.ok) return abierta.error.respuesta;
      const { t, municipio, borrador, sesion, ruta } = abierta.valor;
      const otro = otroLugar(abierta.valor);
      if (otro !== undefined) return respuesta.redirect(otro, 303);
      if (textoDe(aCuerpo(pedido.body), '_declaro') !== 'si')
        return mostrar(pedido, respuesta.code(422), abierta.valor, {
          campo: 'declaracion',
          mensaje: t.errores.declaracion,
        });
      const hecho = await declarar(deps, municipio, borrador.borradorId, sesion.personaId);
      if (hecho.ok)
        return respuesta.redirect(
          hecho.valor.sigue === 'pago' ? `${ruta}/pago` : `${ruta}/lista`,
          303,
        );
      return fallar(pedido, respuesta, abierta.valor, hecho.error);
    },
  );

  async function fallar(
    pedido: PedidoDeSolicitud,
    respuesta: FastifyReply,
    abierta: SolicitudAbierta,
    error: ErrorDeclaracion,
  ): Promise<FastifyReply> {
    const { t, ruta } = abierta;
    switch (error.motivo) {
      case 'pendiente':
        return respuesta.redirect(`${ruta}/paginas/${error.pagina}`, 303);
      case 'ya-declarada':
        return respuesta.redirect(ruta, 303);
      case 'no-existe':
        return marco.noEncontrada(pedido, respuesta);
      case 'archivo-infectado':
        return mostrar(pedido, respuesta.code(409), abierta, {
          campo: 'contenido',
          mensaje: t.errores.archivoInfectado,
        });
      case 'archivos-en-revision':
        return mostrar(pedido, respuesta.code(409), abierta, {
          campo: 'contenido',
          mensaje: t.errores.archivoEnRevision,
        });
      case 'sin-tramite':
        return mostrar(pedido, respuesta.code(409), abierta, {
          campo: 'contenido',
          mensaje: t.ficha.noDisponible,
        });
      case 'sin-costo':
        return mostrar(pedido, respuesta.code(503), abierta, {
          campo: 'contenido',
          mensaje: t.pago.sinCosto,
        });
    }
  }

  function mostrar(
    pedido: PedidoDeSolicitud,
    respuesta: FastifyReply,
    abierta: SolicitudAbierta,
    error?: { readonly campo: string; readonly mensaje: string },
  ): Promise<FastifyReply> {
    const { t, municipio, tramite, en, avance, ruta, sesion, contexto } = abierta;
    const hoy = hoyEn(deps.puertos.reloj.ahora(), municipio.zonaHoraria);
    const derechos = calcularDerechos(tramite.definicion, avance.respuestas, deps.utm, hoy);
    const ultima = avance.paginas.at(-1);
    return marco.publica(pedido, respuesta, {
      titulo: t.formulario.revisar,
      municipioId: municipio.municipioId,
      idioma: marco.idiomaDe(pedido),
      privada: true,
      conErrores: error !== undefined,
      ...(ultima === undefined
        ? {}
        : { volver: { texto: t.comun.volver, href: `${ruta}/paginas/${ultima.id}` } }),
      contenido: (
        <RevisarSolicitud
          t={t}
          ruta={ruta}
          sesion={sesion}
          secciones={resumen(en.definicion.formulario, avance.respuestas, contexto, {
            sinRespuesta: t.comun.sinRespuesta,
          })}
          en={en}
          derechos={derechos.ok ? derechos.valor : undefined}
          error={error}
        />
      ),
    });
  }
}

/** Si todavía no toca revisar, dónde toca estar. */
function otroLugar(abierta: SolicitudAbierta): string | undefined {
  if (abierta.borrador.estado !== 'abierto') return destinoDe(abierta);
  return abierta.avance.pendiente === undefined
    ? undefined
    : `${abierta.ruta}/paginas/${abierta.avance.pendiente.id}`;
}
