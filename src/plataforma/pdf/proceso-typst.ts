import { crearCompilador } from './componedor-typst.ts';
import type { EncargoPdf } from './encargo.ts';

/** Mensajes entre el servidor y este proceso hijo, que solo compone PDF. */
export interface PedidoAlProceso {
  readonly id: number;
  readonly encargo: EncargoPdf;
}
export type RespuestaDelProceso =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly error: string };

const compilar = crearCompilador();

process.on('message', (pedido: PedidoAlProceso) => {
  process.send?.(atender(pedido));
});
// Si el servidor muere, el canal se cierra y este proceso no queda huérfano.
process.on('disconnect', () => process.exit(0));

function atender({ id, encargo }: PedidoAlProceso): RespuestaDelProceso {
  try {
    return { id, pdf: compilar(encargo) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
