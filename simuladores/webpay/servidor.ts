import { type Reloj, relojDelSistema } from '../soporte/reloj.ts';
import { crearServidor, type OpcionesServidor, type Simulador } from '../soporte/servidor.ts';
import { rutasApi } from './api.ts';
import { crearFallas } from './fallas.ts';
import { type MetodoRetorno, rutasDelFormulario } from './formulario-pago.ts';
import { crearLibro } from './libro.ts';

/** Comercio y llave públicos del ambiente de integración de Transbank. */
export const COMERCIO_INTEGRACION = '597055555532';
export const LLAVE_INTEGRACION = '579B532A7440BB0C9079DED94D31EA1615BACEB56610332264630D42D0A36B1C';

export interface OpcionesWebpay extends OpcionesServidor {
  readonly reloj?: Reloj;
  readonly comercio?: string;
  readonly llave?: string;
  /** Carpeta donde guardar las transacciones entre arranques. */
  readonly carpeta?: string;
  /** Cómo se vuelve al comercio; la API 1.1 o superior usa GET. */
  readonly metodoRetorno?: MetodoRetorno;
}

/**
 * Sustituto local de Webpay Plus REST v1.2: crear, pagar, confirmar, consultar y devolver, con
 * las cuatro formas de volver al comercio y fallas a pedido en `POST /_simulador/fallas`.
 */
export async function crearSimulador(opciones: OpcionesWebpay = {}): Promise<Simulador> {
  const { app, simulador, origen } = await crearServidor('webpay', opciones);
  const reloj = opciones.reloj ?? relojDelSistema;
  const libro = crearLibro(opciones.carpeta);
  const fallas = crearFallas();
  rutasApi(app, {
    reloj,
    origen,
    libro,
    fallas,
    comercio: opciones.comercio ?? COMERCIO_INTEGRACION,
    llave: opciones.llave ?? LLAVE_INTEGRACION,
  });
  rutasDelFormulario(app, { reloj, libro, metodoRetorno: opciones.metodoRetorno ?? 'GET' });
  app.post('/_simulador/fallas', async (peticion, respuesta) =>
    fallas.programar(peticion.body)
      ? { aceptado: true }
      : respuesta.code(400).send({ error: 'Use {proximas, tipo, operacion?}' }),
  );
  return simulador;
}
