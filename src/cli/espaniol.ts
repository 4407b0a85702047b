import type { Command, CommanderError } from 'commander';
import { Help } from 'commander';

const REEMPLAZOS: readonly (readonly [RegExp, string])[] = [
  [/^Usage:/gm, 'Uso:'],
  [/^Arguments:/gm, 'Argumentos:'],
  [/^Options:/gm, 'Opciones:'],
  [/^Commands:/gm, 'Comandos:'],
  [/\(default: /g, '(por omisión: '],
  [/\(choices: /g, '(alternativas: '],
];

/** Se traduce antes de alinear columnas, porque cambia el largo. */
function traducirUso(texto: string): string {
  return texto.replaceAll('[options]', '[opciones]').replaceAll('[command]', '[comando]');
}

/** Deja un programa de commander con ayuda y errores en español; los subcomandos lo heredan. */
export function enEspaniol(programa: Command): Command {
  return programa
    .helpOption('-h, --help', 'muestra esta ayuda')
    .helpCommand('ayuda [comando]', 'muestra la ayuda de un comando')
    .showSuggestionAfterError(false)
    .configureHelp({
      subcommandTerm: (comando) => traducirUso(Help.prototype.subcommandTerm(comando)),
      commandUsage: (comando) => traducirUso(Help.prototype.commandUsage(comando)),
      formatHelp: (comando, ayuda) =>
        REEMPLAZOS.reduce(
          (texto, [patron, nuevo]) => texto.replace(patron, nuevo),
          Help.prototype.formatHelp.call(ayuda, comando, ayuda),
        ),
    });
}

/** Traduce un error de uso de commander. */
export function mensajeDeUso(error: CommanderError): string {
  const nombre = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownCommand':
      return `No existe el comando "${nombre}".`;
    case 'commander.unknownOption':
      return `No existe la opción ${nombre}.`;
    case 'commander.missingArgument':
      return `Falta el argumento <${nombre}>.`;
    case 'commander.optionMissingArgument':
      return `Falta el valor de la opción ${nombre}.`;
    case 'commander.missingMandatoryOptionValue':
      return `Falta la opción obligatoria ${nombre}.`;
    case 'commander.excessArguments':
      return 'Sobran argumentos.';
    case 'commander.conflictingOption':
      return 'Hay opciones que no pueden ir juntas.';
    case 'commander.invalidArgument':
      return `El valor ${nombre} no es válido.`;
    default:
      return 'El comando está mal escrito.';
  }
}
