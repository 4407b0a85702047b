import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { falla } from '../../src/base/resultado.ts';
import type { Puertos } from '../../src/modulos/puertos.ts';
import { manejadoresDeExpedientes } from '../../src/modulos/tramitacion/expedientes/index.ts';
import { crearSinAntivirus } from '../../src/plataforma/antivirus/clamd.ts';
import { crearAlmacenDisco } from '../../src/plataforma/archivos/almacen-disco.ts';
import type { BaseDeDatos } from '../../src/plataforma/base-de-datos/base-de-datos.ts';
import { type CorreoLocal, crearCorreoLocal } from '../../src/plataforma/correo/correo-local.ts';
import { cargarCalendario } from '../../src/plataforma/datos-legales.ts';
import { abrirAutoridadLocal } from '../../src/plataforma/firma/autoridad-local.ts';
import { crearFirmadorLocal } from '../../src/plataforma/firma/firmador-local.ts';
import { crearComponedorTypst } from '../../src/plataforma/pdf/componedor-typst.ts';
import { relojManual } from '../../src/plataforma/reloj/puerto.ts';
import { type ColasDePrueba, crearColasDePrueba } from './colas-de-prueba.ts';
import { crearNotificadorDePrueba, type NotificadorDePrueba } from './notificador-de-prueba.ts';

/** Puertos reales salvo lo que depende del mundo: reloj, colas y notificador se mueven a mano. */
export interface PuertosDePrueba extends Puertos {
  readonly colas: ColasDePrueba;
  readonly reloj: ReturnType<typeof relojManual>;
  readonly notificador: NotificadorDePrueba;
  readonly correo: CorreoLocal;
  /** Carpeta de datos propia, con la autoridad de firma y los archivos. */
  readonly carpeta: string;
  /** Borra la carpeta. La base la cierra quien la abrió. */
  cerrar(): Promise<void>;
}

/** Arma los puertos sobre una base real, con PDF, firma y archivos reales, y atiende las colas. */
export async function crearPuertosDePrueba(
  base: BaseDeDatos,
  inicio: string,
): Promise<PuertosDePrueba> {
  const carpeta = await mkdtemp(join(tmpdir(), 'municipios-puertos-'));
  const reloj = relojManual(Temporal.Instant.from(inicio));
  const colas = crearColasDePrueba(reloj);
  const ahora = () => reloj.ahora();
  const puertos: PuertosDePrueba = {
    base,
    colas,
    reloj,
    carpeta,
    azar: (cantidad) => new Uint8Array(randomBytes(cantidad)),
    calendario: cargarCalendario(),
    archivos: await crearAlmacenDisco(join(carpeta, 'archivos')),
    antivirus: crearSinAntivirus(),
    correo: crearCorreoLocal(carpeta, ahora),
    pdf: crearComponedorTypst(),
    firmador: crearFirmadorLocal(await abrirAutoridadLocal(carpeta, ahora)),
    identidad: {
      iniciar: async () => ({ url: 'http://identidad.invalid', estado: 'x' }),
      completar: async () => falla('no-disponible'),
      urlCierre: () => 'http://identidad.invalid/salir',
    },
    pagos: {
      nombre: 'prueba',
      crear: async () => falla('indisponible'),
      confirmar: async () => falla('indisponible'),
      estado: async () => falla('indisponible'),
      reembolsar: async () => falla('indisponible'),
    },
    notificador: crearNotificadorDePrueba(reloj),
    urlPublica: 'https://municipios.ejemplo.cl',
    demostracion: false,
    cerrar: () => rm(carpeta, { recursive: true, force: true }),
  };
  for (const [cola, manejador] of Object.entries(manejadoresDeExpedientes(puertos))) {
    await colas.atender(cola as keyof ReturnType<typeof manejadoresDeExpedientes>, manejador);
  }
  return puertos;
}
