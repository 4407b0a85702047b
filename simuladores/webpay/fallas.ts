import type { FastifyReply } from 'fastify';
import { comoObjeto } from '../soporte/formulario.ts';

const TIPOS = ['timeout', '500', 'corte-despues-de-aplicar'] as const;
type TipoFalla = (typeof TIPOS)[number];

const OPERACIONES = ['crear', 'confirmar', 'estado', 'reembolsar'] as const;
export type Operacion = (typeof OPERACIONES)[number];

export interface Fallas {
  /** Programa fallas; devuelve falso si el pedido no se entiende. */
  programar(cuerpo: unknown): boolean;
  /** La falla que toca a esta operación, y la descuenta. */
  tomar(operacion: Operacion): TipoFalla | undefined;
}

/** Fallas a pedido: `{proximas, tipo, operacion?}`; sin operación afectan a cualquiera. */
export function crearFallas(): Fallas {
  let pendientes = 0;
  let tipo: TipoFalla = '500';
  let solo: Operacion | undefined;
  return {
    programar(cuerpo) {
      const { proximas, tipo: pedido, operacion } = comoObjeto(cuerpo);
      const tipoValido = TIPOS.find((uno) => uno === pedido);
      const operacionValida = OPERACIONES.find((una) => una === operacion);
      if (!tipoValido || (operacion !== undefined && !operacionValida)) return false;
      if (typeof proximas !== 'number' || !Number.isInteger(proximas) || proximas < 0) return false;
      [pendientes, tipo, solo] = [proximas, tipoValido, operacionValida];
      return true;
    },
    tomar(operacion) {
      if (pendientes === 0 || (solo && solo !== operacion)) return undefined;
      pendientes -= 1;
      return tipo;
    },
  };
}

/** Corta la conexión sin responder: el cliente no sabe si la operación se aplicó. */
export function cortar(respuesta: FastifyReply): void {
  respuesta.hijack();
  respuesta.raw.socket?.destroy();
}

/** Deja la petición sin respuesta hasta que el cliente se canse o el simulador se apague. */
export function callar(respuesta: FastifyReply): void {
  respuesta.hijack();
}
