import { crearSimulador as crearClaveUnica } from './clave-unica/servidor.ts';
import type { EntornoSimuladores } from './entorno.ts';
import { crearSimulador as crearFirmagob } from './firmagob/servidor.ts';
import { crearSimulador as crearNotificaciones } from './notificaciones/servidor.ts';
import type { OpcionesServidor, Simulador } from './soporte/servidor.ts';
import { crearSimulador as crearWebpay } from './webpay/servidor.ts';

/** Demora con que Notificaciones procesa y avisa, para que se vea el estado pendiente. */
const DEMORA_AVISO_MS = 2_000;

export interface SimuladoresEncendidos {
  /** Nombre y dirección de cada uno, en el orden de sus puertos. */
  readonly direcciones: readonly { readonly nombre: string; readonly url: string }[];
  cerrar(): Promise<void>;
}

type Fabrica = (comunes: OpcionesServidor) => Promise<Simulador>;

function fabricas(entorno: EntornoSimuladores): readonly (readonly [string, Fabrica])[] {
  const { claveUnica, notificaciones, carpeta } = entorno;
  const guardado = carpeta ? { carpeta } : {};
  return [
    ['ClaveÚnica', (comunes) => crearClaveUnica({ ...comunes, clientes: [claveUnica] })],
    ['Webpay', (comunes) => crearWebpay({ ...comunes, ...guardado })],
    ['FirmaGob', (comunes) => crearFirmagob({ ...comunes, ...guardado })],
    [
      'Notificaciones',
      (comunes) => crearNotificaciones({ ...comunes, ...notificaciones, demora: DEMORA_AVISO_MS }),
    ],
  ];
}

/** Enciende los cuatro; si uno no puede, apaga los ya encendidos y lanza. */
export async function encenderTodos(
  entorno: EntornoSimuladores,
  registrar: (linea: string) => void,
): Promise<SimuladoresEncendidos> {
  const { puerto, anfitrion, origen, registro } = entorno;
  const encendidos: Simulador[] = [];
  const direcciones: { nombre: string; url: string }[] = [];
  const cerrar = async () => {
    await Promise.all(encendidos.map((simulador) => simulador.cerrar()));
  };
  try {
    for (const [indice, [nombre, crear]] of fabricas(entorno).entries()) {
      const propio = puerto === 0 ? 0 : puerto + indice;
      const simulador = await crear({
        anfitrion,
        ...(propio > 0 && { urlPublica: `${origen}:${propio}` }),
        ...(registro && { registrar }),
      });
      encendidos.push(simulador);
      direcciones.push({ nombre, url: await simulador.escuchar(propio) });
    }
  } catch (error) {
    await cerrar();
    throw error;
  }
  return { direcciones, cerrar };
}
