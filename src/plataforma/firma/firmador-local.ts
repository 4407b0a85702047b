import { createHash } from 'node:crypto';
import { exito } from '../../base/resultado.ts';
import type { AutoridadLocal } from './autoridad-local.ts';
import { construirCms, emitirCertificado } from './certificados.ts';
import type { Firmador, FirmanteDocumento, FirmarManifiesto } from './puerto.ts';

const ORGANIZACION = 'CERTIFICADO DE DEMOSTRACIÓN';

function huellaDe(firmante: FirmanteDocumento): string {
  return JSON.stringify([firmante.run, firmante.nombre, firmante.cargo]);
}

/** Emite certificados por firmante y los recuerda: emitir cuesta una firma. */
function crearEmisor(autoridad: AutoridadLocal): (f: FirmanteDocumento) => Promise<Uint8Array> {
  const emitidos = new Map<string, Promise<Uint8Array>>();
  return (firmante) => {
    const clave = huellaDe(firmante);
    const previo = emitidos.get(clave);
    if (previo !== undefined) return previo;
    const nuevo = emitirCertificado({
      sujeto: {
        nombre: firmante.nombre,
        cargo: firmante.cargo,
        run: String(firmante.run),
        organizacion: ORGANIZACION,
      },
      clavePublica: autoridad.clavePublicaFirma,
      claveEmisor: autoridad.claveAutoridad,
      emisorDer: autoridad.anclaDer,
      semilla: clave,
      desde: autoridad.desde,
      autoridad: false,
    });
    emitidos.set(clave, nuevo);
    return nuevo;
  };
}

/**
 * Firmador de la propia instalación: para demostración y desarrollo, y para el certificado de
 * ingreso automático mientras no se configure FirmaGob. Nunca pide OTP.
 */
export function crearFirmadorLocal(autoridad: AutoridadLocal): Firmador {
  const emitir = crearEmisor(autoridad);
  return {
    nombre: 'local',
    // La autoridad es de esta instalación: no está acreditada.
    avanzada: () => false,
    firmarCms: async ({ sha256, firmante }) => {
      const certificado = await emitir(firmante);
      return exito({ cms: await construirCms(sha256, certificado, autoridad.claveFirma) });
    },
  };
}

/** Firma de manifiestos de expedientes exportados con la clave de la instalación. */
export function crearFirmaManifiesto(
  autoridad: AutoridadLocal,
  nombreInstalacion: string,
): FirmarManifiesto {
  const emitir = crearEmisor(autoridad);
  return async (bytes) => {
    const certificado = await emitir({ run: 0, nombre: nombreInstalacion, cargo: 'Plataforma' });
    const sha256 = createHash('sha256').update(bytes).digest();
    return construirCms(sha256, certificado, autoridad.claveFirma);
  };
}
