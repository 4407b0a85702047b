import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { exito, falla, type Resultado } from '../../base/resultado.ts';
import { revisionAnterior } from './firmagob-archivo.ts';
import { crearCredencial } from './firmagob-credencial.ts';
import type { ErrorFirma, Firmador, PedidoFirma } from './puerto.ts';

export interface ConfiguracionFirmagob {
  /** Origen: https://api.firma.digital.gob.cl, el de certificación o el simulador. */
  readonly urlBase: string;
  readonly entidad: string;
  readonly apiToken: string;
  readonly secreto: string;
  /**
   * RUN, sin dígito verificador, del titular del certificado de propósito desatendido. FirmaGob no
   * firma sin un titular: lo que la plataforma firma sola lleva el de la autoridad que lo inscribió.
   */
  readonly runDesatendido: number;
  /** `hash` (por omisión) no envía el documento; `archivo` sirve hasta 5 MB. */
  readonly modo?: 'hash' | 'archivo';
  /** El simulador no es un prestador acreditado: lo que firma no es avanzado. */
  readonly simulado?: boolean;
  /** Espera máxima; por omisión 30.000 ms. */
  readonly esperaMs?: number;
}

const RUTA = '/firma/v2/files/tickets';
const ESPERA_MS = 30_000;
const TIPO_PDF = 'application/pdf';

const Pieza = Type.Object({ content: Type.String(), status: Type.String() });
const Respuesta = Type.Object({
  files: Type.Optional(Type.Array(Pieza)),
  hashes: Type.Optional(Type.Array(Pieza)),
  metadata: Type.Optional(Type.Object({ otpExpired: Type.Optional(Type.Boolean()) })),
  idSolicitud: Type.Optional(Type.Union([Type.String(), Type.Number()])),
});

function piezas(modo: 'hash' | 'archivo', { sha256, pdfPreparado }: PedidoFirma): object {
  if (modo === 'hash') {
    const content = Buffer.from(sha256).toString('base64');
    return { hashes: [{ 'content-type': TIPO_PDF, content }] };
  }
  const content = Buffer.from(revisionAnterior(pdfPreparado)).toString('base64');
  // El ejemplo oficial en Java calcula el SHA-256 del texto Base64, no del archivo.
  const checksum = createHash('sha256').update(content).digest('base64');
  return { files: [{ 'content-type': TIPO_PDF, content, checksum, description: '' }] };
}

function errorDe(estado: number): ErrorFirma {
  if (estado >= 500 || estado === 408 || estado === 429) return 'no-disponible';
  return estado === 401 || estado === 403 ? 'credenciales' : 'rechazada';
}

/**
 * FirmaGob, firma electrónica avanzada de funcionarios. El propósito general exige el OTP del
 * funcionario. No reintenta: un segundo intento consumiría otro OTP.
 */
export function crearFirmadorGob(
  configuracion: ConfiguracionFirmagob,
  ahora: () => Temporal.Instant = () => Temporal.Now.instant(),
): Firmador {
  const { entidad, secreto, apiToken, runDesatendido, modo = 'hash' } = configuracion;
  const url = `${configuracion.urlBase.replace(/\/+$/, '')}${RUTA}`;

  async function enviar(datos: PedidoFirma): Promise<Resultado<unknown, ErrorFirma>> {
    const { proposito, otp, firmante } = datos;
    const run = proposito === 'desatendido' ? runDesatendido : firmante.run;
    const credencial = { entidad, secreto, run, proposito, ahora: ahora() };
    const token = await crearCredencial(credencial);
    try {
      const respuesta = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(proposito === 'general' && otp && { otp }),
        },
        body: JSON.stringify({ api_token_key: apiToken, token, ...piezas(modo, datos) }),
        redirect: 'error',
        signal: AbortSignal.timeout(configuracion.esperaMs ?? ESPERA_MS),
      });
      return respuesta.ok ? exito(await respuesta.json()) : falla(errorDe(respuesta.status));
    } catch {
      return falla('no-disponible');
    }
  }

  return {
    nombre: 'FirmaGob',
    // Lo desatendido se firma sin que el titular intervenga en cada acto: no se declara avanzado
    // mientras un abogado no diga otra cosa (por revisar).
    avanzada: (proposito) => proposito === 'general' && configuracion.simulado !== true,
    async firmarCms(datos) {
      // Una cabecera HTTP no admite cualquier texto; el OTP son solo dígitos.
      const otpValido = /^\d{4,10}$/.test(datos.otp ?? '');
      if (datos.proposito === 'general' && !otpValido) return falla('otp-requerido');
      const respuesta = await enviar(datos);
      if (!respuesta.ok) return respuesta;
      const { valor } = respuesta;
      if (!Value.Check(Respuesta, valor)) return falla('no-disponible');
      if (valor.metadata?.otpExpired) return falla('otp-vencido');
      const pieza = (modo === 'hash' ? valor.hashes : valor.files)?.[0];
      if (pieza?.status !== 'OK' || pieza.content === '') return falla('rechazada');
      const bytes = new Uint8Array(Buffer.from(pieza.content, 'base64'));
      const id = valor.idSolicitud === undefined ? {} : { idSolicitud: String(valor.idSolicitud) };
      return exito(modo === 'hash' ? { cms: bytes, ...id } : { pdf: bytes, ...id });
    },
  };
}
