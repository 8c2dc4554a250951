/** `greffe lot preparer`: a folder with all that a transmission of the acts of a séance needs, whoever carries it. */
import { basename, dirname } from 'node:path';
import { slipOf } from '../tenue/consignment.ts';
import { EXIT } from './exit.ts';
import { produce } from './produire.ts';
import { findingsJson, plural, refuses, report } from './report.ts';
import { writeWhole } from './write.ts';

export interface LotOptions {
  readonly sortie: string;
  readonly json?: boolean;
  readonly projet?: string;
}

/** Makes the acts and their annexes, and their slip beside them. Returns the exit code. Throws `Unreachable`. */
export async function preparer(path: string, options: LotOptions): Promise<number> {
  const { written, faults, textOf } = await produce([path], options);
  // A draft is not sent.
  const ready = written.flatMap((each) =>
    each.projet || each.point === null ? [] : [{ ...each, point: each.point }],
  );
  const [first] = ready;
  const slip =
    first === undefined
      ? null
      : slipOf(
          first.seance.lue,
          ready.map(({ point, file, annexes }) => ({
            point,
            files: [file, ...annexes.map((annexe) => annexe.file)].map((name) => basename(name)),
          })),
        );
  const found = slip?.faults ?? [];
  const place = first === undefined ? null : `${dirname(first.file).replaceAll('\\', '/')}/bordereau.csv`;
  if (slip !== null && place !== null) writeWhole(options.sortie, place, new TextEncoder().encode(slip.text));
  const all = [...faults, ...found];
  if (options.json === true)
    process.stdout.write(`${JSON.stringify({ bordereau: place, findings: findingsJson(all) }, null, 2)}\n`);
  else {
    process.stderr.write(report(found, textOf));
    const refused = new Set(found.map(({ place: { file } }) => file)).size;
    process.stdout.write(
      place === null
        ? 'Aucun acte n’est prêt à être transmis.\n'
        : `${plural(ready.length - refused, 'acte')} au bordereau : ${options.sortie}/${place}\n`,
    );
  }
  return place === null || refuses(all, false) ? EXIT.refused : EXIT.sound;
}
