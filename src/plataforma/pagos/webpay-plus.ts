import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { exito, falla, type Resultado } from '../../base/resultado.ts';
import type {
  ErrorPasarela,
  PagoCreado,
  PasarelaPago,
  Reembolso,
  TransaccionPasarela,
} from './puerto.ts';
import { montoValido, solicitudValida } from './solicitud.ts';
import { leerTransaccion } from './transaccion.ts';

export interface ConfiguracionWebpay {
  /** Origen: https://webpay3g.transbank.cl, el de integración o el simulador. */
  readonly urlBase: string;
  readonly comercio: string;
  readonly llave: string;
  /** Espera máxima por petición; por omisión 15.000 ms. */
  readonly esperaMs?: number;
}

type Operacion = 'crear' | 'confirmar' | 'estado' | 'reembolsar';

const RUTA = '/rswebpaytransaction/api/webpay/v1.2/transactions';
const ESPERA_MS = 15_000;
const TOKEN = /^[\w-]{1,64}$/;

const Creada = Type.Object({ token: Type.String({ pattern: TOKEN.source }), url: Type.String() });
const Devuelta = Type.Object({
  type: Type.Union([Type.Literal('REVERSED'), Type.Literal('NULLIFIED')]),
  authorization_code: Type.Optional(Type.String()),
  nullified_amount: Type.Optional(Type.Number()),
  balance: Type.Optional(Type.Number()),
  response_code: Type.Optional(Type.Integer()),
});

function errorDe(codigo: number, operacion: Operacion): ErrorPasarela {
  if (codigo >= 500 || codigo === 408 || codigo === 429) return 'indisponible';
  if (codigo === 404) return 'no-encontrada';
  return operacion === 'crear' && (codigo === 400 || codigo === 422) ? 'invalida' : 'rechazada';
}

function leerReembolso(cuerpo: unknown, monto: number): Resultado<Reembolso, ErrorPasarela> {
  if (!Value.Check(Devuelta, cuerpo)) return falla('indisponible');
  if (cuerpo.type === 'REVERSED') return exito({ tipo: 'reversa', monto });
  if (cuerpo.response_code !== undefined && cuerpo.response_code !== 0) return falla('rechazada');
  return exito({
    tipo: 'anulacion',
    monto: cuerpo.nullified_amount ?? monto,
    ...(cuerpo.balance !== undefined && { saldo: cuerpo.balance }),
    ...(cuerpo.authorization_code && { codigoAutorizacion: cuerpo.authorization_code }),
  });
}

/**
 * Webpay Plus REST v1.2. No reintenta: tras `indisponible` no se sabe si la operación se aplicó,
 * y repetir `confirmar` o `reembolsar` a ciegas podría cobrar o devolver dos veces.
 */
export function crearWebpayPlus(configuracion: ConfiguracionWebpay): PasarelaPago {
  const base = `${configuracion.urlBase.replace(/\/+$/, '')}${RUTA}`;

  async function llamar(
    operacion: Operacion,
    method: 'GET' | 'POST' | 'PUT',
    ruta: string,
    cuerpo?: object,
  ): Promise<Resultado<unknown, ErrorPasarela>> {
    try {
      const respuesta = await fetch(`${base}${ruta}`, {
        method,
        headers: {
          'Tbk-Api-Key-Id': configuracion.comercio,
          'Tbk-Api-Key-Secret': configuracion.llave,
          'Content-Type': 'application/json',
        },
        redirect: 'error',
        signal: AbortSignal.timeout(configuracion.esperaMs ?? ESPERA_MS),
        ...(cuerpo && { body: JSON.stringify(cuerpo) }),
      });
      if (!respuesta.ok) return falla(errorDe(respuesta.status, operacion));
      return exito(await respuesta.json());
    } catch {
      // Plazo, conexión cortada o cuerpo ilegible: pudo haberse aplicado.
      return falla('indisponible');
    }
  }

  async function transaccion(
    operacion: 'confirmar' | 'estado',
    token: string,
  ): Promise<Resultado<TransaccionPasarela, ErrorPasarela>> {
    if (!TOKEN.test(token)) return falla('invalida');
    const metodo = operacion === 'confirmar' ? 'PUT' : 'GET';
    const respuesta = await llamar(operacion, metodo, `/${token}`);
    if (!respuesta.ok) return respuesta;
    const leida = leerTransaccion(respuesta.valor);
    return leida ? exito(leida) : falla('indisponible');
  }

  return {
    nombre: 'Webpay Plus',
    async crear(solicitud): Promise<Resultado<PagoCreado, ErrorPasarela>> {
      if (!solicitudValida(solicitud)) return falla('invalida');
      const respuesta = await llamar('crear', 'POST', '', {
        buy_order: solicitud.ordenCompra,
        session_id: solicitud.sesion,
        amount: solicitud.monto,
        return_url: solicitud.urlRetorno,
      });
      if (!respuesta.ok) return respuesta;
      if (!Value.Check(Creada, respuesta.valor)) return falla('indisponible');
      return exito({ token: respuesta.valor.token, url: respuesta.valor.url });
    },
    confirmar: (token) => transaccion('confirmar', token),
    estado: (token) => transaccion('estado', token),
    async reembolsar(token, monto) {
      if (!TOKEN.test(token) || !montoValido(monto)) return falla('invalida');
      const cuerpo = { amount: monto };
      const respuesta = await llamar('reembolsar', 'POST', `/${token}/refunds`, cuerpo);
      return respuesta.ok ? leerReembolso(respuesta.valor, monto) : respuesta;
    },
  };
}
