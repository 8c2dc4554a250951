/** `greffe archiver`: the archive of a project, brought up to date; what did not change is not touched. */
import { spelled } from '../archive/journal.ts';
import type { Report } from '../archive/report.ts';
import { fleet } from './archive/fleet.ts';

import { utc } from './archive/hold.ts';
import { night, type NightOptions } from './archive/night.ts';
import type { Telling } from './archive/rounds.ts';
import { stoppable } from './archive/stop.ts';
import { progress, type Progress } from './progress.ts';
import { plural, report as printedReport } from './report.ts';

/** One archive, or those of the towns of a file. */
export type ArchiverOptions = NightOptions | { readonly parc: string };

/** Runs and tells. Returns the exit code. Throws `Unreachable`, `Altered`. */
export async function archiver(paths: readonly string[], options: ArchiverOptions): Promise<number> {
  const { isStopped, onStop, done } = stoppable();
  const bar: { shown: Progress | null } = { shown: null };
  const isFleet = 'parc' in options;
  const telling: Telling = {
    total: async (count) => void (bar.shown = await progress(count, isFleet ? 'villes' : 'séances')),
    step: async () => bar.shown?.step(),
    isStopped,
    onStop,
    now: utc,
  };
  try {
    if (isFleet) return await fleet(options.parc, telling);
    const report = await night(paths, options, telling);
    bar.shown?.end();
    process.stderr.write(printedReport([...report.reread.differences, ...report.findings], () => undefined));
    if (report.unapproved !== undefined) process.stderr.write(`${report.unapproved}\n`);
    process.stdout.write(summary(report));
    return report.code;
  } finally {
    bar.shown?.end();
    done();
  }
}

/** What a run did, in a few lines. */
function summary({ archive, counts, strangers, resolved, seconds, journal, interrupted }: Report): string {
  const { made, same, refused, damaged, drift, orphans } = counts;
  const parts = [
    plural(made, 'acte fait', 'actes faits'),
    plural(same, 'inchangé'),
    plural(refused, 'refusé'),
    ...(damaged > 0 ? [plural(damaged, 'fichier abîmé', 'fichiers abîmés')] : []),
    ...(drift > 0 ? [plural(drift, 'écart')] : []),
    ...(orphans > 0 ? [plural(orphans, 'orphelin')] : []),
    ...(strangers.length > 0 ? [plural(strangers.length, 'fichier inconnu', 'fichiers inconnus')] : []),
    ...(resolved > 0 ? [`${resolved} ${resolved > 1 ? 'réglés' : 'réglé'} depuis la dernière fois`] : []),
  ];
  const stopped = interrupted ? 'Arrêté à votre demande. ' : '';
  return `${stopped}${archive} : ${parts.join(', ')}, en ${seconds.toLocaleString('fr-FR', { maximumFractionDigits: 1 })} s.
Journal : ${plural(journal.lines, 'ligne')}, tête ${spelled(journal.head)}.
`;
}
