/**
 * `npm run bench -- regulier [DOCUMENTS]`: a long night (20,000 documents by default). How long a document takes, and how much
 * memory the process holds, from the first hundred to the last; then the same acts shared by two processes. Documents differ: the
 * acts of an invented archive, each with words of its own in every round. Nothing here gates a test.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openShop } from '../src/commands/shop.ts';
import { loadPress } from '../src/commands/templates.ts';
import { acts, make } from '../src/pipeline.ts';
import { invent } from './corpus.ts';

/** Séances that are invented, read and forgotten at a time. */
const BATCH = 100;
/** Every so many documents, a line. */
const TOLD = 500;

/** CPU milliseconds of this process. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Makes `count` documents, by batches that differ by their seed; tells each batch when asked. */
function night(count: number, seed: number, tells: boolean): void {
  const { press } = loadPress(null);
  if (press === null) throw new Error('the shipped template has a fault');
  for (let done = 0; done < count; done += BATCH) {
    const size = Math.min(BATCH, count - done);
    const root = mkdtempSync(join(tmpdir(), 'greffe-regulier-'));
    invent(root, size, seed + done);
    const before = cpu();
    const start = performance.now();
    const { seances } = openShop([], root);
    let pages = 0;
    for (const read of seances) {
      const { lue } = read;
      if (lue === null) throw new Error(`${read.folder} has a fault`);
      for (const point of acts(lue)) pages += make({ ...read, lue }, point, press).made?.pages ?? 0;
    }
    const each = [(cpu() - before) / size, (performance.now() - start) / size];
    rmSync(root, { recursive: true });
    if (!tells || (done + size) % TOLD !== 0) continue;
    const megabytes = process.memoryUsage.rss() / 2 ** 20;
    process.stdout.write(
      `${String(done + size).padStart(9)}${each.map((ms) => ms.toFixed(2).padStart(9)).join('')}${megabytes.toFixed(0).padStart(9)}${(pages / size).toFixed(2).padStart(9)}\n`,
    );
  }
}

/** Seconds until all have ended. */
async function together(commands: readonly (readonly string[])[]): Promise<number> {
  const start = performance.now();
  await Promise.all(
    commands.map(
      async (args) =>
        new Promise<void>((done, failed) => {
          const child = spawn(process.execPath, args, { stdio: 'inherit' });
          child.on('exit', (code) => (code === 0 ? done() : failed(new Error(`exit ${code}`))));
        }),
    ),
  );
  return (performance.now() - start) / 1000;
}

async function regulier(count: number): Promise<void> {
  process.stdout.write('documents   cpu ms  wall ms      MiB    pages\n');
  night(count, 1, true);
  const some = Math.min(count, 1000);
  const own = [import.meta.filename, '--part'];
  const one = await together([[...own, String(some), '1']]);
  const two = await together([
    [...own, String(some / 2), '1'],
    [...own, String(some / 2), '500000'],
  ]);
  process.stdout.write(
    `\n${some} documents, start included: ${(some / one).toFixed(0)} a second in one process, ${(some / two).toFixed(0)} in two (${spawnSync('nproc', { encoding: 'utf8' }).stdout.trim()} cores)\n`,
  );
}

const [first, second, third] = process.argv.slice(2);
if (first === '--part') night(Number(second), Number(third), false);
else await regulier(Number(second ?? 20_000));
