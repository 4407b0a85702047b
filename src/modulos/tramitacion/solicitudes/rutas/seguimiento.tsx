import type { FastifyInstance } from 'fastify';
import { esUuid } from '../../../../base/ids.ts';
import { fechaLocal } from '../../../../calendario/index.ts';
import { Fecha } from '../../../../diseno/index.ts';
import { resumen } from '../../../../formulario/index.ts';
import { type Idioma, textos } from '../../../../idioma/index.ts';
import { pedirIngreso } from '../../../gobierno/personas/index.ts';
import type { Documento } from '../../documentos/index.ts';
import { abrirDocumento, type CasoVisible, verCaso } from '../../expedientes/index.ts';
import type { DefinicionTramite, TramiteTraducido } from '../../tramites/index.ts';
import { ingresarPagada } from '../casos/ingresar-pagada.ts';
import { type BorradorPropio, type CasoPropio, misTramites } from '../casos/mis-tramites.ts';
import { contextoDe } from '../contexto.ts';
import type { DependenciasRutasSolicitudes } from '../dependencias.ts';
import { contactoDe } from '../dominio.ts';
import { hechosDelCaso } from '../hitos.tsx';
import { CasoDePersona, estadoDelCaso } from '../vistas/caso.tsx';
import { type Descarga, SolicitudIngresada } from '../vistas/ingresada.tsx';
import { type FilaPropia, MisTramites } from '../vistas/mis-tramites.tsx';
import { abrirSolicitud, abrirVisita, destinoDe, type Visita } from './acceso.ts';

type ParamsCaso = { slug: string; expedienteId: string };

