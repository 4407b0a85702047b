import type pg from 'pg';

// `pg` habla el protocolo COPY pero sus tipos no lo declaran.
declare module 'pg' {
  interface Connection {
    sendCopyFromChunk(trozo: Uint8Array): void;
    endCopyFrom(): void;
    sendCopyFail(motivo: string): void;
  }
}

/** Lo que `pg` espera de una consulta propia, más los mensajes de COPY. */
interface ConsultaDeCopia extends pg.Submittable {
  handleError(error: Error): void;
  handleCommandComplete(mensaje: { readonly text: string }): void;
  handleReadyForQuery(): void;
  handleCopyData(mensaje: { readonly chunk: Buffer }): void;
  handleCopyInResponse(conexion: pg.Connection): void;
}

const TROZOS_EN_ESPERA = 256;

/**
 * `COPY … TO STDOUT` como sucesión de trozos, sin juntar la tabla en memoria: si quien lee se
 * atrasa, se deja de leer del socket y PostgreSQL espera.
 * @returns al terminar, cuántas filas dijo PostgreSQL que copió.
 */
export async function* copiarDesde(
  cliente: pg.Client,
  orden: string,
): AsyncGenerator<Buffer, number> {
  const espera: Buffer[] = [];
  let conexion: pg.Connection | undefined;
  let filas = 0;
  let falla: Error | undefined;
  let terminado = false;
  let aviso = Promise.withResolvers<void>();
  const consulta: ConsultaDeCopia = {
    submit: (abierta) => {
      conexion = abierta;
      abierta.query(orden);
    },
    handleCopyData: ({ chunk }) => {
      // Copia propia: `pg` reutiliza su memoria para el mensaje siguiente.
      espera.push(Buffer.from(chunk));
      if (espera.length >= TROZOS_EN_ESPERA) conexion?.stream.pause();
      aviso.resolve();
    },
    handleCommandComplete: ({ text }) => {
      filas = filasDe(text);
    },
    handleError: (error) => {
      falla = error;
      aviso.resolve();
    },
    handleReadyForQuery: () => {
      terminado = true;
      aviso.resolve();
    },
    handleCopyInResponse: (abierta) => abierta.sendCopyFail('se esperaba una salida'),
  };
  cliente.query(consulta);
  for (;;) {
    const trozos = espera.splice(0);
    yield* trozos;
    if (falla !== undefined) throw falla;
    if (espera.length > 0) continue;
    if (terminado) return filas;
    aviso = Promise.withResolvers<void>();
    conexion?.stream.resume();
    await aviso.promise;
  }
}

/** `COPY … FROM STDIN` abierto: se le entregan trozos y al terminar dice cuántas filas entraron. */
export interface CopiaHacia {
  escribir(trozo: Uint8Array): Promise<void>;
  terminar(): Promise<number>;
}

/** Abre un `COPY … FROM STDIN` y espera a que PostgreSQL lo acepte. */
export async function copiarHacia(cliente: pg.Client, orden: string): Promise<CopiaHacia> {
  const aceptada = Promise.withResolvers<pg.Connection>();
  const fin = Promise.withResolvers<number>();
  // Quien escribe se entera de la falla al terminar o en el trozo siguiente.
  fin.promise.catch(() => undefined);
  let filas = 0;
  let falla: Error | undefined;
  const consulta: ConsultaDeCopia = {
    submit: (abierta) => {
      abierta.query(orden);
    },
    handleCopyInResponse: (abierta) => aceptada.resolve(abierta),
    handleCopyData: () => undefined,
    handleCommandComplete: ({ text }) => {
      filas = filasDe(text);
    },
    handleError: (error) => {
      falla = error;
      aceptada.reject(error);
    },
    handleReadyForQuery: () => (falla === undefined ? fin.resolve(filas) : fin.reject(falla)),
  };
  cliente.query(consulta);
  const conexion = await aceptada.promise;
  return {
    escribir: async (trozo) => {
      if (falla !== undefined) throw falla;
      conexion.sendCopyFromChunk(trozo);
      if (conexion.stream.writableNeedDrain) {
        await Promise.race([
          new Promise<void>((resolver) => conexion.stream.once('drain', resolver)),
          fin.promise,
        ]);
      }
    },
    terminar: () => {
      if (falla === undefined) conexion.endCopyFrom();
      return fin.promise;
    },
  };
}

function filasDe(etiqueta: string): number {
  return Number(/^COPY (\d+)$/.exec(etiqueta)?.[1] ?? 0);
}
