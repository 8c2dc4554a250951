/**
 * Two engines that share no code with ours lay out the same documents: WeasyPrint on pages, Chromium on a screen. Every line,
 * border and picture within half a pixel, or a reason in `ecarts.json`. A sample of the corpus; all of it with EPROUVER=1.
 */
import { expect, test } from 'vitest';
import { corpus, sample } from './corpus.ts';
import { chromiumSees } from './oracle-chromium.ts';
import { ECARTS, pagesOf, screensOf, type Judge, type Verdict, verdict, weasyPrintSees } from './oracles.ts';
import { written } from './standalone.ts';

const whole = process.env['EPROUVER'] !== undefined;
const samples = whole ? corpus() : sample();

test('the corpus has more than three hundred documents, each with a name of its own', () => {
  expect(corpus().length).toBeGreaterThanOrEqual(300);
  expect(new Set(corpus().map(({ name }) => name)).size).toBe(corpus().length);
});

test('WeasyPrint makes the same pages', () => {
  const theirs = weasyPrintSees(samples);
  if (theirs === null) return absent('WeasyPrint');
  const found = verdict('weasyprint', samples, pagesOf(samples), theirs);
  tell('WeasyPrint', found);
  expect(found.unexplained).toEqual([]);
  expect(found.known).toEqual(expected('weasyprint', found));
});

test('Chromium sets the same lines', async () => {
  // Lines that end with a soft hyphen are not read from Chromium’s ranges: WeasyPrint alone judges these.
  const told = samples.filter(({ name }) => !name.startsWith('cesures-'));
  const { pages, widths } = screensOf(told);
  const theirs = await chromiumSees(written(told), widths);
  if (theirs === null) return absent('Chromium');
  const screens = theirs.map((seen) => [seen]);
  const found = verdict('chromium', told, pages, screens);
  tell('Chromium', found);
  expect(found.unexplained).toEqual([]);
  expect(found.known).toEqual(expected('chromium', found));
});

test('every difference that is known has its reason, and every reason is used', () => {
  const used = new Set(ECARTS.documents.map(({ raison }) => raison));
  const reasons = Object.keys(ECARTS.raisons).filter((reason) => !reason.startsWith('partout-'));
  expect([...used].sort()).toEqual(reasons.sort());
});

function tell(judge: string, { compared, explained, farthest, known }: Verdict): void {
  console.log(
    `${judge}: ${samples.length} documents, ${compared} lines, borders and pictures compared, farthest ${farthest.toFixed(3)} pt; ` +
      `${explained} explained one by one, ${known.size} documents in the list`,
  );
}

/** What is no longer different must leave the list, and fewer differences lower it: it only shrinks. */
function expected(judge: Judge, { known }: Verdict): ReadonlyMap<string, number> {
  const listed = ECARTS.documents.filter(({ juge, document }) => juge === judge && known.has(document));
  return new Map(listed.map(({ document, auPlus }) => [document, auPlus]));
}

function absent(judge: string): void {
  if (process.env['CI'] !== undefined) throw new Error(`${judge} is missing`);
  console.warn(`${judge} did not judge: it is not on this machine`);
}
