/** Paragraphs and tables → the closed prose of records (docs: records.md §5), and what it has no form for. */
import { without } from './inlines.ts';
import { writeInlines, type Frame } from './prose-inline.ts';
import { writeTable, type Tableau } from './prose-table.ts';
import { plain, type Block, type Inline, type Item, type Lost, type Paragraph } from './texte.ts';

export interface ProseWritten {
  /** Ended by a line end, as a `|` block is; empty for no block. */
  readonly text: string;
  /** Tables with joined cells, by name: `tableau-1`. */
  readonly tableaux: ReadonlyMap<string, Tableau>;
  readonly lost: readonly Lost[];
}

/** Lists within lists that records read. */
const DEPTH = 3;

/** An item that is open: the width of its mark. */
interface Open {
  readonly indent: number;
}

/** `taken`: names of tables that are not to be given again. */
export function writeProse(blocks: readonly Block[], taken: Iterable<string> = []): ProseWritten {
  const lost: Lost[] = [];
  const tableaux = new Map<string, Tableau>();
  const names = new Set(taken);
  let text = '';
  let open: Open[] = [];
  /** A list's items follow each other; all else is after a blank line. */
  const put = (lines: string, isItem: boolean): void => {
    text += `${text === '' || isItem ? '' : '\n'}${lines}\n`;
  };
  let last: Item | null = null;
  for (const block of unframed(blocks, lost)) {
    if (block.kind === 'table') {
      open = [];
      last = null;
      const name = nameOf(names);
      const table = writeTable(block, name);
      lost.push(...table.lost);
      put(table.text, false);
      if (table.tableau !== null) {
        names.add(name);
        tableaux.set(name, table.tableau);
      }
      continue;
    }
    const { paragraph, item } = listed(block, open, lost);
    open = open.slice(0, item === null ? 0 : item.mark === null ? item.depth : item.depth - 1);
    const margin = ' '.repeat(open.reduce((sum, { indent }) => sum + indent, 0));
    const mark = item === null || item.mark === null ? '' : item.mark === 'dash' ? '- ' : `${item.mark}. `;
    if (mark !== '') open.push({ indent: mark.length });
    const heading = paragraph.role !== 'text' && item === null;
    const inlines = heading ? titled(paragraph, lost) : paragraph.inlines;
    const frame: Frame = heading
      ? { first: '### ', next: '' }
      : { first: mark, next: ' '.repeat(mark.length) };
    const { text: written, isPlain } = writeInlines(inlines, frame);
    if (isPlain) lost.push({ what: 'gras', text: plain(paragraph), place: paragraph.place });
    // « 5. » right under a dash would go on with its words.
    const goesOn =
      mark !== '' &&
      last !== null &&
      (item?.mark === 'dash' ||
        item?.mark === 1 ||
        (typeof last.mark === 'number' && (item?.depth ?? 0) <= last.depth));
    put(
      written
        .split('\n')
        .map((line) => margin + line)
        .join('\n'),
      goesOn,
    );
    last = mark === '' ? null : item;
  }
  return { text, tableaux, lost };
}

function nameOf(names: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) if (!names.has(`tableau-${n}`)) return `tableau-${n}`;
}

/** A table of one cell is a frame around its text. */
function unframed(blocks: readonly Block[], lost: Lost[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    const only =
      block.kind === 'table' && block.rows.length === 1 && block.rows[0]!.length === 1
        ? block.rows[0]![0]!
        : null;
    if (only === null) return [block];
    if (only.blocks.length > 0) lost.push({ what: 'cadre', text: '', place: only.blocks[0]!.place });
    return unframed(only.blocks, lost);
  });
}

/** Dashes that are typed, as the mark of a list that our lists print. */
const DASH = /^[-–—•▪‣●][ \t\u00A0\u202F]+(?=\S)/u;

/** Where a paragraph stands in our lists: no deeper than they go, no deeper than what is open. */
function listed(
  block: Paragraph,
  open: readonly Open[],
  lost: Lost[],
): { paragraph: Paragraph; item: Item | null } {
  const { role, item } = block;
  if (role !== 'text') return { paragraph: block, item: null };
  const dash = DASH.exec(firstText(block.inlines))?.[0];
  if (item === null && dash !== undefined)
    return {
      paragraph: { ...block, inlines: without(block.inlines, dash.length) },
      item: { depth: 1, mark: 'dash' },
    };
  if (item === null) return { paragraph: block, item: null };
  if (item.mark === null)
    return {
      paragraph: block,
      item: open.length === 0 ? null : { ...item, depth: Math.min(item.depth, open.length) },
    };
  const depth = Math.max(1, Math.min(item.depth, open.length + 1, DEPTH));
  if (item.depth > DEPTH) lost.push({ what: 'niveau', text: '', place: block.place });
  return { paragraph: block, item: { ...item, depth } };
}

function firstText(inlines: readonly Inline[]): string {
  const first = inlines[0];
  return first?.kind === 'run' ? first.text + (inlines[1]?.kind === 'run' ? inlines[1].text : '') : '';
}

/** A sub-heading is bold already, and stands on one line. */
function titled(paragraph: Paragraph, lost: Lost[]): Inline[] {
  if (paragraph.inlines.some(({ kind }) => kind === 'break'))
    lost.push({ what: 'saut-de-ligne', text: plain(paragraph), place: paragraph.place });
  return paragraph.inlines.map((each) =>
    each.kind === 'break' ? { kind: 'run', text: ' ', bold: false, italic: false } : { ...each, bold: false },
  );
}
