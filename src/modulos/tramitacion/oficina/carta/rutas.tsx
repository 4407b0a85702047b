import type { FastifyInstance } from 'fastify';
import { esUuid } from '../../../../base/ids.ts';
import { leerFormulario } from '../../../gobierno/administracion/index.ts';
import { exigeCarta } from '../../avisos/index.ts';
import { type ErrorCarta, notificarPorCarta } from '../../expedientes/index.ts';
import { abrirCasoDe } from '../actos/abrir.ts';
import { migasDeCaso } from '../actos/mostrar-cambio.tsx';
import type { DependenciasDeOficina } from '../dependencias.ts';
import { leerFechaEscrita } from './leer-fecha.ts';
import { RegistrarCarta } from './vista.tsx';

type RutaDeCarta = { Params: { slug: string; id: string; notificacionId: string } };

const MOTIVOS: Readonly<Record<Exclude<ErrorCarta, 'no-existe' | 'no-corresponde'>, string>> = {
  'antes-del-acto': 'La carta no pudo llegar al correo antes de que se ordenara notificar.',
  'fecha-futura': 'La fecha debe ser hoy o antes.',
};

/**
 * Registrar la carta certificada con que se practica una notificación que no pudo hacerse por el
 * domicilio digital (Ley 19.880 art. 46). Lo que no existe o ya no corresponde responde 404.
 */
export function rutasDeCarta(app: FastifyInstance, deps: DependenciasDeOficina): void {
  const { puertos, marco } = deps;
  for (const metodo of ['GET', 'POST'] as const) {
    app.route<RutaDeCarta>({
      method: metodo,
      url: '/:slug/funcionarios/expedientes/:id/notificaciones/:notificacionId/carta',
      handler: async (solicitud, respuesta) => {
        const abierto = await abrirCasoDe(deps, solicitud, respuesta);
        if (abierto === undefined) return respuesta;
        const { caso, visita, url } = abierto;
        const { notificacionId } = solicitud.params;
        const notificacion = esUuid(notificacionId)
          ? caso.notificaciones.find((n) => n.notificacionId === notificacionId)
          : undefined;
        if (notificacion === undefined || !exigeCarta(notificacion))
          return marco.noEncontrada(solicitud, respuesta);
        const recibido = leerFormulario(solicitud.body, 10);
        const escrita = {
          dia: recibido.texto('recibida-dia'),
          mes: recibido.texto('recibida-mes'),
          anio: recibido.texto('recibida-anio'),
        };
        let error: string | undefined;
        if (metodo === 'POST') {
          const recibida = leerFechaEscrita(escrita);
          if (recibida === undefined) {
            error = 'Escriba el día, el mes y el año en que el correo recibió la carta.';
          } else {
            const hecho = await puertos.base.conMunicipio(visita.municipio.municipioId, (tx) =>
              notificarPorCarta(tx, puertos, {
                notificacionId,
                funcionario: visita.autor,
                recibida,
              }),
            );
            if (hecho.ok) return respuesta.redirect(`${url}?listo=carta`, 303);
            if (hecho.error === 'no-existe' || hecho.error === 'no-corresponde')
              return marco.noEncontrada(solicitud, respuesta);
            error = MOTIVOS[hecho.error];
          }
        }
        return marco.interna(solicitud, error === undefined ? respuesta : respuesta.code(422), {
          titulo: 'Registrar carta certificada',
          municipioId: visita.municipio.municipioId,
          seccion: 'bandeja',
          conErrores: error !== undefined,
          migas: migasDeCaso(abierto),
          contenido: (
            <RegistrarCarta
              caso={caso}
              notificacion={notificacion}
              accion={`${url}/notificaciones/${notificacionId}/carta`}
              volver={url}
              escrita={escrita}
              error={error}
            />
          ),
        });
      },
    });
  }
}
