/** Whole evenings at the terminal, the keys counted: clerk-workflow.md §7, scenarios 1 and 2. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cleanUp, folder, greffe } from './project.ts';
import { answering } from './terminal.ts';

afterAll(cleanUp);

const RECORDS = resolve(import.meta.dirname, '../../records');
const SEED = '2024/2024-09-12-bureau';
const [POINT] = readdirSync(join(RECORDS, SEED)).filter((name) => name.startsWith('01-'));

/** The Bureau of the real extract, its séance prepared, with as many points. */
function prepared(points: number): string {
  const root = folder();
  mkdirSync(join(root, 'records', SEED), { recursive: true });
  mkdirSync(join(root, 'records/assemblees'));
  const copy = (name: string): void =>
    writeFileSync(join(root, 'records', name), readFileSync(join(RECORDS, name)));
  copy('assemblees/bureau.yaml');
  copy(`${SEED}/${POINT!}`);
  writeFileSync(
    join(root, 'records', SEED, 'seance.yaml'),
    'assemblee: bureau\ndate: 2024-09-12\netat: preparee\n',
  );
  for (let n = 2; n <= points; n += 1)
    writeFileSync(
      join(root, 'records', SEED, `${String(n).padStart(2, '0')}-point.yaml`),
      `objet: Point ${n}\ndispositif: Approuve le point ${n}.\n`,
    );
  return root;
}

/** Types commands, each with the lines that it asks for; how many keys were pressed, ends of lines counted. */
async function typed(root: string, commands: readonly (readonly [string, ...string[]])[]): Promise<number> {
  let keys = 0;
  for (const [command, ...lines] of commands) {
    keys += `greffe ${command}\n${lines.map((line) => `${line}\n`).join('')}`.length;
    const { code, out, err } = await answering(lines, async () => greffe(root, ...command.split(' ')));
    expect(code, `${command}: ${out}${err}`).toBe(0);
  }
  return keys;
}

test('the evening of the real extract, from the opening to the act: 120 keys at most', async () => {
  const root = prepared(1);
  const keys = await typed(root, [
    ['tenir', 'conv 6/9 -ton -ca sec ho mas>ho des>jui tom>hu p>f ch>bell bay>beg', 'clore'],
    ['produire'],
  ]);
  console.info(`scenario 1: ${keys} keys`);
  expect(keys).toBeLessThanOrEqual(120);
  const original = folder();
  const { code } = await greffe(original, 'produire', join(RECORDS, SEED), '--sortie', 'sortie');
  expect(code).toBe(0);
  const act = `sortie/${SEED}/2024-09-12-bureau_01.extrait.pdf`;
  expect(readFileSync(join(root, act)).equals(readFileSync(join(original, act)))).toBe(true);
});

test('thirty points, five events, three votes that are not unanimous: 300 keys at most, each header right', async () => {
  const root = prepared(30);
  const keys = await typed(root, [
    [
      'tenir',
      'conv 6/9 -ton -ca sec ho mas>ho des>jui tom>hu p>f ch>bell bay>beg',
      'à4 +ton',
      'à7 +mas',
      'à9 -ham>juba',
      'à15 -jui',
      'à22 +ca',
      '5: c dub',
      '12: c rel a ru,baud',
      '20: a 4',
      'clore',
    ],
  ]);
  console.info(`scenario 2: ${keys} keys`);
  expect(keys).toBeLessThanOrEqual(300);
  const { out } = await greffe(root, 'presence', '2024-09-12-bureau', '--json');
  const { points } = JSON.parse(out) as {
    points: {
      point: string;
      presents: string[];
      representes: unknown[];
      absents: string[];
      votants: number;
      vote: { pour: number; contre: number; abstention: number } | null;
    }[];
  };
  for (const { point, presents, representes, absents, votants, vote } of points.slice(1)) {
    const n = Number(point);
    const at = (from: number): number => (n >= from ? 1 : 0);
    // 41 in exercise: an arrival adds one present, a departure takes one away, with the pouvoir that he held or gave.
    const here = 33 + at(4) + at(7) - at(9) - at(15) + at(22);
    const byPouvoir = 6 - at(7) + at(9) - at(15);
    expect([n, presents.length, representes.length, absents.length, votants]).toEqual([
      n,
      here,
      byPouvoir,
      41 - here - byPouvoir,
      here + byPouvoir,
    ]);
    const against = n === 5 || n === 12 ? 1 : 0;
    const without = n === 12 ? 2 : n === 20 ? 4 : 0;
    expect(vote).toMatchObject({ pour: votants - against - without, contre: against, abstention: without });
  }
});
