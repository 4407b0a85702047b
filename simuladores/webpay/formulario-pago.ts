import type { FastifyInstance, FastifyReply } from 'fastify';
import { camposDeTexto } from '../soporte/formulario.ts';
import type { Reloj } from '../soporte/reloj.ts';
import { leerRun } from '../soporte/rut.ts';
import { RUTA_PAGO } from './api.ts';
import type { Libro } from './libro.ts';
import { paginaDePago, paginaDeVuelta, paginaSinPago, TARJETA_DE_PRUEBA } from './paginas.tsx';
import { admiteFormulario, DESENLACES, type Transaccion, VIDA_TOKEN_MS } from './transaccion.ts';

export type MetodoRetorno = 'GET' | 'POST';

interface Dependencias {
  readonly reloj: Reloj;
  readonly libro: Libro;
  readonly metodoRetorno: MetodoRetorno;
}

const RUTA_FORMULARIO = '/webpayserver/formulario';
const RUT_DEL_TITULAR = 11_111_111;

/** Parámetros con que se vuelve al comercio en cada desenlace. */
function parametrosDeVuelta(transaccion: Transaccion): Readonly<Record<string, string>> {
  const { token, buyOrder, sessionId, formulario } = transaccion;
  const orden = { TBK_ORDEN_COMPRA: buyOrder, TBK_ID_SESION: sessionId };
  if (formulario === 'anular') return { TBK_TOKEN: token, ...orden };
  if (formulario === 'agotar') return orden;
  if (formulario === 'error') return { token_ws: token, TBK_TOKEN: token, ...orden };
  return { token_ws: token };
}

function tarjetaValida(campos: Readonly<Record<string, string>>): boolean {
  const { tarjeta = '', cvv, clave, rut = '' } = campos;
  const numero = tarjeta.replaceAll(' ', '');
  const titular = leerRun(rut) === RUT_DEL_TITULAR;
  return numero === TARJETA_DE_PRUEBA && cvv === '123' && clave === '123' && titular;
}

/** Páginas que ve la persona: formulario de tarjeta y vuelta al comercio. */
export function rutasDelFormulario(app: FastifyInstance, dependencias: Dependencias): void {
  const { reloj, libro, metodoRetorno } = dependencias;
  const html = (respuesta: FastifyReply, estado: number, cuerpo: string) =>
    respuesta.code(estado).type('text/html; charset=utf-8').send(cuerpo);

  function volver(respuesta: FastifyReply, transaccion: Transaccion) {
    const campos = parametrosDeVuelta(transaccion);
    if (metodoRetorno === 'POST') {
      return html(respuesta, 200, paginaDeVuelta(transaccion.returnUrl, campos));
    }
    const destino = new URL(transaccion.returnUrl);
    for (const [nombre, valor] of Object.entries(campos)) destino.searchParams.set(nombre, valor);
    return respuesta.redirect(destino.href, 303);
  }

  /** Si el formulario venció abierto, se vuelve solo con la orden y la sesión. */
  function cerrarVencida(respuesta: FastifyReply, transaccion: Transaccion) {
    const vencida = reloj() - transaccion.creadaEn >= VIDA_TOKEN_MS;
    if (transaccion.formulario || !vencida) return html(respuesta, 410, paginaSinPago());
    const agotada: Transaccion = { ...transaccion, formulario: 'agotar' };
    libro.guardar(agotada);
    return volver(respuesta, agotada);
  }

  app.post(RUTA_PAGO, async (peticion, respuesta) => {
    const transaccion = libro.buscar(camposDeTexto(peticion.body).token_ws ?? '');
    if (!transaccion || !admiteFormulario(transaccion, reloj())) {
      return html(respuesta, transaccion ? 410 : 404, paginaSinPago());
    }
    return html(respuesta, 200, paginaDePago(transaccion, RUTA_FORMULARIO));
  });

  app.post(RUTA_FORMULARIO, async (peticion, respuesta) => {
    const campos = camposDeTexto(peticion.body);
    const transaccion = libro.buscar(campos.token_ws ?? '');
    if (!transaccion) return html(respuesta, 404, paginaSinPago());
    if (!admiteFormulario(transaccion, reloj())) return cerrarVencida(respuesta, transaccion);
    const desenlace = DESENLACES.find((uno) => uno === campos.desenlace);
    if (!desenlace) return html(respuesta, 400, paginaSinPago());
    if (desenlace === 'pagar' && !tarjetaValida(campos)) {
      const aviso = 'La tarjeta, el código, el RUT o la clave no son los de prueba.';
      return html(respuesta, 422, paginaDePago(transaccion, RUTA_FORMULARIO, aviso));
    }
    const cuotas = /^[236]$/.test(campos.cuotas ?? '') ? Number(campos.cuotas) : 0;
    const decidida: Transaccion = {
      ...transaccion,
      formulario: desenlace,
      pagadaEn: reloj(),
      cuotas,
      ultimosDigitos: TARJETA_DE_PRUEBA.slice(-4),
    };
    libro.guardar(decidida);
    return volver(respuesta, decidida);
  });
}
