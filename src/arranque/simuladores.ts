import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { rutaDePrograma } from '../plataforma/raiz.ts';
import type { Configuracion } from '../servidor/configuracion.ts';

/** Comercio y llave de integración que Transbank publica para pruebas. */
const WEBPAY_INTEGRACION = {
  comercio: '597055555532',
  llave: '579B532A7440BB0C9079DED94D31EA1615BACEB56610332264630D42D0A36B1C',
} as const;

/** Credenciales del ambiente público de pruebas de FirmaGob. */
const FIRMAGOB_PRUEBAS = {
  entidad: 'Subsecretaría General de la Presidencia',
  apiToken: 'sandbox',
  secreto: '27a216342c744f89b7b82fa290519ba0',
  runDesatendido: 22_222_222,
} as const;

/** Direcciones de cada simulador: puertos correlativos desde MUNI_PUERTO_SIMULADORES. */
export function direccionesDeSimuladores({ puertoSimuladores: base }: Configuracion) {
  const en = (desplazamiento: number) => `http://localhost:${base + desplazamiento}`;
  return { claveUnica: en(0), webpay: en(1), firmagob: en(2), notificaciones: en(3) };
}

/** Configuración de los adaptadores para hablar con los simuladores. */
export function credencialesDeSimuladores(configuracion: Configuracion) {
  const urls = direccionesDeSimuladores(configuracion);
  return {
    claveUnica: {
      urlBase: urls.claveUnica,
      clientId: 'municipios',
      clientSecret: 'secreto-de-demostracion',
    },
    webpay: { urlBase: urls.webpay, ...WEBPAY_INTEGRACION },
    firmagob: { urlBase: urls.firmagob, ...FIRMAGOB_PRUEBAS },
    notificaciones: {
      urlBase: urls.notificaciones,
      clienteId: 'municipios',
      clienteSecreto: 'secreto-de-demostracion',
    },
  };
}

/** Proceso de los simuladores, separado: el producto habla con ellos solo por la red. */
export interface SimuladoresEnMarcha {
  detener(): Promise<void>;
}

/** Inicia los simuladores y espera a que digan que escuchan. */
export async function iniciarSimuladores(
  configuracion: Configuracion,
): Promise<SimuladoresEnMarcha> {
  const credenciales = credencialesDeSimuladores(configuracion);
  const hijo = spawn(process.execPath, [rutaDePrograma('simuladores/principal')], {
    // Grupo propio: Ctrl-C llega primero a este proceso, que los apaga en orden.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      SIMULADORES_PUERTO: String(configuracion.puertoSimuladores),
      SIMULADORES_DATOS: join(configuracion.carpetaDatos, 'simuladores'),
      CLAVE_UNICA_CLIENTE: credenciales.claveUnica.clientId,
      CLAVE_UNICA_SECRETO: credenciales.claveUnica.clientSecret,
      CLAVE_UNICA_RETORNO: `${configuracion.urlPublica}/ingreso/clave-unica/retorno`,
      CLAVE_UNICA_SALIDA: `${configuracion.urlPublica}/`,
      NOTIFICACIONES_CLIENTE: credenciales.notificaciones.clienteId,
      NOTIFICACIONES_SECRETO: credenciales.notificaciones.clienteSecreto,
    },
  });
  await esperarListos(hijo);
  return {
    detener: async () => {
      if (hijo.exitCode !== null || hijo.signalCode !== null) return;
      hijo.kill('SIGTERM');
      await once(hijo, 'exit');
    },
  };
}

async function esperarListos(hijo: ChildProcess): Promise<void> {
  const salida = hijo.stdout;
  if (salida === null) throw new Error('Los simuladores no tienen salida');
  const lector = createInterface({ input: salida });
  await new Promise<void>((resolver, rechazar) => {
    hijo.once('exit', (codigo) =>
      rechazar(new Error(`Los simuladores terminaron con código ${codigo}`)),
    );
    lector.on('line', (linea) => {
      if (linea === 'simuladores listos') resolver();
    });
  });
}
