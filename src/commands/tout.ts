/** `greffe tout` (`npm start`): checks, makes, and reads every PDF back by three readers; ends in a table. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { reread } from '../pipeline.ts';
import { EXIT, worst } from './exit.ts';
import { produce, summary, type ProduireOptions } from './produire.ts';
import { progress } from './progress.ts';
import { familyOf } from './templates.ts';
import { aligned, plural, refuses, report } from './report.ts';

/** The whole road, and back. Returns the exit code. */
export async function tout(paths: readonly string[], options: ProduireOptions): Promise<number> {
  const production = await produce(paths, options);
  const { written, faults, textOf, presses } = production;
  const differences: Diagnostic[] = [];
  const rows = [['document', 'pages', 'preuve', 'production', 'relecture']];
  const bar = await progress(written.length, 'actes relus');
  for (const { file, id, pages, ms, seance, point } of written) {
    const press = presses.get(familyOf(seance.lue)) ?? null;
    if (press === null) continue;
    const start = performance.now();
    const bytes = readFileSync(resolve(options.sortie, file));
    const { faults: found } = await reread(file, bytes, { read: seance, point }, press);
    differences.push(...found);
    const proof = found.length === 0 ? 'conforme' : plural(found.length, 'différence');
    rows.push([id, String(pages), proof, inMs(ms), inMs(performance.now() - start)]);
    await bar.step();
  }
  bar.end();
  process.stderr.write(report(differences, textOf));
  if (rows.length > 1) process.stdout.write(`\n${aligned(rows)}\n`);
  process.stdout.write(summary({ ...production, faults: [...faults, ...differences] }, options.sortie));
  return worst([
    differences.length > 0 ? EXIT.alarm : EXIT.sound,
    refuses(faults, options.strict === true) ? EXIT.refused : EXIT.sound,
  ]);
}

function inMs(milliseconds: number): string {
  return `${milliseconds.toFixed(0)} ms`;
}
