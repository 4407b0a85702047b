import type { Registro } from '../lectura.ts';
import type { CampoSimple } from '../tipos.ts';
import { archivo } from './archivo.tsx';
import { comuna } from './comuna.tsx';
import { correo } from './correo.tsx';
import { direccion } from './direccion.tsx';
import { entero } from './entero.tsx';
import { fecha } from './fecha.tsx';
import { mapa } from './mapa.tsx';
import { monto } from './monto.tsx';
import { multiple } from './multiple.tsx';
import { numero } from './numero.tsx';
import { patenteVehicular } from './patente-vehicular.tsx';
import { rolAvaluo } from './rol-avaluo.tsx';
import { rut } from './rut.tsx';
import { seleccion } from './seleccion.tsx';
import { siNo } from './si-no.tsx';
import { telefono } from './telefono.tsx';
import { texto } from './texto.tsx';
import { textoLargo } from './texto-largo.tsx';

/** Los tipos de campo que no contienen a otros. */
export const simples: Registro<CampoSimple['tipo']> = {
  texto,
  texto_largo: textoLargo,
  entero,
  numero,
  monto,
  fecha,
  si_no: siNo,
  seleccion,
  multiple,
  rut,
  correo,
  telefono,
  direccion,
  comuna,
  rol_avaluo: rolAvaluo,
  patente_vehicular: patenteVehicular,
  mapa,
  archivo,
};
