import type { FastifyReply } from 'fastify';
import type { DocumentoEmitido } from '../../tramites/index.ts';
import type { DependenciasDeOficina } from '../dependencias.ts';
import { casoEnTexto } from './acto.ts';
import { decidir, errorDeOtp, pideOtp } from './decidir.ts';
import { fundamentoDe, textoDe } from './documento.ts';
import { migasDeCaso, mostrarCambioNuevo } from './mostrar-cambio.tsx';
import type { PeticionDeActo } from './peticion.ts';
import { FirmarDocumento } from './vistas.tsx';

/** Firmar: muestra el documento entero y, al confirmar, lo firma y lo emite. */
export async function pasoDeFirma(
  deps: DependenciasDeOficina,
  peticion: PeticionDeActo,
  documento: DocumentoEmitido,
): Promise<FastifyReply> {
  const { acto, solicitud, respuesta, etapa, recibido, revision } = peticion;
  const { caso, visita, disponible } = acto;
  const { puertos } = deps;
  const pide = pideOtp(deps);
  const otp = recibido.texto('otp').replace(/\s/g, '');
  const errorOtp = etapa === 'confirmar' ? errorDeOtp(pide, otp) : undefined;
  if (etapa === 'confirmar' && errorOtp === undefined) {
    const hecho = await decidir(deps, visita, {
      disponible,
      expedienteId: caso.expediente.expedienteId,
      revision,
      firma: { otp },
    });
    if (hecho.ok) {
      const { firma } = hecho.valor;
      const listo =
        typeof firma === 'object' ? `firma-pendiente&causa=${firma.pendiente}` : 'firmado';
      return respuesta.redirect(`${acto.url}?listo=${listo}`, 303);
    }
    if (hecho.error.clase === 'no-existe') return deps.marco.noEncontrada(solicitud, respuesta);
    const motivo = hecho.error.clase === 'cambio' ? hecho.error.motivo : 'El paso pide otros datos';
    return mostrarCambioNuevo(deps, solicitud, respuesta, motivo);
  }
  const enTexto = casoEnTexto(caso, visita.municipio, puertos.reloj.ahora(), puertos.urlPublica, {
    fundamento: fundamentoDe(caso.eventos),
  });
  return deps.marco.interna(solicitud, errorOtp === undefined ? respuesta : respuesta.code(422), {
    titulo: 'Firmar el documento',
    municipioId: visita.municipio.municipioId,
    seccion: 'bandeja',
    conErrores: errorOtp !== undefined,
    migas: migasDeCaso(acto),
    contenido: (
      <FirmarDocumento
        caso={caso}
        accion={acto.urlActo}
        texto={textoDe(documento, enTexto)}
        borrador={`${acto.url}/borrador/${documento.id}`}
        firmante={`${visita.autor.nombre}, ${visita.autor.cargo}`}
        pideOtp={pide}
        errorOtp={errorOtp}
        volver={acto.url}
      />
    ),
  });
}
