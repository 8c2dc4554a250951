#!/usr/bin/env node
/** The command `greffe`: arguments → one verb → exit code. What is thrown ends here. */
import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { CommanderError } from 'commander';
import { EXIT } from './commands/exit.ts';
import { misuse } from './commands/french.ts';
import { run } from './commands/grammar.ts';
import { Unreachable } from './commands/project.ts';

const HOME = resolve(import.meta.dirname, '..');

// Halves a cold start. It lives in the program's own folder: nothing is written elsewhere unasked.
enableCompileCache(resolve(HOME, 'node_modules/.cache/greffe'));

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(EXIT.stopped));

/** The exit code of one command line; what a verb throws becomes a French sentence. */
async function main(argv: readonly string[]): Promise<number> {
  const version = /"version": "([^"]+)"/.exec(readFileSync(resolve(HOME, 'package.json'), 'utf8'))?.[1] ?? '';
  try {
    return await run(argv.length > 0 ? argv : ['--help'], version);
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.sound;
      process.stderr.write(`${misuse(error)}\nPour l’aide : greffe --help\n`);
      return EXIT.misuse;
    }
    if (error instanceof Unreachable) {
      process.stderr.write(`erreur: ${error.message}\n`);
      return EXIT.couldNotRun;
    }
    process.stderr.write(
      `Défaut du programme : il s’est arrêté sans rien laisser à moitié écrit. Signalez ce qui suit.\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    return EXIT.defect;
  }
}

process.exitCode = await main(process.argv.slice(2));
