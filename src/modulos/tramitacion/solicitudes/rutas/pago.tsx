import type { FastifyInstance, FastifyReply } from 'fastify';
import {
  giroDeBorrador,
  IrAPagar,
  iniciarPago,
  intentoAbierto,
  type LineaDeGiro,
} from '../../pagos/index.ts';
import { reabrir } from '../casos/empezar.ts';
import { ingresarPagada } from '../casos/ingresar-pagada.ts';
import type { DependenciasRutasSolicitudes } from '../dependencias.ts';
import { NoSePudo } from '../vistas/empezar.tsx';
import { ResumenDePago } from '../vistas/pago.tsx';
import {
  abrirSolicitud,
  destinoDe,
  type PedidoDeSolicitud,
  type SolicitudAbierta,
} from './acceso.ts';

type Params = { slug: string; borradorId: string };

/** Pago de una solicitud declarada, y volver a editarla mientras nadie pague. */
export function rutasDePagoDeSolicitud(
  app: FastifyInstance,
  deps: DependenciasRutasSolicitudes,
): void {
  const { marco, puertos } = deps;

  app.get<{ Params: Params }>('/:slug/solicitudes/:borradorId/pago', async (pedido, respuesta) => {
    const abierta = await abrirSolicitud(deps, pedido, respuesta);
    if (!abierta.ok) return abierta.error.respuesta;
    if (abierta.valor.borrador.estado !== 'por_pagar')
      return respuesta.redirect(destinoDe(abierta.valor), 303);
    return mostrar(pedido, respuesta, abierta.valor);
  });

  app.post<{ Params: Params }>('/:slug/solicitudes/:borradorId/pago', async (pedido, respuesta) => {
    const abierta = await abrirSolicitud(deps, pedido, respuesta);
    if (!abierta.ok) return abierta.error.respuesta;
    const { municipio, borrador, t, ruta } = abierta.valor;
    if (borrador.estado !== 'por_pagar') return respuesta.redirect(destinoDe(abierta.valor), 303);
    const giro = await leerGiro(abierta.valor);
    if (giro === undefined) return respuesta.redirect(ruta, 303);
    const pago = await iniciarPago(puertos, municipio.municipioId, municipio.slug, giro.giroId);
    if (pago.ok)
      return marco.publica(pedido, respuesta, {
        titulo: t.pago.titulo,
        municipioId: municipio.municipioId,
        idioma: marco.idiomaDe(pedido),
        privada: true,
        volver: { texto: t.comun.volver, href: `${ruta}/pago` },
        contenido: (
          <IrAPagar t={t} {...pago.valor} monto={giro.monto} simulador={puertos.demostracion} />
        ),
      });
    switch (pago.error) {
      case 'ya-pagado':
        await ingresarPagada(deps, municipio, borrador.borradorId);
        return respuesta.redirect(`${ruta}/lista`, 303);
      case 'en-curso':
        return mostrar(pedido, respuesta.code(409), abierta.valor, t.pago.pendienteTexto);
      case 'pasarela-caida':
        return mostrar(
          pedido,
          respuesta.code(503).header('retry-after', '60'),
          abierta.valor,
          t.pago.pasarelaCaida,
        );
      case 'sin-giro':
        return respuesta.redirect(ruta, 303);
    }
  });

  app.post<{ Params: Params }>(
    '/:slug/solicitudes/:borradorId/editar',
    async (pedido, respuesta) => {
      const abierta = await abrirSolicitud(deps, pedido, respuesta);
      if (!abierta.ok) return abierta.error.respuesta;
      const { municipio, borrador, sesion, t, ruta } = abierta.valor;
      const hecho = await puertos.base.conMunicipio(municipio.municipioId, (tx) =>
        reabrir(tx, puertos, borrador.borradorId, sesion.personaId),
      );
      if (hecho === 'abierta') return respuesta.redirect(`${ruta}/revisar`, 303);
      if (hecho === 'no-existe') return respuesta.redirect(destinoDe(abierta.valor), 303);
      return marco.publica(pedido, respuesta.code(409), {
        titulo: t.pago.noSePuedeEditar,
        municipioId: municipio.municipioId,
        idioma: marco.idiomaDe(pedido),
        privada: true,
        contenido: (
          <NoSePudo
            t={t}
            titulo={t.pago.noSePuedeEditar}
            motivo={t.pago.conPago[hecho]}
            href={ruta}
          />
        ),
      });
    },
  );

  function leerGiro({ municipio, borrador }: SolicitudAbierta) {
    return puertos.base.conMunicipio(municipio.municipioId, async (tx) => {
      const giro = await giroDeBorrador(tx, borrador.borradorId);
      if (giro === undefined) return undefined;
      const abierto = await intentoAbierto(tx, giro.giro_id);
      const { lineas } = giro.detalle;
      return {
        giroId: giro.giro_id,
        concepto: giro.concepto,
        monto: giro.monto,
        pagado: giro.estado === 'pagado',
        enCurso: abierto !== undefined,
        lineas: esLineas(lineas) ? lineas : [],
      };
    });
  }

  async function mostrar(
    pedido: PedidoDeSolicitud,
    respuesta: FastifyReply,
    abierta: SolicitudAbierta,
    aviso?: string,
  ): Promise<FastifyReply> {
    const { t, en, municipio, ruta, borrador } = abierta;
    const giro = await leerGiro(abierta);
    if (giro === undefined) return respuesta.code(303).redirect(`${ruta}/revisar`);
    if (giro.pagado) {
      await ingresarPagada(deps, municipio, borrador.borradorId);
      return respuesta.redirect(`${ruta}/lista`, 303);
    }
    return marco.publica(pedido, respuesta, {
      titulo: t.pago.titulo,
      municipioId: municipio.municipioId,
      idioma: marco.idiomaDe(pedido),
      privada: true,
      contenido: (
        <ResumenDePago
          t={t}
          ruta={ruta}
          en={en}
          monto={giro.monto}
          lineas={giro.lineas}
          aviso={aviso}
          editable={!giro.enCurso}
        />
      ),
    });
  }
}

function esLineas(valor: unknown): valor is readonly LineaDeGiro[] {
  return Array.isArray(valor);
}
