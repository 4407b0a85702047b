import {
  type InformeFirma,
  MENSAJE_PROBLEMA_FIRMA,
  verificarPdf,
} from '../plataforma/firma/verificar-pdf.ts';
import { cargarAnclas, type OpcionesAnclas, TEXTO_CONFIANZA } from './anclas.ts';
import { leerArchivoDeEntrada } from './archivo-de-entrada.ts';
import { type ModuloCli, malUso, type Respuesta } from './contexto.ts';
import { enHoraDeChile } from './hora-de-chile.ts';

function describirFirma(firma: InformeFirma, numero: number): string {
  const lineas = [
    `Firma ${numero}: ${firma.problemas.length === 0 ? 'válida' : 'NO VÁLIDA'}`,
    ...firma.problemas.map((p) => `  ${MENSAJE_PROBLEMA_FIRMA[p]}`),
  ];
  if (firma.integra) {
    lineas.push(
      `  Firmó: ${firma.firmante ?? 'sin nombre'}`,
      `  Certificado: ${firma.emisor ?? 'sin nombre'}, ${TEXTO_CONFIANZA[firma.confianza]}`,
      `  Fecha declarada: ${firma.fecha === undefined ? 'no consta' : enHoraDeChile(firma.fecha)}`,
    );
  }
  return lineas.join('\n');
}

/** `muni verificar <pdf>`: 0 si las firmas valen y el documento no cambió; 1 si no; 2 mal uso. */
export async function comandoVerificar(
  ruta: string,
  opciones: OpcionesAnclas = {},
): Promise<Respuesta> {
  const archivo = await leerArchivoDeEntrada(ruta);
  if (!archivo.ok) return malUso(archivo.error);
  const anclas = await cargarAnclas(opciones);
  if (!anclas.ok) return malUso(anclas.error);
  const informe = verificarPdf(archivo.valor, anclas.valor);
  const titulo = informe.valido ? 'El documento es válido.' : 'El documento NO es válido.';
  const detalle =
    informe.firmas.length === 0
      ? ['No tiene firma electrónica.']
      : informe.firmas.map((f, i) => describirFirma(f, i + 1));
  return {
    codigo: informe.valido ? 0 : 1,
    salida: [titulo, ...detalle, `SHA-256: ${informe.sha256}`].join('\n'),
    json: informe,
  };
}

export const moduloVerificar: ModuloCli = {
  nombre: 'verificar',
  registrar: (programa, contexto) => {
    programa
      .command('verificar')
      .description('comprueba la firma electrónica de un PDF y que no haya cambiado')
      .argument('<pdf>', 'el documento')
      .option('--autoridad <certificado>', 'certificado de la autoridad en que se confía')
      .option('--json', 'responde en JSON')
      .action(async (pdf: string, opciones: { autoridad?: string; json?: boolean }) => {
        const datos = process.env.MUNI_DATOS ?? '.datos';
        const respuesta = await comandoVerificar(pdf, { ...opciones, datos });
        contexto.terminar(respuesta, opciones.json ?? false);
      });
  },
};
