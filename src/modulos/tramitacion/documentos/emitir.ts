import { generarCodigoVerificacion } from '../../../base/codigo-verificacion.ts';
import { leerFolio } from '../../../base/folio.ts';
import { uuidV7 } from '../../../base/ids.ts';
import { exito, falla, type Resultado } from '../../../base/resultado.ts';
import { slug } from '../../../base/texto.ts';
import { hoyEn } from '../../../calendario/index.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { firmarPdf, type PdfFirmado } from '../../../plataforma/firma/firmar-pdf.ts';
import type { Puertos } from '../../puertos.ts';
import { siguienteFolio } from '../folios/index.ts';
import {
  ahoraIso,
  anotarEvento,
  bloquearPunta,
  type CambiosExpediente,
  leerEventos,
  type Punta,
} from '../historia/index.ts';
import {
  type DocumentoPreparado,
  type EncargoDocumento,
  type ErrorEmision,
  faltanRecursos,
  TIPO_DOCUMENTAL,
} from './dominio.ts';
import { metadatosDeDocumento } from './metadatos.ts';
import { municipioDe } from './municipio.ts';
import { documentoPorId, insertarDocumento, mayorOrden } from './repositorio.ts';

/** Lo que el paso siguiente agrega al mismo evento y a la misma fila que incorporan el documento. */
export interface CierreEmision {
  readonly datos?: Readonly<Record<string, unknown>>;
  readonly cambios?: CambiosExpediente;
}

/** Decide, con el expediente bloqueado, qué más cambia al incorporar. `undefined` cancela. */
export type AlIncorporar = (
  tx: TxMunicipal,
  preparado: DocumentoPreparado,
) => Promise<CierreEmision | undefined>;

type PuertosEmision = Pick<Puertos, 'base' | 'reloj' | 'azar' | 'pdf' | 'firmador' | 'archivos'>;

/**
 * Emite un documento: reserva identificador, código y número; compone y firma fuera de toda
 * transacción; guarda el archivo, y lo incorpora. Cada parte se puede repetir: un corte en
 * cualquier punto retoma el mismo documento, sin números dobles ni perdidos.
 */
export async function emitirDocumento(
  puertos: PuertosEmision,
  municipioId: number,
  encargo: EncargoDocumento,
  alIncorporar: AlIncorporar = async () => ({}),
): Promise<Resultado<{ readonly documentoId: string }, ErrorEmision>> {
  if (faltanRecursos(encargo.clase)) return falla('sin-recursos');
  const reserva = await puertos.base.conMunicipio(municipioId, (tx) =>
    reservar(tx, puertos, encargo),
  );
  if (reserva === undefined) return falla('no-existe');
  const { preparado, incorporado } = reserva;
  if (incorporado) return exito({ documentoId: preparado.documentoId });
  const producido = await producir(puertos, encargo, preparado, reserva.lugar);
  if (!producido.ok) return producido;
  await puertos.base.conMunicipio(municipioId, (tx) =>
    incorporar(tx, puertos, encargo, preparado, producido.valor, alIncorporar),
  );
  return exito({ documentoId: preparado.documentoId });
}

async function reservar(tx: TxMunicipal, puertos: PuertosEmision, encargo: EncargoDocumento) {
  const punta = await bloquearPunta(tx, encargo.expedienteId);
  if (punta === undefined) return undefined;
  const municipio = await municipioDe(tx);
  const previo = (await leerEventos(tx, encargo.expedienteId)).find(
    (e) => e.tipo === 'documento-preparado' && e.datos.clave === encargo.clave,
  );
  if (previo !== undefined) {
    const preparado = leerPreparado(encargo.clave, previo.datos);
    const incorporado = (await documentoPorId(tx, preparado.documentoId)) !== undefined;
    return { preparado, incorporado, lugar: municipio.comuna };
  }
  const preparado = await preparar(tx, puertos, encargo, municipio.cut, municipio.zona);
  await anotarEvento(tx, punta, {
    tipo: 'documento-preparado',
    datos: { ...preparado, clase: encargo.clase.id, titulo: encargo.clase.titulo },
    actor: encargo.actor,
    ocurridoEn: preparado.emitidoEn,
  });
  return { preparado, incorporado: false, lugar: municipio.comuna };
}

async function preparar(
  tx: TxMunicipal,
  puertos: PuertosEmision,
  encargo: EncargoDocumento,
  cut: string,
  zona: string,
): Promise<DocumentoPreparado> {
  const ahora = puertos.reloj.ahora();
  const hoy = hoyEn(ahora, zona);
  const preparado = {
    documentoId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
    clave: encargo.clave,
    codigo: generarCodigoVerificacion(cut, hoy, puertos.azar(9)),
    emitidoEn: ahoraIso(puertos),
  };
  if (encargo.clase.tipoDocumental !== TIPO_DOCUMENTAL.resolucion) return preparado;
  const { texto } = await siguienteFolio(tx, 'RES', hoy.year);
  return { ...preparado, numero: texto };
}

