import { uuidV7 } from '../../../../base/ids.ts';
import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { ActorFila } from '../../../../plataforma/base-de-datos/tablas.ts';
import type { Puertos } from '../../../puertos.ts';
import type { Medida } from '../medir.ts';
import * as repositorio from '../repositorio.ts';
import * as programa from '../repositorio-programa.ts';
import { choquesPendientes, enmiendasDe } from '../repositorio-respuestas.ts';
import { avisar, type PuertosDeAvisos } from './avisar.ts';

type PuertosDeCierre = Pick<Puertos, 'reloj' | 'azar'>;

export type ErrorCierre =
  | 'no-encontrada'
  | 'ya-cerrada'
  | 'campana-cerrada'
  | 'choques'
  | 'confirmar-blancos';

/** Anota un acto de la medición. */
export async function anotarActo(
  tx: TxMunicipal,
  puertos: PuertosDeCierre,
  acto: {
    readonly medicionId: string;
    readonly tipo: string;
    readonly datos: object;
    readonly actor: ActorFila;
  },
): Promise<void> {
  const ahora = puertos.reloj.ahora();
  await repositorio.insertarActo(tx, {
    ...acto,
    actoId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
    ahora: ahora.toString(),
  });
}

/**
 * Firma y cierra la medición. Con ítems en blanco exige confirmarlo y los deja anotados; con
 * respuestas que chocaron sin resolver no cierra. Publica el resultado en la campaña.
 */
export async function firmarMedicion(
  tx: TxMunicipal,
  puertos: PuertosDeCierre,
  p: {
    readonly medicionId: string;
    readonly cut: string;
    readonly blancos: readonly string[];
    readonly respondidas: number;
    readonly confirmaBlancos: boolean;
    readonly medida: Medida;
    readonly actor: ActorFila;
  },
): Promise<Resultado<null, ErrorCierre>> {
  const medicion = await repositorio.bloquearMedicion(tx, p.medicionId);
  if (medicion === undefined) return falla('no-encontrada');
  if (medicion.estado === 'cerrada' || medicion.estado === 'aceptada') return falla('ya-cerrada');
  const campana = await programa.campanaParaEscribir(tx, medicion.campana_id);
  if (campana?.estado !== 'abierta') return falla('campana-cerrada');
  if ((await choquesPendientes(tx, p.medicionId)).length > 0) return falla('choques');
  if (p.blancos.length > 0 && !p.confirmaBlancos) return falla('confirmar-blancos');
  const ahora = puertos.reloj.ahora().toString();
  const { resultado } = p.medida;
  await repositorio.cambiarEstado(tx, p.medicionId, 'cerrada', {
    actor: p.actor,
    ahora,
    resultado,
    blancos: p.blancos,
  });
  await anotarActo(tx, puertos, {
    medicionId: p.medicionId,
    tipo: medicion.firmada_en === null ? 'firmada' : 'enmendada',
    datos: {
      blancos: p.blancos,
      indice: resultado.indice,
      grupo: resultado.grupo,
      ...(await cambiosDesde(tx, medicion)),
    },
    actor: p.actor,
  });
  await programa.publicarAvance(tx, medicion.campana_id, p.cut, {
    estado: 'cerrada',
    respondidas: p.respondidas,
    resultado,
    ahora,
  });
  return exito(null);
}

/** En una firma nueva: qué decía la anterior y qué se enmendó desde entonces. */
async function cambiosDesde(
  tx: TxMunicipal,
  medicion: NonNullable<Awaited<ReturnType<typeof repositorio.bloquearMedicion>>>,
): Promise<object> {
  const { firmada_en: firmada, resultado } = medicion;
  if (firmada === null) return {};
  const enmiendas = await enmiendasDe(tx, medicion.medicion_id);
  const nuevas = enmiendas.filter((e) => e.escrita_en >= firmada);
  return {
    antes: { indice: resultado?.indice ?? null, grupo: resultado?.grupo ?? null },
    items: [...new Set(nuevas.map((e) => e.item_id))].sort(),
  };
}

/**
 * El programa observa, reabre o acepta una medición cerrada; queda anotado con su mensaje y se
 * avisa por correo, si hay colas.
 */
export async function decidirMedicion(
  tx: TxMunicipal,
  puertos: PuertosDeCierre & Partial<Pick<PuertosDeAvisos, 'colas'>>,
  p: {
    readonly campanaId: string;
    readonly cut: string;
    readonly decision: 'observada' | 'reabierta' | 'aceptada';
    readonly mensaje: string;
    readonly actor: ActorFila;
  },
): Promise<Resultado<null, 'no-encontrada' | 'no-cerrada' | 'falta-mensaje'>> {
  if (p.decision !== 'aceptada' && p.mensaje.trim() === '') return falla('falta-mensaje');
  const hallada = await repositorio.medicionDe(tx, p.campanaId);
  if (hallada === undefined) return falla('no-encontrada');
  const medicion = await repositorio.bloquearMedicion(tx, hallada.medicion_id);
  if (medicion?.estado !== 'cerrada' && medicion?.estado !== 'aceptada') return falla('no-cerrada');
  const estado = p.decision === 'reabierta' ? 'en_curso' : p.decision;
  await repositorio.cambiarEstado(tx, medicion.medicion_id, estado);
  await anotarActo(tx, puertos, {
    medicionId: medicion.medicion_id,
    tipo: p.decision,
    datos: { mensaje: p.mensaje.trim() },
    actor: p.actor,
  });
  const ahora = puertos.reloj.ahora().toString();
  await programa.publicarAvance(tx, p.campanaId, p.cut, { estado, ahora });
  const { colas } = puertos;
  if (colas !== undefined) {
    await avisar(
      tx,
      { ...puertos, colas },
      {
        campanaId: p.campanaId,
        cuts: [p.cut],
        clase: p.decision,
        clave: `${p.decision}:${ahora}`,
        mensaje: p.mensaje.trim(),
      },
    );
  }
  return exito(null);
}
