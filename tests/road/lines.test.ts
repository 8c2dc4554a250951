/** The real extract, line for line: what Greffe prints is what its printer printed. */
import { beforeAll, describe, expect, test } from 'vitest';
import { doors } from '../../src/verify/doors.ts';
import { factsOf } from '../../src/verify/facts.ts';
import { linesOf } from '../../src/verify/lines.ts';
import { NAMES } from '../layout/seed.ts';
import { actOf, INVENTED, pdfOf, readingOf, REAL, RECORDS } from './road.ts';
import { blocksOf } from './blocks.ts';
import { PARAGRAPHS, plain, PRINTED } from './seed.ts';

const bytes = pdfOf(actOf(RECORDS, REAL)).bytes;
const reading = readingOf(bytes);

/** Lines of one page, in the order in which they are read; running heads and feet among them. */
interface PageLines {
  readonly page: number;
  readonly lines: readonly string[];
}

/** By our reader, from the content streams. */
const ours: readonly PageLines[] = byPage(bytes);
/** By pdf-parse, from the text that it gives. */
let theirs: readonly PageLines[] = [];

beforeAll(async () => {
  const { PDFParse } = await doors();
  const parser = new PDFParse({ data: Uint8Array.from(bytes) });
  const { pages } = await parser.getText({ pageJoiner: '' });
  await parser.destroy();
  theirs = pages.map(({ num, text }) => ({ page: num, lines: text.split('\n').map(plain).filter(Boolean) }));
});

function byPage(pdf: Uint8Array): readonly PageLines[] {
  const found = readingOf(pdf);
  const lines = linesOf(found).map((line) => ({ ...line, text: plain(line.text) }));
  return found.pages.map(({ number }) => ({
    page: number,
    lines: lines.filter(({ page, text }) => page === number && text !== '').map(({ text }) => text),
  }));
}

/** The foot of a page, without which its lines are those of the text. */
function foot(page: number): string {
  return `Dijon métropole · Bureau métropolitain · séance du 12 septembre 2024 page ${page}/3`;
}

describe.each([
  ['our reader', (): readonly PageLines[] => ours],
  ['pdf-parse', (): readonly PageLines[] => theirs],
])('by %s', (_, pages) => {
  test('each page ends with its foot, which is nowhere else', () => {
    expect(pages().map(({ lines }) => lines.at(-1))).toEqual([foot(1), foot(2), foot(3)]);
    expect(pages().flatMap(({ lines }) => lines.filter((line) => line.includes('·')))).toHaveLength(3);
  });

  test('every line of the original, in its order, and no other', () => {
    expect(PRINTED).toHaveLength(134);
    expect(pages().flatMap(({ lines }) => lines.slice(0, -1))).toEqual(PRINTED);
  });

  test('the object begins page 2', () => {
    const objet = PRINTED.findIndex((line) => line.startsWith('OBJET :'));
    expect(pages()[0]?.lines.slice(0, -1)).toEqual(PRINTED.slice(0, objet));
    expect(pages()[1]?.lines[0]).toBe(PRINTED[objet]);
  });
});

test('the members present stand in columns of 12, 11 and 10, broken where the original breaks', () => {
  const lines = linesOf(reading);
  const from = lines.findIndex(({ text }) => text === 'Membres présents :') + 1;
  const names = lines.slice(
    from,
    lines.findIndex(({ text }) => text === 'Membres absents :'),
  );
  // Columns are 164 pt apart; the second line of a name is set in by 8 pt.
  const columns = [0, 1, 2].map((column) =>
    names.filter(({ x }) => Math.floor((x - 56) / 164) === column).map(({ text }) => text.trimEnd()),
  );
  expect(columns).toEqual(NAMES.columns.map((column) => column.flatMap((name) => name.lines)));
  const { columns: found } = factsOf(lines);
  expect([1, 2, 3].map((n) => found.filter(({ column }) => column === n).map(({ text }) => text))).toEqual(
    NAMES.columns.map((column) => column.map(({ text }) => text)),
  );
  expect(NAMES.columns.map((column) => column.length)).toEqual([12, 11, 10]);
});

describe('white space', () => {
  const blocks = blocksOf(reading);
  const first = blocks.findIndex((text) => text.startsWith('A travers'));
  const last = blocks.findIndex((text) => text.startsWith('Le Bureau,'));
  const printed = blocks.slice(first, last + 1);

  test('each space of the text keeps its kind and its place, empty paragraphs included', () => {
    expect(printed).toEqual(PARAGRAPHS);
    expect(printed.filter((text) => text === '\u00a0')).toHaveLength(4);
  });

  test.each([
    ['U+00A0', '\u00a0', 27],
    ['U+202F', '\u202f', 3],
  ])('%s: as many in the tags as on the pages, and as in the original', (_, space, count) => {
    const painted = reading.pages.flatMap(({ runs }) =>
      runs.filter(({ owner }) => owner.kind === 'tag').map(({ text }) => text),
    );
    const times = (texts: readonly string[]): number => texts.join('').split(space).length - 1;
    expect([times(PARAGRAPHS), times(printed), times(painted)]).toEqual([count, count, count]);
  });
});

test('an act with a number has a running head on each page but the first', () => {
  const pages = byPage(pdfOf(actOf(RECORDS, INVENTED)).bytes);
  const edge =
    'Bellerive-les-Étangs · Conseil municipal · séance du 9 octobre 2025 · délibération n° 2025-061';
  const furniture = /^Délibération n° 2025-061 \(suite\)$|·/u;
  expect(pages.map(({ lines }) => lines.filter((line) => furniture.test(line)))).toEqual([
    [`${edge} page 1/3`],
    ['Délibération n° 2025-061 (suite)', `${edge} page 2/3`],
    ['Délibération n° 2025-061 (suite)', `${edge} page 3/3`],
  ]);
});
