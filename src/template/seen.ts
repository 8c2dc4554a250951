/** A dressed document as a reviewer compares it: its lines, each run of text with the place that it was written at; its form. */
import type { Diagnostic } from '../diagnostic.ts';
import type { AnyDocument } from '../documents/kinds.ts';
import { identityOf, type Identite } from './identity.ts';
import type { Merged } from './merged.ts';
import { merge } from './merge.ts';
import { readMarkup } from './markup.ts';
import { branchKey } from './branches.ts';
import type { Origin, PageRule, Style, StyledDocument, StyledElement, StyledNode } from './styled.ts';
import type { Template } from './template.ts';

/** A text without a seam: written in one place of a template, or the value of one field. */
export interface Run {
  readonly text: string;
  /** The field that it is the value of (`pouvoirs.2.mandant`); `null`: the template's own words. */
  readonly field: string | null;
  /** File below the folder of templates (`libelles/partiels/vote.hbs`), and line. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Name of its properties, in `formes`. */
  readonly style: string;
}

/** What stands on lines of its own: a paragraph, an item, a cell. */
export interface Ligne {
  /** `p`, `li`, `td`, `h2`; `marge:…` for what heads and foots repeat. */
  readonly role: string;
  readonly runs: readonly Run[];
  /** Name of its properties, in `formes`. */
  readonly style: string;
}

/** Properties of a style or of a page by name, lengths in points: `margin.top` → `12`. */
export type Proprietes = Readonly<Record<string, string>>;

export interface Seen {
  readonly lignes: readonly Ligne[];
  /** Properties of the styles of the lines, by name; those of the pages under `page:1`, `page:2`, `page:3`. */
  readonly formes: ReadonlyMap<string, Proprietes>;
}

/** A document merged into its template, and the branches that it took: the least that tells what will be printed. */
export function mergedInto(
  { steps, partials }: Template,
  document: object,
): { readonly merged: Merged; readonly branches: ReadonlySet<string> } {
  const branches = new Set<string>();
  const merged = merge(steps, partials, document, (step, side) => branches.add(branchKey(step, side)));
  return { merged, branches };
}

/** What its body sets over the sheets of style; its schema gave the document. */
export function identityIn(document: object): Identite {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one type of all documents that schemas give
  return identityOf(document as AnyDocument);
}

/** Dresses what was merged; `styled` is `null` when a value alone brings a fault. */
export function dressMerged(
  template: Template,
  merged: Merged,
  document: object,
): { readonly styled: StyledDocument | null; readonly faults: readonly Diagnostic[] } {
  const { markup, faults } = readMarkup(merged);
  return { styled: markup === null ? null : template.style(markup, identityIn(document)), faults };
}

/** What the sheets of a template say, places left out: equal, they dress alike. */
export function sheetsText({ sheets }: Template): string {
  return JSON.stringify(sheets, (key, value: unknown) => {
    if (key === 'place' || key === 'file') return undefined;
    return value instanceof Map ? [...value] : value;
  });
}

const LINES: readonly string[] = ['div', 'p', 'h1', 'h2', 'h3', 'li', 'td', 'th', 'caption'];

/** The lines of a dressed document, heads and feet after its text. */
export function seen({ body, running, sheet }: StyledDocument): Seen {
  const lignes: Ligne[] = [];
  const formes = new Map<string, Proprietes>();
  const names = new Map<Style, string>();
  const named = (style: Style): string => {
    let name = names.get(style);
    if (name === undefined) {
      const properties = flat(style);
      name = JSON.stringify(properties);
      names.set(style, name);
      formes.set(name, properties);
    }
    return name;
  };
  const linesOf = (element: StyledElement, prefix: string): void => {
    let runs: Run[] = [];
    let owner = element;
    const end = (): void => {
      if (runs.some(({ text }) => text.trim() !== ''))
        lignes.push({ role: prefix + owner.tag, runs, style: named(owner.style) });
      runs = [];
    };
    const push = (text: string, { template, field }: Origin, style: Style): void => {
      const { file, line, column } = template;
      runs.push({ text, field, file: belowTemplates(file), line, column, style: named(style) });
    };
    const walk = (node: StyledNode, around: Style): void => {
      if (node.kind === 'text') return push(node.text, node.origin, around);
      if (node.tag === 'br') push('\n', { ...node.origin, field: null }, around);
      if (node.tag === 'img') push('[image]', { ...node.origin, field: null }, around);
      const isLine = LINES.includes(node.tag);
      const outer = owner;
      if (isLine) {
        end();
        owner = node;
      }
      for (const child of node.children) walk(child, node.style);
      if (isLine) {
        end();
        owner = outer;
      }
    };
    walk(element, element.style);
    end();
  };
  linesOf(body, '');
  for (const [name, element] of running) linesOf(element, `marge:${name} `);
  for (const number of [1, 2, 3]) formes.set(`page:${number}`, pageOf(sheet.pageRule(number, null)));
  return { lignes, formes };
}

/** `libelles/partiels/vote.hbs` */
export function belowTemplates(file: string): string {
  return file.replace(/^.*templates\//u, '');
}

function pageOf({ increments, resets, ...rule }: PageRule): Proprietes {
  return flat({ ...rule, increments: [...increments], resets: [...resets] });
}

/** Every leaf by its path. */
function flat(value: object, prefix = ''): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [key, item] of Object.entries(value)) {
    const known: unknown = item;
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof known === 'object' && known !== null) Object.assign(out, flat(known, path));
    else out[path] = typeof known === 'number' ? String(Math.round(known * 1000) / 1000) : String(known);
  }
  return out;
}
