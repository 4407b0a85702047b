import type { FastifyInstance } from 'fastify';
import { uuidV7 } from '../../../base/ids.ts';
import { actorDeFuncionario, leerFormulario } from '../../gobierno/administracion/index.ts';
import type { DependenciasEncuesta } from './dependencias.ts';
import { type ConItem, type PiezasDeItem, RUTA_ITEM } from './piezas-item.tsx';
import * as respuestas from './repositorio-respuestas.ts';
import { entregarArchivo, leerEnlace, recibirArchivo } from './respaldos/recibir.ts';

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
    const escrito = f.texto('url');
    const leido = leerEnlace(escrito);
    if (!leido.ok) {
      const respaldo = { campo: 'url', mensaje: leido.error, escrito } as const;
      return mostrar(s, r.code(422), abierto, { respaldo });
    }
    const url = leido.valor;
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
    const recibido = await recibirArchivo(s, puertos);
    if (!recibido.ok) {
      const respaldo = { campo: 'archivo', mensaje: recibido.error } as const;
      return mostrar(s, r.code(422), abierto, { respaldo });
    }
    const { motivo, ...archivo } = recibido.valor;
    return cambiar(s, r, abierto, {
      motivo,
      respaldo: { antes: null, despues: archivo.nombre },
      trabajo: (tx, ahora) =>
        respuestas.insertarEvidencia(tx, {
          evidenciaId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
          medicionId: abierto.encuesta.medicion.medicion_id,
          itemId: abierto.item.id,
          archivo,
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
      return (await entregarArchivo(r, puertos, fila)) ? r : marco.noEncontrada(s, r);
    },
  );
}
