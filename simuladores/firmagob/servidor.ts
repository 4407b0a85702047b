import { leerPadron } from '../clave-unica/personas.ts';
import { camposDeTexto } from '../soporte/formulario.ts';
import { type Reloj, relojDelSistema } from '../soporte/reloj.ts';
import { crearServidor, type OpcionesServidor, type Simulador } from '../soporte/servidor.ts';
import { rutasApi } from './api.ts';
import { crearAutoridad } from './autoridad.ts';
import type { Aplicacion } from './credencial.ts';
import { crearOtp } from './otp.ts';
import { paginaDeOtp } from './pagina-otp.tsx';

/** Aplicación pública de pruebas que FirmaGob publica en su documentación. */
export const APLICACION_DE_PRUEBA: Aplicacion = {
  entidad: 'Subsecretaría General de la Presidencia',
  apiToken: 'sandbox',
  secreto: '27a216342c744f89b7b82fa290519ba0',
};
const RUN_DE_PRUEBA = '22222222';

export interface OpcionesFirmagob extends OpcionesServidor {
  readonly aplicacion?: Aplicacion;
  /** Quién puede firmar, por RUN; por omisión el padrón ficticio y el RUN público de pruebas. */
  readonly firmantes?: ReadonlyMap<string, string>;
  readonly reloj?: Reloj;
  /** Carpeta donde guardar la autoridad de prueba entre arranques. */
  readonly carpeta?: string;
}

function firmantesFicticios(): ReadonlyMap<string, string> {
  const { personas } = leerPadron();
  const conNombre = personas.map(
    ({ run, nombres, apellidos }) => [String(run), [...nombres, ...apellidos].join(' ')] as const,
  );
  return new Map([...conNombre, [RUN_DE_PRUEBA, 'Firma desatendida de prueba']]);
}

/**
 * Sustituto local de FirmaGob: valida el JWT y el OTP como el servicio y firma con una autoridad
 * de prueba. Su ancla está en `/_simulador/autoridad.pem` y los OTP vigentes en `/otp`.
 */
export async function crearSimulador(opciones: OpcionesFirmagob = {}): Promise<Simulador> {
  const { app, simulador } = await crearServidor('firmagob', opciones);
  const reloj = opciones.reloj ?? relojDelSistema;
  const firmantes = opciones.firmantes ?? firmantesFicticios();
  const otp = crearOtp(reloj);
  rutasApi(app, {
    reloj,
    firmantes,
    otp,
    aplicacion: opciones.aplicacion ?? APLICACION_DE_PRUEBA,
    autoridad: await crearAutoridad(reloj, opciones.carpeta),
  });
  app.get('/otp', async (peticion, respuesta) => {
    const { run = '' } = camposDeTexto(peticion.query);
    const nombre = firmantes.get(run);
    const elegido = nombre && { elegido: { nombre, codigo: otp.actual(run) } };
    return respuesta
      .type('text/html; charset=utf-8')
      .send(paginaDeOtp({ firmantes, ...(elegido || {}) }));
  });
  return simulador;
}
