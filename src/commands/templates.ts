/** Templates and fonts of a project, or those that are shipped, read and made ready. */
import { isUtf8 } from 'node:buffer';
import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fault, type Diagnostic } from '../diagnostic.ts';
import { openPress, type Press, type SeanceLue, type TemplateKind } from '../pipeline.ts';
import { FAMILY, filesOf, HOME, rootsOf, templateFolders } from './template-files.ts';
import { exists, readInside, type Project } from './project.ts';

/** The vendored typefaces, by face: `templates/polices/Liberation<name>.ttf`. */
export const FACES = [
  ['sans-regular', 'Sans-Regular'],
  ['sans-bold', 'Sans-Bold'],
  ['sans-italic', 'Sans-Italic'],
  ['sans-bold-italic', 'Sans-BoldItalic'],
  ['serif-regular', 'Serif-Regular'],
  ['serif-bold', 'Serif-Bold'],
  ['serif-italic', 'Serif-Italic'],
  ['serif-bold-italic', 'Serif-BoldItalic'],
] as const;

/** The press for a project, and the texts that its faults are found in, by the name that they are shown under. */
export interface Pressed {
  /** `null` when the template has a fault. */
  readonly press: Press | null;
  readonly faults: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/** The family of templates of a body. */
export function familyOf({ assemblee }: SeanceLue): string {
  return familyNamed(assemblee.modele);
}

/** The family that a body names, or the usual one. */
export function familyNamed(modele: string | null): string {
  return modele ?? FAMILY;
}

/** The presses of the families of some séances. */
export interface Presses {
  /** By family; `null` when its templates have a fault, or it does not exist. */
  readonly of: ReadonlyMap<string, Press | null>;
  readonly faults: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/** The press of each family that the bodies of `lues` name. Throws `Unreachable`. */
export function loadPresses(
  project: Project | null,
  lues: readonly SeanceLue[],
  kinds: readonly TemplateKind[],
): Presses {
  const of = new Map<string, Press | null>();
  const faults: Diagnostic[] = [];
  const texts = new Map<string, string>();
  for (const lue of lues) {
    const family = familyOf(lue);
    if (of.has(family)) continue;
    if (rootsOf(project, family).length === 0) {
      of.set(family, null);
      faults.push(unknownFamily(lue, family));
      continue;
    }
    const { press, faults: found, texts: read } = loadPress(project, kinds, family);
    of.set(family, press);
    faults.push(...found);
    for (const [file, text] of read) texts.set(file, text);
  }
  return { of, faults, texts };
}

/**
 * The press for a family, for extracts and the kinds asked for: the project's own `templates/<family>` when it has one, else
 * (or with no project) the shipped one; what it lacks comes from `libelles`. `prepared`: templates reviewed before. Throws `Unreachable`.
 */
export function loadPress(
  project: Project | null,
  kinds: readonly TemplateKind[] = [],
  family = FAMILY,
  prepared = shippedPrepared,
): Pressed {
  const { folders, texts, faults } = readTemplates(project, family);
  if (faults.length > 0) return { press: null, faults, texts };
  const fonts = FACES.map(
    ([face, name]) => [face, readFileSync(join(HOME, `templates/polices/Liberation${name}.ttf`))] as const,
  );
  const form = family === FAMILY ? 'libelles' : 'complet';
  return { ...openPress(texts, new Map(fonts), kinds, folders, form, prepared), texts };
}

/** The texts that a family is made of, and its folders as the faults show them, the nearest first. */
function readTemplates(
  project: Project | null,
  family: string,
): { folders: readonly string[]; texts: Map<string, string>; faults: Diagnostic[] } {
  const folders = templateFolders(project, family);
  const texts = new Map<string, string>();
  const faults: Diagnostic[] = [];
  for (const folder of folders)
    for (const path of filesOf(folder)) {
      const shown = show(path);
      if (texts.has(shown)) continue;
      const bytes = readInside(realpathSync(dirname(folder)), path, shown);
      texts.set(shown, new TextDecoder().decode(bytes));
      if (!isUtf8(bytes)) faults.push(notUtf8(shown));
    }
  return { folders: folders.map((folder) => `${show(folder)}/`), texts, faults };
}

/** A template that the package brings reviewed; from source there is none. */
function shippedPrepared(key: string): string | undefined {
  const path = join(HOME, 'prets', `${key}.json`);
  return exists(path) ? readFileSync(path, 'utf8') : undefined;
}

/** A path as the faults of templates show it. */
function show(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/');
}

function unknownFamily({ sources }: SeanceLue, family: string): Diagnostic {
  return fault({
    place: sources.assemblee.place(['modele']),
    code: 'modele-inconnu',
    message: `Aucune famille de modèles ne s’appelle « ${family} ».`,
    remedy: 'corrigez son nom, ou ajoutez son dossier sous templates/.',
  });
}

function notUtf8(file: string): Diagnostic {
  return fault({
    place: { file, line: 1, column: 1, length: 0 },
    code: 'pas-utf-8',
    message: 'Ce modèle n’est pas écrit en UTF-8.',
    remedy: 'enregistrez le fichier en UTF-8, puis relisez ses accents.',
  });
}
