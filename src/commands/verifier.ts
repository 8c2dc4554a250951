/** `greffe verifier`: every fault of the records asked for. */
import { EXIT } from './exit.ts';
import { findingsJson, plural, refuses, report, tally } from './report.ts';
import { checkShop } from './shop.ts';

export interface VerifierOptions {
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly projet?: string;
}

/** Reads, checks, tells. Returns the exit code. */
export function verifier(paths: readonly string[], options: VerifierOptions): number {
  const { count, faults, textOf } = checkShop(paths, options.projet);
  if (options.json === true) process.stdout.write(`${JSON.stringify(findingsJson(faults), null, 2)}\n`);
  else {
    const read = count > 0 ? plural(count, 'séance') : 'aucune séance';
    process.stdout.write(`${report(faults, textOf)}${read} : ${tally(faults)}.\n`);
  }
  return refuses(faults, options.strict === true) ? EXIT.refused : EXIT.sound;
}