function leerPreparado(
  clave: string,
  datos: Readonly<Record<string, unknown>>,
): DocumentoPreparado {
  const { documentoId, codigo, emitidoEn, numero } = datos;
  if (
    typeof documentoId !== 'string' ||
    typeof codigo !== 'string' ||
    typeof emitidoEn !== 'string'
  ) {
    throw new Error(`Evento documento-preparado mal formado: ${clave}`);
  }
  const base = { documentoId, clave, codigo, emitidoEn };
  return typeof numero === 'string' ? { ...base, numero } : base;
}

async function producir(
  puertos: PuertosEmision,
  encargo: EncargoDocumento,
  preparado: DocumentoPreparado,
  lugar: string,
): Promise<Resultado<PdfFirmado, ErrorEmision>> {
  const pdf = await encargo.componer(puertos.pdf, preparado);
  const firmado = await firmarPdf(pdf, puertos.firmador, {
    firmante: encargo.firmante,
    motivo: encargo.clase.titulo,
    lugar,
    fecha: Temporal.Instant.from(preparado.emitidoEn),
    proposito: encargo.clase.firma === 'persona' ? 'general' : 'desatendido',
    ...(encargo.otp === undefined ? {} : { otp: encargo.otp }),
  });
  if (!firmado.ok) return firmado;
  const guardado = await puertos.archivos.guardar(firmado.valor.pdf, {
    maximo: firmado.valor.pdf.length,
    tipos: ['pdf'],
  });
  return guardado.ok ? firmado : falla('almacen-no-disponible');
}

async function incorporar(
  tx: TxMunicipal,
  puertos: PuertosEmision,
  encargo: EncargoDocumento,
  preparado: DocumentoPreparado,
  firmado: PdfFirmado,
  alIncorporar: AlIncorporar,
): Promise<void> {
  const punta = await bloquearPunta(tx, encargo.expedienteId);
  if (punta === undefined) return;
  if ((await documentoPorId(tx, preparado.documentoId)) !== undefined) return;
  const cierre = await alIncorporar(tx, preparado);
  if (cierre === undefined) return;
  const incorporadoEn = ahoraIso(puertos);
  const orden = encargo.orden ?? (await siguienteOrden(tx, punta));
  await insertarDocumento(tx, {
    ...(await filaDe(tx, encargo, preparado, firmado, orden)),
    incorporadoEn,
    ...(firmado.idSolicitud === undefined ? {} : { idSolicitudFirma: firmado.idSolicitud }),
  });
  await anotarEvento(
    tx,
    punta,
    {
      tipo: 'documento-emitido',
      datos: {
        clave: preparado.clave,
        clase: encargo.clase.id,
        documentoId: preparado.documentoId,
        orden,
        sha256: firmado.sha256,
        codigo: preparado.codigo,
        firmante: encargo.firmante.nombre,
        ...cierre.datos,
      },
      actor: encargo.actor,
      ocurridoEn: incorporadoEn,
    },
    cierre.cambios,
  );
}

async function filaDe(
  tx: TxMunicipal,
  encargo: EncargoDocumento,
  preparado: DocumentoPreparado,
  firmado: PdfFirmado,
  orden: number,
) {
  const municipio = await municipioDe(tx);
  const { folio: texto, titulo: tramite } = await tx.db
    .selectFrom('expediente')
    .select(['folio', 'titulo'])
    .where('municipio_id', '=', tx.municipioId)
    .where('expediente_id', '=', encargo.expedienteId)
    .executeTakeFirstOrThrow();
  const folio = leerFolio(texto);
  if (!folio.ok) throw new Error(`Folio guardado con mal formato: ${texto}`);
  const { clase } = encargo;
  const metadatos = metadatosDeDocumento({
    folio: folio.valor,
    orden,
    titulo: clase.titulo,
    creadoEn: preparado.emitidoEn,
    municipio,
    tipoDocumental: clase.tipoDocumental,
    origen: 'plataforma',
    publico: clase.copiaPublica === true,
    sensible: encargo.sensible === true,
    firmaAvanzada: firmado.avanzada,
    tramite,
  });
  return {
    documentoId: preparado.documentoId,
    expedienteId: encargo.expedienteId,
    orden,
    clase: clase.id,
    titulo: clase.titulo,
    tipoDocumental: clase.tipoDocumental,
    nombreArchivo: `${slug(clase.titulo).slice(0, 24)}-${texto}.pdf`,
    sha256: firmado.sha256,
    bytes: firmado.pdf.length,
    tipoMime: 'application/pdf',
    origen: 'plataforma' as const,
    firmado: true,
    firmante: `${encargo.firmante.nombre}, ${encargo.firmante.cargo}`,
    codigo: preparado.codigo,
    sensible: encargo.sensible === true,
    metadatos: {
      ...metadatos,
      copiaPublica: clase.copiaPublica === true,
      ...(preparado.numero === undefined ? {} : { numero: preparado.numero }),
    },
  };
}

// El ingreso reserva los primeros lugares del índice (solicitud, adjuntos, certificado): mientras
// no estén todos, nadie más puede ocuparlos.
async function siguienteOrden(tx: TxMunicipal, punta: Punta): Promise<number> {
  const [ingreso] = await leerEventos(tx, punta.expedienteId);
  const reservados = ingreso?.datos.ordenesReservadas;
  const piso = typeof reservados === 'number' ? reservados : 0;
  return Math.max(await mayorOrden(tx, punta.expedienteId), piso) + 1;
}
