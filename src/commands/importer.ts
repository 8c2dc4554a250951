/** `greffe importer`: a text of a word processor as a point of the records, and what of it is not kept. */
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import { importFile, pointFileName, type NotKept } from '../pipeline/importer.ts';
import { EXIT } from './exit.ts';
import { findProject, isFolder, list, reason, Unreachable } from './project.ts';
import { plural, report } from './report.ts';
import { select, shower } from './select.ts';
import { createWhole } from './write.ts';

export interface ImporterOptions {
  readonly vers?: string;
  readonly projet?: string;
}

/** Larger is not even opened. */
const LARGEST = 256 * 1024 * 1024;

/** The point goes to the screen, or to a new file of the séance; what is not kept, to the error output. Returns the exit code. Throws `Unreachable`. */
export async function importer(file: string, options: ImporterOptions): Promise<number> {
  const target = options.vers === undefined ? null : targetOf(options.vers, options.projet);
  const bytes = await bytesOf(file);
  const title = basename(file, extname(file)).normalize('NFC');
  const imported = await importFile({ name: file, title, bytes }, target?.schemas ?? null);
  if (imported.refus !== null) {
    process.stderr.write(report([imported.refus], () => undefined));
    return EXIT.refused;
  }
  const { objet, yaml, paragraphs, notKept } = imported;
  process.stderr.write(summary(file, paragraphs, notKept));
  if (target === null) {
    process.stdout.write(yaml);
    return EXIT.sound;
  }
  const name = pointFileName(target.rank, objet);
  createWhole(target.folder, new Map([[name, yaml]]));
  process.stdout.write(`${target.show(join(target.folder, name))}\n`);
  return EXIT.sound;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const about = statSync(file);
    if (!about.isFile()) throw new Unreachable(`${file} n’est pas un fichier ordinaire.`);
    if (about.size > LARGEST)
      throw new Unreachable(`${file} pèse ${(about.size / 2 ** 20).toFixed(0)} Mio : il n’est pas lu.`);
    return await readFile(file);
  } catch (error) {
    if (error instanceof Unreachable) throw error;
    throw new Unreachable(`${file} est illisible : ${reason(error)}.`);
  }
}

/** The folder of the séance, and the number of its next point. */
function targetOf(vers: string, projet: string | undefined) {
  const project = findProject([vers, process.cwd()], projet);
  const [only, ...others] = select(project, [vers]);
  if (only === undefined || others.length > 0) throw new Unreachable(`${vers} ne désigne pas une séance.`);
  const folder = join(project.records, only.folder);
  const numbers = list(folder).map((name) => Number(/^(\d{2,3})[a-z]?-/u.exec(name)?.[1] ?? 0));
  const known = join(project.root, 'schemas');
  return {
    folder,
    rank: Math.max(0, ...numbers) + 1,
    schemas: isFolder(known) ? relative(folder, known).split(sep).join('/') : null,
    show: shower([vers], projet),
  };
}

/** « 34 paragraphes lus ; 2 éléments non repris, 3 repris autrement. », then each with its place. */
function summary(file: string, paragraphs: number, { perdus, changes }: NotKept): string {
  const count =
    perdus.length + changes.length === 0
      ? 'tout est repris'
      : `${plural(perdus.length, 'élément non repris', 'éléments non repris')}, ${changes.length} repris autrement`;
  return `${file} : ${plural(paragraphs, 'paragraphe lu', 'paragraphes lus')}, ${count}.\n${section('Non repris', perdus)}${section('Repris autrement', changes)}`;
}

function section(title: string, all: readonly string[]): string {
  return all.length === 0 ? '' : `${title} :\n${all.map((each) => `  - ${each}\n`).join('')}`;
}
