/**
 * `npm run bench`: how long the real extract takes, from record to file. Medians of several runs, taken side by side in one
 * run; the machine is shared, so quote ratios and medians. Nothing here gates a test. `npm run bench -- verifier` measures the
 * reading of a whole archive, `-- pairs` the whole road against other programs, `-- regulier` a long night.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { acts, make } from '../src/pipeline.ts';
import { openShop } from '../src/commands/shop.ts';
import { loadPress } from '../src/commands/templates.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SEANCE = '2024-09-12-bureau';
const COLD = 11;
const WARM = 300;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** What `npm run paquet` made, when it did. */
const PACKAGE = join(ROOT, 'dist/greffe.cjs');

/** Milliseconds of each of `runs` whole processes. */
function processes(runs: number, args: readonly string[]): number[] {
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
    return performance.now() - start;
  });
}

function show(what: string, ms: number, aim: string): void {
  process.stdout.write(`${what.padEnd(58)} ${ms.toFixed(1).padStart(8)} ms   ${aim}\n`);
}

/** Without the rounds in which the machine was still warming. */
function settled<T>(values: readonly T[]): readonly T[] {
  return values.slice(Math.floor(values.length / 3));
}

function bench(): void {
  const sortie = mkdtempSync(join(tmpdir(), 'greffe-bench-'));
  const command = [join(ROOT, 'src/main.ts'), 'produire', SEANCE, '--sortie', sortie];
  processes(1, command);
  const bare = median(processes(COLD, ['-e', '0']));
  const cold = median(processes(COLD, command));
  const packaged = existsSync(PACKAGE) ? median(processes(COLD, [PACKAGE, ...command.slice(1)])) : null;
  rmSync(sortie, { recursive: true });

  process.chdir(ROOT);
  const { press } = loadPress(openShop([SEANCE], undefined).project);
  if (press === null) throw new Error('the shipped template has a fault');
  const whole: number[] = [];
  const road: number[] = [];
  for (let i = 0; i < WARM; i += 1) {
    const start = performance.now();
    const { seances } = openShop([SEANCE], undefined);
    const seance = seances[0];
    if (seance === undefined || seance.lue === null) throw new Error('the real séance has a fault');
    const read = performance.now();
    for (const point of acts(seance.lue)) make({ ...seance, lue: seance.lue }, point, press);
    road.push(performance.now() - read);
    whole.push(performance.now() - start);
  }

  process.stdout.write(
    `The real extract, medians of ${COLD} processes and of ${settled(whole).length} warm rounds.\n\n`,
  );
  show('node -e 0', bare, '');
  show('greffe produire, whole process, proved by our own reader', cold, 'aim 500 ms');
  if (packaged !== null) show('the same, from the package (npm run paquet)', packaged, 'aim 200 ms');
  show('warm: say, merge, lay out, paint, prove', median(settled(road)), 'aim 12 ms');
  show('warm: the same with reading, shaping and rules', median(settled(whole)), '');
}

// `npm run bench -- verifier` and the like: the file of that name beside this one.
const [other] = process.argv.slice(2);
if (other === undefined) bench();
else await import(`./${other}.ts`);
