/** `greffe presence`: who sits, who votes, whether the quorum is met, at each point of a séance. */
import { presence as answer, type PresenceJson } from '../pipeline.ts';
import { EXIT } from './exit.ts';
import { Unreachable } from './project.ts';
import { aligned, refuses, report } from './report.ts';
import { openShop } from './shop.ts';

export interface PresenceOptions {
  readonly json?: boolean;
  readonly projet?: string;
}

/** Reads one séance and tells; its faults go to standard error. Returns the exit code. */
export function presence(path: string, options: PresenceOptions): number {
  const { seances, faults, textOf } = openShop([path], options.projet);
  const [seance, ...others] = seances;
  if (seance === undefined || others.length > 0)
    throw new Unreachable(
      `${path} désigne ${seance === undefined ? 'aucune séance' : `${seances.length} séances`} : nommez le dossier d’une séance, ou son identifiant.`,
    );
  const told = seance.lue === null ? null : answer(seance.lue);
  process.stderr.write(report(faults, textOf));
  if (options.json === true) {
    const unread: PresenceJson = { seance: seance.folder.replace(/^.*\//, ''), points: [] };
    process.stdout.write(`${JSON.stringify(told ?? unread, null, 2)}\n`);
  } else if (told !== null) process.stdout.write(table(told));
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
    quorumOf(point.quorum),
  ]);
  const head = ['point', 'présents', 'pouvoirs', 'absents', 'votants', 'quorum'];
  return `${seance}\n${aligned([head, ...rows])}`;
}

function quorumOf(quorum: PresenceJson['points'][number]['quorum']): string {
  if (quorum === null) return '?';
  return `${quorum.present} pour ${quorum.required}${quorum.met ? '' : ', non atteint'}`;
}
