import pino, { type Logger } from 'pino';

/** Registro estructurado. Nunca recibe datos personales: se tachan por si algo se cuela. */
export type Registro = Logger;

const RUTAS_TACHADAS = [
  'run',
  'rut',
  'correo',
  'nombre',
  'telefono',
  'direccion',
  'respuestas',
  'token',
  'codigo',
  'cookie',
  'authorization',
].flatMap((campo) => [campo, `*.${campo}`, `*.*.${campo}`]);

// Un RUN con dígito verificador o un correo dentro de un mensaje libre también se tachan.
const PATRONES = [/\b\d{1,3}(?:\.?\d{3}){1,2}-[\dkK]\b/g, /[\w.+-]+@[\w-]+\.[\w.]+/g];

/** Reemplaza en un texto lo que parezca RUN o correo. */
export function tachar(texto: string): string {
  return PATRONES.reduce((actual, patron) => actual.replace(patron, '[tachado]'), texto);
}

/** Crea el registro del proceso, en JSON por la salida de errores. */
export function crearRegistro(nivel: string, destino?: pino.DestinationStream): Registro {
  const opciones: pino.LoggerOptions = {
    level: nivel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: RUTAS_TACHADAS, censor: '[tachado]' },
    hooks: {
      logMethod(argumentos, metodo) {
        const limpios = argumentos.map((valor) =>
          typeof valor === 'string' ? tachar(valor) : valor,
        );
        metodo.apply(this, limpios as Parameters<typeof metodo>);
      },
    },
    serializers: {
      err: (error: Error) => ({
        tipo: error.name,
        mensaje: tachar(error.message),
        pila: tachar(error.stack ?? ''),
      }),
    },
  };
  return destino === undefined
    ? pino(opciones, pino.destination({ dest: 2, sync: false }))
    : pino(opciones, destino);
}
