import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { DatosTrabajo, NombreCola } from '../../../plataforma/colas/puerto.ts';
import type { Puertos } from '../../puertos.ts';
import {
  admiteConstancia,
  consultarNotificacion,
  enviarNotificacion,
  type GanchosAviso,
} from '../avisos/index.ts';
import { ahoraIso } from '../historia/index.ts';
import { avanzarExpediente } from './casos/avanzar.ts';
import { efectosDeNotificacion } from './casos/efectos-de-notificacion.ts';
import { vencerPlazos } from './casos/vencer-plazos.ts';
import { tramiteDe } from './definiciones.ts';
import { encolarAvance } from './guardar.ts';
import { expedientePorId } from './repositorio/expediente.ts';
import { municipiosConPlazoVencido } from './repositorio/plazo.ts';

/** Manejador de cada cola de expedientes y avisos. */
export type ManejadoresDeExpedientes = Readonly<
  Record<
    'avanzar-expediente' | 'plazos-vencidos' | 'enviar-notificacion' | 'consultar-notificacion',
    (datos: DatosTrabajo) => Promise<void>
  >
>;

/** Colas que se repiten solas y cada cuánto (cron, UTC). */
export const COLAS_PERIODICAS = [
  { cola: 'plazos-vencidos', cron: '* * * * *' },
] as const satisfies readonly { readonly cola: NombreCola; readonly cron: string }[];

/** Manejadores para el trabajador. Lanzar hace que la cola reintente. */
export function manejadoresDeExpedientes(puertos: Puertos): ManejadoresDeExpedientes {
  const ganchos = ganchosDeAviso(puertos);
  return {
    'avanzar-expediente': async (datos) => {
      const { municipioId, id } = exigir(datos);
      const hecho = await avanzarExpediente(puertos, municipioId, id);
      if (hecho.ok || hecho.error === 'no-existe') return;
      // Firma una persona: espera su clave de un solo uso, no otro intento.
      if (hecho.error === 'otp-requerido' || hecho.error === 'otp-vencido') return;
      throw new Error(`No se pudo emitir un documento: ${hecho.error}`);
    },
    'plazos-vencidos': async ({ municipioId }) => {
      const municipios = municipioId === undefined ? await conVencidos(puertos) : [municipioId];
      for (const municipio of municipios) await vencerPlazos(puertos, municipio);
    },
    'enviar-notificacion': async (datos) => {
      const { municipioId, id } = exigir(datos);
      await enviarNotificacion(puertos, municipioId, id, ganchos);
    },
    'consultar-notificacion': async (datos) => {
      const { municipioId, id } = exigir(datos);
      await consultarNotificacion(puertos, municipioId, id, ganchos);
    },
  };
}

/** Lo que el expediente aporta y sufre cuando una notificación cambia. */
export function ganchosDeAviso(
  puertos: Pick<Puertos, 'reloj' | 'azar' | 'calendario' | 'colas'>,
): GanchosAviso {
  return {
    codigoProcedimiento: codigoProcedimiento,
    alCambiar: async (tx, notificacion) => {
      await efectosDeNotificacion(tx, puertos, notificacion);
      if (admiteConstancia(notificacion))
        await encolarAvance(tx, puertos, notificacion.expedienteId);
    },
  };
}

async function codigoProcedimiento(tx: TxMunicipal, expedienteId: string): Promise<string> {
  const expediente = await expedientePorId(tx, expedienteId);
  if (expediente === undefined) throw new Error(`No existe el expediente ${expedienteId}`);
  const { definicion } = await tramiteDe(tx, expediente);
  // Mientras el trámite no tenga código CPAT se usa su id, que la plataforma real rechazará.
  return definicion.codigoCpat ?? definicion.id;
}

function exigir({ municipioId, id }: DatosTrabajo): {
  readonly municipioId: number;
  readonly id: string;
} {
  if (municipioId === undefined || id === undefined) throw new Error('Trabajo sin identificador');
  return { municipioId, id };
}

/** Una consulta dice en qué municipios hay algo que hacer: los demás no abren ni una transacción. */
function conVencidos(puertos: Pick<Puertos, 'base' | 'reloj'>): Promise<readonly number[]> {
  return puertos.base.consulta((tx) => municipiosConPlazoVencido(tx, ahoraIso(puertos)));
}
