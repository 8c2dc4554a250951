/** A template: reviewed once, then dressed with any number of documents. Pure functions of texts. */
import { byPlace, type Diagnostic } from '../diagnostic.ts';
import {
  schemaOf,
  templateName,
  type AnyDocument,
  type Form,
  type TemplateKind,
} from '../documents/kinds.ts';
import { checkTemplate } from './check.ts';
import { templateFault } from './codes.ts';
import { readSheet, type SheetRules } from './css.ts';
import { withoutEffect } from './effect.ts';
import { fieldsOf } from './fields.ts';
import { identityOf, inIdentity, type Identite } from './identity.ts';
import { type Markup, readMarkup } from './markup.ts';
import { merge } from './merge.ts';
import { didYouMean } from './nearest.ts';
import { checkOutline, outline } from './outline.ts';
import { source } from './source.ts';
import { styler } from './style.ts';
import type { StyledDocument, StyledNode } from './styled.ts';
import { readTemplate, type Step } from './syntax.ts';

/** A template found sound. */
export interface Template {
  readonly steps: readonly Step[];
  readonly partials: ReadonlyMap<string, readonly Step[]>;
  /** In the identity of a body, or in none. */
  readonly style: (markup: Markup, identite?: Identite) => StyledDocument;
  /** The sheets that it links to, in their order. */
  readonly sheets: readonly SheetRules[];
  /** Paths of the files that it is made of: the main one, the partials that it reaches, the sheets that it links to. */
  readonly files: readonly string[];
}

/** A file longer than this many characters is no template. */
const SIZE = 200_000;

/**
 * Reads and reviews a template. `files` holds the texts of a family by path, as the faults will show it:
 * `templates/libelles/extrait.hbs`, `templates/libelles/partiels/vote.hbs`, `templates/libelles/style.css`, and the sheets that
 * the head links to, relative to the main file (`../base.css` is `templates/base.css`). `folders`: the family, then those whose
 * files stand in for what it lacks; by default, the one folder that has the main file. `form`: what the
 * family's extracts print. `template` is `null` when it has a fault.
 */
export function compileTemplate(
  files: ReadonlyMap<string, string>,
  kind: TemplateKind,
  folders: readonly string[] = [],
  form: Form = 'libelles',
): { template: Template | null; faults: readonly Diagnostic[] } {
  const name = templateName(kind, form);
  const main =
    folders.map((each) => each + name).find((path) => files.has(path)) ??
    (folders.length > 0 ? undefined : [...files.keys()].find((path) => isNamed(path, name)));
  if (main === undefined) return { template: null, faults: [absent(name)] };
  const folder = main.slice(0, -name.length);
  const sizes = [...files].flatMap(([path, text]) => (text.length > SIZE ? [oversize(path)] : []));
  if (sizes.length > 0) return { template: null, faults: sizes };

  const { sheets, faults: sheetFaults } = sheetsOf(files);
  const { steps, partials, paths, faults } = readAll(files, main, folders.length > 0 ? folders : [folder]);
  if (faults.length === 0) faults.push(...checkTemplate(steps, partials, fieldsOf(schemaOf(kind, form))));
  const linked: SheetRules[] = [];
  const used = [main];
  let whole: Markup | null = null;
  if (faults.length === 0) {
    const written = outline(steps, partials);
    const { markup, faults: wrong } = readMarkup(written.merged);
    whole = markup;
    faults.push(...(wrong.length > 0 ? wrong : checkOutline(written)));
    for (const { href, place } of markup?.sheets ?? []) {
      const path = resolved(folder, href);
      const sheet = sheets.get(path);
      used.push(path);
      if (sheet === undefined)
        faults.push(
          templateFault(
            place,
            'feuille-inconnue',
            `Il n’y a pas de feuille de style « ${href} » à cet endroit.`,
            didYouMean(href, ['style.css', '../base.css'], 'créez le fichier, ou ôtez ce lien.'),
          ),
        );
      else linked.push(sheet);
    }
  }
  if (whole !== null && sheetFaults.length + faults.length === 0)
    faults.push(...withoutEffect(styler(linked).dress(whole)));
  const all = [...sheetFaults, ...faults].sort(byPlace);
  if (all.length > 0) return { template: null, faults: all };
  const called = reached(steps, partials);
  used.push(...[...called].flatMap((partial) => paths.get(partial) ?? []));
  const needed = new Map([...partials].filter(([partial]) => called.has(partial)));
  return { template: templateOf(steps, needed, linked, used), faults: [] };
}

/** A template from what the review found sound. */
export function templateOf(
  steps: readonly Step[],
  partials: ReadonlyMap<string, readonly Step[]>,
  sheets: readonly SheetRules[],
  files: readonly string[],
): Template {
  return { steps, partials, sheets, files, style: inIdentity(sheets) };
}

/**
 * Merges a document into its template and dresses it. A reviewed template gives no fault, save what a value alone can bring (the
 * alternative text of a picture that is empty); `styled` is then `null`.
 */
export function dress(
  template: Template,
  document: AnyDocument,
): { styled: StyledDocument | null; faults: readonly Diagnostic[] } {
  const { markup, faults } = readMarkup(merge(template.steps, template.partials, document));
  return { styled: markup === null ? null : template.style(markup, identityOf(document)), faults };
}

