import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { Zip, ZipPassThrough } from 'fflate';
import type { DatosDePlantilla } from '../../../../plataforma/pdf/datos.ts';
import type { ComponedorPdf } from '../../../../plataforma/pdf/puerto.ts';
import type { Reloj } from '../../../../plataforma/reloj/puerto.ts';
import type { Municipio } from '../../../gobierno/territorio/index.ts';
import { type AvanceDeLote, componerLote, nombreDeInforme } from './lote.ts';

/** En qué está el lote de informes del programa. */
export type EstadoDeTaller =
  | { readonly clase: 'nunca' }
  | { readonly clase: 'en-curso'; readonly inicio: Temporal.Instant; readonly avance: AvanceDeLote }
  | {
      readonly clase: 'listo';
      readonly inicio: Temporal.Instant;
      readonly termino: Temporal.Instant;
      readonly avance: AvanceDeLote;
      readonly archivo: string;
      readonly bytes: number;
    }
  | { readonly clase: 'fallo'; readonly inicio: Temporal.Instant; readonly motivo: string };

/** Trabajo que compone todos los informes en un ZIP. Hay uno por proceso y corre de a uno. */
export interface TallerDeInformes {
  estado(): EstadoDeTaller;
  /** Parte el trabajo si no hay uno en curso. No espera a que termine. */
  iniciar(): void;
  /** Borra lo que dejó en disco. */
  cerrar(): Promise<void>;
}

/** Crea el taller. El ZIP queda en una carpeta temporal propia, que se borra al cerrar. */
export function crearTaller(p: {
  readonly municipios: readonly Municipio[];
  readonly datosDe: (m: Municipio) => Promise<DatosDePlantilla['informe-madurez']>;
  readonly pdf: ComponedorPdf;
  readonly reloj: Reloj;
}): TallerDeInformes {
  let estado: EstadoDeTaller = { clase: 'nunca' };
  let carpeta: string | undefined;
  let cerrado = false;

  const correr = async (inicio: Temporal.Instant): Promise<void> => {
    carpeta ??= await mkdtemp(join(tmpdir(), 'informes-madurez-'));
    const archivo = join(carpeta, `informes-${inicio.epochMilliseconds}.zip`);
    const salida = createWriteStream(archivo);
    const { zip, bytes } = escribirZip(salida);
    const avance = await componerLote({
      municipios: p.municipios,
      datosDe: async (m) => {
        // Al cerrar el sitio, lo que falta del lote termina de inmediato.
        if (cerrado) throw new Error('El sitio se está cerrando');
        return p.datosDe(m);
      },
      componedores: [p.pdf],
      guardar: (m, pdf) => {
        const entrada = new ZipPassThrough(nombreDeInforme(m));
        zip.add(entrada);
        entrada.push(pdf, true);
        return salida.writableNeedDrain
          ? new Promise((seguir) => salida.once('drain', seguir))
          : undefined;
      },
      alAvanzar: (nuevo) => {
        estado = { clase: 'en-curso', inicio, avance: nuevo };
      },
    });
    zip.end();
    salida.end();
    await finished(salida);
    estado = {
      clase: 'listo',
      inicio,
      termino: p.reloj.ahora(),
      avance,
      archivo,
      bytes: bytes(),
    };
  };

  return {
    estado: () => estado,
    iniciar: () => {
      if (estado.clase === 'en-curso') return;
      const inicio = p.reloj.ahora();
      const previo = estado.clase === 'listo' ? estado.archivo : undefined;
      const total = p.municipios.length;
      estado = { clase: 'en-curso', inicio, avance: { hechos: 0, total, fallidos: [] } };
      correr(inicio)
        .then(() => (previo === undefined ? undefined : rm(previo, { force: true })))
        .catch((error: unknown) => {
          estado = { clase: 'fallo', inicio, motivo: String(error) };
        });
    },
    cerrar: async () => {
      cerrado = true;
      if (carpeta !== undefined) await rm(carpeta, { recursive: true, force: true });
    },
  };
}

/** ZIP sin comprimir, porque los PDF ya lo están, que se escribe a medida que se agrega. */
function escribirZip(salida: WriteStream): { readonly zip: Zip; bytes(): number } {
  let total = 0;
  const zip = new Zip((error, trozo) => {
    if (error !== null) salida.destroy(error);
    else {
      total += trozo.length;
      salida.write(trozo);
    }
  });
  return { zip, bytes: () => total };
}
