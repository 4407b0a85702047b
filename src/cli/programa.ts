import { Command, CommanderError } from 'commander';
import { cargarCalendario, cargarComunas } from '../plataforma/datos-legales.ts';
import type { ContextoCli, ContextoModulo, ModuloCli, Respuesta } from './contexto.ts';
import { enEspaniol, mensajeDeUso } from './espaniol.ts';
import { moduloExpediente } from './expediente.ts';
import { moduloFeriados } from './feriados.ts';
import { moduloMadurez } from './madurez.ts';
import { moduloPlazo } from './plazo.ts';
import { moduloRespaldo } from './respaldo.ts';
import { moduloRut } from './rut.ts';
import { moduloTraza } from './traza.ts';
import { moduloVerificar } from './verificar.ts';

/** Comandos del programa, en el orden de la ayuda. Para agregar uno, súmelo aquí. */
const MODULOS: readonly ModuloCli[] = [
  moduloRut,
  moduloPlazo,
  moduloFeriados,
  moduloMadurez,
  moduloVerificar,
  moduloExpediente,
  moduloRespaldo,
  moduloTraza,
];

const CONTEXTO_REAL: ContextoCli = {
  calendario: cargarCalendario,
  comunas: cargarComunas,
  escribir: (texto) => void process.stdout.write(`${texto}\n`),
  escribirError: (texto) => void process.stderr.write(`${texto}\n`),
};

function sinSaltoFinal(texto: string): string {
  return texto.replace(/\n$/, '');
}

/**
 * Ejecuta la línea de comandos y devuelve el código de salida: 0 bien, 1 la respuesta es no,
 * 2 mal uso. `argv` es el de Node, con el ejecutable y el guion al comienzo.
 */
export async function ejecutar(
  argv: readonly string[],
  contexto: ContextoCli = CONTEXTO_REAL,
  modulos: readonly ModuloCli[] = MODULOS,
): Promise<number> {
  let codigo = 0;
  const terminar = (respuesta: Respuesta, json: boolean): void => {
    codigo = respuesta.codigo;
    const texto = json ? JSON.stringify(respuesta.json, null, 2) : respuesta.salida;
    if (respuesta.codigo === 2 && !json) contexto.escribirError(texto);
    else contexto.escribir(texto);
  };
  const programa = enEspaniol(new Command('muni'))
    .description('Municipios Digitales: herramientas de línea de comandos')
    .exitOverride()
    .configureOutput({
      writeOut: (texto) => contexto.escribir(sinSaltoFinal(texto)),
      writeErr: (texto) => contexto.escribirError(sinSaltoFinal(texto)),
      outputError: () => undefined,
    });
  const paraModulos: ContextoModulo = { ...contexto, terminar };
  for (const modulo of modulos) modulo.registrar(programa, paraModulos);
  try {
    await programa.parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    // Sin comando, commander ya mostró la ayuda general en la salida de errores.
    if (error.code !== 'commander.help') {
      contexto.escribirError(`${mensajeDeUso(error)} Vea la ayuda con --help.`);
    }
    return 2;
  }
  return codigo;
}
