/** One command line, from its words to its exit code: what a verb throws becomes a French sentence here. */
import { CommanderError } from 'commander';
import { EXIT } from './exit.ts';
import { misuse, Misuse } from './french.ts';
import { run } from './grammar.ts';
import { Altered, Unapproved, Unreachable, version } from './project.ts';

/** Runs `argv` (without node and script) on standard output and error. Never throws. */
export async function greffe(argv: readonly string[]): Promise<number> {
  try {
    return await run(argv.length > 0 ? argv : ['--help'], version());
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.sound;
      process.stderr.write(`erreur: ${misuse(error, argv)}\nPour l’aide : greffe --help\n`);
      return EXIT.misuse;
    }
    if (error instanceof Misuse) {
      process.stderr.write(`erreur: ${error.message}\nPour l’aide : greffe --help\n`);
      return EXIT.misuse;
    }
    if (error instanceof Unapproved) {
      process.stderr.write(`${error.message}\n`);
      return EXIT.refused;
    }
    if (error instanceof Unreachable || error instanceof Altered) {
      process.stderr.write(`erreur: ${error.message}\n`);
      return error instanceof Altered ? EXIT.alarm : EXIT.couldNotRun;
    }
    tellDefect(error);
    return EXIT.defect;
  }
}

/** What only the program's authors can mend. */
export function tellDefect(error: unknown): void {
  process.stderr.write(
    `Défaut du programme : il s’est arrêté sans rien laisser à moitié écrit. Signalez ce qui suit.\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
}
