import { setImmediate as ceder } from 'node:timers/promises';
import type { DatosDePlantilla } from '../../../../plataforma/pdf/datos.ts';
import type { ComponedorPdf } from '../../../../plataforma/pdf/puerto.ts';
import type { Municipio } from '../../../gobierno/territorio/index.ts';

/** Cuánto lleva un lote de informes. */
export interface AvanceDeLote {
  readonly hechos: number;
  readonly total: number;
  /** Municipios cuyo informe no se pudo componer. */
  readonly fallidos: readonly string[];
}

/** Informes que se componen a la vez: mientras unos se imprimen, se preparan los datos de otros. */
const A_LA_VEZ = 3;

/**
 * Compone los informes de muchos municipios. Uno que falla no detiene a los demás: queda en la
 * lista. `alAvanzar` se llama tras cada uno. Devuelve el avance final.
 */
export async function componerLote(p: {
  readonly municipios: readonly Municipio[];
  readonly datosDe: (m: Municipio) => Promise<DatosDePlantilla['informe-madurez']>;
  readonly componedores: readonly ComponedorPdf[];
  readonly guardar: (m: Municipio, pdf: Uint8Array) => void | Promise<void>;
  readonly alAvanzar?: (avance: AvanceDeLote) => void;
}): Promise<AvanceDeLote> {
  const { municipios, componedores } = p;
  const fallidos: string[] = [];
  let [siguiente, hechos] = [0, 0];
  const linea = async (componedor: ComponedorPdf): Promise<void> => {
    for (let m = municipios[siguiente++]; m !== undefined; m = municipios[siguiente++]) {
      try {
        const pdf = await componedor.componer('informe-madurez', await p.datosDe(m));
        await p.guardar(m, pdf);
      } catch {
        fallidos.push(m.nombre);
      }
      hechos += 1;
      p.alAvanzar?.({ hechos, total: municipios.length, fallidos });
      // Preparar datos ocupa el hilo: entre uno y otro se atiende lo que esté esperando.
      await ceder();
    }
  };
  const lineas = Array.from({ length: A_LA_VEZ }, (_, i) => componedores[i % componedores.length]);
  await Promise.all(lineas.flatMap((c) => (c === undefined ? [] : [linea(c)])));
  return { hechos, total: municipios.length, fallidos };
}

/** Nombre del archivo de un informe: «01101-iquique.pdf». */
export function nombreDeInforme(m: Municipio): string {
  return `${m.cut}-${m.slug}.pdf`;
}
