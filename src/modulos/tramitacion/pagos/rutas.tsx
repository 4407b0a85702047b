import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { textos } from '../../../idioma/index.ts';
import type { Marco } from '../../marco.ts';
import type { Puertos } from '../../puertos.ts';
import type { PuertosDeResolucion } from './casos/resolver-pago.ts';
import { volverDeLaPasarela } from './casos/volver-de-la-pasarela.ts';
import { ResultadoDePago } from './vistas/pago.tsx';

interface Dependencias {
  readonly puertos: PuertosDeResolucion & Pick<Puertos, 'demostracion'>;
  readonly marco: Marco;
  readonly municipioDeSlug: (slug: string) => number | undefined;
  /** Ingresa la solicitud pagada; si falla, el trabajo en cola lo repite. */
  readonly ingresarPagada: (municipioId: number, borradorId: string) => Promise<void>;
}

/** Vuelta desde la pasarela, por GET o por POST. Repetirla no cambia nada. */
export function rutasDePagos(app: FastifyInstance, deps: Dependencias): void {
  type Pedido = FastifyRequest<{ Params: { slug: string } }>;
  const atender = async (solicitud: Pedido, respuesta: FastifyReply, parametros: unknown) => {
    const municipioId = deps.municipioDeSlug(solicitud.params.slug);
    if (municipioId === undefined) return deps.marco.noEncontrada(solicitud, respuesta);
    const vuelta = await volverDeLaPasarela(deps.puertos, municipioId, aRegistro(parametros));
    if (vuelta === undefined) return deps.marco.noEncontrada(solicitud, respuesta);
    const volver = `/${solicitud.params.slug}/solicitudes/${vuelta.borradorId}`;
    if (vuelta.estado === 'aprobado') {
      await deps.ingresarPagada(municipioId, vuelta.borradorId);
      return respuesta.redirect(`${volver}/lista`, 303);
    }
    const idioma = deps.marco.idiomaDe(solicitud);
    const t = textos(idioma);
    return deps.marco.publica(solicitud, respuesta, {
      titulo: t.pago.resultado,
      municipioId,
      idioma,
      // La vuelta por POST no se puede pedir otra vez: se cambia de idioma en la solicitud.
      direccion: volver,
      privada: true,
      contenido: <ResultadoDePago t={t} estado={vuelta.estado} volver={volver} />,
    });
  };
  app.get<{ Params: { slug: string } }>('/:slug/pagos/retorno', (solicitud, respuesta) =>
    atender(solicitud, respuesta, solicitud.query),
  );
  app.post<{ Params: { slug: string } }>('/:slug/pagos/retorno', (solicitud, respuesta) =>
    atender(solicitud, respuesta, solicitud.body),
  );
}

function aRegistro(valor: unknown): Readonly<Record<string, unknown>> {
  return typeof valor === 'object' && valor !== null ? { ...valor } : {};
}
