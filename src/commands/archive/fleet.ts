/** `greffe archiver --parc`: the night of every town of an operator. A town that is broken or locked stops no other. */
import { readFileSync, writeFileSync, renameSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { changesOf, fleetPage, readFleet, type TownNight } from '../../archive/fleet.ts';
import type { Town } from '../../archive/fleet.ts';
import { EXIT, worst } from '../exit.ts';
import { Altered, reason, Unapproved, Unreachable } from '../project.ts';
import { plural } from '../report.ts';
import { night } from './night.ts';
import type { Telling } from './rounds.ts';

/**
 * Goes through the towns of a file. Beside it: `<file>.html` and `<file>.json`, the night of each; `<file>.battement`, the moment at which
 * a night last came to its end. Returns the worst of the exit codes. Throws `Unreachable` when the file cannot be read.
 */
export async function fleet(file: string, telling: Telling): Promise<number> {
  const { towns, wrong } = readFleet(read(file));
  if (wrong.length > 0)
    throw new Unreachable(
      `${file} : ${wrong.length > 1 ? 'les lignes' : 'la ligne'} ${wrong.join(', ')} ne se ${wrong.length > 1 ? 'lisent' : 'lit'} pas. Écrivez : dossier du projet ; dossier de l’archive.`,
    );
  const nights: TownNight[] = [];
  await telling.total(towns.length);
  // A town shows no bar of its own.
  const quiet = { ...telling, total: async () => undefined, step: async () => undefined };
  for (const town of towns) {
    if (telling.isStopped()) break;
    const done = await nightOf(town, dirname(resolve(file)), quiet);
    nights.push(done);
    if (done.code !== EXIT.sound) process.stdout.write(`${town.project} : ${sentence(done)}\n`);
    await telling.step();
  }
  const when = telling.now();
  const told = nights.map(({ town, code, report, trouble }) => ({
    project: town.project,
    archive: town.archive,
    code,
    trouble: report === null ? trouble : null,
    counts: report?.counts ?? null,
    changes: report === null ? null : changesOf(report),
    seconds: report?.seconds ?? null,
  }));
  write(`${file}.json`, `${JSON.stringify({ ended: when, towns: told }, null, 2)}\n`);
  write(`${file}.html`, fleetPage(nights, when));
  if (telling.isStopped()) return EXIT.stopped;
  write(`${file}.battement`, `${when}\n`);
  const sound = nights.filter(({ code }) => code === EXIT.sound).length;
  process.stdout.write(`${plural(nights.length, 'ville')}, ${sound} en ordre : ${file}.html\n`);
  return worst(nights.map(({ code }) => code));
}

async function nightOf(town: Town, base: string, telling: Telling): Promise<TownNight> {
  try {
    const options = { archive: resolve(base, town.archive), projet: resolve(base, town.project) };
    const report = await night([], options, telling);
    return { town, code: report.code, report, trouble: '' };
  } catch (error) {
    const code =
      error instanceof Altered
        ? EXIT.alarm
        : error instanceof Unapproved
          ? EXIT.refused
          : error instanceof Unreachable
            ? EXIT.couldNotRun
            : EXIT.defect;
    const trouble = error instanceof Error ? error.message : String(error);
    return {
      town,
      code,
      report: null,
      trouble: code === EXIT.defect ? `défaut du programme : ${trouble}` : trouble,
    };
  }
}

function sentence({ report, trouble }: TownNight): string {
  if (report === null) return trouble;
  const { counts, strangers } = report;
  return [
    plural(counts.refused, 'refusé'),
    plural(counts.damaged, 'abîmé'),
    plural(counts.drift, 'écart'),
    plural(counts.orphans, 'orphelin'),
    plural(strangers.length, 'inconnu'),
  ]
    .filter((part) => !part.startsWith('0'))
    .join(', ');
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Unreachable(`${file} est illisible : ${reason(error)}.`);
  }
}

/** Beside the file of towns: pages for people, that the next night writes again. */
function write(path: string, text: string): void {
  try {
    writeFileSync(`${path}.partiel`, text);
    renameSync(`${path}.partiel`, path);
  } catch (error) {
    throw new Unreachable(`${path} n’a pas pu être écrit : ${reason(error)}.`);
  }
}
