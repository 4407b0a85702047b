import { randomBytes, randomInt } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { comoObjeto } from '../soporte/formulario.ts';
import { horaDeChile, type Reloj } from '../soporte/reloj.ts';
import { textosIguales } from '../soporte/textos-iguales.ts';
import { callar, cortar, type Fallas, type Operacion } from './fallas.ts';
import type { Libro } from './libro.ts';
import { alDia, comoRespuesta, PLAZO_CONSULTA_MS, type Transaccion } from './transaccion.ts';
import { leerCreacion, leerMonto } from './validacion.ts';

const RUTA_API = '/rswebpaytransaction/api/webpay/v1.2/transactions';
export const RUTA_PAGO = '/webpayserver/initTransaction';

interface Contestacion {
  readonly estado: number;
  readonly cuerpo: unknown;
}

interface Dependencias {
  readonly reloj: Reloj;
  readonly origen: () => string;
  readonly libro: Libro;
  readonly fallas: Fallas;
  readonly comercio: string;
  readonly llave: string;
}

const bien = (cuerpo: unknown): Contestacion => ({ estado: 200, cuerpo });
const mal = (estado: number, mensaje: string): Contestacion => ({
  estado,
  cuerpo: { error_message: mensaje },
});
const ABORTADA = mal(422, 'The transaction has an invalid finalized state: ABORTED');
const parametroMalo = (nombre: string) => mal(422, `Invalid value for parameter: ${nombre}`);

function mismoDiaEnChile(uno: number, otro: number): boolean {
  return horaDeChile(uno).toPlainDate().equals(horaDeChile(otro).toPlainDate());
}

/** Las cuatro operaciones REST, con credenciales, validación y fallas a pedido. */
export function rutasApi(app: FastifyInstance, dependencias: Dependencias): void {
  const { reloj, origen, libro, fallas, comercio, llave } = dependencias;

  const conTransaccion = (token: string, seguir: (una: Transaccion) => Contestacion) => {
    if (!/^[0-9a-f]{64}$/.test(token)) return parametroMalo('token');
    const guardada = libro.buscar(token);
    return guardada ? seguir(alDia(guardada, reloj())) : mal(404, 'Transaction not found');
  };

  function crear(cuerpo: unknown): Contestacion {
    const solicitud = leerCreacion(cuerpo);
    if ('malo' in solicitud) return parametroMalo(solicitud.malo);
    const token = randomBytes(32).toString('hex');
    const inicial = { token, creadaEn: reloj(), status: 'INITIALIZED', devuelto: 0 } as const;
    libro.guardar({ ...solicitud, ...inicial });
    return bien({ token, url: `${origen()}${RUTA_PAGO}` });
  }

  function confirmar(transaccion: Transaccion): Contestacion {
    const { status, formulario } = transaccion;
    if (formulario === 'anular') return ABORTADA;
    if (status !== 'INITIALIZED') {
      libro.guardar(transaccion);
      return mal(422, 'Transaction already locked by another process');
    }
    if (formulario !== 'pagar' && formulario !== 'rechazar') {
      return mal(422, "Invalid status '0' for transaction while authorizing");
    }
    const aprobada = formulario === 'pagar';
    const confirmada: Transaccion = {
      ...transaccion,
      status: aprobada ? 'AUTHORIZED' : 'FAILED',
      autorizadaEn: reloj(),
      ...(aprobada && { codigoAutorizacion: String(randomInt(1000, 1_000_000)) }),
    };
    libro.guardar(confirmada);
    return bien(comoRespuesta(confirmada));
  }

  function consultar(transaccion: Transaccion): Contestacion {
    if (transaccion.formulario === 'anular') return ABORTADA;
    if (reloj() - transaccion.creadaEn > PLAZO_CONSULTA_MS) {
      return mal(422, "The transaction's date has passed max time (7 days) to recover the status");
    }
    return bien(comoRespuesta(transaccion));
  }

  function devolver(transaccion: Transaccion, cuerpo: unknown): Contestacion {
    const monto = leerMonto(comoObjeto(cuerpo).amount);
    if (monto === undefined) return parametroMalo('amount');
    const { status, amount, devuelto, autorizadaEn = 0 } = transaccion;
    if (status !== 'AUTHORIZED' && status !== 'PARTIALLY_NULLIFIED') {
      return mal(422, 'Transaction is not in a refundable status');
    }
    const saldo = amount - devuelto - monto;
    if (saldo < 0) return mal(422, 'Amount to refund exceeds the available balance');
    // Todo y el mismo día: se reversa el cobro. Parcial o después: se anula contra la tarjeta.
    if (monto === amount && mismoDiaEnChile(autorizadaEn, reloj())) {
      libro.guardar({ ...transaccion, status: 'REVERSED', devuelto: monto });
      return bien({ type: 'REVERSED' });
    }
    const nuevo = saldo === 0 ? 'NULLIFIED' : 'PARTIALLY_NULLIFIED';
    libro.guardar({ ...transaccion, status: nuevo, devuelto: devuelto + monto });
    return bien({
      type: 'NULLIFIED',
      authorization_code: String(randomInt(1000, 1_000_000)),
      authorization_date: new Date(reloj()).toISOString(),
      nullified_amount: monto,
      balance: saldo,
      response_code: 0,
    });
  }

  const autorizado = ({ headers }: FastifyRequest) => {
    const texto = (nombre: string) => String(headers[nombre] ?? '');
    const mismaId = textosIguales(texto('tbk-api-key-id'), comercio);
    return textosIguales(texto('tbk-api-key-secret'), llave) && mismaId;
  };

  function atender(
    operacion: Operacion,
    peticion: FastifyRequest,
    respuesta: FastifyReply,
    hacer: () => Contestacion,
  ) {
    const falla = fallas.tomar(operacion);
    if (falla === 'timeout') return callar(respuesta);
    if (falla === '500') return respuesta.code(500).send({ error_message: 'Unexpected error' });
    const { estado, cuerpo } = autorizado(peticion) ? hacer() : mal(401, 'Not Authorized');
    if (falla) return cortar(respuesta);
    return respuesta.code(estado).send(cuerpo);
  }

  type ConToken = { Params: { token: string } };
  app.post(RUTA_API, (peticion, respuesta) =>
    atender('crear', peticion, respuesta, () => crear(peticion.body)),
  );
  app.put<ConToken>(`${RUTA_API}/:token`, (peticion, respuesta) =>
    atender('confirmar', peticion, respuesta, () =>
      conTransaccion(peticion.params.token, confirmar),
    ),
  );
  app.get<ConToken>(`${RUTA_API}/:token`, (peticion, respuesta) =>
    atender('estado', peticion, respuesta, () => conTransaccion(peticion.params.token, consultar)),
  );
  app.post<ConToken>(`${RUTA_API}/:token/refunds`, (peticion, respuesta) =>
    atender('reembolsar', peticion, respuesta, () =>
      conTransaccion(peticion.params.token, (una) => devolver(una, peticion.body)),
    ),
  );
}
