import { uuidV7 } from '../../../../base/ids.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import { anularGiro, giroDeBorrador, intentoAbierto } from '../../pagos/index.ts';
import type { PuertosSolicitudes } from '../dependencias.ts';
import type { Borrador } from '../dominio.ts';
import * as repositorio from '../repositorio.ts';
import * as adjuntos from '../repositorio-adjuntos.ts';

/**
 * Empieza una solicitud o devuelve la que la persona ya tiene viva en ese trámite. Dos clics a la
 * vez dan la misma: la base admite una sola.
 */
export async function empezar(
  tx: TxMunicipal,
  { reloj, azar }: Pick<PuertosSolicitudes, 'reloj' | 'azar'>,
  pedido: { readonly personaId: string; readonly tramiteId: string; readonly version: number },
): Promise<{ readonly borradorId: string; readonly existente?: Borrador }> {
  const existente = await repositorio.borradorVivo(tx, pedido.personaId, pedido.tramiteId);
  if (existente !== undefined) return { borradorId: existente.borradorId, existente };
  const ahora = reloj.ahora();
  const borradorId = uuidV7(ahora.epochMilliseconds, azar(10));
  const creado = await repositorio.crearBorrador(tx, {
    ...pedido,
    borradorId,
    ahora: ahora.toString(),
  });
  if (creado) {
    await repositorio.anotarMunicipio(tx, pedido.personaId, ahora.toString());
    return { borradorId };
  }
  const otro = await repositorio.borradorVivo(tx, pedido.personaId, pedido.tramiteId);
  if (otro === undefined) throw new Error('La solicitud viva desapareció al empezar otra');
  return { borradorId: otro.borradorId, existente: otro };
}

/** Si hay dinero de por medio: pagada, o con un pago cuyo desenlace no se sabe. */
export async function pagoEnJuego(
  tx: TxMunicipal,
  borradorId: string,
): Promise<'nada' | 'en-curso' | 'pagada'> {
  const giro = await giroDeBorrador(tx, borradorId);
  if (giro === undefined) return 'nada';
  if (giro.estado === 'pagado') return 'pagada';
  return (await intentoAbierto(tx, giro.giro_id)) === undefined ? 'nada' : 'en-curso';
}

/**
 * Descarta una solicitud sin ingresar. No se puede si está pagada o con un pago en curso: la
 * persona podría terminar pagando algo que ya no existe.
 */
export async function descartar(
  tx: TxMunicipal,
  { reloj }: Pick<PuertosSolicitudes, 'reloj'>,
  borradorId: string,
  personaId: string,
): Promise<'descartada' | 'no-existe' | 'en-curso' | 'pagada'> {
  const borrador = await repositorio.bloquearBorrador(tx, borradorId, personaId);
  if (borrador === undefined || borrador.estado === 'ingresado') return 'no-existe';
  const pago = await pagoEnJuego(tx, borradorId);
  if (pago !== 'nada') return pago;
  const giro = await giroDeBorrador(tx, borradorId);
  if (giro !== undefined) await anularGiro(tx, giro.giro_id);
  const subidos = await adjuntos.adjuntosDe(tx, borradorId);
  await adjuntos.borrarAdjuntos(
    tx,
    subidos.map((adjunto) => adjunto.adjunto_id),
  );
  // Se borra lo escrito: la persona pidió que no quede.
  await repositorio.guardarBorrador(
    tx,
    borradorId,
    { estado: 'descartado', respuestas: {}, crudos: {}, paginasListas: [] },
    reloj.ahora().toString(),
  );
  return 'descartada';
}

/**
 * Vuelve a abrir una solicitud por pagar para corregirla. Regla: mientras haya un pago en curso
 * las respuestas no cambian, porque lo pagado debe ser lo declarado.
 */
export async function reabrir(
  tx: TxMunicipal,
  { reloj }: Pick<PuertosSolicitudes, 'reloj'>,
  borradorId: string,
  personaId: string,
): Promise<'abierta' | 'no-existe' | 'en-curso' | 'pagada'> {
  const borrador = await repositorio.bloquearBorrador(tx, borradorId, personaId);
  if (borrador === undefined) return 'no-existe';
  if (borrador.estado === 'abierto') return 'abierta';
  if (borrador.estado !== 'por_pagar') return 'no-existe';
  const pago = await pagoEnJuego(tx, borradorId);
  if (pago !== 'nada') return pago;
  await repositorio.guardarBorrador(
    tx,
    borradorId,
    { estado: 'abierto', declaradoEn: null },
    reloj.ahora().toString(),
  );
  return 'abierta';
}
