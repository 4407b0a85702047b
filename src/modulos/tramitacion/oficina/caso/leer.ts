import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import { tieneRol } from '../../../gobierno/administracion/index.ts';
import { type CasoVisible, puedeAnotar, verCaso } from '../../expedientes/index.ts';
import { type Acceso, leerAccesos, verificarCadena } from '../../historia/index.ts';
import { type EnUnidad, personalDe } from '../consultas.ts';
import type { DependenciasDeOficina, Visita } from '../dependencias.ts';
import { documentoSinFirma } from '../firma-pendiente.ts';

/** Firma que falta: de qué documento y de quién, y si es de quien visita. */
export interface FirmaPendiente {
  readonly titulo: string;
  readonly firmante: string;
  readonly esPropia: boolean;
}

/** Un caso con los nombres, accesos y permisos que muestra su página. */
export interface CasoDeOficina extends CasoVisible {
  readonly unidad: string;
  readonly personal: readonly EnUnidad[];
  readonly accesos: readonly Acceso[];
  /** Primer evento alterado de la historia; sin él, la cadena está entera. */
  readonly eslabonRoto?: number;
  readonly esMio: boolean;
  /** Puede tomarlo: nadie lo tiene y su papel es el del paso. */
  readonly puedeTomar: boolean;
  readonly puedeSoltar: boolean;
  readonly puedeRepartir: boolean;
  readonly puedeRevocar: boolean;
  readonly puedeAnotar: boolean;
  /** Documento ya decidido al que le falta la firma de una persona. */
  readonly firmaPendiente?: FirmaPendiente;
}

const ACCESOS_A_LA_VISTA = 50;

/**
 * Lee un caso para su página y deja registrado el acceso. Undefined si no existe o quien visita no
 * puede verlo.
 */
export async function leerCaso(
  tx: TxMunicipal,
  { puertos }: Pick<DependenciasDeOficina, 'puertos'>,
  { autor }: Pick<Visita, 'autor'>,
  expedienteId: string,
): Promise<CasoDeOficina | undefined> {
  const caso = await verCaso(tx, puertos, expedienteId, { funcionario: autor });
  if (caso === undefined) return undefined;
  const { expediente } = caso;
  const { unidad, personal } = await personalDe(tx, expediente.unidadId);
  const eslabonRoto = verificarCadena(tx.municipioId, expedienteId, caso.eventos);
  const abierto = expediente.estado !== 'terminado';
  const esMio = expediente.asignadoA === autor.funcionarioId;
  const reparte = tieneRol(autor, 'administrador', expediente.unidadId);
  return {
    ...caso,
    unidad,
    personal,
    accesos: await leerAccesos(tx, expedienteId, ACCESOS_A_LA_VISTA),
    ...(eslabonRoto === undefined ? {} : { eslabonRoto }),
    esMio,
    puedeTomar: abierto && expediente.asignadoA === undefined && caso.acciones.length > 0,
    puedeSoltar: abierto && expediente.asignadoA !== undefined && (esMio || reparte),
    puedeRepartir: abierto && reparte && expediente.rolActual !== undefined,
    puedeAnotar: puedeAnotar(autor, expediente.unidadId),
    ...firmaQueFalta(caso, autor.funcionarioId),
    puedeRevocar:
      tieneRol(autor, 'administrador') || tieneRol(autor, 'firmante', expediente.unidadId),
  };
}

/**
 * El documento que el flujo está por emitir y que firma una persona. Lo firma quien cerró el paso de
 * firma: su clave de un solo uso es la única que sirve.
 */
function firmaQueFalta(
  { serviciosEnCurso, tramite, eventos }: CasoVisible,
  funcionarioId: string,
): { readonly firmaPendiente?: FirmaPendiente } {
  const enCurso = serviciosEnCurso.map(({ nodo }) => nodo);
  const documento = documentoSinFirma(tramite.definicion, enCurso);
  const acto = eventos.findLast((e) => e.tipo === 'accion' && e.datos.rol === 'firmante');
  if (documento === undefined || acto === undefined) return {};
  return {
    firmaPendiente: {
      titulo: documento.titulo,
      firmante: acto.actor.nombre,
      esPropia: acto.actor.id === funcionarioId,
    },
  };
}
