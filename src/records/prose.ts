/**
 * Rich text of a record, read from a closed Markdown subset: paragraphs, `### ` sub-headings, `- ` and `1. ` lists,
 * `**bold**`, `*italic*`, pipe tables, `\` breaks and escapes; `[tableau x]` stands for a table of figures. All else
 * is literal, and every character typed is kept: U+00A0, U+202F and doubled spaces inside a line too.
 */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Tableau } from './deliberation.ts';
import { sectionsOf } from './plain-prose.ts';
import { isOverladen, prepared } from './prose-preparation.ts';
import type { Prepared } from './prose-preparation.ts';
import { voulait } from './suggestion.ts';
import { tableOf } from './tableau.ts';

/** A run of characters of one slope and weight. Characters are those typed; a line end inside a paragraph is one U+0020. */
interface ProseRun {
  readonly kind: 'run';
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

/** A forced line break (`\` at the end of a line). */
interface ProseBreak {
  readonly kind: 'break';
}

export type ProseInline = ProseRun | ProseBreak;

/** A cell; what it covers of the grid is covered by no other. */
export interface ProseCell {
  readonly inlines: readonly ProseInline[];
  /** `right` for a French figure of a table of figures; `null`: as the table's text. */
  readonly align: 'left' | 'right' | 'center' | null;
  readonly colspan: number;
  readonly rowspan: number;
}

export type ProseRow = readonly ProseCell[];

export interface ProseTable {
  readonly kind: 'table';
  readonly titre: string | null;
  /** One row, or several when the heads have several levels. */
  readonly head: readonly ProseRow[];
  readonly rows: readonly ProseRow[];
  readonly total: ProseRow | null;
}

export type ProseBlock =
  | { readonly kind: 'paragraph'; readonly inlines: readonly ProseInline[] }
  | { readonly kind: 'heading'; readonly inlines: readonly ProseInline[] }
  /** `- ` lists print their dash, `1.` lists their number from `start` on; an item holds paragraphs and lists. */
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly ProseBlock[])[];
    }
  | ProseTable;

export type Prose = readonly ProseBlock[];