/** Confirmación, lista propia, caso y documentos de la persona. */
export function rutasDeSeguimiento(app: FastifyInstance, deps: DependenciasRutasSolicitudes): void {
  const { marco, puertos } = deps;

  app.get<{ Params: { slug: string; borradorId: string } }>(
    '/:slug/solicitudes/:borradorId/lista',
    async (pedido, respuesta) => {
      const abierta = await abrirSolicitud(deps, pedido, respuesta);
      if (!abierta.ok) return abierta.error.respuesta;
      const { municipio, t, ruta } = abierta.valor;
      let { expedienteId } = abierta.valor.borrador;
      if (expedienteId === undefined) {
        // Pagada y sin ingresar: el proceso se cortó, o el trabajo en cola todavía no llega.
        const hecho = await ingresarPagada(deps, municipio, abierta.valor.borrador.borradorId);
        if (!hecho.ok) return respuesta.redirect(destinoDe(abierta.valor), 303);
        expedienteId = hecho.valor.expedienteId;
      }
      const caso = await leerCaso(abierta.valor, expedienteId);
      if (caso === undefined) return marco.noEncontrada(pedido, respuesta);
      const plazo = caso.plazos.find(({ clase }) => clase === 'resolucion');
      const casoRuta = `/${municipio.slug}/expedientes/${expedienteId}`;
      const unidad = await deps.catalogo.publicado(
        municipio.municipioId,
        caso.expediente.tramiteId,
      );
      return marco.publica(pedido, respuesta, {
        titulo: t.formulario.confirmacion,
        municipioId: municipio.municipioId,
        idioma: marco.idiomaDe(pedido),
        privada: true,
        contenido: (
          <SolicitudIngresada
            t={t}
            folio={caso.expediente.folio}
            unidad={unidad?.unidad?.nombre}
            correo={
              contactoDe(caso.tramite.definicion.formulario, caso.expediente.respuestas).correo
            }
            vence={caso.expediente.venceFecha}
            explicacion={plazo?.explicacion ?? ''}
            descargas={descargasDeIngreso(caso, casoRuta)}
            seguir={casoRuta}
            recargar={`${ruta}/lista`}
          />
        ),
      });
    },
  );

  app.get('/mis-tramites', async (pedido, respuesta) => {
    const sesion = await deps.leerVisita(pedido);
    if (sesion === undefined) return pedirIngreso(pedido, respuesta);
    const idioma = marco.idiomaDe(pedido);
    const t = textos(idioma);
    const { borradores, casos } = await misTramites(deps, sesion.personaId);
    const filas = [
      ...borradores.flatMap((borrador) => filaDeBorrador(borrador, { ...deps, t, idioma })),
      ...casos.flatMap((caso) => filaDeCaso(caso, { ...deps, t, idioma })),
    ];
    return marco.publica(pedido, respuesta, {
      titulo: t.seguimiento.titulo,
      idioma: marco.idiomaDe(pedido),
      privada: true,
      contenido: <MisTramites t={t} filas={filas} />,
    });
  });

  app.get<{ Params: ParamsCaso }>('/:slug/expedientes/:expedienteId', async (pedido, respuesta) => {
    const visita = await abrirVisita(deps, pedido, respuesta);
    if (!visita.ok) return visita.error.respuesta;
    const { t, municipio, idioma } = visita.valor;
    const caso = await leerCaso(visita.valor, pedido.params.expedienteId);
    if (caso === undefined) return marco.noEncontrada(pedido, respuesta);
    const ruta = `/${municipio.slug}/expedientes/${caso.expediente.expedienteId}`;
    const { definicion } = caso.tramite;
    const en = deps.catalogo.enIdioma(definicion, idioma);
    return marco.publica(pedido, respuesta, {
      titulo: t.seguimiento.solicitud(caso.expediente.folio),
      municipioId: municipio.municipioId,
      idioma: marco.idiomaDe(pedido),
      privada: true,
      migas: [{ texto: t.comun.misSolicitudes, href: '/mis-tramites' }],
      contenido: (
        <CasoDePersona
          t={t}
          caso={caso}
          en={en}
          secciones={resumen(
            en.definicion.formulario,
            caso.expediente.respuestas,
            contextoDe(deps, municipio, definicion, idioma),
            { sinRespuesta: t.comun.sinRespuesta },
          )}
          ruta={ruta}
          hitos={hechosDelCaso(t, caso, en).map((hecho) => ({
            ...hecho,
            cuando: <Fecha iso={fechaLocal(hecho.cuando, municipio.zonaHoraria)} />,
          }))}
          descargas={caso.documentos.map((documento) =>
            conSuPregunta(aDescarga(documento, ruta), definicion, en),
          )}
        />
      ),
    });
  });

  app.get<{ Params: ParamsCaso & { documentoId: string } }>(
    '/:slug/expedientes/:expedienteId/documentos/:documentoId',
    async (pedido, respuesta) => {
      const visita = await abrirVisita(deps, pedido, respuesta);
      if (!visita.ok) return visita.error.respuesta;
      const { municipio, sesion } = visita.valor;
      const { expedienteId, documentoId } = pedido.params;
      const documento =
        esUuid(documentoId) && esUuid(expedienteId)
          ? await puertos.base.conMunicipio(municipio.municipioId, (tx) =>
              abrirDocumento(tx, puertos, documentoId, {
                personaId: sesion.personaId,
                nombre: sesion.nombre,
              }),
            )
          : undefined;
      if (documento === undefined || documento.expedienteId !== expedienteId)
        return marco.noEncontrada(pedido, respuesta);
      const bytes = await puertos.archivos.leer(documento.sha256);
      if (bytes === undefined) throw new Error(`Falta el contenido del documento ${documentoId}`);
      return respuesta
        .type(documento.tipoMime)
        .header('content-disposition', adjuntoConNombre(documento.nombreArchivo))
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .send(Buffer.from(bytes));
    },
  );

  async function leerCaso(
    { municipio, sesion }: Visita,
    expedienteId: string,
  ): Promise<CasoVisible | undefined> {
    if (!esUuid(expedienteId)) return undefined;
    return puertos.base.conMunicipio(municipio.municipioId, (tx) =>
      verCaso(tx, puertos, expedienteId, { personaId: sesion.personaId, nombre: sesion.nombre }),
    );
  }
}

type ParaFilas = Pick<DependenciasRutasSolicitudes, 'municipioPorId' | 'catalogo'> & {
  readonly t: Visita['t'];
  readonly idioma: Idioma;
};

/** Nombre del trámite en el idioma de la visita; si la versión ya no está, el que se guardó. */
function nombrar(
  definicion: DefinicionTramite | undefined,
  guardado: string,
  { catalogo, idioma }: Pick<ParaFilas, 'catalogo' | 'idioma'>,
): Pick<FilaPropia, 'titulo' | 'enCastellano'> {
  if (definicion === undefined) return { titulo: guardado, enCastellano: true };
  const en = catalogo.enIdioma(definicion, idioma);
  return { titulo: en.definicion.nombre, enCastellano: en.sinTraducir.has('nombre') };
}

function nombrarCaso(
  titulo: string,
  { catalogo, idioma }: Pick<ParaFilas, 'catalogo' | 'idioma'>,
): Pick<FilaPropia, 'titulo' | 'enCastellano'> {
  const traducido = catalogo.nombreEnIdioma(titulo, idioma);
  return { titulo: traducido ?? titulo, enCastellano: traducido === undefined };
}