/** The fields of its document that a dressed document prints in its text, heads and feet left out: `pouvoirs.2.mandant`. */
export function printedFields({ body }: StyledDocument): ReadonlySet<string> {
  const fields = new Set<string>();
  const walk = (node: StyledNode): void => {
    if (node.kind === 'element') node.children.forEach(walk);
    else if (node.origin.field !== null) fields.add(node.origin.field);
  };
  walk(body);
  return fields;
}

/** A text of a dressed document, in the order of its pages: of a field, or (`field` is `null`) of the template itself. */
export interface PrintedText {
  readonly field: string | null;
  readonly text: string;
}

/** All the texts of a dressed document, heads and feet left out. */
export function printedTexts({ body }: StyledDocument): readonly PrintedText[] {
  const texts: PrintedText[] = [];
  const walk = (node: StyledNode): void => {
    if (node.kind === 'element') node.children.forEach(walk);
    else texts.push({ field: node.origin.field, text: node.text });
  };
  walk(body);
  return texts;
}

/** What was read of the files of a family: the templates of all kinds of document share it. */
const readBefore = new WeakMap<
  ReadonlyMap<string, string>,
  {
    readonly templates: Map<string, ReturnType<typeof readTemplate>>;
    sheets: ReturnType<typeof readSheets> | null;
  }
>();

function knownOf(files: ReadonlyMap<string, string>) {
  let known = readBefore.get(files);
  if (known === undefined) readBefore.set(files, (known = { templates: new Map(), sheets: null }));
  return known;
}

function templateAt(path: string, files: ReadonlyMap<string, string>): ReturnType<typeof readTemplate> {
  const { templates } = knownOf(files);
  let read = templates.get(path);
  if (read === undefined) templates.set(path, (read = readTemplate(source(path, files.get(path) ?? ''))));
  return read;
}

function sheetsOf(files: ReadonlyMap<string, string>): ReturnType<typeof readSheets> {
  const known = knownOf(files);
  known.sheets ??= readSheets(files);
  return known.sheets;
}

function readSheets(files: ReadonlyMap<string, string>): {
  sheets: Map<string, SheetRules>;
  faults: readonly Diagnostic[];
} {
  const sheets = new Map<string, SheetRules>();
  const faults: Diagnostic[] = [];
  for (const [path, text] of files) {
    if (!path.endsWith('.css')) continue;
    const read = readSheet(path, text);
    sheets.set(path, read.sheet);
    faults.push(...read.faults);
  }
  return { sheets, faults };
}

/** The main file and the partials, by name (`partiels/vote.hbs` is `vote`): that of the first folder which has it. */
function readAll(
  files: ReadonlyMap<string, string>,
  main: string,
  folders: readonly string[],
): {
  steps: readonly Step[];
  partials: Map<string, readonly Step[]>;
  paths: Map<string, string>;
  faults: Diagnostic[];
} {
  const { steps, faults } = templateAt(main, files);
  const all = { steps, partials: new Map<string, readonly Step[]>(), paths: new Map<string, string>() };
  const found = [...faults];
  for (const folder of folders)
    for (const path of files.keys()) {
      const name = path.startsWith(folder) ? PARTIAL.exec(path.slice(folder.length))?.[1] : undefined;
      if (name === undefined || all.partials.has(name)) continue;
      const read = templateAt(path, files);
      found.push(...read.faults);
      all.partials.set(name, read.steps);
      all.paths.set(name, path);
    }
  return { ...all, faults: found };
}

const PARTIAL = /^partiels\/([a-z0-9-]+)\.hbs$/;

function isNamed(path: string, name: string): boolean {
  return path === name || path.endsWith(`/${name}`);
}

/** Names of the partials that steps call, and that these call in turn. */
function reached(
  steps: readonly Step[],
  partials: ReadonlyMap<string, readonly Step[]>,
  known = new Set<string>(),
): ReadonlySet<string> {
  for (const step of steps) {
    if (step.kind === 'partial' && !known.has(step.name)) {
      known.add(step.name);
      reached(partials.get(step.name) ?? [], partials, known);
    } else if ('body' in step) {
      reached(step.body, partials, known);
      reached(step.otherwise, partials, known);
    }
  }
  return known;
}

/** The path of a sheet from the folder of the main file: `../base.css` is one folder up. */
function resolved(folder: string, href: string): string {
  return href.startsWith('../') ? folder.replace(/[^/]+\/$/, '') + href.slice(3) : folder + href;
}

function absent(file: string): Diagnostic {
  return templateFault(
    { file, line: 1, column: 1, length: 0 },
    'modele-absent',
    `Le modèle n’a pas de fichier ${file}.`,
    `créez ${file} dans le dossier du modèle, ou choisissez un autre modèle.`,
  );
}

function oversize(file: string): Diagnostic {
  return templateFault(
    { file, line: 1, column: 1, length: 0 },
    'fichier-trop-long',
    `Ce fichier dépasse ${SIZE} caractères.`,
    'un modèle tient en quelques pages : partagez-le en partiels, ou vérifiez que c’est le bon fichier.',
  );
}
