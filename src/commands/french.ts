/** The argument parser speaks French: titles of the help, and the sentence for every misuse (exit code 64). */
import { Command, CommanderError } from 'commander';

const TITLES: Record<string, string> = {
  'Usage:': 'Usage :',
  'Arguments:': 'Arguments :',
  'Options:': 'Options :',
  'Global Options:': 'Options générales :',
  'Commands:': 'Verbes :',
};

/** A command whose help and whose errors are in French. It throws `CommanderError` where commander would leave the process. */
export function frenchCommand(name: string): Command {
  return speakFrench(new Command(name));
}

function speakFrench(command: Command): Command {
  return command
    .helpOption('-h, --help', 'affiche cette aide')
    .helpCommand(false)
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureHelp({
      // The longest usage leaves less than the forty columns below which nothing would be wrapped.
      minWidthToWrap: 30,
      styleTitle: (title) => TITLES[title] ?? title,
      styleUsage: (usage) => usage.replace('[command]', '[verbe]'),
      optionDescription: (option) =>
        option.defaultValue === undefined || option.isBoolean()
          ? option.description
          : `${option.description} (par défaut : ${String(option.defaultValue)})`,
    })
    .configureOutput({ outputError: () => undefined });
}

/** A verb of `program`, in French like it. */
export function verb(program: Command, usage: string, description: string): Command {
  return speakFrench(program.command(usage)).description(description);
}

/** What a verb finds missing, or wrong, on its command line (exit code 64). `message` is French. */
export class Misuse extends Error {}

/** The French sentence for what is wrong with the command line `argv`. */
export function misuse(error: CommanderError, argv: readonly string[]): string {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const near = /\(Did you mean (?:one of )?([^)?]*)\??\)/.exec(error.message)?.[1];
  const hint = near === undefined ? '' : ` Vouliez-vous dire ${near.split(', ').join(' ou ')} ?`;
  switch (error.code) {
    case 'commander.unknownCommand':
      return `Le verbe « ${quoted} » n’existe pas.${hint}`;
    case 'commander.unknownOption':
      return argv[0] === quoted && hint === ''
        ? `L’option ${quoted} n’existe pas ici : le verbe vient d’abord, ses options ensuite.`
        : `L’option ${quoted} n’existe pas.${hint}`;
    case 'commander.optionMissingArgument':
      return `L’option ${quoted} attend une valeur.`;
    case 'commander.missingMandatoryOptionValue':
      return `Il manque l’option ${/'([^ ']*)/.exec(error.message)?.[1] ?? ''}.`;
    case 'commander.missingArgument':
      return `Il manque l’argument ${quoted.toUpperCase()}.`;
    case 'commander.excessArguments': {
      const [, expected, got] = /Expected (\d+) arguments? but got (\d+)/.exec(error.message) ?? [];
      return `Il y a trop d’arguments : « ${quoted} » en attend ${expected}, et en reçoit ${got}.`;
    }
    case 'commander.invalidArgument': {
      const [, option, value, known] =
        /option '(\S+)[^']*' argument '([^']*)' is invalid\. (.*)/.exec(error.message) ?? [];
      if (option !== undefined)
        return `« ${value} » n’est pas une valeur de ${option} : choisissez parmi ${known}`;
      const [, given, name, expected] =
        /value '([^']*)' is invalid for argument '([^']*)'\. (.*)/.exec(error.message) ?? [];
      return `« ${given} » n’est pas une valeur de ${name} : il faut ${expected}`;
    }
    default:
      return 'Cette ligne de commande n’est pas comprise.';
  }
}
