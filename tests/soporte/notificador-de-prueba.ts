import { exito, falla } from '../../src/base/resultado.ts';
import type {
  EntregaDdu,
  NotificacionDdu,
  NotificadorDdu,
} from '../../src/plataforma/notificaciones/puerto.ts';
import type { Reloj } from '../../src/plataforma/reloj/puerto.ts';

/** Plataforma de notificaciones en memoria: cada prueba dice qué pasa con cada persona. */
export interface NotificadorDePrueba extends NotificadorDdu {
  readonly enviadas: readonly NotificacionDdu[];
  /** Desde ahora, este RUN no tiene domicilio digital, está exceptuado, o vuelve a lo normal. */
  fijarVia(run: number, via: EntregaDdu['via']): void;
  /** Las próximas `veces` peticiones fallan como si el servicio no contestara. */
  caer(veces: number): void;
}

export function crearNotificadorDePrueba(reloj: Reloj): NotificadorDePrueba {
  const enviadas: NotificacionDdu[] = [];
  const vias = new Map<number, EntregaDdu['via']>();
  const recibos = new Map<string, { n: NotificacionDdu; en: Temporal.Instant }>();
  let caidas = 0;
  const caido = (): boolean => {
    caidas -= 1;
    return caidas >= 0;
  };
  const noDisponible = falla({
    codigo: 'no-disponible',
    mensaje: 'sin respuesta',
    reintentable: true,
  } as const);
  return {
    nombre: 'prueba',
    enviadas,
    fijarVia: (run, via) => void vias.set(run, via),
    caer: (veces) => {
      caidas = veces;
    },
    enviar: async (n) => {
      if (caido()) return noDisponible;
      const id = `msg-${recibos.size + 1}`;
      enviadas.push(n);
      recibos.set(id, { n, en: reloj.ahora() });
      return exito({ id, enviadaEn: reloj.ahora() });
    },
    estado: async (id) => {
      const recibo = recibos.get(id);
      if (recibo === undefined) {
        return falla({ codigo: 'no-encontrada', mensaje: id, reintentable: false } as const);
      }
      return exito({
        id,
        procesada: true,
        recibidaEn: recibo.en,
        asunto: recibo.n.asunto,
        entregas: recibo.n.destinatarios.map((destinatario) => {
          const via = vias.get(destinatario) ?? 'ddu';
          return via === 'ddu'
            ? { destinatario, via, estado: 'entregada' as const, entregadaEn: recibo.en }
            : { destinatario, via, estado: 'error-permanente' as const };
        }),
      });
    },
  };
}
