import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { FirmanteDocumento } from '../../../plataforma/firma/puerto.ts';
import type { Puertos } from '../../puertos.ts';
import { notificacionPorId } from '../avisos/index.ts';
import { documentosDe, type EncargoDocumento } from '../documentos/index.ts';
import { type Evento, leerEventos, PLATAFORMA } from '../historia/index.ts';
import type { CasoEnDocumento } from './contenido/comunes.ts';
import { componerDeDefinicion } from './contenido/de-definicion.ts';
import {
  CLASES_DE_INGRESO,
  componerCertificadoDeIngreso,
  componerComprobante,
  componerSolicitud,
} from './contenido/de-ingreso.ts';
import {
  CLASE_CONSTANCIA,
  componerConstancia,
  estaPracticada,
} from './contenido/de-notificacion.ts';
import type { Correccion } from './dominio.ts';
import { abrirCaso, type Caso } from './guardar.ts';
import { ingresoDe, type PasoPendiente } from './pasos-pendientes.ts';
import { correccionesDe } from './repositorio/correccion.ts';
import { firmantePorId, unidadPorId } from './repositorio/entorno.ts';

type PuertosEncargo = Pick<Puertos, 'reloj' | 'urlPublica' | 'demostracion'>;
type PasoDocumento = Exclude<PasoPendiente, { readonly clase: 'mensaje' }>;

/** Prepara el encargo de un documento pendiente: qué se compone, con qué datos y quién firma. */
export async function encargoDe(
  tx: TxMunicipal,
  puertos: PuertosEncargo,
  expedienteId: string,
  paso: PasoDocumento,
): Promise<EncargoDocumento> {
  const caso = await abrirCaso(tx, puertos, expedienteId);
  if (caso === undefined) throw new Error(`No existe el expediente ${expedienteId}`);
  const eventos = await leerEventos(tx, expedienteId);
  const unidad = await unidadPorId(tx, caso.expediente.unidadId);
  const enDocumento: CasoEnDocumento = {
    ...caso,
    urlPublica: puertos.urlPublica,
    demostracion: puertos.demostracion,
    unidad: unidad?.nombre ?? caso.municipio.municipalidad,
  };
  const plataforma: FirmanteDocumento = {
    // La firma desatendida no es de una persona: sin RUN.
    run: 0,
    nombre: caso.municipio.municipalidad,
    cargo: 'Plataforma de trámites',
  };
  const fijo = { expedienteId, clave: paso.clave, actor: PLATAFORMA } as const;
  if (paso.clase === 'documento') {
    const { documento } = paso;
    const responsable = {
      run: 0,
      nombre: unidad?.responsable ?? plataforma.nombre,
      cargo: unidad?.cargo_responsable ?? plataforma.cargo,
    };
    const firmante =
      documento.firma === 'persona' ? await firmanteDelActo(tx, caso, eventos) : responsable;
    const conRazones = { ...enDocumento, ...(await razonesDe(tx, caso, eventos)) };
    return {
      ...fijo,
      clase: documento,
      firmante,
      componer: (pdf, preparado) =>
        componerDeDefinicion(pdf, preparado, conRazones, documento, firmante),
    };
  }
  return {
    ...fijo,
    firmante: plataforma,
    ...(await encargoDePlataforma(tx, enDocumento, eventos, paso)),
  };
}

