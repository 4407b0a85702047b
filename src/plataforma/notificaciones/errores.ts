import { readFileSync } from 'node:fs';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { rutaDeProyecto } from '../raiz.ts';
import type { ErrorNotificador } from './puerto.ts';

const Entrada = Type.Object({ mensaje: Type.String(), revisar: Type.Optional(Type.Boolean()) });

type Propio = Exclude<ErrorNotificador['codigo'], `ERR${string}`>;

const PROPIOS: Readonly<Record<Propio, string>> = {
  credenciales: 'La plataforma de notificaciones no reconoce a la municipalidad.',
  'no-encontrada': 'La plataforma de notificaciones no conoce ese mensaje.',
  'no-disponible': 'La plataforma de notificaciones no contesta. Se puede intentar más tarde.',
  'respuesta-invalida': 'La plataforma de notificaciones contestó algo que no se entiende.',
};

function leerTabla(): ReadonlyMap<string, string> {
  const ruta = rutaDeProyecto('src/plataforma/notificaciones/errores.json');
  const { fuente: _fuente, ...tabla } = JSON.parse(readFileSync(ruta, 'utf8'));
  const entradas = Value.Parse(Type.Record(Type.String(), Entrada), tabla);
  return new Map(Object.entries(entradas).map(([codigo, { mensaje }]) => [codigo, mensaje]));
}

const tabla = leerTabla();

/** Error de la plataforma con su explicación; uno desconocido conserva su código. */
export function errorDePlataforma(codigo: `ERR${string}`): ErrorNotificador {
  const mensaje = tabla.get(codigo) ?? `La plataforma rechazó el mensaje (${codigo}).`;
  return { codigo, mensaje, reintentable: false };
}

/** Error del transporte. Solo `no-disponible` merece repetirse sin cambiar nada. */
export function errorPropio(codigo: Propio): ErrorNotificador {
  return { codigo, mensaje: PROPIOS[codigo], reintentable: codigo === 'no-disponible' };
}
