import { connect, type NetConnectOpts, type Socket } from 'node:net';
import type { Antivirus, ResultadoAntivirus } from './puerto.ts';

/** Dónde escucha clamd: un socket de Unix o una dirección de red. */
export type DireccionClamd =
  | { readonly ruta: string }
  | { readonly servidor: string; readonly puerto: number };

export interface OpcionesClamd {
  readonly direccion: DireccionClamd;
  /** Tiempo total para una revisión, en milisegundos. */
  readonly plazoMs?: number;
}

const TROZO = 65_536;
/** Una respuesta de clamd cabe en una línea corta; más es otro servicio. */
const RESPUESTA_MAXIMA = 4096;

function destino(direccion: DireccionClamd): NetConnectOpts {
  return 'ruta' in direccion
    ? { path: direccion.ruta }
    : { host: direccion.servidor, port: direccion.puerto };
}

/** Interpreta la respuesta: "stream: OK", "stream: Eicar FOUND" o un error. */
function interpretar(respuesta: string): ResultadoAntivirus {
  if (respuesta === 'stream: OK') return 'limpio';
  if (respuesta.startsWith('INSTREAM size limit exceeded')) return 'supera-limite';
  const hallazgo = /^stream: (.+) FOUND$/.exec(respuesta)?.[1];
  return hallazgo === undefined ? 'no-disponible' : { infectado: hallazgo };
}

async function escribir(enchufe: Socket, bytes: Uint8Array): Promise<void> {
  await new Promise<void>((listo, fallo) => {
    enchufe.write(bytes, (error) => (error == null ? listo() : fallo(error)));
  });
}

/** INSTREAM: trozos con su largo en cuatro bytes (big endian) y un cero final. */
async function enviar(enchufe: Socket, bytes: Uint8Array): Promise<void> {
  await escribir(enchufe, Buffer.from('zINSTREAM\0'));
  for (let i = 0; i < bytes.length; i += TROZO) {
    const trozo = bytes.subarray(i, i + TROZO);
    const largo = Buffer.alloc(4);
    largo.writeUInt32BE(trozo.length);
    await escribir(enchufe, Buffer.concat([largo, trozo]));
  }
  await escribir(enchufe, Buffer.alloc(4));
}

/**
 * Cliente de ClamAV por INSTREAM. Cualquier falla (rechazo, plazo, respuesta rara) es
 * 'no-disponible', y el límite de tamaño de clamd, 'supera-limite': nunca se declara limpio lo que no se revisó entero.
 */
export function crearAntivirusClamd(opciones: OpcionesClamd): Antivirus {
  const { direccion, plazoMs = 30_000 } = opciones;
  return {
    nombre: 'clamd',
    revisar: (bytes) =>
      new Promise((resolver) => {
        const enchufe = connect(destino(direccion));
        let respuesta = '';
        const terminar = (resultado: ResultadoAntivirus): void => {
          clearTimeout(plazo);
          enchufe.destroy();
          resolver(resultado);
        };
        const plazo = setTimeout(() => terminar('no-disponible'), plazoMs);
        enchufe.on('error', () => terminar('no-disponible'));
        enchufe.on('close', () => terminar('no-disponible'));
        enchufe.on('data', (trozo: Buffer) => {
          respuesta += trozo.toString('utf8');
          const fin = respuesta.indexOf('\0');
          if (fin >= 0) terminar(interpretar(respuesta.slice(0, fin)));
          else if (respuesta.length > RESPUESTA_MAXIMA) terminar('no-disponible');
        });
        enchufe.on('connect', () => {
          // Si clamd corta a mitad de envío, 'data' o 'close' dan el resultado.
          enviar(enchufe, bytes).catch(() => undefined);
        });
      }),
  };
}

/** Instalación sin antivirus: lo dice, en vez de dar por limpio lo que nadie revisó. */
export function crearSinAntivirus(): Antivirus {
  return { nombre: 'ninguno', revisar: async () => 'sin-antivirus' };
}
