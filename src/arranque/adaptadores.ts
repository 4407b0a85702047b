import { randomBytes } from 'node:crypto';
import type { CalendarioLegal } from '../calendario/index.ts';
import type { Puertos } from '../modulos/puertos.ts';
import { crearAntivirusClamd, crearSinAntivirus } from '../plataforma/antivirus/clamd.ts';
import type { Antivirus } from '../plataforma/antivirus/puerto.ts';
import type { BaseDeDatos } from '../plataforma/base-de-datos/base-de-datos.ts';
import type { Colas } from '../plataforma/colas/puerto.ts';
import { type CorreoLocal, crearCorreoLocal } from '../plataforma/correo/correo-local.ts';
import { crearCorreoSmtp } from '../plataforma/correo/correo-smtp.ts';
import type { Correo } from '../plataforma/correo/puerto.ts';
import { abrirAutoridadLocal } from '../plataforma/firma/autoridad-local.ts';
import { crearFirmadorLocal, crearFirmaManifiesto } from '../plataforma/firma/firmador-local.ts';
import { crearFirmadorGob } from '../plataforma/firma/firmagob.ts';
import type { Firmador, FirmarManifiesto } from '../plataforma/firma/puerto.ts';
import { crearClaveUnica } from '../plataforma/identidad/clave-unica.ts';
import { crearNotificadorDdu } from '../plataforma/notificaciones/notificador-ddu.ts';
import { crearWebpayPlus } from '../plataforma/pagos/webpay-plus.ts';
import { crearComponedorAislado } from '../plataforma/pdf/componedor-aislado.ts';
import type { Registro } from '../plataforma/registro/registro.ts';
import { relojDelSistema } from '../plataforma/reloj/puerto.ts';
import type { Configuracion } from '../servidor/configuracion.ts';
import { crearAlmacen } from './almacen.ts';
import { credencialesDeSimuladores } from './simuladores.ts';

/** Puertos armados y lo que hay que cerrar al terminar. */
export interface Adaptadores {
  readonly puertos: Puertos;
  readonly firmarManifiesto: FirmarManifiesto;
  /** Bandeja de correo local, si no hay servidor SMTP. */
  readonly bandejaLocal?: CorreoLocal;
  cerrar(): Promise<void>;
}

/** Construye los adaptadores según la configuración. Lo no configurado va al simulador o es local. */
export async function crearAdaptadores(
  configuracion: Configuracion,
  {
    base,
    colas,
    calendario,
    registro,
  }: {
    readonly base: BaseDeDatos;
    readonly colas: Colas;
    readonly calendario: CalendarioLegal;
    readonly registro: Registro;
  },
): Promise<Adaptadores> {
  const { entorno, carpetaDatos, urlPublica } = configuracion;
  const simulados = credencialesDeSimuladores(configuracion);
  const pdf = crearComponedorAislado();
  const autoridad = await abrirAutoridadLocal(carpetaDatos, relojDelSistema.ahora);
  const correoLocal = crearCorreoLocal(carpetaDatos, relojDelSistema.ahora);
  const puertos: Puertos = {
    base,
    colas,
    reloj: relojDelSistema,
    azar: (cantidad) => new Uint8Array(randomBytes(cantidad)),
    calendario,
    archivos: await crearAlmacen(configuracion, registro),
    antivirus: crearAntivirus(entorno.CLAMAV_URL),
    correo: crearCorreo(configuracion, correoLocal),
    pdf,
    firmador: crearFirmador(configuracion, simulados.firmagob, crearFirmadorLocal(autoridad)),
    identidad: crearClaveUnica(
      entorno.CLAVE_UNICA_URL === undefined
        ? simulados.claveUnica
        : {
            urlBase: entorno.CLAVE_UNICA_URL,
            clientId: entorno.CLAVE_UNICA_CLIENTE ?? '',
            clientSecret: entorno.CLAVE_UNICA_SECRETO ?? '',
          },
    ),
    pagos: crearWebpayPlus(
      entorno.WEBPAY_URL === undefined
        ? simulados.webpay
        : {
            urlBase: entorno.WEBPAY_URL,
            comercio: entorno.WEBPAY_COMERCIO ?? '',
            llave: entorno.WEBPAY_LLAVE ?? '',
          },
    ),
    notificador: crearNotificadorDdu(
      entorno.NOTIFICACIONES_URL === undefined
        ? simulados.notificaciones
        : {
            urlBase: entorno.NOTIFICACIONES_URL,
            clienteId: entorno.NOTIFICACIONES_CLIENTE ?? '',
            clienteSecreto: entorno.NOTIFICACIONES_SECRETO ?? '',
          },
    ),
    urlPublica,
    demostracion: usaSimuladores(configuracion),
  };
  return {
    puertos,
    firmarManifiesto: crearFirmaManifiesto(autoridad, new URL(urlPublica).host),
    ...(entorno.SMTP_URL === undefined ? { bandejaLocal: correoLocal } : {}),
    cerrar: () => pdf.cerrar(),
  };
}

/** Verdadero si algún sistema nacional es un simulador: las pantallas deben decirlo. */
export function usaSimuladores({ entorno }: Configuracion): boolean {
  return (
    entorno.CLAVE_UNICA_URL === undefined ||
    entorno.WEBPAY_URL === undefined ||
    entorno.NOTIFICACIONES_URL === undefined
  );
}

function crearAntivirus(direccion: string | undefined): Antivirus {
  if (direccion === undefined) return crearSinAntivirus();
  if (direccion.startsWith('unix:'))
    return crearAntivirusClamd({ direccion: { ruta: direccion.slice(5) } });
  const { hostname, port } = new URL(direccion);
  return crearAntivirusClamd({ direccion: { servidor: hostname, puerto: Number(port) } });
}

function crearCorreo({ entorno, urlPublica }: Configuracion, local: CorreoLocal): Correo {
  if (entorno.SMTP_URL === undefined) return local;
  const dominio = new URL(urlPublica).hostname;
  return crearCorreoSmtp({
    url: entorno.SMTP_URL,
    remitente: entorno.CORREO_REMITENTE ?? `Municipios Digitales <no-responder@${dominio}>`,
    dominio,
  });
}

function crearFirmador(
  { entorno }: Configuracion,
  simulado: Parameters<typeof crearFirmadorGob>[0],
  local: Firmador,
): Firmador {
  if (entorno.FIRMA !== 'firmagob') return local;
  if (entorno.FIRMAGOB_URL === undefined) return crearFirmadorGob({ ...simulado, simulado: true });
  return crearFirmadorGob({
    urlBase: entorno.FIRMAGOB_URL,
    entidad: entorno.FIRMAGOB_ENTIDAD ?? '',
    apiToken: entorno.FIRMAGOB_LLAVE ?? '',
    secreto: entorno.FIRMAGOB_SECRETO ?? '',
    runDesatendido: Number(entorno.FIRMAGOB_RUN),
  });
}
