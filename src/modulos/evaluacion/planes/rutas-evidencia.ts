import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { esUuid, uuidV7 } from '../../../base/ids.ts';
import { MENSAJE_ERROR_ARCHIVO } from '../../../plataforma/archivos/mensajes.ts';
import { mimeDeTipo } from '../../../plataforma/archivos/tipos.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import {
  actorDeFuncionario,
  type Funcionario,
  leerFormulario,
  ROLES_QUE_ESCRIBEN,
} from '../../gobierno/administracion/index.ts';
import type { DependenciasPlanes } from './dependencias.ts';
import type { ConHito, MostrarHito } from './piezas-hito.ts';
import * as repositorio from './repositorio.ts';
import * as evidencias from './repositorio-evidencias.ts';
import { MAXIMO_MB } from './vistas/evidencias.tsx';

const MAXIMO_BYTES = MAXIMO_MB * 1_048_576;

/** Respaldos de un hito: direcciones web y archivos revisados. Cada cambio queda en su historia. */
export function rutasDeEvidencia(
  app: FastifyInstance,
  deps: DependenciasPlanes,
  mostrar: MostrarHito,
): void {
  const { marco, puertos } = deps;
  const ruta = '/:slug/funcionarios/madurez/plan/:hito';

  /** Cambia los respaldos si el hito existe, lo anota y vuelve a su página. */
  const cambiar = async (
    s: FastifyRequest<ConHito>,
    r: FastifyReply,
    autor: Funcionario,
    frase: string,
    trabajo: (tx: TxMunicipal, ahora: Temporal.Instant) => Promise<unknown>,
  ) => {
    const { slug, hito } = s.params;
    const hecho = await puertos.base.conMunicipio(autor.municipioId, async (tx) => {
      if (!(await repositorio.hitosDe(tx)).some((h) => h.id === hito)) return false;
      const ahora = puertos.reloj.ahora();
      await trabajo(tx, ahora);
      await repositorio.anotarCambio(tx, {
        cambioId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
        hitoId: hito,
        datos: { respaldo: frase },
        autor: actorDeFuncionario(autor),
        ahora: ahora.toString(),
      });
      return true;
    });
    return hecho
      ? r.redirect(`/${slug}/funcionarios/madurez/plan/${hito}#respaldos`, 303)
      : marco.noEncontrada(s, r);
  };
  const mal = (
    s: FastifyRequest<ConHito>,
    r: FastifyReply,
    autor: Funcionario,
    campo: string,
    mensaje: string,
  ) => mostrar(s, r.code(422), autor, { errores: [{ campo, mensaje }] });

  app.post<ConHito>(`${ruta}/respaldos/enlace`, async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r, ROLES_QUE_ESCRIBEN);
    if (autor === undefined) return r;
    const url = leerFormulario(s.body, 500).texto('url').trim();
    if (!/^https?:\/\/[^\s/]+\.[^\s]+$/.test(url)) {
      return mal(s, r, autor, 'url', 'Escriba una dirección que empiece con https://');
    }
    return cambiar(s, r, autor, 'Respaldo agregado: una dirección web', (tx, ahora) =>
      evidencias.insertarEvidencia(tx, {
        evidenciaId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
        hitoId: s.params.hito,
        url,
        actor: actorDeFuncionario(autor),
        ahora: ahora.toString(),
      }),
    );
  });

  app.post<ConHito>(`${ruta}/respaldos/archivo`, async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r, ROLES_QUE_ESCRIBEN);
    if (autor === undefined) return r;
    const parte = s.isMultipart()
      ? await s.file({ limits: { fileSize: MAXIMO_BYTES + 1, files: 1 } })
      : undefined;
    if (parte === undefined || parte.filename === '') {
      return mal(s, r, autor, 'archivo', 'Elija un archivo.');
    }
    const guardado = await puertos.archivos.guardar(parte.file, {
      maximo: MAXIMO_BYTES,
      nombre: parte.filename,
      mime: parte.mimetype,
    });
    if (!guardado.ok) return mal(s, r, autor, 'archivo', MENSAJE_ERROR_ARCHIVO[guardado.error]);
    const { sha256, tipo, bytes } = guardado.valor;
    const contenido = await puertos.archivos.leer(sha256);
    const revision =
      contenido === undefined ? 'limpio' : await puertos.antivirus.revisar(contenido);
    if (typeof revision === 'object') {
      return mal(s, r, autor, 'archivo', 'El archivo tiene un programa dañino y no se agregó.');
    }
    const nombre = parte.filename.slice(0, 200);
    return cambiar(s, r, autor, `Respaldo agregado: ${nombre}`, (tx, ahora) =>
      evidencias.insertarEvidencia(tx, {
        evidenciaId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
        hitoId: s.params.hito,
        archivo: { sha256, nombre, tipo, bytes },
        actor: actorDeFuncionario(autor),
        ahora: ahora.toString(),
      }),
    );
  });

  app.post<ConHito>(`${ruta}/respaldos/retirar`, async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r, ROLES_QUE_ESCRIBEN);
    if (autor === undefined) return r;
    const evidencia = leerFormulario(s.body).texto('evidencia');
    if (!esUuid(evidencia)) return marco.noEncontrada(s, r);
    return cambiar(s, r, autor, 'Respaldo retirado', (tx, ahora) =>
      evidencias.retirarEvidencia(tx, s.params.hito, evidencia, ahora.toString()),
    );
  });

  app.get<{ Params: ConHito['Params'] & { evidencia: string } }>(
    `${ruta}/archivos/:evidencia`,
    async (s, r) => {
      const autor = await deps.exigirFuncionario(s, r);
      if (autor === undefined) return r;
      if (!esUuid(s.params.hito)) return marco.noEncontrada(s, r);
      const filas = await puertos.base.conMunicipio(autor.municipioId, (tx) =>
        evidencias.evidenciasDe(tx, s.params.hito),
      );
      const fila = filas.find((e) => e.evidencia_id === s.params.evidencia);
      const flujo = fila?.sha256 == null ? undefined : await puertos.archivos.leer(fila.sha256);
      if (fila === undefined || flujo === undefined) return marco.noEncontrada(s, r);
      const visible = fila.tipo === 'pdf' || fila.tipo === 'jpg' || fila.tipo === 'png';
      return r
        .type(visible ? mimeDeTipo(fila.tipo as 'pdf' | 'jpg' | 'png') : 'application/octet-stream')
        .header('cache-control', 'private, no-store')
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(fila.nombre_archivo ?? 'respaldo')}`,
        )
        .send(Buffer.from(flujo));
    },
  );
}
