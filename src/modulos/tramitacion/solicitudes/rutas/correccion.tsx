import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { esUuid } from '../../../../base/ids.ts';
import { Boton, EnCastellano, Fecha } from '../../../../diseno/index.ts';
import {
  type Contexto,
  type Crudos,
  type ErrorCampo,
  type Pagina,
  type Respuestas,
  renderPagina,
} from '../../../../formulario/index.ts';
import {
  type CasoVisible,
  type Correccion,
  guardarCrudosDeCorreccion,
  responderCorreccion,
  verCaso,
} from '../../expedientes/index.ts';
import type { TramiteTraducido } from '../../tramites/index.ts';
import {
  type AvanceDeCorreccion,
  guardable,
  leerAvance,
  leerCorreccion,
  paginaDeCorreccion,
} from '../casos/corregir.ts';
import { contextoDe } from '../contexto.ts';
import type { DependenciasRutasSolicitudes } from '../dependencias.ts';
import * as repositorio from '../repositorio.ts';
import { CorreccionPedida, CorreccionTardia } from '../vistas/correccion.tsx';
import { abrirVisita, type Visita } from './acceso.ts';
import { leerEnvio, textoDe } from './leer-envio.ts';

type Params = { slug: string; expedienteId: string };
type Pedido = FastifyRequest<{ Params: Params }>;

interface EnCorreccion extends Visita {
  readonly en: TramiteTraducido;
  readonly caso: CasoVisible;
  readonly correccion: Correccion;
  readonly contexto: Contexto;
  readonly avance: AvanceDeCorreccion;
  /** `/nunoa/expedientes/<id>` */
  readonly ruta: string;
}

