/** A template: reviewed once, then dressed with any number of documents. Pure functions of texts. */
import { byPlace, type Diagnostic } from '../diagnostic.ts';
import { Extrait } from '../documents/extrait.ts';
import { checkTemplate } from './check.ts';
import { templateFault } from './codes.ts';
import { readSheet, type SheetRules } from './css.ts';
import { fieldsOf } from './fields.ts';
import { type Markup, readMarkup } from './markup.ts';
import { merge } from './merge.ts';
import { didYouMean } from './nearest.ts';
import { checkOutline, outline } from './outline.ts';
import { source } from './source.ts';
import { styler } from './style.ts';
import type { StyledDocument, StyledNode } from './styled.ts';
import { readTemplate, type Step } from './syntax.ts';

/** Kinds of document, each with what it offers to a template. */
const DOCUMENTS = { extrait: Extrait } as const;
export type DocumentKind = keyof typeof DOCUMENTS;

/** A template found sound. */
export interface Template {
  readonly steps: readonly Step[];
  readonly partials: ReadonlyMap<string, readonly Step[]>;
  readonly style: (markup: Markup) => StyledDocument;
}

/** A file longer than this many characters is no template. */
const SIZE = 200_000;

/**
 * Reads and reviews a template. `files` holds the texts of a family by path, as the faults will show it:
 * `templates/libelles/extrait.hbs`, `templates/libelles/partiels/vote.hbs`, `templates/libelles/style.css`, and the sheets that
 * the head links to, relative to the main file (`../base.css` is `templates/base.css`). `template` is `null` when it has a fault.
 */
export function compileTemplate(
  files: ReadonlyMap<string, string>,
  kind: DocumentKind,
): { template: Template | null; faults: readonly Diagnostic[] } {
  const name = `${kind}.hbs`;
  const main = [...files.keys()].find((path) => path === name || path.endsWith(`/${name}`));
  if (main === undefined) return { template: null, faults: [absent(name)] };
  const folder = main.slice(0, -name.length);
  const sizes = [...files].flatMap(([path, text]) => (text.length > SIZE ? [oversize(path)] : []));
  if (sizes.length > 0) return { template: null, faults: sizes };

  const { sheets, faults: sheetFaults } = readSheets(files);
  const { steps, partials, faults } = readAll(files, main, folder);
  if (faults.length === 0) faults.push(...checkTemplate(steps, partials, fieldsOf(DOCUMENTS[kind])));
  const linked: SheetRules[] = [];
  if (faults.length === 0) {
    const whole = outline(steps, partials);
    const { markup, faults: wrong } = readMarkup(whole.merged);
    faults.push(...(wrong.length > 0 ? wrong : checkOutline(whole)));
    for (const { href, place } of markup?.sheets ?? []) {
      const sheet = sheets.get(resolved(folder, href));
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
  const all = [...sheetFaults, ...faults].sort(byPlace);
  return { template: all.length > 0 ? null : { steps, partials, style: styler(linked) }, faults: all };
}

/**
 * Merges a document into its template and dresses it. A reviewed template gives no fault, save what a value alone can bring (the
 * alternative text of a picture that is empty); `styled` is then `null`.
 */
export function dress(
  template: Template,
  document: Extrait,
): { styled: StyledDocument | null; faults: readonly Diagnostic[] } {
  const { markup, faults } = readMarkup(merge(template.steps, template.partials, document));
  return { styled: markup === null ? null : template.style(markup), faults };
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

function readSheets(files: ReadonlyMap<string, string>): {
  sheets: Map<string, SheetRules>;
  faults: Diagnostic[];
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

/** The main file and the partials, by name: `partiels/vote.hbs` is `vote`. */
function readAll(
  files: ReadonlyMap<string, string>,
  main: string,
  folder: string,
): { steps: readonly Step[]; partials: Map<string, readonly Step[]>; faults: Diagnostic[] } {
  const partials = new Map<string, readonly Step[]>();
  const faults: Diagnostic[] = [];
  let steps: readonly Step[] = [];
  for (const [path, text] of files) {
    const partial = /^partiels\/([a-z0-9-]+)\.hbs$/.exec(
      path.startsWith(folder) ? path.slice(folder.length) : '',
    );
    if (path !== main && partial === null) continue;
    const read = readTemplate(source(path, text));
    faults.push(...read.faults);
    if (path === main) steps = read.steps;
    else partials.set(partial?.[1] ?? '', read.steps);
  }
  return { steps, partials, faults };
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
