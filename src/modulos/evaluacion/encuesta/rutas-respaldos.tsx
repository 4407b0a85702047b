import type { FastifyInstance } from 'fastify';
import { uuidV7 } from '../../../base/ids.ts';
import { MENSAJE_ERROR_ARCHIVO } from '../../../plataforma/archivos/mensajes.ts';
import { mimeDeTipo } from '../../../plataforma/archivos/tipos.ts';
import { actorDeFuncionario, leerFormulario } from '../../gobierno/administracion/index.ts';
import type { DependenciasEncuesta } from './dependencias.ts';
import { type ConItem, type PiezasDeItem, RUTA_ITEM } from './piezas-item.tsx';
import * as respuestas from './repositorio-respuestas.ts';

const MAXIMO_BYTES = 10 * 1_048_576;

/** Solo http y https, sin usuario ni clave en la dirección, y de largo razonable. */
function esDireccionWeb(texto: string): boolean {
  if (texto.length > 500 || /\s/.test(texto) || !URL.canParse(texto)) return false;
  const { protocol, hostname, username, password } = new URL(texto);
  const deWeb = protocol === 'https:' || protocol === 'http:';
  return deWeb && hostname.includes('.') && username === '' && password === '';
}

/** Respaldos de un ítem: agregar una dirección o un archivo, retirarlos y bajarlos. */
export function rutasDeRespaldos(
  app: FastifyInstance,
  deps: DependenciasEncuesta,
  { abrir, mostrar, cambiar }: PiezasDeItem,
): void {
  const { marco, puertos } = deps;

  app.post<ConItem>(`${RUTA_ITEM}/enlace`, async (s, r) => {
    const abierto = await abrir(s, r);
    if (abierto === undefined) return r;
    const f = leerFormulario(s.body, 1000);
    const url = f.texto('url').trim();
    if (!esDireccionWeb(url)) {
      return mostrar(s, r.code(422), abierto, {
        error: 'Escriba una dirección que empiece con https://',
      });
    }
    return cambiar(s, r, abierto, {
      motivo: f.texto('motivo'),
      respaldo: { antes: null, despues: url },
      trabajo: (tx, ahora) =>
        respuestas.insertarEvidencia(tx, {
          evidenciaId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
          medicionId: abierto.encuesta.medicion.medicion_id,
          itemId: abierto.item.id,
          url,
          actor: actorDeFuncionario(abierto.autor),
          ahora: ahora.toString(),
        }),
    });
  });

  app.post<ConItem>(`${RUTA_ITEM}/archivo`, async (s, r) => {
    const abierto = await abrir(s, r);
    if (abierto === undefined) return r;
    const parte = s.isMultipart()
      ? await s.file({ limits: { fileSize: MAXIMO_BYTES + 1, files: 1 } })
      : undefined;
    if (parte === undefined || parte.filename === '') {
      return mostrar(s, r.code(422), abierto, { error: 'Elija un archivo.' });
    }
    const guardado = await puertos.archivos.guardar(parte.file, {
      maximo: MAXIMO_BYTES,
      nombre: parte.filename,
      mime: parte.mimetype,
    });
    if (!guardado.ok)
      return mostrar(s, r.code(422), abierto, { error: MENSAJE_ERROR_ARCHIVO[guardado.error] });
    const { sha256, tipo, bytes } = guardado.valor;
    const contenido = await puertos.archivos.leer(sha256);
    const revision =
      contenido === undefined ? 'limpio' : await puertos.antivirus.revisar(contenido);
    if (typeof revision === 'object') {
      return mostrar(s, r.code(422), abierto, {
        error: 'El archivo tiene un programa dañino y no se agregó.',
      });
    }
    const campo = parte.fields.motivo;
    const motivo = campo !== undefined && 'value' in campo ? String(campo.value) : '';
    return cambiar(s, r, abierto, {
      motivo,
      respaldo: { antes: null, despues: parte.filename.slice(0, 200) },
      trabajo: (tx, ahora) =>
        respuestas.insertarEvidencia(tx, {
          evidenciaId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
          medicionId: abierto.encuesta.medicion.medicion_id,
          itemId: abierto.item.id,
          archivo: { sha256, nombre: parte.filename.slice(0, 200), tipo, bytes },
          actor: actorDeFuncionario(abierto.autor),
          ahora: ahora.toString(),
        }),
    });
  });

  app.post<ConItem>(`${RUTA_ITEM}/retirar`, async (s, r) => {
    const abierto = await abrir(s, r);
    if (abierto === undefined) return r;
    const f = leerFormulario(s.body);
    const evidencia = f.texto('evidencia');
    const fila = abierto.encuesta.evidencias.find((e) => e.evidencia_id === evidencia);
    if (fila === undefined || fila.item_id !== abierto.item.id) return marco.noEncontrada(s, r);
    return cambiar(s, r, abierto, {
      motivo: f.texto('motivo'),
      respaldo: { antes: fila.url ?? fila.nombre_archivo, despues: null },
      trabajo: (tx, ahora) =>
        respuestas.retirarEvidencia(
          tx,
          abierto.encuesta.medicion.medicion_id,
          evidencia,
          ahora.toString(),
        ),
    });
  });

  app.get<{ Params: ConItem['Params'] & { evidencia: string } }>(
    `${RUTA_ITEM}/archivos/:evidencia`,
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
