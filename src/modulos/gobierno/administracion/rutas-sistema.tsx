import type { FastifyInstance } from 'fastify';
import { anotar } from './casos/cuentas.ts';
import type { DependenciasDeAdministracion } from './dependencias.ts';
import { leerFormulario } from './formulario-recibido.ts';
import * as repositorio from './repositorio.ts';
import { Sistema } from './vistas/sistema.tsx';

type ConSlug = { Params: { slug: string } };

/** Trabajos fallidos y actos de administración, para quien administra. */
export function rutasDeSistema(app: FastifyInstance, deps: DependenciasDeAdministracion): void {
  const { puertos, marco } = deps;

  app.get<ConSlug>('/:slug/funcionarios/sistema', async (solicitud, respuesta) => {
    const autor = await deps.exigirFuncionario(solicitud, respuesta, ['administrador']);
    if (autor === undefined) return respuesta;
    const zona = deps.municipioDeSlug(solicitud.params.slug)?.zonaHoraria ?? 'America/Santiago';
    const [fallidos, actos] = await Promise.all([
      puertos.colas.fallidos(autor.municipioId),
      puertos.base.conMunicipio(autor.municipioId, repositorio.ultimosActos),
    ]);
    return marco.interna(solicitud, respuesta, {
      titulo: 'Sistema',
      municipioId: autor.municipioId,
      seccion: 'sistema',
      contenido: (
        <Sistema
          base={`/${solicitud.params.slug}/funcionarios`}
          fallidos={fallidos}
          actos={actos}
          local={(instante) =>
            instante.toZonedDateTimeISO(zona).toPlainDateTime().toString({ smallestUnit: 'minute' })
          }
        />
      ),
    });
  });

  app.post<ConSlug>('/:slug/funcionarios/sistema/reintentar', async (solicitud, respuesta) => {
    const autor = await deps.exigirFuncionario(solicitud, respuesta, ['administrador']);
    if (autor === undefined) return respuesta;
    const trabajoId = leerFormulario(solicitud.body).texto('trabajo');
    // Solo se reintenta lo que la lista de este municipio muestra: un id ajeno no se encuentra.
    const trabajo = (await puertos.colas.fallidos(autor.municipioId)).find(
      (uno) => uno.trabajoId === trabajoId,
    );
    if (trabajo === undefined) return marco.noEncontrada(solicitud, respuesta);
    await puertos.colas.reintentar(trabajo);
    await puertos.base.conMunicipio(autor.municipioId, (tx) =>
      anotar(tx, puertos, autor, 'trabajo-reintentado', { cola: trabajo.cola, trabajoId }),
    );
    return respuesta.redirect(`/${solicitud.params.slug}/funcionarios/sistema`, 303);
  });
}
