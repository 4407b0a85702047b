import { comoObjeto } from '../soporte/formulario.ts';
import type { CodigoError } from './errores.ts';

/** Parte `data` ya revisada. */
export interface Mensaje {
  readonly destinatarios: readonly number[];
  readonly tipo: 'NT' | 'CP' | 'CI';
  readonly procedimiento?: string;
  readonly etapa?: number;
  readonly asunto: string;
  readonly contenido: string;
  readonly webhook?: string;
}

/** Institución que envía: lo que la plataforma tiene configurado de ella. */
export interface Institucion {
  readonly nombre: string;
  readonly clienteId: string;
  readonly clienteSecreto: string;
  readonly conLogo: boolean;
  /** Códigos CPAT habilitados; sin lista, vale cualquiera bien formado. */
  readonly procedimientos?: readonly string[];
}

const MAXIMO_DESTINATARIOS = 250;
const MAXIMO_ASUNTO = 150;
const RUN_MAXIMO = 999_999_999;
const CODIGO_CPAT = /^[A-Za-z0-9-]{2,40}$/;

type Leido<T> = { readonly valor: T } | { readonly error: CodigoError };

function leerDestinatarios(lista: unknown): Leido<readonly number[]> {
  if (lista === undefined || lista === null) return { error: 'ERR001' };
  if (!Array.isArray(lista)) return { error: 'ERR003' };
  if (lista.length === 0) return { error: 'ERR001' };
  if (lista.length > MAXIMO_DESTINATARIOS) return { error: 'ERR030' };
  const destinatarios: number[] = [];
  for (const uno of lista) {
    if (typeof uno !== 'object' || uno === null) return { error: 'ERR003' };
    const { rol_unico: rol } = comoObjeto(uno);
    if (rol === undefined || rol === null || rol === '') return { error: 'ERR002' };
    // Sin dígito verificador: un guion o una K indican que lo incluyeron.
    if (!/^\d{1,9}$/.test(String(rol)) || Number(rol) < 1 || Number(rol) > RUN_MAXIMO) {
      return { error: 'ERR023' };
    }
    destinatarios.push(Number(rol));
  }
  return { valor: destinatarios };
}

function defectoDeProcedimiento(
  datos: Readonly<Record<string, unknown>>,
  institucion: Institucion,
): CodigoError | undefined {
  const { message_type: tipo, procedure_code: codigo, procedure_stage: etapa } = datos;
  if (codigo === undefined || codigo === '') return tipo === 'NT' ? 'ERR006' : undefined;
  const { procedimientos } = institucion;
  const habilitado = procedimientos?.includes(String(codigo)) ?? CODIGO_CPAT.test(String(codigo));
  if (!habilitado) return 'ERR007';
  const etapaValida = [1, 2, 3].includes(Number(etapa));
  if (tipo === 'NT' || etapa !== undefined) return etapaValida ? undefined : 'ERR009';
  return undefined;
}

function defectoDeTexto(datos: Readonly<Record<string, unknown>>): CodigoError | undefined {
  const { subject, content, content_type } = datos;
  if (typeof subject !== 'string' || subject.trim() === '') return 'ERR026';
  if (subject.length > MAXIMO_ASUNTO) return 'ERR027';
  if (typeof content !== 'string' || content.trim() === '') return 'ERR028';
  return content_type === 'text/html' ? undefined : 'ERR029';
}

function webhookValido(url: unknown): boolean {
  return typeof url === 'string' && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** Revisa la parte `data` en el orden de la tabla de errores. */
export function leerMensaje(json: unknown, institucion: Institucion): Leido<Mensaje> {
  const datos = comoObjeto(json);
  const destinatarios = leerDestinatarios(datos.recipients);
  if ('error' in destinatarios) return destinatarios;
  const { message_type: tipo, webhook_url: webhook } = datos;
  if (tipo === undefined || tipo === '') return { error: 'ERR004' };
  if (tipo !== 'NT' && tipo !== 'CP' && tipo !== 'CI') return { error: 'ERR005' };
  const defecto = defectoDeProcedimiento(datos, institucion);
  if (defecto) return { error: defecto };
  if (!institucion.conLogo) return { error: 'ERR008' };
  const defectoTexto = defectoDeTexto(datos);
  if (defectoTexto) return { error: defectoTexto };
  if (webhook !== undefined && !webhookValido(webhook)) return { error: 'ERR034' };
  return {
    valor: {
      destinatarios: destinatarios.valor,
      tipo,
      asunto: String(datos.subject),
      contenido: String(datos.content),
      ...(datos.procedure_code ? { procedimiento: String(datos.procedure_code) } : {}),
      ...(datos.procedure_stage ? { etapa: Number(datos.procedure_stage) } : {}),
      ...(webhook ? { webhook: String(webhook) } : {}),
    },
  };
}
