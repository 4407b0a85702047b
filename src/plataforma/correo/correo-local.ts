import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exito, falla } from '../../base/resultado.ts';
import { mensajeEnviable } from './mensaje-valido.ts';
import type { Correo, MensajeCorreo } from './puerto.ts';

/** Mensaje guardado en la bandeja de demostración. */
export interface MensajeLocal extends MensajeCorreo {
  readonly enviadoEn: string;
}

/** Correo sin servidor: guarda cada mensaje y los deja leer. */
export interface CorreoLocal extends Correo {
  /** Mensajes, el más reciente primero. */
  listarBandejaLocal(): Promise<readonly MensajeLocal[]>;
}

function esMensajeLocal(valor: unknown): valor is MensajeLocal {
  return (
    typeof valor === 'object' &&
    valor !== null &&
    ['para', 'asunto', 'texto', 'idMensaje', 'enviadoEn'].every(
      (clave) => typeof Reflect.get(valor, clave) === 'string',
    )
  );
}

async function leerMensaje(ruta: string): Promise<readonly MensajeLocal[]> {
  const valor: unknown = JSON.parse(await readFile(ruta, 'utf8'));
  return esMensajeLocal(valor) ? [valor] : [];
}

/**
 * Bandeja local en `carpetaDatos/correo`: un JSON por mensaje, con permiso 0600. El nombre sale de
 * `idMensaje`, así un reintento no duplica; el enlace es atómico y no pisa al primero.
 */
export function crearCorreoLocal(carpetaDatos: string, ahora: () => Temporal.Instant): CorreoLocal {
  const carpeta = join(carpetaDatos, 'correo');
  return {
    nombre: 'local',
    enviar: async (mensaje) => {
      if (!mensajeEnviable(mensaje)) return falla('rechazado');
      await mkdir(carpeta, { recursive: true, mode: 0o700 });
      const nombre = createHash('sha256').update(mensaje.idMensaje).digest('hex').slice(0, 40);
      const guardado: MensajeLocal = { ...mensaje, enviadoEn: ahora().toString() };
      const provisorio = join(carpeta, `.${randomUUID()}`);
      await writeFile(provisorio, JSON.stringify(guardado), { mode: 0o600, flush: true });
      try {
        await link(provisorio, join(carpeta, `${nombre}.json`));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      } finally {
        await rm(provisorio);
      }
      return exito({ id: mensaje.idMensaje });
    },
    listarBandejaLocal: async () => {
      const nombres = await readdir(carpeta).catch(() => []);
      const rutas = nombres.filter((n) => n.endsWith('.json')).map((n) => join(carpeta, n));
      const mensajes = (await Promise.all(rutas.map(leerMensaje))).flat();
      return mensajes.sort(
        (a, b) => b.enviadoEn.localeCompare(a.enviadoEn) || a.idMensaje.localeCompare(b.idMensaje),
      );
    },
  };
}
