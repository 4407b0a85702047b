import { vencer } from '../../../../flujo/index.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Puertos } from '../../../puertos.ts';
import { ahoraIso, anotarEvento, PLATAFORMA } from '../../historia/index.ts';
import { hechosDe } from '../definiciones.ts';
import type { PlazoExpediente } from '../dominio.ts';
import {
  abrirCaso,
  type Caso,
  efectosEn,
  guardarMovimiento,
  type PuertosCaso,
  puntaDe,
} from '../guardar.ts';
import { correccionNotificada } from '../notificada.ts';
import {
  cambiarVencimiento,
  diasEnEspera,
  guardarReanudacion,
  reanudacionDe,
} from '../reanudacion.ts';
import { cerrarCorreccion, correccionesDe } from '../repositorio/correccion.ts';
import { bloquearSiLibre } from '../repositorio/expediente.ts';
import { cerrarPlazo, plazosVencidos } from '../repositorio/plazo.ts';
import { comoJson } from './ingresar.ts';

type PuertosVencer = PuertosCaso & Pick<Puertos, 'base'>;

const POR_TANDA = 100;

/**
 * Procesa los plazos vencidos de un municipio, del más antiguo al más nuevo. Cada uno va en su
 * transacción y bloquea primero su expediente: dos trabajadores a la vez no repiten nada, y lo
 * que otro tiene tomado se deja para la próxima vuelta.
 * @returns cuántos plazos se cerraron.
 */
export async function vencerPlazos(puertos: PuertosVencer, municipioId: number): Promise<number> {
  let cerrados = 0;
  let ultimo: PlazoExpediente | undefined;
  for (;;) {
    const desde = ultimo;
    const tanda = await puertos.base.conMunicipio(municipioId, (tx) =>
      plazosVencidos(tx, ahoraIso(puertos), POR_TANDA, desde),
    );
    for (const plazo of tanda) {
      const hecho = await puertos.base.conMunicipio(municipioId, (tx) =>
        vencerUno(tx, puertos, plazo),
      );
      if (hecho) cerrados += 1;
    }
    ultimo = tanda.at(-1);
    if (ultimo === undefined || tanda.length < POR_TANDA) return cerrados;
  }
}

async function vencerUno(
  tx: TxMunicipal,
  puertos: PuertosVencer,
  visto: PlazoExpediente,
): Promise<boolean> {
  const expediente = await bloquearSiLibre(tx, visto.expedienteId);
  if (expediente === undefined) return false;
  const caso = await abrirCaso(tx, puertos, visto.expedienteId, expediente);
  const plazo = caso?.plazos.find(({ plazoId }) => plazoId === visto.plazoId);
  if (caso === undefined || plazo === undefined || plazo.estado !== 'corriendo') return false;
  // Pudo recontarse entre que se listó y se bloqueó.
  if (Temporal.Instant.compare(caso.ahora, Temporal.Instant.from(plazo.venceEn)) < 0) return false;
  if (await estaDetenido(tx, puertos, caso, plazo)) return false;
  const temporizador = temporizadorActivo(caso, plazo);
  return temporizador === undefined
    ? anotarVencido(tx, puertos, caso, plazo)
    : vencerTemporizador(tx, puertos, caso, plazo, temporizador);
}

/** Mientras la persona corrige, el plazo de resolver no corre: tampoco vence. */
async function estaDetenido(
  tx: TxMunicipal,
  puertos: PuertosVencer,
  caso: Caso,
  plazo: PlazoExpediente,
): Promise<boolean> {
  if (plazo.clase !== 'resolucion') return false;
  const correcciones = await correccionesDe(tx, plazo.expedienteId);
  return diasEnEspera(puertos, { ...caso, correcciones }, plazo) !== undefined;
}

function temporizadorActivo({ expediente, tramite }: Caso, plazo: PlazoExpediente) {
  const nodo = plazo.nodoId === undefined ? undefined : tramite.flujo.nodos.get(plazo.nodoId)?.nodo;
  if (nodo?.tipo !== 'temporizador' || !expediente.marcado.en.includes(nodo.adjuntoA)) {
    return undefined;
  }
  return nodo;
}

/** Un plazo que no mueve el flujo: queda a la vista que se incumplió. */
async function anotarVencido(
  tx: TxMunicipal,
  puertos: PuertosVencer,
  { expediente }: Caso,
  plazo: PlazoExpediente,
): Promise<boolean> {
  const ahora = ahoraIso(puertos);
  await cerrarPlazo(tx, plazo.plazoId, 'vencido', ahora);
  await anotarEvento(tx, puntaDe(expediente), {
    tipo: 'plazo-vencido',
    datos: { clase: plazo.clase, vence: plazo.vence, articulo: plazo.articulo },
    actor: PLATAFORMA,
    ocurridoEn: ahora,
  });
  return true;
}

async function vencerTemporizador(
  tx: TxMunicipal,
  puertos: PuertosVencer,
  caso: Caso,
  plazo: PlazoExpediente,
  temporizador: { readonly id: string; readonly interrumpe: boolean },
): Promise<boolean> {
  const { expediente, tramite } = caso;
  const correccion = (await correccionesDe(tx, expediente.expedienteId)).find(
    ({ plazoId, estado }) => plazoId === plazo.plazoId && estado === 'pendiente',
  );
  // El desistimiento supone un requerimiento notificado (Ley 19.880 arts. 31 y 46).
  if (correccion !== undefined && !(await correccionNotificada(tx, correccion))) return false;
  const avance = vencer(
    tramite.flujo,
    expediente.marcado,
    temporizador.id,
    hechosDe(tramite, expediente.respuestas),
  );
  if (!avance.ok) throw new Error(`El temporizador ${temporizador.id} no vence: ${avance.error}`);
  await cerrarPlazo(tx, plazo.plazoId, 'vencido', ahoraIso(puertos));
  if (correccion !== undefined) {
    await cerrarCorreccion(tx, correccion.correccionId, { estado: 'vencida' });
  }
  const efectos = efectosEn(puertos, caso, avance.valor, temporizador.id);
  // Cerrada la corrección, vuelve a correr el plazo: en él debe declararse el desistimiento.
  const reanudacion =
    correccion === undefined || avance.valor.terminado
      ? undefined
      : reanudacionDe(puertos, caso, correccion);
  const evento = {
    tipo: 'plazo-vencido',
    datos: comoJson({
      movimiento: { tipo: 'vencer', temporizador: temporizador.id },
      clase: plazo.clase,
      vence: plazo.vence,
      articulo: plazo.articulo,
      correccionId: correccion?.correccionId,
      venceResolucion: reanudacion?.nuevo.vence,
      pasos: avance.valor.pasos.map(({ id }) => id),
    }),
    actor: PLATAFORMA,
    ocurridoEn: ahoraIso(puertos),
  } as const;
  if (reanudacion === undefined) {
    await guardarMovimiento(tx, puertos, caso, efectos, evento);
    return true;
  }
  const { vence: venceFecha } = reanudacion.nuevo;
  const { respuestas } = expediente;
  await guardarMovimiento(tx, puertos, caso, efectos, evento, { vence_fecha: venceFecha });
  await cambiarVencimiento(tx, caso, { abierto: true, venceFecha, respuestas });
  await guardarReanudacion(tx, puertos, caso, reanudacion);
  return true;
}
