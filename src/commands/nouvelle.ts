/** `greffe seance nouvelle`: the folder of a séance to come, from the last one of its body. */
import { join, relative, sep } from 'node:path';
import { pointFiles, sittingText } from '../pipeline/foundation.ts';
import { judged } from './draft.ts';
import { EXIT } from './exit.ts';
import { readBodies } from './files.ts';
import { exists, findProject, isFolder, Unreachable, type Project } from './project.ts';
import { refuses, report, tally } from './report.ts';
import { select, shower } from './select.ts';
import { openShop } from './shop.ts';
import { createWhole } from './write.ts';

export interface NouvelleOptions {
  readonly projet?: string;
}

/** Writes `seance.yaml` and a file for each object. Returns the exit code. Throws `Unreachable`. */
export function nouvelle(
  assemblee: string,
  date: string,
  objets: readonly string[],
  options: NouvelleOptions,
): number {
  const project = findProject(process.cwd(), options.projet);
  const show = shower([], options.projet);
  const bodies = readBodies(project, show);
  if (!bodies.read.some(({ nom }) => nom === assemblee)) {
    const known = bodies.read.map(({ nom }) => nom).join(', ');
    throw new Unreachable(
      `Aucune assemblée ne s’appelle ${assemblee} dans ${show(project.records)}${known === '' ? '' : ` : ${known}`}.`,
    );
  }
  const folder = join(project.records, date.slice(0, 4), `${date}-${assemblee}`);
  if (exists(folder)) throw new Unreachable(`${show(folder)} existe déjà : rien n’est écrit par-dessus.`);
  const known = join(project.root, 'schemas');
  const schemas = isFolder(known) ? relative(folder, known).split(sep).join('/') : null;
  const files = new Map([
    ...pointFiles(objets, schemas),
    ['seance.yaml', sittingText({ assemblee, date, schemas, ...usual(project, assemblee, date) })],
  ]);
  const { faults, textOf } = judged(bodies.read, show(folder), files);
  process.stderr.write(report(faults, textOf));
  if (refuses(faults, false)) {
    process.stdout.write(`Rien n’est écrit : ${tally(faults)}.\n`);
    return EXIT.refused;
  }
  createWhole(folder, files);
  process.stdout.write([...files.keys()].map((name) => `${show(folder)}/${name}\n`).join(''));
  return EXIT.sound;
}

/** Hour and place of the last séance of the body before that day, where they were told: it is held there again. */
function usual(
  project: Project,
  assemblee: string,
  date: string,
): { ouverture: string | null; lieu: string | null } {
  const before = select(project, [])
    .map(({ folder }) => folder)
    .filter((folder) => {
      const [, day = '', body = ''] = /\/(\d{4}-\d{2}-\d{2})-(.+?)(?:-[2-9])?$/u.exec(folder) ?? [];
      return body === assemblee && day < date;
    })
    .filter((folder) => isFolder(join(project.records, folder)));
  const last = before.at(-1);
  const lue =
    last === undefined ? null : openShop([join(project.records, last)], project.root).seances[0]?.lue;
  return { ouverture: lue?.seance.ouverture ?? null, lieu: lue?.seance.lieu ?? null };
}