function filaDeBorrador(
  { borrador, definicion }: BorradorPropio,
  { municipioPorId, t, ...enIdioma }: ParaFilas,
): readonly FilaPropia[] {
  const municipio = municipioPorId(borrador.municipioId);
  if (municipio === undefined) return [];
  const porPagar = borrador.estado === 'por_pagar';
  const ruta = `/${municipio.slug}/solicitudes/${borrador.borradorId}`;
  return [
    {
      id: borrador.borradorId,
      ...nombrar(definicion, borrador.tramiteId, enIdioma),
      href: ruta,
      municipalidad: t.comun.municipalidadDe(municipio.nombre),
      estado: {
        tono: 'advertencia',
        texto: porPagar ? t.seguimiento.estados.porPagar : t.seguimiento.estados.borrador,
      },
      accion: porPagar ? t.seguimiento.debePagar : t.seguimiento.debeTerminar,
      antesDe: fechaLocal(borrador.actualizadoEn, municipio.zonaHoraria),
      rotuloFecha: t.seguimiento.guardadaEl,
    },
  ];
}

function filaDeCaso(
  caso: CasoPropio,
  { municipioPorId, t, ...enIdioma }: ParaFilas,
): readonly FilaPropia[] {
  const municipio = municipioPorId(caso.municipioId);
  if (municipio === undefined) return [];
  const comun = {
    id: caso.expedienteId,
    ...nombrarCaso(caso.titulo, enIdioma),
    href: `/${municipio.slug}/expedientes/${caso.expedienteId}`,
    municipalidad: t.comun.municipalidadDe(municipio.nombre),
    folio: caso.folio,
    estado: estadoDelCaso(t, caso),
  };
  if (caso.corregirAntesDe !== undefined)
    return [
      {
        ...comun,
        accion: t.seguimiento.debeCorregir,
        antesDe: caso.corregirAntesDe,
        rotuloFecha: t.seguimiento.corregirHasta,
      },
    ];
  return caso.estado === 'terminado'
    ? [{ ...comun, rotuloFecha: '' }]
    : [{ ...comun, antesDe: caso.venceFecha, rotuloFecha: t.seguimiento.respondeHasta }];
}

function aDescarga(documento: Documento, ruta: string): Descarga {
  return {
    id: documento.documentoId,
    titulo: documento.titulo,
    href: `${ruta}/documentos/${documento.documentoId}`,
    bytes: documento.bytes,
  };
}

/** Lo que subió la persona se llama como la pregunta, y la pregunta puede estar traducida. */
function conSuPregunta(
  descarga: Descarga,
  { formulario }: DefinicionTramite,
  en: TramiteTraducido,
): Descarga {
  const campo = formulario.paginas
    .flatMap((pagina) => pagina.campos)
    .find(({ tipo, etiqueta }) => tipo === 'archivo' && etiqueta === descarga.titulo);
  if (campo === undefined || en.sinTraducir.has(`campo.${campo.id}`)) return descarga;
  const dicho = en.definicion.formulario.paginas
    .flatMap((pagina) => pagina.campos)
    .find(({ id }) => id === campo.id);
  return { ...descarga, titulo: dicho?.etiqueta ?? descarga.titulo, traducido: true };
}

/** Certificado de ingreso y comprobante: los que aún no se firman dicen que se preparan. */
function descargasDeIngreso({ documentos, eventos }: CasoVisible, ruta: string): Descarga[] {
  const pagada = eventos.some(({ tipo, datos }) => tipo === 'ingreso' && datos.pago !== undefined);
  const clases = [
    { clase: 'certificado-ingreso', titulo: 'Certificado de ingreso' },
    ...(pagada ? [{ clase: 'comprobante-pago', titulo: 'Comprobante de pago' }] : []),
  ];
  return clases.map(({ clase, titulo }) => {
    const documento = documentos.find((d) => d.clase === clase);
    return documento === undefined ? { id: clase, titulo } : aDescarga(documento, ruta);
  });
}

/** `Content-Disposition` con nombre ASCII y, aparte, el nombre completo (RFC 6266). */
function adjuntoConNombre(nombre: string): string {
  const simple = nombre.normalize('NFD').replace(/[^\x20-\x7e]|["\\]/g, '') || 'documento';
  return `attachment; filename="${simple}"; filename*=UTF-8''${encodeURIComponent(nombre.toWellFormed())}`;
}
