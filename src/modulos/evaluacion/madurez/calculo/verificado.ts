import type { Instrumento, Item, Respuesta, Respuestas } from '../dominio.ts';

/**
 * Respuestas que valen para el puntaje verificado: solo las que tienen evidencia de un nivel
 * que verifica. Un campo de un ítem hereda la evidencia del ítem. Lo demás pasa a «no responde».
 */
export function soloVerificadas(
  instrumento: Instrumento,
  respuestas: Respuestas,
  evidencias: Readonly<Record<string, string>>,
): Respuestas {
  const verifican = new Set(
    instrumento.niveles_evidencia.filter((n) => n.verifica).map((n) => n.id),
  );
  return Object.fromEntries(
    instrumento.items.map((i) => {
      const nivel = evidencias[i.id] ?? evidencias[i.parte_de ?? ''] ?? '';
      const respuesta = respuestas[i.id] ?? null;
      return [i.id, respuesta === 'no_aplica' || verifican.has(nivel) ? respuesta : null];
    }),
  );
}

/** Cifras que la plataforma conoce de un municipio, por nombre de indicador. */
export type CifrasDePlataforma = Readonly<Record<string, number | string>>;

/**
 * Completa las respuestas con las cifras propias de la plataforma y las marca con evidencia E2.
 * Una capacidad nueva solo publica su cifra con el nombre que el ítem espera (`dato_plataforma`).
 */
export function completarConPlataforma(
  instrumento: Instrumento,
  respuestas: Respuestas,
  evidencias: Readonly<Record<string, string>>,
  cifras: CifrasDePlataforma,
): { readonly respuestas: Respuestas; readonly evidencias: Readonly<Record<string, string>> } {
  const dados = instrumento.items.flatMap((i) => {
    const cifra = i.dato_plataforma === undefined ? undefined : cifras[i.dato_plataforma];
    const valor = cifra === undefined ? null : enRango(i, cifra);
    return valor === null ? [] : [[i.id, valor] as const];
  });
  return {
    respuestas: { ...respuestas, ...Object.fromEntries(dados) },
    evidencias: { ...evidencias, ...Object.fromEntries(dados.map(([id]) => [id, 'E2'])) },
  };
}

function enRango(item: Item, cifra: number | string): Respuesta {
  if (item.tipo === 'opcion') {
    return item.opciones?.some((o) => o.valor === cifra) === true ? cifra : null;
  }
  const numero = Number(cifra);
  if (!Number.isFinite(numero)) return null;
  return Math.min(item.maximo ?? numero, Math.max(item.minimo ?? numero, numero));
}
