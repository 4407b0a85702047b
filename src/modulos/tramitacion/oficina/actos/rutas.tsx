import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { leerFormulario } from '../../../gobierno/administracion/index.ts';
import type { DependenciasDeOficina } from '../dependencias.ts';
import { abrirActo, type RutaDeActo } from './abrir.ts';
import { documentoQueSale } from './documento.ts';
import { mostrarCambio } from './mostrar-cambio.tsx';
import { pasoDeActo } from './paso-acto.tsx';
import { pasoDeCorreccion } from './paso-correccion.tsx';
import { pasoDeFirma } from './paso-firma.tsx';
import { ETAPAS, type PeticionDeActo } from './peticion.ts';

const LARGO_MAXIMO = 6_000;

/** Decidir sobre el paso en que está un caso: aprobar, rechazar, devolver, pedir corrección, firmar. */
export function rutasDeActos(app: FastifyInstance, deps: DependenciasDeOficina): void {
  const atender = async (
    solicitud: FastifyRequest<RutaDeActo>,
    respuesta: FastifyReply,
  ): Promise<FastifyReply> => {
    const acto = await abrirActo(deps, solicitud, respuesta);
    if (acto === undefined) return respuesta;
    const recibido = leerFormulario(solicitud.body, LARGO_MAXIMO);
    const { disponible } = acto;
    if (disponible === undefined) {
      return mostrarCambio(deps, solicitud, respuesta, acto, 'Esta decisión ya no está disponible');
    }
    const actual = acto.caso.expediente.revision;
    const etapa = ETAPAS.find((una) => una === recibido.texto('_etapa')) ?? 'inicio';
    const decide = etapa === 'revisar' || etapa === 'confirmar';
    if (decide && recibido.texto('_revision') !== String(actual)) {
      const motivo = 'Alguien cambió el caso mientras usted decidía';
      return mostrarCambio(deps, solicitud, respuesta, acto, motivo);
    }
    const peticion: PeticionDeActo = {
      solicitud,
      respuesta,
      acto: { ...acto, disponible },
      etapa,
      revision: actual,
      recibido,
    };
    if (disponible.pideCampos) return pasoDeCorreccion(deps, peticion);
    const { expediente, tramite } = acto.caso;
    const sale = documentoQueSale(
      tramite,
      expediente.marcado,
      { nodo: disponible.nodo, accion: disponible.accion.id },
      expediente.respuestas,
    );
    return sale?.enseguida === true && sale.documento.firma === 'persona'
      ? pasoDeFirma(deps, peticion, sale.documento)
      : pasoDeActo(deps, peticion);
  };
  const ruta = '/:slug/funcionarios/expedientes/:id/actos/:nodo/:accion';
  app.get<RutaDeActo>(ruta, atender);
  app.post<RutaDeActo>(ruta, atender);
}
