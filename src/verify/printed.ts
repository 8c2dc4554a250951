/**
 * A second pair of eyes: the text that pdf-parse finds on the pages, line by line. It changes white space (no-break spaces
 * become spaces, soft hyphens go, spaces are guessed from gaps), so it attests the words; our own reader attests the spaces.
 */
import { doors } from './doors.ts';
import { folded } from './lines.ts';
import type { PrintedLine } from './lines.ts';
import { pageItems } from './structure.ts';
import type { PageItems, PlacedText } from './structure.ts';

/**
 * The lines of a sound PDF (one that our own reader has read) as pdf-parse gives them, at the places where pdf.js has
 * them. Heads and feet are told by where they stand: pdf-parse sees no artifact. Rejects when the libraries cannot read
 * the file.
 */
export async function printedText(
  bytes: Uint8Array,
  found?: readonly PageItems[],
): Promise<readonly PrintedLine[]> {
  const items = found ?? (await pageItems(bytes));
  const { PDFParse } = await doors();
  // The parser takes its buffer for itself and leaves it empty: it gets a copy.
  const parser = new PDFParse({ data: Uint8Array.from(bytes) });
  try {
    const { pages } = await parser.getText({ pageJoiner: '' });
    return withoutFurniture(
      pages.flatMap(({ num, text }) => placed(text, num, items[num - 1])),
      items,
    );
  } finally {
    await parser.destroy();
  }
}

/**
 * The lines of a page's text, each cell at the place of its first item. pdf-parse sees no cells where pdf.js fills the gap
 * with a space, so a space as wide as the type is high becomes a tabulation again.
 */
function placed(text: string, page: number, found: PageItems | undefined): readonly PrintedLine[] {
  const items = (found?.items ?? []).filter((item) => letters(item.text) !== '');
  const out: PrintedLine[] = [];
  let next = 0;
  for (const line of text.split('\n')) {
    const wanted = letters(line).length;
    if (wanted === 0) continue;
    const taken: PlacedText[] = [];
    for (let count = 0; count < wanted && next < items.length; next += 1) {
      taken.push(items[next]!);
      count += letters(items[next]!.text).length;
    }
    const { x = 0, y = 0, size = 0 } = taken[0] ?? {};
    out.push({ page, ...cells(line, taken), x, y, size, part: 'body' });
  }
  return out;
}

function cells(line: string, items: readonly PlacedText[]): Pick<PrintedLine, 'text' | 'stops'> {
  const stops: number[] = [];
  const cuts = new Set<number>();
  let count = 0;
  for (const [i, item] of items.entries()) {
    const before = items[i - 1];
    if (before === undefined || item.x - before.x - before.width > item.size) {
      stops.push(item.x);
      cuts.add(count);
    }
    count += letters(item.text).length;
  }
  let passed = 0;
  const text = line.replaceAll(/\s+|\S+/gu, (part) => {
    if (part.trim() !== '') {
      passed += part.length;
      return part;
    }
    return passed > 0 && cuts.has(passed) ? '\t' : ' ';
  });
  return { text, stops };
}

function letters(text: string): string {
  return text.replaceAll(/\s+/gu, '');
}

/** Nearer than this to the edge of the page (points), a line may be a running head or foot. */
const EDGE = 80;
/** The margins of a body may be as wide: so far from an edge, only a line that says that it is one is a head or a foot. */
const WIDE = 170;

/** What a line says and how high it stands, figures apart. */
function key(line: PrintedLine): string {
  return `${Math.round(line.y)} ${folded(line.text).replaceAll(/\d+/g, '#')}`;
}

/**
 * A line near an edge is furniture when it numbers the page (« 2/3 ») or when another page has it, figures apart, at the
 * same height; further in, when it says « page 2/3 », or when another page has it and it says that an act goes on.
 */
function withoutFurniture(
  lines: readonly PrintedLine[],
  pages: readonly PageItems[],
): readonly PrintedLine[] {
  const seen = new Map<string, Set<number>>();
  for (const line of lines) {
    const onPages = seen.get(key(line)) ?? new Set<number>();
    onPages.add(line.page);
    seen.set(key(line), onPages);
  }
  return lines.map((line) => {
    const height = pages[line.page - 1]?.height ?? 0;
    const edge = line.y < WIDE ? 'head' : line.y > height - WIDE ? 'foot' : null;
    if (edge === null) return line;
    const isNear = Math.min(line.y, height - line.y) < EDGE;
    const text = folded(line.text);
    const number = `${line.page} ?/ ?${pages.length}$`;
    // « Délibération n° 2/2 » is no number of a page.
    const numbered = new RegExp(isNear ? `(^|\\D)${number}` : `page ${number}`).test(text);
    const isAgain = (seen.get(key(line))?.size ?? 0) > 1 && (isNear || text.endsWith('(suite)'));
    return numbered || isAgain ? { ...line, part: edge } : line;
  });
}
