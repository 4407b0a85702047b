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
 * Compone los informes de muchos municipios. Uno que no se puede componer no detiene a los demás:
 * queda en la lista y `guardar` lo recibe sin PDF. `guardar` responde si se sigue; si falla se
 * detiene todo: no hay dónde dejar los demás.
 */
export async function componerLote(p: {
  readonly municipios: readonly Municipio[];
  readonly datosDe: (m: Municipio) => Promise<DatosDePlantilla['informe-madurez']>;
  readonly pdf: ComponedorPdf;
  readonly guardar: (m: Municipio, pdf: Uint8Array | undefined) => Promise<boolean>;
  readonly alAvanzar?: (avance: AvanceDeLote) => void;
}): Promise<AvanceDeLote> {
  const { municipios, pdf } = p;
  const total = municipios.length;
  const fallidos: string[] = [];
  let [siguiente, hechos, detenido] = [0, 0, false];
  const linea = async (): Promise<void> => {
    for (let m = municipios[siguiente++]; m !== undefined; m = municipios[siguiente++]) {
      const componer = async () => pdf.componer('informe-madurez', await p.datosDe(m));
      // Si el compositor cae, caen los que tenía en curso: se intenta otra vez antes de darlo por fallido.
      const compuesto = await componer()
        .catch(componer)
        .catch(() => undefined);
      if (detenido) return;
      if (compuesto === undefined) fallidos.push(m.nombre);
      try {
        detenido ||= !(await p.guardar(m, compuesto));
      } catch (error) {
        detenido = true;
        throw error;
      }
      if (detenido) return;
      hechos += 1;
      p.alAvanzar?.({ hechos, total, fallidos });
      // Preparar datos ocupa el hilo: entre uno y otro se atiende lo que esté esperando.
      await ceder();
    }
  };
  // Se espera a todas, también si una falla: al volver no queda nada escribiendo.
  const lineas = await Promise.allSettled(Array.from({ length: A_LA_VEZ }, linea));
  const caida = lineas.find((l) => l.status === 'rejected');
  if (caida !== undefined) throw caida.reason;
  return { hechos, total, fallidos };
}

/** Nombre del archivo de un informe: «01101-iquique.pdf». */
export function nombreDeInforme(m: Municipio): string {
  return `${m.cut}-${m.slug}.pdf`;
}
