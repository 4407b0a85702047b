import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { rutaDeProyecto } from '../raiz.ts';
import { codigoQrSvg } from './codigo-qr.ts';
import type { DatosComunes, DatosDePlantilla, NombrePlantilla } from './datos.ts';
import type { ComponedorPdf } from './puerto.ts';
import { MENSAJE_FALTA_RESOLUCION, validarResolucion } from './resolucion-valida.ts';
import { datosImprimibles } from './texto-imprimible.ts';

/** No son texto que se imprima: dibujos SVG y valores que la plantilla no muestra. */
const INTACTAS: ReadonlySet<string> = new Set(['escudoSvg', 'svg', 'instante', 'sha256']);

/** Compilaciones que sobreviven en la memoria de Typst; más no aceleran y sí crecen. */
const COMPILACIONES_EN_MEMORIA = 8;

/** Encargo de composición ya sin tipos de plantilla: viaja entre procesos como JSON. */
export interface EncargoPdf {
  readonly plantilla: NombrePlantilla;
  readonly datos: string;
  readonly qr: string;
  readonly segundosEpoca: number;
}

/**
 * Valida y prepara un encargo. La fecha del PDF es la del documento, nunca la del reloj.
 * Lanza si una resolución llega sin lo que exige la Ley 19.880 art. 41: es un error de quien llama.
 */
export function prepararEncargo<P extends NombrePlantilla>(
  plantilla: P,
  datos: DatosDePlantilla[P],
): EncargoPdf {
  if ('recursos' in datos) {
    const revision = validarResolucion(datos);
    if (!revision.ok) throw new Error(MENSAJE_FALTA_RESOLUCION[revision.error]);
  }
  const comunes: DatosComunes = datos;
  return {
    plantilla,
    datos: JSON.stringify(datosImprimibles(datos, INTACTAS)),
    qr: codigoQrSvg(comunes.verificacion.url),
    segundosEpoca: Math.floor(
      Temporal.Instant.from(comunes.emitido.instante).epochMilliseconds / 1000,
    ),
  };
}

/** Compila encargos en este mismo proceso. */
export function crearCompilador(): (encargo: EncargoPdf) => Uint8Array {
  const carpeta = rutaDeProyecto('src/plataforma/pdf/plantillas');
  const compilador = NodeCompiler.create({ workspace: carpeta });
  return (encargo) => {
    const compilacion = compilador.compile({
      mainFilePath: `${carpeta}/${encargo.plantilla}.typ`,
      inputs: { datos: encargo.datos, qr: encargo.qr },
    });
    const documento = compilacion.result;
    if (documento === null) {
      const avisos = compilacion.takeDiagnostics()?.shortDiagnostics ?? [];
      throw new Error(`La plantilla ${encargo.plantilla} no compila: ${JSON.stringify(avisos)}`);
    }
    const pdf = compilador.pdf(documento, {
      pdfStandard: 'a-2a',
      creationTimestamp: encargo.segundosEpoca,
    });
    compilador.evictCache(COMPILACIONES_EN_MEMORIA);
    return new Uint8Array(pdf);
  };
}

/**
 * Compositor dentro del proceso. Typst es código nativo: un fallo suyo termina el proceso entero,
 * así que el servidor usa `crearComponedorAislado`; este sirve a pruebas, CLI y mediciones.
 */
export function crearComponedorTypst(): ComponedorPdf {
  const compilar = crearCompilador();
  return {
    componer: async (plantilla, datos) => compilar(prepararEncargo(plantilla, datos)),
  };
}
