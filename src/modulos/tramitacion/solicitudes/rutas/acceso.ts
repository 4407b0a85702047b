import type { FastifyReply, FastifyRequest } from 'fastify';
import { esUuid } from '../../../../base/ids.ts';
import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { Contexto } from '../../../../formulario/index.ts';
import { type Idioma, type Catalogo as Textos, textos } from '../../../../idioma/index.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import { pedirIngreso, type Sesion } from '../../../gobierno/personas/index.ts';
import type { MunicipioDelTramite, TramiteListo, TramiteTraducido } from '../../tramites/index.ts';
import { contextoDe } from '../contexto.ts';
import type { DependenciasRutasSolicitudes } from '../dependencias.ts';
import { type Avance, avanceDe, type Borrador } from '../dominio.ts';
import * as repositorio from '../repositorio.ts';

/** Dirección con el municipio y, según la ruta, la solicitud. */
export type PedidoEnMunicipio = FastifyRequest<{ Params: { slug: string } }>;
export type PedidoDeSolicitud = FastifyRequest<{ Params: { slug: string; borradorId: string } }>;

/** Persona identificada en un municipio. */
export interface Visita {
  readonly sesion: Sesion;
  readonly municipio: MunicipioDelTramite;
  readonly t: Textos;
  readonly idioma: Idioma;
}

/** Solicitud propia con el trámite que la rige. */
export interface SolicitudAbierta extends Visita {
  readonly borrador: Borrador;
  readonly tramite: TramiteListo & { readonly publicado: boolean };
  /** El trámite en el idioma de la visita, solo para mostrarlo. */
  readonly en: TramiteTraducido;
  readonly contexto: Contexto;
  readonly avance: Avance;
  /** `/nunoa/solicitudes/<id>` */
  readonly ruta: string;
}

/** Ya se respondió: quien llama solo devuelve esto. */
type Respondido = { readonly respuesta: FastifyReply };

/** Exige un municipio que exista y una persona identificada; si no, ya respondió. */
export async function abrirVisita(
  deps: DependenciasRutasSolicitudes,
  solicitud: PedidoEnMunicipio,
  respuesta: FastifyReply,
): Promise<Resultado<Visita, Respondido>> {
  const municipio = deps.municipioDeSlug(solicitud.params.slug);
  if (municipio === undefined) {
    await deps.marco.noEncontrada(solicitud, respuesta);
    return falla({ respuesta });
  }
  const sesion = await deps.leerVisita(solicitud);
  if (sesion === undefined) {
    pedirIngreso(solicitud, respuesta);
    return falla({ respuesta });
  }
  const idioma = deps.marco.idiomaDe(solicitud);
  return exito({ sesion, municipio, idioma, t: textos(idioma) });
}

/**
 * Abre una solicitud de quien visita. La de otra persona, la de otro municipio y la que no existe
 * responden igual: no encontrada.
 */
export async function abrirSolicitud(
  deps: DependenciasRutasSolicitudes,
  solicitud: PedidoDeSolicitud,
  respuesta: FastifyReply,
): Promise<Resultado<SolicitudAbierta, Respondido>> {
  const visita = await abrirVisita(deps, solicitud, respuesta);
  if (!visita.ok) return visita;
  const { borradorId } = solicitud.params;
  const abierta = esUuid(borradorId)
    ? await deps.puertos.base.conMunicipio(visita.valor.municipio.municipioId, async (tx) => {
        const borrador = await repositorio.borradorPropio(
          tx,
          borradorId,
          visita.valor.sesion.personaId,
        );
        return borrador === undefined ? undefined : completar(tx, deps, visita.valor, borrador);
      })
    : undefined;
  if (abierta === undefined || abierta.borrador.estado === 'descartado') {
    await deps.marco.noEncontrada(solicitud, respuesta);
    return falla({ respuesta });
  }
  return exito(abierta);
}

/** Reúne lo que hace falta para trabajar con una solicitud ya leída. */
export async function completar(
  tx: TxMunicipal,
  deps: DependenciasRutasSolicitudes,
  visita: Visita,
  borrador: Borrador,
): Promise<SolicitudAbierta | undefined> {
  const tramite = await deps.catalogo.vigente(tx, borrador.tramiteId, borrador.version);
  if (tramite === undefined) return undefined;
  const contexto = contextoDe(deps, visita.municipio, tramite.definicion, visita.idioma);
  const en = deps.catalogo.enIdioma(tramite.definicion, visita.idioma);
  return {
    ...visita,
    borrador,
    tramite,
    en,
    contexto,
    avance: avanceDe(en.definicion.formulario, borrador, contexto),
    ruta: `/${visita.municipio.slug}/solicitudes/${borrador.borradorId}`,
  };
}

/** Dónde sigue una solicitud según su estado. */
export function destinoDe({ borrador, ruta }: SolicitudAbierta): string {
  switch (borrador.estado) {
    case 'por_pagar':
      return `${ruta}/pago`;
    case 'ingresado':
      return `${ruta}/lista`;
    default:
      return ruta;
  }
}
