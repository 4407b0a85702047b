import type { FastifyReply } from 'fastify';
import type { DependenciasDeOficina } from '../dependencias.ts';
import {
  camposPorCorregir,
  leerCorreccion,
  plazoDeCorreccion,
  revisarCorreccion,
} from './correccion.ts';
import { decidir } from './decidir.ts';
import { migasDeCaso, mostrarCambioNuevo } from './mostrar-cambio.tsx';
import { escritoDe } from './ocultos.tsx';
import type { PeticionDeActo } from './peticion.ts';
import { ConfirmarCorreccion, PedirCorreccion } from './vista-correccion.tsx';

/** Pedir una corrección: marcar campos con su razón, revisar lo que recibirá la persona y enviar. */
export async function pasoDeCorreccion(
  deps: DependenciasDeOficina,
  peticion: PeticionDeActo,
): Promise<FastifyReply> {
  const { acto, solicitud, respuesta, etapa, recibido } = peticion;
  const { caso, visita, disponible } = acto;
  const propios = new Set(
    caso.tramite.definicion.formulario.paginas.flatMap(({ campos }) => campos.map(({ id }) => id)),
  );
  const visibles = caso.secciones
    .flatMap(({ filas }) => filas.map(({ campo }) => campo))
    .filter((campo) => propios.has(campo));
  const escrita = leerCorreccion(recibido, visibles);
  const errores = etapa === 'inicio' || etapa === 'editar' ? {} : revisarCorreccion(escrita);
  const hayErrores = Object.keys(errores).length > 0;
  if (etapa === 'confirmar' && !hayErrores) return enviar(deps, peticion, escrita);
  const plazo = plazoDeCorreccion(caso, disponible, visita.municipio, deps.puertos);
  const comun = { caso, accion: acto.urlActo, volver: acto.url, escrita, plazo };
  return deps.marco.interna(solicitud, hayErrores ? respuesta.code(422) : respuesta, {
    titulo: 'Pedir una corrección',
    municipioId: visita.municipio.municipioId,
    seccion: 'bandeja',
    conErrores: hayErrores,
    migas: migasDeCaso(acto),
    contenido:
      etapa === 'revisar' && !hayErrores ? (
        <ConfirmarCorreccion {...comun} escrito={escritoDe(solicitud.body)} />
      ) : (
        <PedirCorreccion {...comun} errores={errores} />
      ),
  });
}

async function enviar(
  deps: DependenciasDeOficina,
  { acto, solicitud, respuesta, revision }: PeticionDeActo,
  escrita: ReturnType<typeof leerCorreccion>,
): Promise<FastifyReply> {
  const mensaje = escrita.mensaje.trim();
  const hecho = await decidir(deps, acto.visita, {
    disponible: acto.disponible,
    expedienteId: acto.caso.expediente.expedienteId,
    revision,
    campos: camposPorCorregir(escrita),
    ...(mensaje === '' ? {} : { fundamento: mensaje }),
  });
  if (hecho.ok) return respuesta.redirect(`${acto.url}?listo=correccion`, 303);
  if (hecho.error.clase === 'no-existe') return deps.marco.noEncontrada(solicitud, respuesta);
  const motivo = hecho.error.clase === 'cambio' ? hecho.error.motivo : 'El paso pide otros datos';
  return mostrarCambioNuevo(deps, solicitud, respuesta, motivo);
}
