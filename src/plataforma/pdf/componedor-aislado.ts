import { type ChildProcess, fork } from 'node:child_process';
import { extname, join } from 'node:path';
import { prepararEncargo } from './componedor-typst.ts';
import type { PedidoAlProceso, RespuestaDelProceso } from './proceso-typst.ts';
import type { ComponedorPdf } from './puerto.ts';

interface Espera {
  readonly resolver: (pdf: Uint8Array) => void;
  readonly rechazar: (error: Error) => void;
}

/** Compositor con proceso propio; `cerrar` lo termina y rechaza lo pendiente. */
export interface ComponedorAislado extends ComponedorPdf {
  cerrar(): Promise<void>;
}

/**
 * Compositor que trabaja en un proceso hijo. Typst es código nativo y un fallo suyo aborta el
 * proceso: aquí cae solo el hijo, el documento en curso se rechaza y el siguiente parte otro.
 * Además deja libre el hilo del servidor. El hijo nace con el primer documento y muere tras
 * `ociosoMs` sin trabajo, para no retener su memoria. `plazoMs` acota cada documento.
 */
export function crearComponedorAislado(
  opciones: { readonly ociosoMs?: number; readonly plazoMs?: number } = {},
): ComponedorAislado {
  const { ociosoMs = 120_000, plazoMs = 30_000 } = opciones;
  const extension = extname(import.meta.filename);
  const programa = join(import.meta.dirname, `proceso-typst${extension}`);
  let hijo: ChildProcess | undefined;
  let ocioso: NodeJS.Timeout | undefined;
  let siguiente = 1;
  const esperas = new Map<number, Espera>();

  function partir(): ChildProcess {
    const nuevo = fork(programa, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    nuevo.on('message', (respuesta: RespuestaDelProceso) => {
      const espera = esperas.get(respuesta.id);
      if ('pdf' in respuesta) espera?.resolver(respuesta.pdf);
      else espera?.rechazar(new Error(respuesta.error));
    });
    const caer = (): void => {
      if (hijo !== nuevo) return;
      hijo = undefined;
      for (const espera of esperas.values()) {
        espera.rechazar(new Error('El compositor de PDF se detuvo'));
      }
    };
    nuevo.on('exit', caer);
    nuevo.on('error', caer);
    // El hijo no debe mantener vivo al servidor: solo cuenta mientras hay documentos en curso.
    nuevo.unref();
    nuevo.channel?.unref();
    return nuevo;
  }

  function componer(pedido: PedidoAlProceso): Promise<Uint8Array> {
    clearTimeout(ocioso);
    hijo ??= partir();
    const actual = hijo;
    actual.channel?.ref();
    return new Promise<Uint8Array>((resolver, rechazar) => {
      const plazo = setTimeout(() => actual.kill('SIGKILL'), plazoMs);
      const terminar = (): void => {
        clearTimeout(plazo);
        esperas.delete(pedido.id);
        if (esperas.size > 0) return;
        actual.channel?.unref();
        ocioso = setTimeout(() => actual.kill(), ociosoMs).unref();
      };
      esperas.set(pedido.id, {
        resolver: (pdf) => {
          terminar();
          resolver(pdf);
        },
        rechazar: (error) => {
          terminar();
          rechazar(error);
        },
      });
      actual.send(pedido, (error) => {
        if (error !== null) esperas.get(pedido.id)?.rechazar(error);
      });
    });
  }

  return {
    componer: async (plantilla, datos) => {
      const id = siguiente;
      siguiente += 1;
      return componer({ id, encargo: prepararEncargo(plantilla, datos) });
    },
    cerrar: async () => {
      clearTimeout(ocioso);
      const actual = hijo;
      if (actual === undefined) return;
      await new Promise<void>((listo) => {
        actual.once('exit', () => listo());
        actual.kill();
      });
    },
  };
}
