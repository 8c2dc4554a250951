/** `greffe tout` (`npm start`): checks, makes, and reads every PDF back by three readers; ends in a table. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { reread } from '../pipeline.ts';
import { EXIT, worst } from './exit.ts';
import { aligned } from './presence.ts';
import { production, type ProduireOptions } from './produire.ts';
import { plural, refuses, report, tally } from './report.ts';

/** The whole road, and back. Returns the exit code. */
export async function tout(paths: readonly string[], options: ProduireOptions): Promise<number> {
  const { written, faults, shop, press } = await production(paths, options);
  const differences: Diagnostic[] = [];
  const rows: string[][] = [];
  for (const { file, id, pages, ms, seance, point } of written) {
    if (press === null) break;
    const start = performance.now();
    const { faults: found } = await reread(
      file,
      readFileSync(resolve(options.sortie, file)),
      { read: seance, point },
      press,
    );
    differences.push(...found);
    const proof = found.length === 0 ? 'conforme' : plural(found.length, 'différence');
    rows.push([
      id,
      String(pages),
      proof,
      `${ms.toFixed(0)} ms`,
      `${(performance.now() - start).toFixed(0)} ms`,
    ]);
  }
  process.stderr.write(report([...faults, ...differences], shop.textOf));
  process.stdout.write(
    `\n${aligned([['document', 'pages', 'preuve', 'production', 'relecture'], ...rows])}\n`,
  );
  process.stdout.write(
    `${plural(written.length, 'acte')} dans ${options.sortie}. ${tally([...faults, ...differences])}\n`,
  );
  return worst([
    differences.length > 0 ? EXIT.alarm : EXIT.sound,
    refuses(faults, options.strict === true) || written.some(({ projet }) => projet)
      ? EXIT.refused
      : EXIT.sound,
  ]);
}
