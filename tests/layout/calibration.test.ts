/** The real extract, set as its printer set it: Liberation Sans 11 pt on 17 cm, names 10 pt in columns of 153.07 pt. */
import { describe, expect, test } from 'vitest';
import { layout } from '../../src/layout/layout.ts';
import { LIBERATION } from './polices.ts';
import { BODY, DECISION, NAMES } from './seed.ts';
import { documentOf, el, linesOf, pageOf } from './styled.ts';

const MEASURE = 481.89;
const INDENT = 28.346;

function broken(text: string, width: number, size: number): string[] {
  const paragraph = el('p', { size, lineHeight: 14, textAlign: 'justify' }, [text]);
  const { laid, faults } = layout(documentOf([paragraph], pageOf(width, 1000)), LIBERATION, new Map());
  expect(faults).toEqual([]);
  return linesOf(laid.pages[0]);
}

const isHeading = (text: string): boolean => /^- (Financement|Renforcement)/.test(text);

describe('body', () => {
  const texts = [...BODY, ...DECISION];

  test('has the paragraphs of the extract', () => {
    const count = (some: typeof texts): number => some.reduce((sum, { lines }) => sum + lines.length, 0);
    expect([texts.length, count(texts)]).toEqual([22, 65]);
    // CALIBRATION: 54 lines in the paragraphs of the body that have more than one.
    expect(count(texts.filter(({ text, lines }) => lines.length > 1 && !isHeading(text)))).toBe(54);
  });

  test.each(texts)('$text', ({ text, lines }) => {
    const trimmed = lines.map((line) => line.trimEnd());
    expect(broken(text, isHeading(text) ? MEASURE - INDENT : MEASURE, 11)).toEqual(trimmed);
  });
});

describe('names', () => {
  test('fill three columns of 12, 11 and 10', () => {
    expect(NAMES.columns.map((column) => column.length)).toEqual([12, 11, 10]);
    const items = NAMES.columns
      .flat()
      .map(({ text }) => el('li', { size: 10, lineHeight: 14, breakInside: 'avoid' }, [text]));
    const list = el('ul', { columns: 3, columnGap: 11.34 }, items);
    const { laid, faults } = layout(documentOf([list], pageOf(MEASURE, 700)), LIBERATION, new Map());
    expect(faults).toEqual([]);
    const columns = new Map<number, string[]>();
    for (const item of laid.pages[0]!.items)
      if (item.kind === 'text') columns.set(item.x, [...(columns.get(item.x) ?? []), item.text.trimEnd()]);
    expect([...columns.values()]).toEqual(
      NAMES.columns.map((column) => column.flatMap(({ lines }) => lines)),
    );
  });

  const [absents = [], proxies = []] = NAMES.absents;
  test.each(absents)('absent: $text', ({ text, lines }) => expect(broken(text, 153.07, 10)).toEqual(lines));
  test.each(proxies)('represented: $text', ({ text, lines }) =>
    expect(broken(text, 317.48, 10)).toEqual(lines),
  );
});
