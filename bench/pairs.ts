/**
 * `npm run bench -- pairs [ACTS] [ROUNDS] [PEER,PEER…]`: the whole road of Greffe, from YAML to file, against what others use to make
 * a PDF, fed with the same acts already worded; and once more with its proof, which no other has. Each round runs every peer once, one after the other, so that all meet the same
 * machine; medians of the rounds, and ratios of them. What a peer needs is installed in `.cache/pairs`, with the versions of
 * bench/peers/. Nothing here gates a test.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openShop } from '../src/commands/shop.ts';
import { extrait } from '../src/documents/extrait.ts';
import { acts } from '../src/pipeline.ts';
import { present, veraPdf } from '../tests/judges/judges.ts';
import { invent } from './corpus.ts';
import { plain } from './peers/act.ts';
import { gapsOf } from './peers/gaps.ts';
import { page, STYLE } from './peers/page.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PEERS = join(import.meta.dirname, 'peers');
const CACHE = join(ROOT, '.cache/pairs');
const PYTHON = join(CACHE, 'venv/bin/python');
const FONTS = join(ROOT, 'templates/polices');
const COUNT = Number(process.argv[3] ?? 60);
const ROUNDS = Number(process.argv[4] ?? 3);
const ASKED = process.argv[5]?.split(',');
/** Acts that are set while a process warms up: left out of its median. */
const WARMING = Math.min(10, Math.floor(COUNT / 3));

const OWN = 'Greffe';

interface Peer {
  readonly name: string;
  /** The command that sets all acts into a folder. */
  readonly command: (out: string) => readonly [string, readonly string[]];
}

/** What a peer did in one round: milliseconds of each act, of the whole process, and MiB. */
interface Round {
  readonly took: readonly number[];
  readonly whole: number;
  readonly peak: number | null;
}

function install(): void {
  mkdirSync(CACHE, { recursive: true });
  for (const name of readdirSync(PEERS)) copyFileSync(join(PEERS, name), join(CACHE, name));
  must('npm', ['--prefix', CACHE, 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent']);
  must('python3', ['-m', 'venv', join(CACHE, 'venv')]);
  must(PYTHON, [
    '-m',
    'pip',
    'install',
    '-q',
    '--disable-pip-version-check',
    '-r',
    join(PEERS, 'requirements.txt'),
  ]);
}

function must(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`);
}

/** The acts as the peers are given them, one JSON a line. */
function worded(project: string): string {
  const { seances } = openShop([], project);
  const lines = seances.flatMap(({ lue }) =>
    lue === null
      ? []
      : acts(lue).map((point) => {
          const act = plain(extrait(lue, point));
          return JSON.stringify({ ...act, html: page(act), style: STYLE });
        }),
  );
  const file = join(project, 'acts.jsonl');
  writeFileSync(file, lines.join('\n'));
  return file;
}

function peersFor(project: string, file: string): readonly Peer[] {
  const node = (script: string) => (out: string) =>
    [process.execPath, [join(CACHE, script), file, FONTS, out]] as const;
  const python = (script: string) => (out: string) =>
    [PYTHON, [join(CACHE, script), file, FONTS, out]] as const;
  return [
    { name: OWN, command: (out) => [process.execPath, [join(PEERS, 'greffe.ts'), project, out]] },
    {
      name: `${OWN}, proved`,
      command: (out) => [process.execPath, [join(PEERS, 'greffe.ts'), project, out, 'proved']],
    },
    { name: 'Typst', command: python('with_typst.py') },
    { name: 'WeasyPrint', command: python('with_weasyprint.py') },
    { name: 'Chromium', command: node('chromium.js') },
    { name: 'pdfmake', command: node('pdfmake.js') },
    { name: 'react-pdf', command: node('react-pdf.js') },
    { name: 'pdfkit', command: node('pdfkit.js') },
    { name: 'LibreOffice', command: node('libreoffice.js') },
  ];
}

function isRun({ name }: Peer): boolean {
  if (name === 'LibreOffice' && spawnSync('soffice', ['--version']).error !== undefined) {
    process.stdout.write(
      'LibreOffice is not installed (apt-get install libreoffice-writer-nogui): left out.\n',
    );
    return false;
  }
  return name.startsWith(OWN) || (ASKED?.includes(name) ?? true);
}

function run({ name, command }: Peer, out: string): Round {
  mkdirSync(out, { recursive: true });
  const [program, args] = command(out);
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', cwd: CACHE });
  const whole = performance.now() - start;
  if (status !== 0) throw new Error(`${name}: ${stderr.slice(-2000)}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the last line of our own scripts
  const { took, peak } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Omit<Round, 'whole'>;
  return { took, whole, peak };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function sizeOf(out: string): number {
  const sizes = readdirSync(out).map((name) => statSync(join(out, name)).size);
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length / 1000;
}

/** « A-3a UA-1 », « UA-1 », « – »: which of the two veraPDF finds in a file. */
function conformance(file: string): string {
  const refused = veraPdf([file]);
  const passes = ['3a', 'ua1'].map(
    (flavour) => !refused.some((verdict) => verdict.toLowerCase().includes(`"${flavour}"`)),
  );
  return [passes[0] ? 'A-3a' : '', passes[1] ? 'UA-1' : ''].filter((each) => each !== '').join(' ') || 'none';
}

function told(value: number | null, digits: number): string {
  return (value === null ? '–' : value.toFixed(digits)).padStart(9);
}

install();
const project = mkdtempSync(join(tmpdir(), 'greffe-pairs-'));
invent(project, COUNT);
const peers = peersFor(project, worded(project)).filter(isRun);
const rounds = new Map(peers.map(({ name }) => [name, [] as Round[]]));
for (let round = 0; round < ROUNDS; round += 1)
  for (const peer of peers) rounds.get(peer.name)?.push(run(peer, join(project, peer.name)));

const judged = present('veraPDF', 'mvn', 'java');
process.stdout.write(
  `${COUNT} invented acts, medians of ${ROUNDS} rounds; the first ${WARMING} of a process left out but in « whole ».\n\n`,
);
process.stdout.write(
  `${'peer'.padEnd(16)}${['ms/act', '× Greffe', 'acts/s', 'whole s', 'peak MiB', 'kB/act', 'gap mean', 'gap max'].map((head) => head.padStart(9)).join('')}  veraPDF\n`,
);
let own = 0;
for (const { name } of peers) {
  const all = rounds.get(name) ?? [];
  const each = median(all.map(({ took }) => median(took.slice(WARMING))));
  const rate = median(
    all.map(({ took }) => 1000 / (took.slice(WARMING).reduce((a, b) => a + b, 0) / (took.length - WARMING))),
  );
  if (name === OWN) own = rate;
  const out = join(project, name);
  const first = join(out, '0.pdf');
  const gaps = gapsOf(first);
  const peaks = all.flatMap(({ peak }) => peak ?? []);
  process.stdout.write(
    `${name.padEnd(16)}${told(each, 1)}${told(own / rate, 1)}${told(rate, 1)}${told(median(all.map(({ whole }) => whole)) / 1000, 2)}` +
      `${told(peaks.length > 0 ? median(peaks) : null, 0)}${told(sizeOf(out), 1)}${told(gaps?.mean ?? null, 2)}${told(gaps?.max ?? null, 2)}  ${judged ? conformance(first) : ''}\n`,
  );
}
rmSync(project, { recursive: true });
process.stdout.write(
  '\nGreffe reads the YAML and judges it by the rules; the others are fed with worded JSON. Proved: each file is read back by its own reader.\n',
);
