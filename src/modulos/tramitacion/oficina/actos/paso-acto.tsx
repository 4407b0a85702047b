import type { FastifyReply } from 'fastify';
import {
  type Crudos,
  type ErrorCampo,
  leerPagina,
  type Pagina,
  renderPagina,
} from '../../../../formulario/index.ts';
import { contextoDe } from '../../expedientes/index.ts';
import type { DependenciasDeOficina } from '../dependencias.ts';
import { casoEnTexto, paginaDeActo, separarFundamento } from './acto.ts';
import { type Decision, decidir } from './decidir.ts';
import { documentoQueSale, fundamentoDe, textoDe } from './documento.ts';
import { migasDeCaso, mostrarCambioNuevo } from './mostrar-cambio.tsx';
import { escritoDe } from './ocultos.tsx';
import type { PeticionDeActo } from './peticion.ts';
import { ConfirmarActo, RotuloDeCaso } from './vistas.tsx';

/** Acción corriente: pide lo que haga falta, muestra el documento a que lleva y la confirma. */
export async function pasoDeActo(
  deps: DependenciasDeOficina,
  peticion: PeticionDeActo,
): Promise<FastifyReply> {
  const { acto, solicitud, respuesta, etapa } = peticion;
  const { caso, disponible, visita } = acto;
  const { puertos } = deps;
  const pagina = paginaDeActo(disponible);
  const ahora = puertos.reloj.ahora();
  const contexto = contextoDe(casoEnTexto(caso, visita.municipio, ahora, puertos.urlPublica));
  const escrito = escritoDe(solicitud.body);
  if (pagina !== undefined && (etapa === 'inicio' || etapa === 'editar')) {
    return mostrarPagina(deps, peticion, pagina, etapa === 'editar' ? { crudos: escrito } : {});
  }
  const leida =
    pagina === undefined
      ? { respuestas: {}, crudos: {}, errores: [] }
      : leerPagina(pagina, escrito, caso.expediente.respuestas, contexto);
  if (pagina !== undefined && leida.errores.length > 0) {
    return mostrarPagina(deps, { ...peticion, respuesta: respuesta.code(422) }, pagina, leida);
  }
  const { fundamento, datos } = separarFundamento(leida.respuestas);
  if (etapa === 'confirmar') {
    return aplicar(deps, peticion, pagina, leida.crudos, {
      datos,
      ...(fundamento === undefined ? {} : { fundamento }),
    });
  }
  const sale = documentoQueSale(
    caso.tramite,
    caso.expediente.marcado,
    { nodo: disponible.nodo, accion: disponible.accion.id },
    { ...caso.expediente.respuestas, ...datos },
  );
  const enTexto = casoEnTexto(caso, visita.municipio, ahora, puertos.urlPublica, {
    fundamento: fundamento ?? fundamentoDe(caso.eventos),
    datos,
  });
  const vuelve =
    disponible.accion.requiereFundamento === true && disponible.accion.estilo !== 'peligro';
  return deps.marco.interna(solicitud, respuesta, {
    titulo: disponible.accion.nombre,
    municipioId: visita.municipio.municipioId,
    seccion: 'bandeja',
    migas: migasDeCaso(acto),
    contenido: (
      <ConfirmarActo
        titulo={`Revise antes de ${disponible.accion.nombre.toLowerCase()}`}
        advertencia={
          vuelve
            ? 'El caso cambiará de manos y su explicación quedará en la historia.'
            : 'Al confirmar, el caso pasa al paso siguiente y usted ya no podrá cambiar la decisión.'
        }
        caso={caso}
        accion={acto.urlActo}
        escrito={escrito}
        boton={disponible.accion.nombre}
        peligro={disponible.accion.estilo === 'peligro'}
        previa={sale === undefined || vuelve ? undefined : textoDe(sale.documento, enTexto)}
        volver={acto.url}
      />
    ),
  });
}

function mostrarPagina(
  deps: DependenciasDeOficina,
  { acto, solicitud, respuesta, revision }: PeticionDeActo,
  pagina: Pagina,
  escrita: { readonly crudos?: Crudos; readonly errores?: readonly ErrorCampo[] },
): Promise<FastifyReply> {
  const { caso, visita } = acto;
  const { puertos } = deps;
  const enTexto = casoEnTexto(caso, visita.municipio, puertos.reloj.ahora(), puertos.urlPublica);
  return deps.marco.interna(solicitud, respuesta, {
    titulo: acto.disponible.accion.nombre,
    municipioId: visita.municipio.municipioId,
    seccion: 'bandeja',
    conErrores: (escrita.errores ?? []).length > 0,
    migas: migasDeCaso(acto),
    contenido: (
      <div class="columna-lectura">
        <RotuloDeCaso caso={caso} />
        {renderPagina({
          formulario: { paginas: [pagina], declaracion: '' },
          pagina,
          respuestas: caso.expediente.respuestas,
          contexto: contextoDe(enTexto),
          accion: acto.urlActo,
          ocultos: { _etapa: 'revisar', _revision: String(revision) },
          textoBoton: 'Revisar antes de confirmar',
          acciones: (
            <a class="boton boton-discreto" href={acto.url}>
              Salir sin decidir
            </a>
          ),
          ...escrita,
        })}
      </div>
    ),
  });
}

async function aplicar(
  deps: DependenciasDeOficina,
  peticion: PeticionDeActo,
  pagina: Pagina | undefined,
  crudos: Crudos,
  decidido: Pick<Decision, 'fundamento' | 'datos'>,
): Promise<FastifyReply> {
  const { acto, solicitud, respuesta, revision } = peticion;
  const hecho = await decidir(deps, acto.visita, {
    disponible: acto.disponible,
    expedienteId: acto.caso.expediente.expedienteId,
    revision,
    ...decidido,
  });
  if (hecho.ok) return respuesta.redirect(`${acto.url}?listo=decidido`, 303);
  switch (hecho.error.clase) {
    case 'no-existe':
      return deps.marco.noEncontrada(solicitud, respuesta);
    case 'cambio':
      return mostrarCambioNuevo(deps, solicitud, respuesta, hecho.error.motivo);
    case 'datos': {
      const errores = hecho.error.datos.map(
        (dato): ErrorCampo => ({ ...dato, codigo: 'invalido' }),
      );
      const otra = { ...peticion, respuesta: respuesta.code(422) };
      return pagina === undefined
        ? mostrarCambioNuevo(deps, solicitud, respuesta, 'El paso pide otros datos')
        : mostrarPagina(deps, otra, pagina, { crudos, errores });
    }
  }
}
