import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Puertos } from '../../../puertos.ts';
import type { Notificacion } from '../../avisos/index.ts';
import { documentoPorId, municipioDe } from '../../documentos/index.ts';
import { nuevoId } from '../../historia/index.ts';
import { tramiteDe } from '../definiciones.ts';
import { notificacionDeCorreccion } from '../notificada.ts';
import { comoFila, contar, plazoDeSubsanacion } from '../plazos.ts';
import { correccionesDe } from '../repositorio/correccion.ts';
import { expedientePorId } from '../repositorio/expediente.ts';
import { insertarPlazos, plazosDe, recontarPlazo } from '../repositorio/plazo.ts';

type PuertosEfectos = Pick<Puertos, 'reloj' | 'azar' | 'calendario'>;

/** Plazo de la reposición, que corre desde la notificación (Ley 19.880 art. 59). */
const REPOSICION = { cantidad: 5, tipo: 'habiles', articulo: 'Ley 19.880, art. 59' } as const;

/**
 * Plazos que nacen o cambian cuando una notificación legal sale: el de corregir se cuenta desde
 * la fecha presunta real, y la resolución que admite recursos abre el de reposición.
 */
export async function efectosDeNotificacion(
  tx: TxMunicipal,
  puertos: PuertosEfectos,
  notificacion: Notificacion,
): Promise<void> {
  if (notificacion.canal !== 'ddu' || notificacion.presuntaFecha === undefined) return;
  const presunta = Temporal.PlainDate.from(notificacion.presuntaFecha);
  if (notificacion.clase === 'instruccion') await recontar(tx, puertos, notificacion, presunta);
  if (notificacion.clase === 'finalizacion')
    await abrirRecurso(tx, puertos, notificacion, presunta);
}

async function recontar(
  tx: TxMunicipal,
  puertos: PuertosEfectos,
  { expedienteId, notificacionId }: Notificacion,
  presunta: Temporal.PlainDate,
): Promise<void> {
  const pendiente = (await correccionesDe(tx, expedienteId)).find((c) => c.estado === 'pendiente');
  if (pendiente === undefined) return;
  const suya = await notificacionDeCorreccion(tx, pendiente);
  const plazo = (await plazosDe(tx, expedienteId)).find((p) => p.plazoId === pendiente.plazoId);
  const expediente = await expedientePorId(tx, expedienteId);
  if (suya?.notificacionId !== notificacionId || plazo?.nodoId === undefined) return;
  if (expediente === undefined || plazo.inicia === presunta.toString()) return;
  const { flujo } = await tramiteDe(tx, expediente);
  const nodo = flujo.nodos.get(plazo.nodoId)?.nodo;
  if (nodo?.tipo !== 'temporizador') return;
  const cuenta = { calendario: puertos.calendario, municipio: await municipioDe(tx) };
  const nuevo = plazoDeSubsanacion(cuenta, nodo.plazo, presunta, plazo.nodoId);
  await recontarPlazo(tx, plazo.plazoId, nuevo);
}

async function abrirRecurso(
  tx: TxMunicipal,
  puertos: PuertosEfectos,
  { expedienteId, documentos }: Notificacion,
  presunta: Temporal.PlainDate,
): Promise<void> {
  const plazos = await plazosDe(tx, expedienteId);
  const expediente = await expedientePorId(tx, expedienteId);
  if (expediente === undefined || plazos.some(({ clase }) => clase === 'recurso')) return;
  const { definicion } = await tramiteDe(tx, expediente);
  for (const id of documentos) {
    const documento = await documentoPorId(tx, id);
    const clase = definicion.documentos.find((d) => d.id === documento?.clase);
    if ((clase?.recursos ?? []).length === 0) continue;
    const cuenta = { calendario: puertos.calendario, municipio: await municipioDe(tx) };
    const plazo = comoFila(cuenta, 'recurso', contar(cuenta, presunta, REPOSICION));
    await insertarPlazos(tx, expedienteId, [{ ...plazo, plazoId: nuevoId(puertos) }]);
    return;
  }
}
