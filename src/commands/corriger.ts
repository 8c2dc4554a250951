/** `greffe corriger`: shows what it would mend in the records asked for, and writes it when it is told to. */
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { correct, etatOf, type Corrigeable } from '../pipeline.ts';
import { changedLines, diffOf, LEGEND } from './diff.ts';
import { EXIT } from './exit.ts';
import { readBodies, readDecisionsOf, readDossier } from './files.ts';
import { exists, findProject, isWithin, type Project } from './project.ts';
import { findingsJson, plural, report } from './report.ts';
import { select, shower, yearsOf } from './select.ts';
import { replaceWhole } from './write.ts';

export interface CorrigerOptions {
  readonly ecrire?: boolean;
  readonly json?: boolean;
  readonly projet?: string;
}

/** A file of the records that was asked for. */
interface Candidate {
  /** As it is shown. */
  readonly file: string;
  readonly absolute: string;
  readonly bytes: Uint8Array;
  readonly what: Corrigeable;
}

/** Shows the corrections, writes them with `--ecrire`. Returns the exit code. Throws `Unreachable`. */
export function corriger(paths: readonly string[], options: CorrigerOptions): number {
  const project = findProject([...paths.filter(exists).slice(0, 1), process.cwd()], options.projet);
  const { candidates, unread } = asked(project, paths, options.projet);
  const all = candidates.map((each) => ({ ...each, made: correct(each.file, each.bytes, each.what) }));
  const changed = all.filter(({ bytes, made }) => made.bytes !== bytes);
  const isWritten = options.ecrire === true;
  // A link inside the project stays a link: what it leads to is written.
  if (isWritten) for (const { absolute, made } of changed) replaceWhole(realpathSync(absolute), made.bytes);

  const refused = [...unread, ...all.flatMap(({ made }) => made.faults)];
  const texts = new Map(all.map(({ file, bytes }) => [file, decoded(bytes)]));
  const files = changed.map(({ file, made }) => {
    const [before, after] = [texts.get(file)!, decoded(made.bytes)];
    return { file, lines: changedLines(before, after), before, after };
  });
  if (options.json === true) {
    const told = files.map(({ file, lines }) => ({ file, lines, written: isWritten }));
    process.stdout.write(`${JSON.stringify({ files: told, findings: findingsJson(refused) }, null, 2)}\n`);
  } else {
    const colours = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
    for (const { file, before, after } of files)
      process.stdout.write(`${diffOf(file, before, after, colours)}\n`);
    if (files.length > 0) process.stdout.write(`${LEGEND}\n`);
    process.stderr.write(report(refused, (file) => texts.get(file)));
    process.stdout.write(summary(files, refused, isWritten));
  }
  const left = isWritten ? refused : [...refused, ...changed.flatMap(({ made }) => made.mended)];
  return left.length > 0 ? EXIT.refused : EXIT.sound;
}

function summary(
  files: readonly { readonly lines: number }[],
  refused: readonly Diagnostic[],
  isWritten: boolean,
): string {
  const unread = new Set(refused.map(({ place }) => place.file)).size;
  const left =
    unread === 0
      ? ''
      : `${plural(unread, 'fichier')} à corriger à la main : ${unread === 1 ? 'il' : 'ils'} ne se ${unread === 1 ? 'lit' : 'lisent'} pas.\n`;
  if (files.length === 0) return left === '' ? 'Rien à corriger.\n' : left;
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  const told = `${plural(lines, 'ligne')} de ${plural(files.length, 'fichier')}`;
  return isWritten
    ? `${told} : écrit.\n${left}`
    : `${told} à corriger : rien n’est écrit. Pour écrire : greffe corriger --ecrire\n${left}`;
}

/** The files that the paths name, and why some could not be opened. Bodies and decisions: when they are named, or all is. */
function asked(
  project: Project,
  paths: readonly string[],
  given: string | undefined,
): { candidates: Candidate[]; unread: Diagnostic[] } {
  const show = shower(paths, given);
  const candidates: Candidate[] = [];
  const unread: Diagnostic[] = [];
  const take = (
    folder: string,
    files: readonly { readonly file: string; readonly nom: string; readonly bytes: Uint8Array }[],
    whatOf: (nom: string) => Corrigeable | null,
    why: readonly Diagnostic[],
  ): void => {
    const told = new Set(why.map(({ place }) => place.file));
    unread.push(...why);
    for (const { file, nom, bytes } of files) {
      const what = whatOf(nom);
      if (what !== null && !told.has(file))
        candidates.push({ file, absolute: join(folder, `${nom}.yaml`), bytes, what });
    }
  };
  const isNamed = (absolute: string): boolean =>
    paths.length === 0 ||
    paths.some((path) => exists(path) && isWithin(realpathSync(path), realpathSync(absolute)));

  const bodies = join(project.records, 'assemblees');
  const read = readBodies(project, show);
  take(
    bodies,
    read.files,
    (nom) => (isNamed(join(bodies, `${nom}.yaml`)) ? { kind: 'autre' } : null),
    paths.length === 0 ? read.unread : [],
  );
  for (const { folder, points } of select(project, paths)) {
    const dossier = readDossier(project, folder, show);
    const [seance] = dossier.files;
    const etat = etatOf(seance!.file, seance!.bytes);
    take(
      join(project.records, folder),
      dossier.files,
      (nom) => {
        if (nom === 'seance') return points === null ? { kind: 'seance' } : null;
        return points === null || points.has(`${nom}.yaml`) ? { kind: 'point', etat } : null;
      },
      dossier.unread,
    );
  }
  for (const year of paths.length === 0 ? yearsOf(project) : []) {
    const decisions = readDecisionsOf(project, year, show);
    if (decisions === null) continue;
    take(
      join(project.records, year, 'decisions'),
      decisions.files,
      () => ({ kind: 'autre' }),
      decisions.unread,
    );
  }
  return { candidates, unread };
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
