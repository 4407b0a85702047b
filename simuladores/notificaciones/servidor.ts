import multipart from '@fastify/multipart';
import { type Reloj, relojDelSistema } from '../soporte/reloj.ts';
import { crearServidor, type OpcionesServidor, type Simulador } from '../soporte/servidor.ts';
import { MAXIMO_BYTES } from './adjuntos.ts';
import { rutasApi } from './api.ts';
import { crearBuzon } from './buzon.ts';
import { rutasDeCasilla } from './casillas.ts';

export interface OpcionesNotificaciones extends OpcionesServidor {
  readonly clienteId: string;
  readonly clienteSecreto: string;
  readonly institucion?: string;
  readonly conLogo?: boolean;
  /** Códigos CPAT habilitados; sin lista, cualquiera bien formado. */
  readonly procedimientos?: readonly string[];
  readonly reloj?: Reloj;
  /** Milisegundos hasta procesar y avisar; por omisión, de inmediato. */
  readonly demora?: number;
}

/**
 * Sustituto local de la Plataforma de Notificaciones (domicilio digital único): recibe, valida,
 * informa el estado por persona, avisa por webhook y deja leer la casilla en `/casilla/{run}`.
 */
export async function crearSimulador(opciones: OpcionesNotificaciones): Promise<Simulador> {
  const { app, simulador } = await crearServidor('notificaciones', opciones);
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: MAXIMO_BYTES + 1, fieldSize: 2 * 1024 * 1024, files: 80, parts: 100 },
  });
  const reloj = opciones.reloj ?? relojDelSistema;
  const buzon = crearBuzon(reloj);
  rutasApi(app, {
    reloj,
    buzon,
    demora: opciones.demora ?? 0,
    institucion: {
      nombre: opciones.institucion ?? 'Municipalidad de prueba',
      clienteId: opciones.clienteId,
      clienteSecreto: opciones.clienteSecreto,
      conLogo: opciones.conLogo ?? true,
      ...(opciones.procedimientos && { procedimientos: opciones.procedimientos }),
    },
  });
  rutasDeCasilla(app, buzon);
  return simulador;
}
