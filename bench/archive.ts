/**
 * `npm run bench -- archive [1000 10000]`: an archive from nothing, then a night without change, then one act changed. The machine is
 * shared: quote ratios. Memory is that of the whole process, its threads included.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { invent } from './corpus.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SIZES = process.argv.slice(3).map(Number);

/** Tells on standard error, when the process ends, the most memory that it held (in KiB). */
const TELLS_PEAK =
  'data:text/javascript,import{isMainThread}from"node:worker_threads";if(isMainThread)process.on("exit",()=>process.stderr.write(`peak ${process.resourceUsage().maxRSS}`))';

function run(root: string): { readonly seconds: number; readonly peak: number } {
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', TELLS_PEAK, join(ROOT, 'src/main.ts'), 'archiver', '--archive', 'archive'],
    { cwd: root, encoding: 'utf8' },
  );
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  return { seconds, peak: Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024 };
}

process.stdout.write(
  '   acts  what              seconds   acts a second   peak MiB   100,000 acts (seconds, if linear)\n',
);
for (const count of SIZES.length > 0 ? SIZES : [1000, 10_000]) {
  const root = mkdtempSync(join(tmpdir(), 'greffe-bench-'));
  invent(root, count);
  const show = (what: string, { seconds, peak }: ReturnType<typeof run>): void =>
    void process.stdout.write(
      `${String(count).padStart(7)}  ${what.padEnd(16)}${seconds.toFixed(1).padStart(9)}${(count / seconds).toFixed(0).padStart(16)}${peak.toFixed(0).padStart(11)}${((seconds * 100_000) / count).toFixed(0).padStart(12)}\n`,
    );
  show('from nothing', run(root));
  show('no change', run(root));
  const year = join(root, 'records/2021');
  const [first] = readdirSync(year).sort();
  appendFileSync(join(year, first!, '01-bilan.yaml'), '  - de publier ce bilan.\n');
  show('one act changed', run(root));
  rmSync(root, { recursive: true });
}
