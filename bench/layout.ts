/**
 * `node bench/layout.ts`: how long layout alone takes on a register of some 430 pages, by first fit, by total fit, and with
 * hyphenation; and that it grows with the pages. Medians; the machine is shared, so quote ratios. Nothing here gates a test.
 */
import { frenchHyphens } from '../src/layout/hyphens.ts';
import { layout } from '../src/layout/layout.ts';
import { corpus, type Sample } from '../tests/judges/corpus.ts';
import { dressed } from '../tests/judges/dressed.ts';
import { LIBERATION } from '../tests/layout/polices.ts';

const RUNS = 5;
const hyphenate = await frenchHyphens();
const long = corpus().find(({ name }) => name === 'registre-11');
if (long === undefined) throw new Error('the corpus has no register');
const register: Sample = long;

/** The register `times` over, with one more rule. */
function repeated(times: number, rule: string): Sample {
  const html = register.html.replace(/(?<=<body>\n)[\s\S]*(?=<\/body>)/, (body) => body.repeat(times));
  return { ...register, html, sheets: [...register.sheets, ['essai.css', rule]] };
}

for (const [what, times, rule] of [
  ['first fit', 1, ''],
  ['first fit', 3, ''],
  ['first fit', 7, ''],
  ['total fit', 7, 'p, li { text-wrap: pretty; }'],
  ['total fit, hyphens', 7, 'p, li { text-wrap: pretty; hyphens: auto; }'],
] as const) {
  const styled = dressed(repeated(times, rule));
  let pages = 0;
  const took = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    pages = layout(styled, LIBERATION, new Map(), hyphenate).laid.pages.length;
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const median = took[Math.floor(RUNS / 2)]!;
  process.stdout.write(
    `${what.padEnd(20)} ${String(pages).padStart(4)} pages ${median.toFixed(0).padStart(6)} ms ${(median / pages).toFixed(2).padStart(6)} ms a page\n`,
  );
}
process.stdout.write(`resident memory at the end: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB\n`);