/** Respuesta de la persona a una corrección: solo los campos marcados. */
export function rutasDeCorreccion(app: FastifyInstance, deps: DependenciasRutasSolicitudes): void {
  const { marco, puertos } = deps;
  const url = '/:slug/expedientes/:expedienteId/correccion';

  app.get<{ Params: Params }>(url, async (pedido, respuesta) => {
    const abierta = await abrir(pedido, respuesta);
    if ('respondida' in abierta) return abierta.respondida;
    const { caso, correccion, contexto, avance } = abierta;
    if (yaVencio(abierta)) return tardia(pedido, respuesta, abierta);
    const pagina = paginaDeCorreccion(
      abierta.en.definicion.formulario,
      caso.expediente,
      correccion,
      avance.archivos,
      contexto,
    );
    return mostrar(pedido, respuesta, abierta, { pagina, avance, errores: [] });
  });

  app.post<{ Params: Params }>(url, async (pedido, respuesta) => {
    const abierta = await abrir(pedido, respuesta);
    if ('respondida' in abierta) return abierta.respondida;
    const { caso, correccion, contexto, municipio, sesion, ruta } = abierta;
    const { formulario } = abierta.en.definicion;
    const todos = {
      id: 'correccion',
      titulo: '',
      campos: formulario.paginas.flatMap((p) => p.campos),
    };
    const envio = await leerEnvio(deps, pedido, todos, abierta.t);
    const leida = leerCorreccion(formulario, caso.expediente, correccion, abierta.avance, {
      ...envio,
      contexto,
    });
    const guardar = () =>
      puertos.base.conMunicipio(municipio.municipioId, (tx) =>
        guardarCrudosDeCorreccion(tx, correccion.correccionId, guardable(leida.avance)),
      );
    const ajeno = leida.errores.some(({ codigo }) => codigo === 'campo-desconocido');
    const pausa = textoDe(envio.cuerpo, '_accion') === 'guardar';
    if (leida.errores.length > 0 || leida.quedarse || pausa) {
      await guardar();
      if (ajeno) return mostrar(pedido, respuesta.code(400), abierta, leida);
      if (pausa) return respuesta.redirect(ruta, 303);
      if (leida.errores.length === 0) return respuesta.redirect(`${ruta}/correccion`, 303);
      return mostrar(pedido, respuesta.code(422), abierta, leida);
    }
    const hecho = await puertos.base.conMunicipio(municipio.municipioId, (tx) =>
      responderCorreccion(tx, puertos, {
        expedienteId: caso.expediente.expedienteId,
        personaId: sesion.personaId,
        respuestas: leida.respuestas,
        contexto,
      }),
    );
    if (hecho.ok) return respuesta.redirect(ruta, 303);
    if (hecho.error === 'plazo-vencido') return tardia(pedido, respuesta, abierta);
    if (hecho.error === 'no-existe') return marco.noEncontrada(pedido, respuesta);
    if (hecho.error === 'sin-correccion') return respuesta.redirect(ruta, 303);
    await guardar();
    const errores: readonly ErrorCampo[] =
      'respuestas' in hecho.error
        ? hecho.error.respuestas
        : [ajenoA(hecho.error.campoNoMarcado, abierta.t)];
    return mostrar(pedido, respuesta.code(422), abierta, { ...leida, errores });
  });

  async function abrir(
    pedido: Pedido,
    respuesta: FastifyReply,
  ): Promise<EnCorreccion | { readonly respondida: FastifyReply }> {
    const visita = await abrirVisita(deps, pedido, respuesta);
    if (!visita.ok) return { respondida: visita.error.respuesta };
    const { municipio, sesion } = visita.valor;
    const { expedienteId } = pedido.params;
    const leido = esUuid(expedienteId)
      ? await puertos.base.conMunicipio(municipio.municipioId, async (tx) => {
          const caso = await verCaso(tx, puertos, expedienteId, {
            personaId: sesion.personaId,
            nombre: sesion.nombre,
          });
          const correccion = caso?.correcciones.findLast(({ estado }) => estado !== 'respondida');
          if (caso === undefined) return undefined;
          const crudos =
            correccion === undefined
              ? {}
              : await repositorio.crudosDeCorreccion(tx, correccion.correccionId);
          return { caso, correccion, crudos };
        })
      : undefined;
    if (leido === undefined) {
      await marco.noEncontrada(pedido, respuesta);
      return { respondida: respuesta };
    }
    const { caso, correccion, crudos } = leido;
    const ruta = `/${municipio.slug}/expedientes/${expedienteId}`;
    if (correccion === undefined) {
      respuesta.redirect(ruta, 303);
      return { respondida: respuesta };
    }
    return {
      ...visita.valor,
      caso,
      correccion,
      contexto: contextoDe(deps, municipio, caso.tramite.definicion, visita.valor.idioma),
      en: deps.catalogo.enIdioma(caso.tramite.definicion, visita.valor.idioma),
      avance: leerAvance(crudos),
      ruta,
    };
  }

  function yaVencio({ correccion }: EnCorreccion): boolean {
    return correccion.estado === 'vencida';
  }

  function plazoDe({ caso, correccion }: EnCorreccion) {
    return caso.plazos.find(({ plazoId }) => plazoId === correccion.plazoId);
  }

  function tardia(pedido: Pedido, respuesta: FastifyReply, abierta: EnCorreccion) {
    const { t, municipio, ruta, caso } = abierta;
    return marco.publica(pedido, respuesta.code(409), {
      titulo: t.seguimiento.tarde,
      municipioId: municipio.municipioId,
      idioma: marco.idiomaDe(pedido),
      privada: true,
      contenido: (
        <CorreccionTardia
          t={t}
          vence={plazoDe(abierta)?.vence}
          caso={ruta}
          nueva={`/${municipio.slug}/tramites/${caso.expediente.tramiteId}`}
        />
      ),
    });
  }

  function mostrar(
    pedido: Pedido,
    respuesta: FastifyReply,
    abierta: EnCorreccion,
    estado: {
      readonly pagina: Pagina;
      readonly avance: AvanceDeCorreccion;
      readonly errores: readonly ErrorCampo[];
    },
  ): Promise<FastifyReply> {
    const { t, en, municipio, caso, correccion, contexto, ruta } = abierta;
    const plazo = plazoDe(abierta);
    const pagina = { ...estado.pagina, titulo: t.seguimiento.corregir };
    const respuestas: Respuestas = { ...caso.expediente.respuestas, ...estado.avance.archivos };
    const crudos: Crudos = estado.avance.crudos;
    return marco.publica(pedido, respuesta, {
      titulo: t.seguimiento.corregir,
      municipioId: municipio.municipioId,
      idioma: marco.idiomaDe(pedido),
      privada: true,
      conErrores: estado.errores.length > 0,
      volver: { texto: t.comun.volver, href: ruta },
      contenido: (
        <CorreccionPedida t={t} en={en} explicacion={plazo?.explicacion ?? ''} vence={plazo?.vence}>
          {renderPagina({
            formulario: { ...en.definicion.formulario, paginas: [pagina] },
            pagina,
            titulo: t.seguimiento.corregir,
            bajada: (
              <>
                {correccion.mensaje === '' ? null : (
                  <>
                    <EnCastellano>{correccion.mensaje}</EnCastellano>{' '}
                  </>
                )}
                {plazo === undefined ? null : (
                  <>
                    {t.seguimiento.corregirHasta} <Fecha iso={plazo.vence} />.
                  </>
                )}
              </>
            ),
            motivos: new Map(correccion.campos.map(({ campo, motivo }) => [campo, motivo])),
            respuestas,
            crudos,
            errores: estado.errores.map((error) =>
              error.codigo === 'campo-desconocido' ? { ...error, campo: 'contenido' } : error,
            ),
            contexto,
            accion: `${ruta}/correccion`,
            textoBoton: t.seguimiento.enviarCorreccion,
            acciones: (
              <Boton variante="secundario" nombre="_accion" valor="guardar" sinValidar>
                {t.comun.guardarYSalir}
              </Boton>
            ),
          })}
        </CorreccionPedida>
      ),
    });
  }
}

function ajenoA(campo: string, t: Visita['t']): ErrorCampo {
  return {
    campo,
    codigo: 'campo-desconocido',
    mensaje: t.campos.noMarcado,
  };
}
