import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { rutaDeProyecto } from '../raiz.ts';
import { type EncargoPdf, prepararEncargo } from './encargo.ts';
import type { ComponedorPdf } from './puerto.ts';

/** Compilaciones que sobreviven en la memoria de Typst; más no aceleran y sí crecen. */
const COMPILACIONES_EN_MEMORIA = 8;

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
