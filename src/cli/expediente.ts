import { cargarAnclas, type OpcionesAnclas, TEXTO_CONFIANZA } from './anclas.ts';
import { leerArchivoDeEntrada } from './archivo-de-entrada.ts';
import { type ModuloCli, malUso, type Respuesta } from './contexto.ts';

/** `muni expediente verificar <zip>`: 0 si está íntegro; 1 si algo cambió; 2 mal uso. */
export async function comandoVerificarExpediente(
  ruta: string,
  opciones: OpcionesAnclas = {},
): Promise<Respuesta> {
  const archivo = await leerArchivoDeEntrada(ruta);
  if (!archivo.ok) return malUso(archivo.error);
  const anclas = await cargarAnclas(opciones);
  if (!anclas.ok) return malUso(anclas.error);
  const { verificarExpedienteZip } = await import(
    '../plataforma/expediente-zip/verificar-expediente.ts'
  );
  const informe = verificarExpedienteZip(archivo.valor, anclas.valor);
  const lineas = [
    informe.valido ? 'El expediente está íntegro.' : 'El expediente NO está íntegro.',
    ...informe.hallazgos.map((h) => `  ${h.problema}: ${h.detalle}`),
    ...(informe.iuie === undefined ? [] : [`Expediente: ${informe.iuie}`]),
    ...(informe.firmadoPor === undefined
      ? []
      : [`Firmó: ${informe.firmadoPor}, ${TEXTO_CONFIANZA[informe.confianza]}`]),
    `Documentos: ${informe.documentos}. Actuaciones: ${informe.eventos}.`,
  ];
  return { codigo: informe.valido ? 0 : 1, salida: lineas.join('\n'), json: informe };
}

export const moduloExpediente: ModuloCli = {
  nombre: 'expediente',
  registrar: (programa, contexto) => {
    programa
      .command('expediente')
      .description('trabaja con expedientes exportados')
      .command('verificar')
      .description('busca cualquier cambio en un expediente exportado')
      .argument('<zip>', 'el expediente')
      .option('--autoridad <certificado>', 'certificado de la autoridad en que se confía')
      .option('--json', 'responde en JSON')
      .action(async (zip: string, opciones: { autoridad?: string; json?: boolean }) => {
        const datos = process.env.MUNI_DATOS ?? '.datos';
        const respuesta = await comandoVerificarExpediente(zip, { ...opciones, datos });
        contexto.terminar(respuesta, opciones.json ?? false);
      });
  },
};