async function encargoDePlataforma(
  tx: TxMunicipal,
  caso: CasoEnDocumento,
  eventos: readonly Evento[],
  paso: Exclude<PasoDocumento, { readonly clase: 'documento' }>,
): Promise<Pick<EncargoDocumento, 'clase' | 'componer' | 'orden'>> {
  const ingreso = ingresoDe(eventos);
  const documentos = await documentosDe(tx, caso.expediente.expedienteId);
  const adjuntos = documentos.filter(({ origen }) => origen === 'interesado');
  // Lo presentado es lo de ese momento, aunque después se haya corregido.
  const con = (respuestas: typeof ingreso.respuestas): CasoEnDocumento => ({
    ...caso,
    expediente: { ...caso.expediente, respuestas },
  });
  switch (paso.clase) {
    case 'solicitud':
      return {
        clase: CLASES_DE_INGRESO.solicitud,
        orden: paso.orden,
        componer: (pdf, preparado) =>
          componerSolicitud(
            pdf,
            preparado,
            con(ingreso.respuestas),
            ingreso.presentadaEn,
            adjuntos.filter((d) => d.incorporadoEn === adjuntos[0]?.incorporadoEn),
          ),
      };
    case 'comprobante':
      return {
        clase: CLASES_DE_INGRESO.comprobante,
        orden: paso.orden,
        componer: (pdf, preparado) => componerComprobante(pdf, preparado, caso, paso.pago),
      };
    case 'certificado-ingreso':
      return {
        clase: CLASES_DE_INGRESO.certificado,
        orden: paso.orden,
        componer: (pdf, preparado) =>
          componerCertificadoDeIngreso(
            pdf,
            preparado,
            caso,
            ingreso,
            documentos.filter(({ orden }) => orden < paso.orden),
          ),
      };
    case 'constancia': {
      const n = await notificacionPorId(tx, paso.notificacionId);
      if (n === undefined || !estaPracticada(n))
        throw new Error(`La notificación ${paso.notificacionId} no está practicada`);
      const explicacion = eventos.find(
        ({ tipo, datos }) =>
          tipo === 'notificacion-enviada' && datos.notificacionId === paso.notificacionId,
      )?.datos.explicacion;
      return {
        clase: CLASE_CONSTANCIA,
        componer: (pdf, preparado) =>
          componerConstancia(
            pdf,
            preparado,
            caso,
            n,
            documentos.filter(({ documentoId }) => n.documentos.includes(documentoId)),
            typeof explicacion === 'string' ? explicacion : undefined,
          ),
      };
    }
    case 'respuesta-correccion':
      return {
        clase: CLASES_DE_INGRESO.correccion,
        componer: (pdf, preparado) =>
          componerSolicitud(
            pdf,
            preparado,
            con(paso.respuestas),
            paso.presentadaEn,
            adjuntos.filter((d) => sonDelMismoActo(d.incorporadoEn, paso.presentadaEn)),
            new Set(paso.campos),
          ),
      };
  }
}

function sonDelMismoActo(a: string, b: string): boolean {
  return Temporal.Instant.from(a).equals(Temporal.Instant.from(b));
}

/** Firma quien cerró el último paso de firma: el documento lleva su nombre y cargo. */
async function firmanteDelActo(
  tx: TxMunicipal,
  caso: Caso,
  eventos: readonly Evento[],
): Promise<FirmanteDocumento> {
  const acto = eventos.findLast((e) => e.tipo === 'accion' && e.datos.rol === 'firmante');
  const firmante =
    acto?.actor.id === undefined ? undefined : await firmantePorId(tx, acto.actor.id);
  if (firmante === undefined) {
    throw new Error(`Nadie firmó el expediente ${caso.expediente.folio}: revise su flujo`);
  }
  return firmante;
}

/** Razones que citan las resoluciones: el último fundamento y la corrección que no llegó. */
async function razonesDe(tx: TxMunicipal, caso: Caso, eventos: readonly Evento[]) {
  const fundado = eventos.findLast(
    (e) =>
      e.tipo === 'accion' && typeof e.datos.fundamento === 'string' && e.datos.rol !== 'firmante',
  );
  const correccion = (await correccionesDe(tx, caso.expediente.expedienteId)).at(-1);
  const fundamento = fundado?.datos.fundamento;
  return {
    ...(typeof fundamento === 'string' ? { fundamento } : {}),
    ...(correccion === undefined ? {} : { correccion: conVencimiento(caso, correccion) }),
  };
}

function conVencimiento({ plazos, expediente }: Caso, { campos, plazoId }: Correccion) {
  const plazo = plazos.find((p) => p.plazoId === plazoId);
  return { campos, vence: plazo?.vence ?? expediente.venceFecha };
}
