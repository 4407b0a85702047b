import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import { rutDeNumero, rutSinPuntos } from '../../../../base/rut.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import {
  type ExpedienteExportable,
  resumenDelIndice,
} from '../../../../plataforma/expediente-zip/exportar-expediente.ts';
import type {
  ActorMetadato,
  DatosMetadatosExpediente,
} from '../../../../plataforma/expediente-zip/metadatos.ts';
import type { Puertos } from '../../../puertos.ts';
import {
  type DatosMunicipio,
  datosDeMetadatos,
  documentosDe,
  municipioDe,
} from '../../documentos/index.ts';
import {
  ahoraIso,
  anotarEvento,
  bloquearPunta,
  comoEncadenado,
  leerAccesos,
  leerEventos,
  nuevoId,
  registrarAcceso,
} from '../../historia/index.ts';
import { enlaceDe } from '../contenido/variables.ts';
import { type TramiteEnCurso, tramiteDe } from '../definiciones.ts';
import type { Expediente } from '../dominio.ts';
import { nombresDeFuncionarios, unidadPorId } from '../repositorio/entorno.ts';
import { expedientePorId } from '../repositorio/expediente.ts';
import { actorDeMirada, type Mirada, puedeMirar } from './ver-caso.ts';

/** Lista 5: responsable e interesado. Lista 6: ciudadano y funcionario. */
const RESPONSABLE = 1;
const INTERESADO = 2;
const CIUDADANO = 1;
const FUNCIONARIO = 4;

const EXTENSIONES: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/**
 * Reúne un expediente para exportarlo: documentos en el orden del índice, metadatos de la guía
 * técnica, historia encadenada y registro de accesos. El ZIP lo hace `exportarExpediente` de la
 * plataforma.
 *
 * Exportar deja dos huellas: una fila de acceso, anotada antes de leer, y una actuación
 * `expediente-exportado`, encadenada después. La copia trae las actuaciones hasta la anterior a esa:
 * la actuación dice el resumen del índice de la copia y la última actuación que trae, y no podría
 * decirlo si estuviera dentro. Nadie agrega entre medio: la historia queda bloqueada.
 */
export async function exportar(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj' | 'azar' | 'archivos' | 'urlPublica'>,
  expedienteId: string,
  mirada: Mirada,
): Promise<Resultado<ExpedienteExportable, 'no-existe' | 'falta-archivo'>> {
  // Se bloquea antes de leer: lo que se exporta y lo que se anota es la misma historia.
  const punta = await bloquearPunta(tx, expedienteId);
  const expediente = punta && (await expedientePorId(tx, expedienteId));
  if (punta === undefined || expediente === undefined || !puedeMirar(expediente, mirada))
    return falla('no-existe');
  const exportadoEn = ahoraIso(puertos);
  const actor = actorDeMirada(mirada);
  await registrarAcceso(tx, {
    accesoId: nuevoId(puertos),
    expedienteId,
    actor,
    motivo: 'exportación',
    ocurridoEn: exportadoEn,
  });
  const municipio = await municipioDe(tx);
  const documentos: ExpedienteExportable['documentos'][number][] = [];
  for (const documento of await documentosDe(tx, expedienteId)) {
    const contenido = await puertos.archivos.leer(documento.sha256);
    if (contenido === undefined) return falla('falta-archivo');
    documentos.push({
      metadatos: datosDeMetadatos(documento.metadatos),
      incorporadoEn: documento.incorporadoEn,
      extension: EXTENSIONES[documento.tipoMime] ?? 'bin',
      contenido,
    });
  }
  const eventos = await leerEventos(tx, expedienteId);
  const accesos = await leerAccesos(tx, expedienteId, 10_000);
  const reunido: ExpedienteExportable = {
    metadatos: await metadatosDe(tx, puertos, expediente, municipio),
    lugar: `${municipio.comuna}, Chile`,
    exportadoEn,
    documentos,
    eventos: eventos.map((evento) => comoEncadenado(tx.municipioId, expedienteId, evento)),
    accesos: accesos.toReversed().map(({ actor, ocurridoEn, motivo, documentoId }) => ({
      usuario: actor.nombre,
      ocurrido_en: ocurridoEn,
      accion: motivo,
      ...(documentoId === undefined ? {} : { documento: documentoId }),
    })),
  };
  await anotarEvento(tx, punta, {
    tipo: 'expediente-exportado',
    datos: {
      indice_sha256: resumenDelIndice(reunido),
      hasta_evento: punta.ultimoEvento,
      cabeza_cadena: punta.ultimoHash,
      documentos: documentos.length,
    },
    actor,
    ocurridoEn: exportadoEn,
  });
  return exito(reunido);
}

async function metadatosDe(
  tx: TxMunicipal,
  { urlPublica }: Pick<Puertos, 'urlPublica'>,
  expediente: Expediente,
  municipio: DatosMunicipio,
): Promise<DatosMetadatosExpediente> {
  const tramite = await tramiteDe(tx, expediente);
  const oae = { codigo: municipio.codigoOae, nombre: municipio.municipalidad };
  const { codigoCpat } = tramite.definicion;
  return {
    iuie: expediente.iuie,
    titulo: `${expediente.titulo}, folio ${expediente.folio}`,
    asunto: `${tramite.definicion.area}: ${tramite.definicion.nombre}`,
    creado: expediente.ingresadoEn,
    ...(expediente.terminadoEn === undefined ? {} : { finalizado: expediente.terminadoEn }),
    mecanismo: 2,
    uri: enlaceDe({ urlPublica, municipio, expediente }),
    productor: oae,
    oaes: [{ relacion: 4, oae }],
    actores: [await responsableDe(tx, expediente, tramite), interesadoDe(expediente)],
    nivelAcceso: 2,
    sensible: tieneSensibles(tramite),
    ...(codigoCpat === undefined ? {} : { cpat: codigoCpat }),
    procedimiento: tramite.definicion.nombre,
    estado: expediente.resultado ?? expediente.estado,
  };
}

/** El funcionario a cargo o, si no hay uno, quien dirige la unidad. */
async function responsableDe(
  tx: TxMunicipal,
  { asignadoA, unidadId }: Expediente,
  tramite: TramiteEnCurso,
): Promise<ActorMetadato> {
  const nombres = await nombresDeFuncionarios(tx, asignadoA === undefined ? [] : [asignadoA]);
  const unidad = await unidadPorId(tx, unidadId);
  const nombre =
    (asignadoA === undefined ? undefined : nombres.get(asignadoA)) ??
    unidad?.responsable ??
    unidad?.nombre ??
    tramite.definicion.area;
  return { relacion: RESPONSABLE, tipo: FUNCIONARIO, nombre };
}

function interesadoDe({ run, nombre }: Expediente): ActorMetadato {
  const identificacion = rutSinPuntos(rutDeNumero(run));
  return { relacion: INTERESADO, tipo: CIUDADANO, identificacion, nombre };
}

function tieneSensibles({ definicion }: TramiteEnCurso): boolean {
  return definicion.formulario.paginas.some(({ campos }) =>
    campos.some((c) => c.sensible === true),
  );
}
