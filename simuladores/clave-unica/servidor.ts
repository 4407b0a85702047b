import cookie from '@fastify/cookie';
import { type Reloj, relojDelSistema } from '../soporte/reloj.ts';
import { crearServidor, type OpcionesServidor, type Simulador } from '../soporte/servidor.ts';
import { crearCodigos } from './codigos.ts';
import { rutasDeIngreso } from './ingreso.ts';
import { crearIntentos } from './intentos.ts';
import { rutasOpenid } from './openid.ts';
import { leerPadron } from './personas.ts';
import { type ClienteRegistrado, revisarClientes } from './solicitud.ts';

export interface OpcionesClaveUnica extends OpcionesServidor {
  readonly clientes: readonly ClienteRegistrado[];
  readonly reloj?: Reloj;
}

/**
 * Sustituto local de ClaveÚnica según su manual para instituciones: mismas rutas, cuerpos y
 * rechazos. A diferencia del real, admite redirect_uri en localhost para poder desarrollar.
 */
export async function crearSimulador(opciones: OpcionesClaveUnica): Promise<Simulador> {
  revisarClientes(opciones.clientes);
  const { app, simulador, origen } = await crearServidor('clave-unica', opciones);
  await app.register(cookie);
  const reloj = opciones.reloj ?? relojDelSistema;
  const comunes = {
    reloj,
    clientes: opciones.clientes,
    padron: leerPadron(),
    codigos: crearCodigos(reloj),
  };
  rutasDeIngreso(app, { ...comunes, intentos: crearIntentos(reloj) });
  await rutasOpenid(app, { ...comunes, origen });
  return simulador;
}
