import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { esUuid, uuidV7 } from '../../../base/ids.ts';
import { MENSAJE_ERROR_ARCHIVO } from '../../../plataforma/archivos/mensajes.ts';
import { mimeDeTipo } from '../../../plataforma/archivos/tipos.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { actorDeFuncionario, leerFormulario } from '../../gobierno/administracion/index.ts';
import { elegirVersion } from './casos/elegir.ts';
import type { DependenciasEncuesta } from './dependencias.ts';
import type { PiezasEncuesta } from './piezas.ts';
import * as repositorio from './repositorio.ts';
import * as respuestas from './repositorio-respuestas.ts';
import { PaginaItem } from './vistas/item.tsx';

type ConItem = { Params: { slug: string; campana: string; item: string } };

const MAXIMO_BYTES = 10 * 1_048_576;

/** Página de un ítem: respaldos, historia y elección entre respuestas que chocaron. */
export function rutasDeItem(
  app: FastifyInstance,
  deps: DependenciasEncuesta,
  p: PiezasEncuesta,
): void {
  const { marco, puertos } = deps;
  const base = '/:slug/funcionarios/madurez/:campana/items/:item';
  const rutaDe = ({ slug, campana, item }: ConItem['Params']): string =>
    `${p.raiz(slug)}/${campana}/items/${item}`;

  const abrir = async (s: FastifyRequest<ConItem>, r: FastifyReply) => {
    const autor = await deps.exigirFuncionario(s, r);
    if (autor === undefined) return undefined;
    const encuesta = await p.leer(autor, s.params.campana);
    const item = encuesta?.cuestionario.plan.instrumento.items.find((i) => i.id === s.params.item);
    if (encuesta === undefined || item === undefined) {
      await marco.noEncontrada(s, r);
      return undefined;
    }
    return { autor, encuesta, item };
  };

  const mostrar = async (
    s: FastifyRequest<ConItem>,
    r: FastifyReply,
    abierto: NonNullable<Awaited<ReturnType<typeof abrir>>>,
    error?: string,
  ) => {
    const { autor, encuesta, item } = abierto;
    const versiones = await puertos.base.conMunicipio(autor.municipioId, (tx) =>
      respuestas.versionesDe(tx, encuesta.medicion.medicion_id, item.id),
    );
    const parte = encuesta.cuestionario.partes.find((x) => x.items.includes(item));
    const raizCampana = `${p.raiz(s.params.slug)}/${s.params.campana}`;
    return marco.interna(s, r, {
      ...p.pagina(
        autor,
        item.id,
        s.params.slug,
        <PaginaItem
          base={raizCampana}
          volver={`${raizCampana}/${parte?.id ?? ''}#i-${item.id.replaceAll('.', '-')}`}
          item={item}
          encuesta={encuesta}
          versiones={versiones}
          error={error}
        />,
        s.params.campana,
      ),
      conErrores: error !== undefined,
    });
  };

  /** Ejecuta un cambio solo si la medición sigue abierta. */
  const cambiar = async (
    s: FastifyRequest<ConItem>,
    r: FastifyReply,
    abierto: NonNullable<Awaited<ReturnType<typeof abrir>>>,
    trabajo: (tx: TxMunicipal, ahora: Temporal.Instant) => Promise<void>,
  ) => {
    const { autor, encuesta } = abierto;
    const hecho = await puertos.base.conMunicipio(autor.municipioId, async (tx) => {
      const m = await repositorio.bloquearMedicion(tx, encuesta.medicion.medicion_id);
      if (m?.estado !== 'en_curso' && m?.estado !== 'observada') return false;
      await trabajo(tx, puertos.reloj.ahora());
      return true;
    });
    return hecho
      ? r.redirect(rutaDe(s.params), 303)
      : mostrar(s, r.code(409), abierto, 'La medición está cerrada.');
  };

  app.get<ConItem>(base, async (s, r) => {
    const abierto = await abrir(s, r);
    return abierto === undefined ? r : mostrar(s, r, abierto);
  });

  app.post<ConItem>(`${base}/elegir`, async (s, r) => {
    const abierto = await abrir(s, r);
    if (abierto === undefined) return r;
    const version = leerFormulario(s.body).texto('version');
    return cambiar(s, r, abierto, async (tx) => {
      await elegirVersion(tx, puertos, {
        medicionId: abierto.encuesta.medicion.medicion_id,
        itemId: abierto.item.id,
        version,
        actor: actorDeFuncionario(abierto.autor),
      });
    });
  });

  app.post<ConItem>(`${base}/enlace`, async (s, r) => {
    const abierto = await abrir(s, r);
    if (abierto === undefined) return r;
    const url = leerFormulario(s.body, 500).texto('url').trim();
    if (!/^https?:\/\/[^\s/]+\.[^\s]+$/.test(url)) {
      return mostrar(s, r.code(422), abierto, 'Escriba una dirección que empiece con https://');
    }
    return cambiar(s, r, abierto, (tx, ahora) =>
      respuestas.insertarEvidencia(tx, {
        evidenciaId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
        medicionId: abierto.encuesta.medicion.medicion_id,
        itemId: abierto.item.id,
        url,
        actor: actorDeFuncionario(abierto.autor),
        ahora: ahora.toString(),
      }),
    );
  });

  app.post<ConItem>(`${base}/archivo`, async (s, r) => {
    const abierto = await abrir(s, r);
    if (abierto === undefined) return r;
    const parte = s.isMultipart()
      ? await s.file({ limits: { fileSize: MAXIMO_BYTES + 1, files: 1 } })
      : undefined;
    if (parte === undefined || parte.filename === '') {
      return mostrar(s, r.code(422), abierto, 'Elija un archivo.');
    }
    const guardado = await puertos.archivos.guardar(parte.file, {
      maximo: MAXIMO_BYTES,
      nombre: parte.filename,
      mime: parte.mimetype,
    });
    if (!guardado.ok)
      return mostrar(s, r.code(422), abierto, MENSAJE_ERROR_ARCHIVO[guardado.error]);
    const { sha256, tipo, bytes } = guardado.valor;
    const contenido = await puertos.archivos.leer(sha256);
    const revision =
      contenido === undefined ? 'limpio' : await puertos.antivirus.revisar(contenido);
    if (typeof revision === 'object') {
      return mostrar(
        s,
        r.code(422),
        abierto,
        'El archivo tiene un programa dañino y no se agregó.',
      );
    }
    return cambiar(s, r, abierto, (tx, ahora) =>
      respuestas.insertarEvidencia(tx, {
        evidenciaId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
        medicionId: abierto.encuesta.medicion.medicion_id,
        itemId: abierto.item.id,
        archivo: { sha256, nombre: parte.filename.slice(0, 200), tipo, bytes },
        actor: actorDeFuncionario(abierto.autor),
        ahora: ahora.toString(),
      }),
    );
  });

  app.post<ConItem>(`${base}/retirar`, async (s, r) => {
    const abierto = await abrir(s, r);
    if (abierto === undefined) return r;
    const evidencia = leerFormulario(s.body).texto('evidencia');
    if (!esUuid(evidencia)) return marco.noEncontrada(s, r);
    return cambiar(s, r, abierto, (tx, ahora) =>
      respuestas.retirarEvidencia(
        tx,
        abierto.encuesta.medicion.medicion_id,
        evidencia,
        ahora.toString(),
      ),
    );
  });

  app.get<{ Params: ConItem['Params'] & { evidencia: string } }>(
    `${base}/archivos/:evidencia`,
    async (s, r) => {
      const abierto = await abrir(s, r);
      if (abierto === undefined) return r;
      const fila = abierto.encuesta.evidencias.find((e) => e.evidencia_id === s.params.evidencia);
      const flujo = fila?.sha256 == null ? undefined : await puertos.archivos.leer(fila.sha256);
      if (fila === undefined || flujo === undefined) return marco.noEncontrada(s, r);
      const tipo =
        fila.tipo === 'pdf' || fila.tipo === 'jpg' || fila.tipo === 'png'
          ? mimeDeTipo(fila.tipo)
          : 'application/octet-stream';
      return r
        .type(tipo)
        .header('cache-control', 'private, no-store')
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(fila.nombre_archivo ?? 'respaldo')}`,
        )
        .send(Buffer.from(flujo));
    },
  );
}
