/**
 * `npm run bench -- registre`: how long the register of a year takes to be bound, and how much memory it holds at most. Twelve
 * séances of fifteen acts each, as long as real acts are: some 435 pages, in volumes of at most 200 sheets.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { registerOf, openYear } from '../src/commands/year.ts';
import { makeVolume } from '../src/pipeline.ts';
import { setVolume } from '../src/pipeline/volume.ts';
import { inventYear } from './corpus.ts';

const ROOT = resolve(import.meta.dirname, '..');
const ROUNDS = 5;

/** Tells on standard error, when the process ends, the most memory that it held (in KiB) and its own time (in µs). */
const TELLS_PEAK =
  'data:text/javascript,process.on("exit",()=>{const{maxRSS,userCPUTime}=process.resourceUsage();process.stderr.write(`peak ${maxRSS} user ${userCPUTime}`)})';

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const root = mkdtempSync(join(tmpdir(), 'greffe-bench-'));
inventYear(root, 12, 15);
const command = ['--import', TELLS_PEAK, join(ROOT, 'src/main.ts'), 'registre', '2021'];
const runs = Array.from({ length: ROUNDS }, () => {
  const start = performance.now();
  const { status, stderr, stdout } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  const pages = [...stdout.matchAll(/(\d+) pages/gu)].reduce((sum, [, n]) => sum + Number(n), 0);
  const [, peak, user] = /peak (\d+) user (\d+)$/u.exec(stderr) ?? [];
  return { ms: performance.now() - start, peak: Number(peak) / 1024, user: Number(user) / 1000, pages };
});

process.chdir(root);
const stages = Array.from({ length: ROUNDS }, () => {
  const at = [performance.now()];
  const year = openYear('2021', undefined);
  at.push(performance.now());
  const { register, press } = registerOf(year, 'bureau');
  at.push(performance.now());
  const cuts = register!.volumes;
  for (const cut of cuts) setVolume(cut, press!);
  at.push(performance.now());
  for (const cut of cuts) makeVolume(cut, press!);
  at.push(performance.now());
  return at.slice(1).map((time, i) => time - at[i]!);
});
rmSync(root, { recursive: true });

const stage = (i: number): string =>
  median(stages.map((each) => each[i]!))
    .toFixed(0)
    .padStart(8);
process.stdout.write(
  `A year of ${runs[0]!.pages} pages, medians of ${ROUNDS}.

whole process, proved by our own reader ${median(runs.map(({ ms }) => ms))
    .toFixed(0)
    .padStart(8)} ms   aim 1 000 ms
its own time on the processor (user)    ${median(runs.map(({ user }) => user))
    .toFixed(0)
    .padStart(8)} ms
most memory                             ${median(runs.map(({ peak }) => peak))
    .toFixed(0)
    .padStart(8)} MiB  aim 200 MiB

read, judge                             ${stage(0)} ms
say, merge, lay out                     ${stage(1)} ms
bind, paint                             ${stage(2)} ms
bind, paint, prove                      ${stage(3)} ms
`,
);
