/** `greffe presence`: who sits, who votes, whether the quorum is met, at each point of a séance. */
import { presence as answer, type PresenceJson } from '../pipeline.ts';
import { EXIT } from './exit.ts';
import { Unreachable } from './project.ts';
import { refuses, report } from './report.ts';
import { openShop } from './shop.ts';

export interface PresenceOptions {
  readonly json?: boolean;
  readonly projet?: string;
}

/** Reads one séance and tells. Returns the exit code. */
export function presence(path: string, options: PresenceOptions): number {
  const { seances, faults, textOf } = openShop([path], options.projet);
  const [seance, ...others] = seances;
  if (seance === undefined || others.length > 0)
    throw new Unreachable(
      `${path} ne désigne pas une seule séance : nommez son dossier, ou son identifiant.`,
    );
  if (seance.lue === null) {
    process.stderr.write(report(faults, textOf));
    return EXIT.refused;
  }
  const told = answer(seance.lue);
  process.stdout.write(options.json === true ? `${JSON.stringify(told, null, 2)}\n` : table(told));
  process.stderr.write(options.json === true ? '' : report(faults, textOf));
  return refuses(faults, false) ? EXIT.refused : EXIT.sound;
}

/** One line a point. */
function table({ seance, points }: PresenceJson): string {
  const rows = points.map((point) => [
    point.point,
    String(point.presents?.length ?? '?'),
    String(point.representes?.length ?? '?'),
    String(point.absents?.length ?? '?'),
    String(point.votants ?? '?'),
    `${point.quorum?.present ?? '?'}/${point.quorum?.required ?? '?'}`,
  ]);
  const head = ['point', 'présents', 'pouvoirs', 'absents', 'votants', 'quorum'];
  return `${seance}\n${aligned([head, ...rows])}`;
}

/** Columns set flush: the first to the left, figures to the right. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  '),
    )
    .map((row) => `${row.trimEnd()}\n`)
    .join('');
}
