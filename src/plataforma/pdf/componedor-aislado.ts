import { type ChildProcess, fork } from 'node:child_process';
import { rutaDePrograma } from '../raiz.ts';
import { type EncargoPdf, prepararEncargo } from './encargo.ts';
import type { PedidoAlProceso, RespuestaDelProceso } from './proceso-typst.ts';
import type { ComponedorPdf } from './puerto.ts';

/** Compositor con proceso propio; `cerrar` lo termina y rechaza lo pendiente. */
export interface ComponedorAislado extends ComponedorPdf {
  cerrar(): Promise<void>;
}

export interface OpcionesAislado {
  /** Tiempo sin trabajo tras el cual el proceso se termina, para no retener su memoria. */
  readonly ociosoMs?: number;
  /** Tiempo máximo por documento; al pasarlo se mata el proceso. */
  readonly plazoMs?: number;
  /** Documentos que compone un proceso antes de que otro lo releve. */
  readonly porProceso?: number;
}

interface Espera {
  readonly resolver: (pdf: Uint8Array) => void;
  readonly rechazar: (error: Error) => void;
  readonly plazo: NodeJS.Timeout;
}

/** Un proceso hijo y los documentos que tiene en curso. */
interface Taller {
  readonly proceso: ChildProcess;
  readonly esperas: Map<number, Espera>;
  aceptados: number;
  ocioso?: NodeJS.Timeout;
}

/**
 * Compositor que trabaja en un proceso hijo. Typst es código nativo y un fallo suyo aborta el
 * proceso: aquí cae solo el hijo, sus documentos en curso se rechazan y el siguiente parte otro.
 * Además deja libre el hilo del servidor. El hijo nace con el primer documento.
 */
export function crearComponedorAislado(opciones: OpcionesAislado = {}): ComponedorAislado {
  const { ociosoMs = 120_000, plazoMs = 30_000, porProceso = 1000 } = opciones;
  let vigente: Taller | undefined;

  /** Deja de usarlo; si no tiene trabajo se termina, y si lo tiene, cuando lo acabe. */
  function relevar(taller: Taller): void {
    if (vigente === taller) vigente = undefined;
    if (taller.esperas.size === 0) taller.proceso.kill();
  }

  function terminarUno(taller: Taller, id: number): Espera | undefined {
    const espera = taller.esperas.get(id);
    clearTimeout(espera?.plazo);
    taller.esperas.delete(id);
    if (taller.esperas.size === 0) {
      // Sin trabajo, el hijo no mantiene vivo al servidor.
      taller.proceso.channel?.unref();
      if (vigente === taller) taller.ocioso = setTimeout(relevar, ociosoMs, taller).unref();
      else taller.proceso.kill();
    }
    return espera;
  }

  function partir(): Taller {
    const proceso = fork(rutaDePrograma('src/plataforma/pdf/proceso-typst'), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const taller: Taller = { proceso, esperas: new Map(), aceptados: 0 };
    proceso.on('message', (respuesta: RespuestaDelProceso) => {
      const espera = terminarUno(taller, respuesta.id);
      if ('pdf' in respuesta) espera?.resolver(respuesta.pdf);
      else espera?.rechazar(new Error(respuesta.error));
    });
    const caer = (): void => {
      clearTimeout(taller.ocioso);
      if (vigente === taller) vigente = undefined;
      for (const id of [...taller.esperas.keys()]) {
        terminarUno(taller, id)?.rechazar(new Error('El compositor de PDF se detuvo'));
      }
    };
    proceso.on('exit', caer);
    proceso.on('error', caer);
    proceso.unref();
    return taller;
  }

  function encargar(encargo: EncargoPdf): Promise<Uint8Array> {
    vigente ??= partir();
    const taller = vigente;
    clearTimeout(taller.ocioso);
    taller.aceptados += 1;
    const id = taller.aceptados;
    taller.proceso.channel?.ref();
    return new Promise<Uint8Array>((resolver, rechazar) => {
      const plazo = setTimeout(() => taller.proceso.kill('SIGKILL'), plazoMs);
      taller.esperas.set(id, { resolver, rechazar, plazo });
      const pedido: PedidoAlProceso = { id, encargo };
      taller.proceso.send(pedido, (error) => {
        if (error !== null) terminarUno(taller, id)?.rechazar(error);
      });
      if (taller.aceptados >= porProceso) relevar(taller);
    });
  }

  return {
    componer: async (plantilla, datos) => encargar(prepararEncargo(plantilla, datos)),
    cerrar: async () => {
      const taller = vigente;
      if (taller === undefined) return;
      vigente = undefined;
      clearTimeout(taller.ocioso);
      await new Promise<void>((listo) => {
        // Mientras se espera su fin, el hijo sí mantiene vivo al proceso.
        taller.proceso.ref();
        taller.proceso.once('exit', () => listo());
        taller.proceso.kill();
      });
    },
  };
}
