import { hoyEn } from '../../../../calendario/index.ts';
import { completar } from '../../../../flujo/index.ts';
import type { FormularioRecibido } from '../../../gobierno/administracion/index.ts';
import type { Puertos } from '../../../puertos.ts';
import {
  type AccionDisponible,
  type CampoPorCorregir,
  hechosDe,
  plazosDePaso,
} from '../../expedientes/index.ts';
import type { CasoDeOficina } from '../caso/leer.ts';
import type { MunicipioDeOficina } from '../dependencias.ts';
import { casoEnTexto } from './acto.ts';

export const LARGO_MOTIVO = 1_000;
export const LARGO_MENSAJE = 2_000;

/** Lo que el funcionario escribió al pedir una corrección. */
export interface CorreccionEscrita {
  readonly marcados: readonly string[];
  readonly motivos: Readonly<Record<string, string>>;
  readonly mensaje: string;
}

/** Lee el formulario: solo campos que el caso tiene. */
export function leerCorreccion(
  recibido: FormularioRecibido,
  campos: readonly string[],
): CorreccionEscrita {
  const marcados = new Set(recibido.lista('campos'));
  return {
    marcados: campos.filter((id) => marcados.has(id)),
    motivos: Object.fromEntries(campos.map((id) => [id, recibido.texto(`motivo-${id}`)])),
    mensaje: recibido.texto('mensaje'),
  };
}

/** Errores por nombre de entrada; vacío si se puede enviar. */
export function revisarCorreccion(escrita: CorreccionEscrita): Readonly<Record<string, string>> {
  if (escrita.marcados.length === 0) {
    return { campos: 'Marque al menos una respuesta que la persona deba corregir.' };
  }
  const errores = escrita.marcados.flatMap((id): [string, string][] => {
    const motivo = (escrita.motivos[id] ?? '').trim();
    if (motivo === '') return [[`motivo-${id}`, 'Diga qué debe corregir y cómo.']];
    return motivo.length > LARGO_MOTIVO
      ? [[`motivo-${id}`, `Escriba hasta ${LARGO_MOTIVO} caracteres.`]]
      : [];
  });
  return Object.fromEntries(
    escrita.mensaje.length > LARGO_MENSAJE
      ? [...errores, ['mensaje', `Escriba hasta ${LARGO_MENSAJE} caracteres.`]]
      : errores,
  );
}

/** Campos y razones tal como se envían. */
export function camposPorCorregir(escrita: CorreccionEscrita): readonly CampoPorCorregir[] {
  return escrita.marcados.map((campo) => ({
    campo,
    motivo: (escrita.motivos[campo] ?? '').trim(),
  }));
}

/**
 * Plazo que tendría la persona si el requerimiento saliera ahora: cinco días hábiles desde que la
 * ley entiende hecha la notificación (Ley 19.880 arts. 25, 31 y 46).
 */
export function plazoDeCorreccion(
  caso: CasoDeOficina,
  { nodo, accion }: AccionDisponible,
  municipio: MunicipioDeOficina,
  { calendario, reloj, urlPublica }: Pick<Puertos, 'calendario' | 'reloj' | 'urlPublica'>,
): { readonly vence: string; readonly explicacion: string; readonly hoy: string } | undefined {
  const { tramite, expediente } = caso;
  const hechos = hechosDe(tramite, expediente.respuestas);
  const avance = completar(tramite.flujo, expediente.marcado, nodo, accion.id, hechos);
  if (!avance.ok) return undefined;
  const ahora = reloj.ahora();
  const cuenta = {
    calendario,
    municipio: casoEnTexto(caso, municipio, ahora, urlPublica).municipio,
  };
  const [plazo] = avance.valor.entradas.flatMap((entrada) =>
    plazosDePaso(cuenta, tramite, entrada, ahora),
  );
  return plazo === undefined
    ? undefined
    : {
        vence: plazo.vence,
        explicacion: plazo.explicacion,
        hoy: hoyEn(ahora, municipio.zonaHoraria).toString(),
      };
}
