import { randomBytes } from 'node:crypto';
import type { Reloj } from '../soporte/reloj.ts';
import type { SolicitudIngreso } from './solicitud.ts';

const VIDA_CODIGO_MS = 5 * 60_000;
export const VIDA_ACCESO_S = 3600;

interface Codigo {
  readonly solicitud: SolicitudIngreso;
  readonly run: number;
  readonly vence: number;
}

export interface Codigos {
  /** Código de 32 caracteres, para un solo uso dentro de 5 minutos. */
  emitir(solicitud: SolicitudIngreso, run: number): string;
  /** Lo consume siempre, aunque después no calce: un código visto dos veces no sirve. */
  consumir(codigo: string): Codigo | undefined;
  /** Token de acceso de 32 hexadecimales. */
  emitirAcceso(run: number): string;
  runDeAcceso(token: string): number | undefined;
}

export function crearCodigos(reloj: Reloj): Codigos {
  const codigos = new Map<string, Codigo>();
  const accesos = new Map<string, { readonly run: number; readonly vence: number }>();
  return {
    emitir(solicitud, run) {
      const codigo = randomBytes(16).toString('hex');
      codigos.set(codigo, { solicitud, run, vence: reloj() + VIDA_CODIGO_MS });
      return codigo;
    },
    consumir(codigo) {
      const hallado = codigos.get(codigo);
      codigos.delete(codigo);
      return hallado && reloj() < hallado.vence ? hallado : undefined;
    },
    emitirAcceso(run) {
      const token = randomBytes(16).toString('hex');
      accesos.set(token, { run, vence: reloj() + VIDA_ACCESO_S * 1000 });
      return token;
    },
    runDeAcceso(token) {
      const acceso = accesos.get(token);
      return acceso && reloj() < acceso.vence ? acceso.run : undefined;
    },
  };
}
