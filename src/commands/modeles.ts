/** `greffe modeles`: the review of every family of templates, and what they print in every case. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import {
  conseils,
  couverture,
  DOCUMENT_KINDS,
  matrice,
  VOLUME,
  type Cellule,
  type Couverture,
  type Press,
  type SeanceLue,
} from '../pipeline.ts';
import { EXIT } from './exit.ts';
import { findProject, isFolder, Unreachable, type Project } from './project.ts';
import { findingsJson, plural, refuses, report, tally } from './report.ts';
import { openShop } from './shop.ts';
import { SHIPPED } from './template-files.ts';
import { loadPress } from './templates.ts';

export interface ModelesOptions {
  readonly json?: boolean;
  readonly projet?: string;
}

/**
 * Reviews the families of the project and the shipped ones, for every kind of document; where they are sound, tells which of
 * their branches the records print. Returns the exit code. Throws `Unreachable` when the project named is none.
 */
export function verifyTemplates(options: ModelesOptions & { readonly branches?: boolean }): number {
  const project = projectOf(options.projet);
  const { presses, faults, texts, families } = pressesOf(project);
  const isSound = faults.length === 0;
  const covered = isSound ? couverture(presses, lueOf(project)) : null;
  const found = [...faults, ...conseils(presses), ...(covered?.faults ?? [])];
  // Branches that the matrix shows are many: they are told when asked for.
  const shown = found.filter(({ severity }) => severity !== 'info' || options.branches === true);
  if (options.json === true) process.stdout.write(`${JSON.stringify(findingsJson(found), null, 2)}\n`);
  else {
    process.stderr.write(report(shown, (file) => texts.get(file)));
    process.stdout.write(
      `${plural(families.length, 'famille')} de modèles (${families.join(', ')}) : ${tally(shown)}.\n${covered === null ? '' : coverageSaid(covered)}`,
    );
  }
  return refuses(found, false) ? EXIT.refused : EXIT.sound;
}

/** Prints every cell of the wording. Returns the exit code. Throws `Unreachable` when the project named is none. */
export function printMatrix(options: ModelesOptions): number {
  const { presses, faults, texts } = pressesOf(projectOf(options.projet));
  if (faults.length > 0) {
    process.stderr.write(report(faults, (file) => texts.get(file)));
    return EXIT.refused;
  }
  const cells = matrice(presses);
  process.stdout.write(
    options.json === true ? `${JSON.stringify(cells, null, 2)}\n` : matrixText(cells, presses.size),
  );
  return EXIT.sound;
}

/**
 * The matrix as people read it: a case, the families that print alike, their lines; no family is named where all do.
 * @public Its golden is what legal staff reads.
 */
export function matrixText(cells: readonly Cellule[], families: number): string {
  const lines: string[] = [];
  let document = '';
  let cas = '';
  for (const cell of cells) {
    if (cell.document !== document) {
      lines.push('', `# ${cell.document}`);
      cas = '';
    }
    if (cell.cas !== cas) lines.push('', cell.cas);
    ({ document, cas } = cell);
    if (cell.familles.length === 0) lines.push('  (rien de plus)');
    else if (cell.familles.length < families) lines.push(`  ${cell.familles.join(', ')}`);
    lines.push(...cell.phrases.map((phrase) => `    ${phrase}`.trimEnd()));
  }
  return `${lines.slice(1).join('\n')}\n`;
}

function coverageSaid({ branches, saisie, matrice: alone }: Couverture): string {
  const none = branches - saisie - alone;
  return `${plural(branches, 'branche')} : ${saisie} dans les documents de la saisie, ${alone} dans la seule matrice, ${none} nulle part.\n`;
}

/** The séances of the project that can be read; without a project, none. */
function lueOf(project: Project | null): SeanceLue[] {
  if (project === null) return [];
  return openShop([], project.root).seances.flatMap(({ lue }) => lue ?? []);
}

/** The press of every family, the faults of their templates, and the texts that these are found in. */
function pressesOf(project: Project | null): {
  readonly presses: ReadonlyMap<string, Press>;
  readonly faults: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  readonly families: readonly string[];
} {
  const families = familiesOf(project);
  const presses = new Map<string, Press>();
  const faults = new Map<string, Diagnostic>();
  const texts = new Map<string, string>();
  for (const family of families) {
    // Reviewed anew, whatever was prepared.
    const pressed = loadPress(project, [...DOCUMENT_KINDS, ...VOLUME], family, () => undefined);
    if (pressed.press !== null) presses.set(family, pressed.press);
    for (const [file, text] of pressed.texts) texts.set(file, text);
    // What a family takes from another has its faults once.
    for (const each of pressed.faults) faults.set(JSON.stringify([each.place, each.code]), each);
  }
  return { presses, faults: [...faults.values()], texts, families };
}

/** The project at hand; without one, the shipped families are reviewed. */
export function projectOf(given: string | undefined): Project | null {
  if (given !== undefined) return findProject('.', given);
  try {
    return findProject('.', undefined);
  } catch (error) {
    if (error instanceof Unreachable) return null;
    throw error;
  }
}

/** Folders of templates that say what they are, or have an extract of their own. */
export function familiesOf(project: Project | null): string[] {
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
