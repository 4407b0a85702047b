import type { FastifyInstance } from 'fastify';
import { esUuid } from '../../../../base/ids.ts';
import { exportarExpediente } from '../../../../plataforma/expediente-zip/exportar-expediente.ts';
import type { ComponedorPdf } from '../../../../plataforma/pdf/puerto.ts';
import { actorDeFuncionario, leerFormulario } from '../../../gobierno/administracion/index.ts';
import { revocarDocumento } from '../../documentos/index.ts';
import { abrirDocumento, componerDeDefinicion, exportar } from '../../expedientes/index.ts';
import { abrirCasoDe, type RutaDeCaso } from '../actos/abrir.ts';
import { casoEnTexto } from '../actos/acto.ts';
import { fundamentoDe } from '../actos/documento.ts';
import { migasDeCaso } from '../actos/mostrar-cambio.tsx';
import type { DependenciasDeOficina } from '../dependencias.ts';
import { abrirVisita } from '../visita.ts';
import { entregarArchivo } from './descargar.ts';
import { RevocarDocumento } from './revocar.tsx';

type RutaDeDocumento = { Params: { slug: string; id: string; docId: string } };

const LARGO_MOTIVO = 1_000;

/** Documentos del expediente: descargarlos, ver el borrador, exportar todo y revocar. */
export function rutasDeArchivo(app: FastifyInstance, deps: DependenciasDeOficina): void {
  const { puertos, marco } = deps;
  const ruta = '/:slug/funcionarios/expedientes/:id';

  app.get<RutaDeDocumento>(`${ruta}/documentos/:docId`, async (solicitud, respuesta) => {
    const visita = await abrirVisita(deps, solicitud, respuesta);
    if (visita === undefined) return respuesta;
    const { id, docId } = solicitud.params;
    const documento = esUuid(docId)
      ? await puertos.base.conMunicipio(visita.municipio.municipioId, (tx) =>
          abrirDocumento(tx, puertos, docId, { funcionario: visita.autor }),
        )
      : undefined;
    const contenido =
      documento?.expedienteId === id ? await puertos.archivos.flujo(documento.sha256) : undefined;
    if (documento === undefined || contenido === undefined) {
      return marco.noEncontrada(solicitud, respuesta);
    }
    return entregarArchivo(respuesta, {
      nombre: documento.nombreArchivo,
      tipo: documento.tipoMime,
      bytes: documento.bytes,
      contenido,
    });
  });

  app.get<RutaDeDocumento>(`${ruta}/borrador/:docId`, async (solicitud, respuesta) => {
    const abierto = await abrirCasoDe(deps, solicitud, respuesta);
    if (abierto === undefined) return respuesta;
    const { caso, visita } = abierto;
    const documento = caso.tramite.definicion.documentos.find(
      ({ id }) => id === solicitud.params.docId,
    );
    if (documento === undefined || caso.acciones.length === 0) {
      return marco.noEncontrada(solicitud, respuesta);
    }
    const ahora = puertos.reloj.ahora();
    const enTexto = casoEnTexto(caso, visita.municipio, ahora, puertos.urlPublica, {
      fundamento: fundamentoDe(caso.eventos),
    });
    const { run, nombre, cargo } = visita.autor;
    const preparado = {
      documentoId: 'borrador',
      clave: 'borrador',
      codigo: 'BORRADOR',
      emitidoEn: ahora.toString({ smallestUnit: 'millisecond' }),
    };
    const pdf = await componerDeDefinicion(
      enBorrador(puertos.pdf),
      preparado,
      { ...enTexto, unidad: caso.unidad, demostracion: false },
      documento,
      { run, nombre, cargo },
    );
    return entregarArchivo(respuesta, {
      nombre: `borrador-${caso.expediente.folio}.pdf`,
      tipo: 'application/pdf',
      contenido: pdf,
    });
  });

  app.get<RutaDeCaso>(`${ruta}/exportar`, async (solicitud, respuesta) => {
    const visita = await abrirVisita(deps, solicitud, respuesta);
    if (visita === undefined) return respuesta;
    const { id } = solicitud.params;
    if (!esUuid(id)) return marco.noEncontrada(solicitud, respuesta);
    const reunido = await puertos.base.conMunicipio(visita.municipio.municipioId, (tx) =>
      exportar(tx, puertos, id, { funcionario: visita.autor }),
    );
    if (!reunido.ok) {
      if (reunido.error === 'no-existe') return marco.noEncontrada(solicitud, respuesta);
      throw new Error(`Falta en el almacén un archivo del expediente ${id}`);
    }
    return entregarArchivo(respuesta, {
      nombre: `${reunido.valor.metadatos.iuie}.zip`,
      tipo: 'application/zip',
      contenido: await exportarExpediente(reunido.valor, deps.firmarManifiesto),
    });
  });

  const revocar = `${ruta}/documentos/:docId/revocar`;
  for (const metodo of ['GET', 'POST'] as const) {
    app.route<RutaDeDocumento>({
      method: metodo,
      url: revocar,
      handler: async (solicitud, respuesta) => {
        const abierto = await abrirCasoDe(deps, solicitud, respuesta);
        if (abierto === undefined) return respuesta;
        const { caso, visita, url } = abierto;
        const documento = caso.documentos.find(
          ({ documentoId }) => documentoId === solicitud.params.docId,
        );
        const revocable = documento?.codigo !== undefined && documento.estado === 'vigente';
        if (documento === undefined || !revocable || !caso.puedeRevocar) {
          return marco.noEncontrada(solicitud, respuesta);
        }
        const motivo = leerFormulario(solicitud.body, LARGO_MOTIVO).texto('motivo');
        const intento = metodo === 'POST';
        if (intento && motivo.trim() !== '') {
          const hecho = await puertos.base.conMunicipio(visita.municipio.municipioId, (tx) =>
            revocarDocumento(tx, puertos, {
              documentoId: documento.documentoId,
              motivo,
              actor: actorDeFuncionario(visita.autor),
            }),
          );
          return hecho.ok || hecho.error === 'ya-revocado'
            ? respuesta.redirect(`${url}?listo=revocado`, 303)
            : marco.noEncontrada(solicitud, respuesta);
        }
        return marco.interna(solicitud, intento ? respuesta.code(422) : respuesta, {
          titulo: `Revocar ${documento.titulo}`,
          municipioId: visita.municipio.municipioId,
          seccion: 'bandeja',
          conErrores: intento,
          migas: migasDeCaso(abierto),
          contenido: (
            <RevocarDocumento
              caso={caso}
              documento={documento}
              accion={`${url}/documentos/${documento.documentoId}/revocar`}
              volver={url}
              motivo={motivo}
              error={intento ? 'Escriba por qué se revoca.' : undefined}
              largoMaximo={LARGO_MOTIVO}
            />
          ),
        });
      },
    });
  }
}

/** El compositor, con la marca de borrador en cada página. */
function enBorrador(pdf: ComponedorPdf): ComponedorPdf {
  return {
    componer: (plantilla, datos) => pdf.componer(plantilla, { ...datos, marca: 'Borrador' }),
  };
}
