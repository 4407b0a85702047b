import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { Respuestas } from '../../../../formulario/index.ts';
import type { ErrorEmision } from '../../documentos/index.ts';
import {
  type AccionDisponible,
  actuar,
  avanzarExpediente,
  type CampoPorCorregir,
  type DatoInvalido,
  type ErrorAccion,
} from '../../expedientes/index.ts';
import type { DependenciasDeOficina, Visita } from '../dependencias.ts';

/** Lo decidido, listo para aplicar. */
export interface Decision {
  readonly disponible: Pick<AccionDisponible, 'nodo' | 'accion'>;
  readonly expedienteId: string;
  readonly revision: number;
  readonly fundamento?: string;
  readonly datos?: Respuestas;
  readonly campos?: readonly CampoPorCorregir[];
  /** Si la acción firma un documento, la clave de un solo uso (vacía si el firmador no la pide). */
  readonly firma?: { readonly otp: string };
}

export type ErrorDeDecision =
  | { readonly clase: 'no-existe' }
  | { readonly clase: 'cambio'; readonly motivo: string }
  | { readonly clase: 'datos'; readonly datos: readonly DatoInvalido[] };

/** Aplicada; si firmaba, `firma` dice si quedó hecha o por qué espera otro intento. */
export interface Decidido {
  readonly firma?: 'hecha' | { readonly pendiente: ErrorEmision };
}

const CAMBIOS: Readonly<Record<Exclude<ErrorAccion, object>, string>> = {
  'no-existe': 'El expediente ya no existe',
  'sin-permiso': 'Su papel ya no permite esta decisión',
  'ya-tomado': 'Otra persona se hizo cargo del caso',
  'cambio-entretanto': 'Alguien cambió el caso mientras usted decidía',
  'nodo-no-activo': 'El caso ya no está en este paso',
  'accion-desconocida': 'El paso ya no admite esta decisión',
  'accion-requerida': 'El paso pide elegir una decisión',
  'temporizador-desconocido': 'El caso ya no está en este paso',
  'falta-fundamento': 'Falta el fundamento',
  'faltan-campos': 'Falta decir qué corregir',
  'campo-desconocido': 'Una de las respuestas marcadas ya no existe',
};

/**
 * Aplica una decisión sobre la revisión que se tenía a la vista. Si firma, ejecuta enseguida el paso
 * que emite el documento; si el servicio de firma falla, la decisión queda tomada y la firma
 * pendiente, para reintentarla desde el caso.
 */
export async function decidir(
  { puertos }: Pick<DependenciasDeOficina, 'puertos'>,
  { autor, municipio }: Pick<Visita, 'autor' | 'municipio'>,
  decision: Decision,
): Promise<Resultado<Decidido, ErrorDeDecision>> {
  const { municipioId } = municipio;
  const { expedienteId, revision, fundamento, datos, campos, firma, disponible } = decision;
  const hecho = await puertos.base.conMunicipio(municipioId, (tx) =>
    actuar(tx, puertos, {
      expedienteId,
      funcionario: autor,
      nodo: disponible.nodo,
      accion: disponible.accion.id,
      revision,
      ...(fundamento === undefined ? {} : { fundamento }),
      ...(datos === undefined ? {} : { datos }),
      ...(campos === undefined ? {} : { campos }),
    }),
  );
  if (!hecho.ok) return falla(errorDe(hecho.error));
  if (firma === undefined) return exito({});
  const otp = firma.otp === '' ? {} : { otp: firma.otp };
  const firmado = await avanzarExpediente(puertos, municipioId, expedienteId, otp);
  return exito({ firma: firmado.ok ? 'hecha' : { pendiente: firmado.error } });
}

function errorDe(error: ErrorAccion): ErrorDeDecision {
  if (typeof error === 'object') return { clase: 'datos', datos: error.datos };
  if (error === 'no-existe') return { clase: 'no-existe' };
  return { clase: 'cambio', motivo: CAMBIOS[error] };
}

/** Si el firmador pide una clave de un solo uso a la persona que firma. */
export function pideOtp({ puertos }: Pick<DependenciasDeOficina, 'puertos'>): boolean {
  return puertos.firmador.nombre === 'FirmaGob';
}

/** Qué corregir de la clave escrita; undefined si sirve o no se pide. */
export function errorDeOtp(pide: boolean, otp: string): string | undefined {
  return pide && !/^\d{6}$/.test(otp)
    ? 'Escriba los seis números de su aplicación de firma.'
    : undefined;
}
