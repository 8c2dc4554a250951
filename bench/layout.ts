/**
 * `node bench/layout.ts`: how long layout alone takes on a register of some 430 pages, by first fit, by total fit and with hyphens; that it
 * grows with the pages; and the same register from its HTML to its file. Medians; the machine is shared, so quote ratios. Nothing here gates a test.
 */
import { frenchHyphens } from '../src/layout/hyphens.ts';
import { layout } from '../src/layout/layout.ts';
import { paint } from '../src/pdf/paint.ts';
import { corpus, type Sample } from '../tests/judges/corpus.ts';
import { dressed } from '../tests/judges/dressed.ts';
import { LIBERATION } from '../tests/layout/polices.ts';

const RUNS = 5;
const hyphenate = frenchHyphens();
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
const HASH = '0'.repeat(64);
const IDENTITY = {
  id: 'registre',
  title: 'Registre',
  author: 'Greffe',
  subject: 'Registre',
  lang: 'fr-FR',
  date: '2024-09-12',
  source: { name: 'registre.yaml', bytes: new Uint8Array(0), description: 'Registre' },
  hashes: { source: HASH, template: HASH, fonts: HASH },
  rendering: 0,
} as const;

const start = performance.now();
const { laid } = layout(dressed(repeated(7, '')), LIBERATION, new Map());
const bytes = paint(laid, IDENTITY, LIBERATION, new Map());
process.stdout.write(
  `from HTML to file    ${String(laid.pages.length).padStart(4)} pages ${(performance.now() - start).toFixed(0).padStart(6)} ms, ${(bytes.length / 1e6).toFixed(1)} MB\n`,
);
process.stdout.write(`most memory held: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB\n`);
