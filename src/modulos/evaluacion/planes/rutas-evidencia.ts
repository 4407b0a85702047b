import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { esUuid, uuidV7 } from '../../../base/ids.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import {
  actorDeFuncionario,
  type Funcionario,
  leerFormulario,
  ROLES_QUE_ESCRIBEN,
} from '../../gobierno/administracion/index.ts';
import { entregarArchivo, leerEnlace, recibirArchivo } from '../encuesta/index.ts';
import type { DependenciasPlanes } from './dependencias.ts';
import type { ConHito, MostrarHito } from './piezas-hito.ts';
import * as repositorio from './repositorio.ts';
import * as evidencias from './repositorio-evidencias.ts';

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
    const url = leerEnlace(leerFormulario(s.body, 1000).texto('url'));
    if (!url.ok) return mal(s, r, autor, 'url', url.error);
    return cambiar(s, r, autor, 'Respaldo agregado: una dirección web', (tx, ahora) =>
      evidencias.insertarEvidencia(tx, {
        evidenciaId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
        hitoId: s.params.hito,
        url: url.valor,
        actor: actorDeFuncionario(autor),
        ahora: ahora.toString(),
      }),
    );
  });

  app.post<ConHito>(`${ruta}/respaldos/archivo`, async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r, ROLES_QUE_ESCRIBEN);
    if (autor === undefined) return r;
    const recibido = await recibirArchivo(s, puertos);
    if (!recibido.ok) return mal(s, r, autor, 'archivo', recibido.error);
    const { motivo: _, ...archivo } = recibido.valor;
    return cambiar(s, r, autor, `Respaldo agregado: ${archivo.nombre}`, (tx, ahora) =>
      evidencias.insertarEvidencia(tx, {
        evidenciaId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
        hitoId: s.params.hito,
        archivo,
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
      return (await entregarArchivo(r, puertos, fila)) ? r : marco.noEncontrada(s, r);
    },
  );
}
