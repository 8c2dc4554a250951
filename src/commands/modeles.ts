/** `greffe modeles verifier`: the review of every family of templates, before any record is merged into it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { DOCUMENT_KINDS, VOLUME } from '../pipeline.ts';
import { EXIT } from './exit.ts';
import { findProject, isFolder, Unreachable, type Project } from './project.ts';
import { findingsJson, plural, report, tally } from './report.ts';
import { loadPress, SHIPPED } from './shop.ts';

export interface ModelesOptions {
  readonly json?: boolean;
  readonly projet?: string;
}

/**
 * Reviews the families of the project and the shipped ones, for every kind of document. Returns the exit code. Throws
 * `Unreachable` when the project named is none.
 */
export function verifyTemplates(options: ModelesOptions): number {
  const project = projectOf(options.projet);
  const families = familiesOf(project);
  const faults = new Map<string, Diagnostic>();
  const texts = new Map<string, string>();
  for (const family of families) {
    const pressed = loadPress(project, [...DOCUMENT_KINDS, ...VOLUME], family);
    for (const [file, text] of pressed.texts) texts.set(file, text);
    // What a family takes from another has its faults once.
    for (const each of pressed.faults) faults.set(JSON.stringify([each.place, each.code]), each);
  }
  const found = [...faults.values()];
  if (options.json === true) process.stdout.write(`${JSON.stringify(findingsJson(found), null, 2)}\n`);
  else {
    process.stderr.write(report(found, (file) => texts.get(file)));
    process.stdout.write(
      `${plural(families.length, 'famille')} de modèles (${families.join(', ')}) : ${tally(found)}.\n`,
    );
  }
  return found.length > 0 ? EXIT.refused : EXIT.sound;
}

/** The project at hand; without one, the shipped families are reviewed. */
function projectOf(given: string | undefined): Project | null {
  if (given !== undefined) return findProject('.', given);
  try {
    return findProject('.', undefined);
  } catch (error) {
    if (error instanceof Unreachable) return null;
    throw error;
  }
}

/** Folders of templates that say what they are, or have an extract of their own. */
function familiesOf(project: Project | null): string[] {
  const roots = [SHIPPED, ...(project === null ? [] : [join(project.root, 'templates')])].filter(isFolder);
  const names = roots.flatMap((root) =>
    readdirSync(root).filter(
      (name) =>
        isFolder(join(root, name)) &&
        readdirSync(join(root, name)).some((file) => file === 'modele.yaml' || file.endsWith('.hbs')),
    ),
  );
  return [...new Set(names)].sort();
}
