import {
  type CifrasDePlataforma,
  calcular,
  completarConPlataforma,
  type DetalleMedicion,
  type Plan,
  type ReglasDeGrupo,
  type Respuestas,
  soloVerificadas,
  type Ubicacion,
  ubicar,
} from '../madurez/index.ts';
import { comoRespuestas, type Escrita } from './respuesta.ts';

/** Resultado de una medición: lo declarado y lo verificado, con su grupo. */
export interface ResultadoMedicion {
  readonly indice: number | null;
  readonly publicado: number | null;
  readonly verificado: number | null;
  readonly grupo: number | null;
  readonly nombreGrupo: string | null;
  readonly dimensiones: Readonly<Record<string, number | null>>;
  readonly cobertura: number;
  readonly otros: Readonly<Record<string, number | null>>;
  readonly advertencias: readonly string[];
}

/** Lo necesario para calcular y para simular sobre ello. */
export interface Medida {
  readonly respuestas: Respuestas;
  readonly evidencias: Readonly<Record<string, string>>;
  readonly detalle: DetalleMedicion;
  readonly ubicacion: Ubicacion | null;
  readonly resultado: ResultadoMedicion;
}

/**
 * Calcula una medición. Los ítems que la plataforma conoce se llenan con sus cifras (evidencia E2);
 * un ítem con documento o dirección web queda en E1 y los demás en E0.
 */
export function medir(p: {
  readonly plan: Plan;
  readonly reglas: ReglasDeGrupo;
  readonly cut: string;
  readonly escritas: ReadonlyMap<string, Escrita>;
  readonly conRespaldo: ReadonlySet<string>;
  readonly cifras: CifrasDePlataforma;
}): Medida {
  const { instrumento } = p.plan;
  const declaradas = comoRespuestas(instrumento.items, p.escritas);
  const niveles = Object.fromEntries([...p.conRespaldo].map((id) => [id, 'E1']));
  const { respuestas, evidencias } = completarConPlataforma(
    instrumento,
    declaradas,
    niveles,
    p.cifras,
  );
  const detalle = calcular(p.plan, p.cut, respuestas);
  const verificado = calcular(
    p.plan,
    p.cut,
    soloVerificadas(instrumento, respuestas, evidencias),
  ).indice;
  const u = ubicar(p.plan, detalle, p.reglas);
  const ubicacion = u.ok ? u.valor : null;
  return {
    respuestas,
    evidencias,
    detalle,
    ubicacion,
    resultado: {
      indice: detalle.indice,
      publicado: detalle.publicado,
      verificado,
      grupo: ubicacion?.grupo ?? null,
      nombreGrupo: ubicacion?.nombre ?? null,
      dimensiones: detalle.dimensiones,
      cobertura: detalle.cobertura,
      otros: detalle.otros,
      advertencias: [...detalle.advertencias, ...(ubicacion?.advertencias ?? [])],
    },
  };
}
