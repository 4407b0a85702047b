import { createHash, randomUUID } from 'node:crypto';
import type { Reloj } from '../soporte/reloj.ts';
import type { Adjunto } from './adjuntos.ts';
import type { Mensaje } from './mensaje.ts';

export type TipoDdu = 'casilla' | 'email' | 'not_configured' | 'excepcion';

export interface MensajeRecibido extends Mensaje {
  readonly id: string;
  /** Milisegundos desde la época. */
  readonly recibidoEn: number;
  readonly adjuntos: readonly Adjunto[];
  /** Cuándo abrió cada destinatario su casilla. */
  readonly lecturas: ReadonlyMap<number, number>;
}

export interface Buzon {
  /** `undefined` si es igual a uno de los últimos 5 minutos. */
  recibir(mensaje: Mensaje, adjuntos: readonly Adjunto[]): MensajeRecibido | undefined;
  buscar(id: string): MensajeRecibido | undefined;
  /** Mensajes de una persona, el más nuevo primero, y los da por leídos. */
  abrirCasilla(run: number): readonly MensajeRecibido[];
}

const VENTANA_DUPLICADO_MS = 5 * 60_000;
const CASILLA_DE_PRUEBA = 33_333_333;
const EXCEPTUADA_DE_PRUEBA = 33_333_351;

/**
 * Domicilio digital simulado. Dos RUN son los de la demostración oficial. En los demás decide el
 * último dígito del número: 0 a 5 casilla, 6 y 7 correo, 8 y 9 sin domicilio digital.
 */
export function tipoDdu(run: number): TipoDdu {
  if (run === CASILLA_DE_PRUEBA) return 'casilla';
  if (run === EXCEPTUADA_DE_PRUEBA) return 'excepcion';
  const ultimo = run % 10;
  if (ultimo >= 8) return 'not_configured';
  return ultimo >= 6 ? 'email' : 'casilla';
}

function huella(mensaje: Mensaje, adjuntos: readonly Adjunto[]): string {
  const resumen = createHash('sha256').update(JSON.stringify(mensaje));
  for (const { nombre, bytes } of adjuntos) resumen.update(nombre).update(bytes);
  return resumen.digest('hex');
}

export function crearBuzon(reloj: Reloj): Buzon {
  const mensajes = new Map<string, MensajeRecibido>();
  const recientes = new Map<string, number>();
  return {
    recibir(mensaje, adjuntos) {
      const clave = huella(mensaje, adjuntos);
      const anterior = recientes.get(clave);
      if (anterior !== undefined && reloj() - anterior < VENTANA_DUPLICADO_MS) return undefined;
      recientes.set(clave, reloj());
      const identidad = { id: randomUUID(), recibidoEn: reloj() };
      const recibido = { ...mensaje, ...identidad, adjuntos, lecturas: new Map() };
      mensajes.set(recibido.id, recibido);
      return recibido;
    },
    buscar: (id) => mensajes.get(id),
    abrirCasilla(run) {
      const suyos = [...mensajes.values()].filter(
        ({ destinatarios }) => destinatarios.includes(run) && tipoDdu(run) === 'casilla',
      );
      for (const mensaje of suyos) {
        if (mensaje.lecturas.has(run)) continue;
        const lecturas = new Map(mensaje.lecturas).set(run, reloj());
        mensajes.set(mensaje.id, { ...mensaje, lecturas });
      }
      return suyos.reverse();
    },
  };
}