/** A fault in a rich text: `offset` and `length` in UTF-16 units of the text as typed. */
export interface ProseFault {
  readonly offset: number;
  readonly length: number;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** Lists within lists: more is not read by anybody. */
const PROFONDEUR_DES_LISTES = 3;

/** All that Markdown can do beyond the subset. */
const LITERAL = [
  'autolink',
  'blockQuote',
  'characterReference',
  'codeFenced',
  'codeIndented',
  'codeText',
  'definition',
  'htmlFlow',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
  'setextUnderline',
  'thematicBreak',
];

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root['children'][number];
type Of<T extends Node['type']> = Extract<Node, { type: T }>;

/** Reads a rich text, hidden passages shown as in the full copy. Faults leave the text readable, in part. */
export function readProse(
  typed: string,
  tableaux: Readonly<Record<string, Tableau>>,
): { prose: Prose; faults: ProseFault[] } {
  if (isOverladen(typed)) return readMarkdown(typed, tableaux);
  const prose: ProseBlock[] = [];
  const faults: ProseFault[] = [];
  for (const { start, text, blocks: plain } of sectionsOf(typed)) {
    if (plain === null) {
      const read = readMarkdown(text, tableaux);
      prose.push(...read.prose);
      faults.push(...read.faults.map((f) => ({ ...f, offset: start + f.offset })));
    } else prose.push(...plain);
  }
  return { prose, faults };
}

/**
 * The same by the Markdown reader alone.
 * @public A test holds the two against each other.
 */
export function readMarkdown(
  typed: string,
  tableaux: Readonly<Record<string, Tableau>>,
): { prose: Prose; faults: ProseFault[] } {
  const ready = prepared(typed);
  const faults = [...ready.faults];
  const root = fromMarkdown(ready.text, {
    extensions: [gfmTable(), { disable: { null: LITERAL } }],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const prose = blocks(root.children, { ready, tableaux, faults, depth: 0 });
  return { prose, faults };
}

/** What may be at fault in a rich text: hidden passages, tables, a list or a heading inside a list, too many marks. */
const MAY_BE_WRONG = /[|[]|^ +(?:[-+*#]|\d+[.)])|^(?:[-+*]|\d+[.)]) +(?:[-+*#]|\d+[.)])/mu;

/** Longer texts are read before anything is said of them. */
const PLAIN_LENGTH = 10_000;

/** Whether a text has no fault for certain, seen without reading it. One that is not plain may be sound too. */
export function isPlain(typed: string, tableaux: Readonly<Record<string, Tableau>>): boolean {
  const known = (_: string, name: string): string => (Object.hasOwn(tableaux, name) ? '' : '[');
  return (
    typed.length < PLAIN_LENGTH &&
    !MAY_BE_WRONG.test(typed.replaceAll(/^\[tableau ([a-z0-9-]+)\]$/gmu, known))
  );
}

interface Reading {
  readonly ready: Prepared;
  readonly tableaux: Readonly<Record<string, Tableau>>;
  readonly faults: ProseFault[];
  /** Number of lists around. */
  readonly depth: number;
}

function blocks(nodes: readonly Node[], reading: Reading): ProseBlock[] {
  return nodes.flatMap((node): ProseBlock[] => {
    if (node.type === 'paragraph')
      return [figures(node, reading) ?? { kind: 'paragraph', inlines: runs(node.children) }];
    if (node.type === 'heading') return [{ kind: 'heading', inlines: runs(node.children) }];
    if (node.type === 'list') return lists(node, reading);
    if (node.type === 'table') return [pipeTable(node, reading)];
    throw new Error(`prose: ${node.type} is not of the subset`);
  });
}

/** `[tableau x]` alone in its paragraph. */
function figures(node: Of<'paragraph'>, reading: Reading): ProseBlock | null {
  const [child, ...others] = node.children;
  if (child?.type !== 'text' || others.length > 0) return null;
  const name = /^\[tableau ([a-z0-9-]+)\]$/u.exec(child.value)?.[1];
  const written = reading.ready.text.slice(...span(node));
  if (name === undefined || !written.startsWith('[')) return null;
  const tableau = reading.tableaux[name];
  if (tableau !== undefined) return tableOf(tableau).table;
  refuse(node, reading, {
    code: 'tableau-inconnu',
    message: `Le tableau « ${name} » n’est pas écrit sous « tableaux ».${voulait(name, Object.keys(reading.tableaux))}`,
    remedy: 'écrivez-le, ou corrigez son nom.',
  });
  return null;
}

/**
 * A Markdown list goes on whatever the numbers typed; ours is cut where they do not follow, so that each item prints
 * the number it was given.
 */
function lists(node: Of<'list'>, outer: Reading): ProseBlock[] {
  const reading = { ...outer, depth: outer.depth + 1 };
  if (reading.depth === PROFONDEUR_DES_LISTES + 1)
    refuse(node, reading, {
      code: 'liste-trop-profonde',
      message: `Plus de ${PROFONDEUR_DES_LISTES} listes sont ici l’une dans l’autre.`,
      remedy: 'ramenez cette liste d’un cran vers la marge.',
    });
  const found: { ordered: boolean; start: number; items: ProseBlock[][] }[] = [];
  for (const item of node.children) {
    const written = reading.ready.text.slice(...span(item));
    const number = node.ordered === true ? Number(/^\d+/u.exec(written)?.[0] ?? 0) : 0;
    const last = found.at(-1);
    const content = blocks(item.children, reading);
    for (const inner of item.children)
      if (inner.type === 'heading' || inner.type === 'table') misplaced(inner, reading);
    if (last !== undefined && (!last.ordered || last.start + last.items.length === number))
      last.items.push(content);
    else found.push({ ordered: node.ordered === true, start: number, items: [content] });
  }
  return found.map((list) => ({ kind: 'list', ...list }));
}

function misplaced(node: Node, reading: Reading) {
  const what = node.type === 'heading' ? 'Un intertitre' : 'Un tableau';
  refuse(node, reading, {
    code: 'bloc-dans-une-liste',
    message: `${what} se trouve dans un élément de liste.`,
    remedy: 'sortez-le de la liste : ramenez-le à la marge.',
  });
}

function pipeTable(node: Of<'table'>, reading: Reading): ProseTable {
  const [first, ...others] = node.children;
  const width = first?.children.length ?? 0;
  const row = (written: Of<'table'>['children'][number]): ProseCell[] => {
    if (written.children.length > width)
      refuse(written, reading, {
        code: 'cellule-en-trop',
        message: `Cette ligne compte ${written.children.length} cellules, le tableau ${width} colonnes.`,
        remedy: 'ôtez les cellules en trop, ou ajoutez des colonnes.',
      });
    return Array.from({ length: width }, (_, column) => ({
      inlines: runs(written.children[column]?.children ?? []),
      align: node.align?.[column] ?? null,
      colspan: 1,
      rowspan: 1,
    }));
  };
  return { kind: 'table', titre: null, head: first ? [row(first)] : [], rows: others.map(row), total: null };
}

type Phrasing = Of<'paragraph'>['children'][number];

function runs(nodes: readonly Phrasing[], bold = false, italic = false): ProseInline[] {
  const out: ProseInline[] = [];
  for (const node of nodes) {
    if (node.type === 'text') {
      const text = node.value.replaceAll(/ *\n */gu, ' ');
      out.push({ kind: 'run', text, bold, italic });
    } else if (node.type === 'break') out.push({ kind: 'break' });
    else if (node.type === 'strong') out.push(...runs(node.children, true, italic));
    else if (node.type === 'emphasis') out.push(...runs(node.children, bold, true));
    else throw new Error(`prose: ${node.type} is not of the subset`);
  }
  return out;
}

function span(node: { position?: Root['position'] }): [number, number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}

function refuse(
  node: { position?: Root['position'] },
  { ready, faults }: Reading,
  told: { code: string; message: string; remedy: string },
) {
  const [start, end] = span(node);
  const offset = ready.offsets[start] ?? 0;
  faults.push({ offset, length: Math.max(1, (ready.offsets[end] ?? offset) - offset), ...told });
}
