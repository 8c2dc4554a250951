/** The package: the bytes that the program gives from source, with what was prepared for it and without. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DOCUMENT_KINDS } from '../../src/pipeline.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Below the project, where the readers that are installed beside a package are found. */
const PACKAGE = join(ROOT, '.cache/paquet');
const SOURCE = join(ROOT, 'src/main.ts');
const COMMAND = join(PACKAGE, 'greffe.cjs');
const ACT = '2024/2024-09-12-bureau/2024-09-12-bureau_01.extrait.pdf';
const work = mkdtempSync(join(tmpdir(), 'greffe-paquet-'));

function run(program: string, ...argv: string[]): { status: number | null; out: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, out: stdout + stderr };
}

/** Every PDF that the records make, by its path. */
function everything(program: string, folder: string): Map<string, Buffer> {
  const sortie = join(work, folder);
  run(program, 'produire', '--document', DOCUMENT_KINDS.join(','), '--sortie', sortie);
  const files = readdirSync(sortie, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.pdf'),
  );
  return new Map(files.sort().map((name) => [name, readFileSync(join(sortie, name))]));
}

let fromSource: Map<string, Buffer>;

beforeAll(() => {
  const { status, out } = run(join(ROOT, 'scripts/paquet.ts'), PACKAGE);
  if (status !== 0) throw new Error(out);
  fromSource = everything(SOURCE, 'source');
});
afterAll(() => rmSync(work, { recursive: true }));

test('it gives the bytes of the source, for every document of the records', () => {
  expect(fromSource.size).toBeGreaterThan(15);
  const packaged = everything(COMMAND, 'paquet');
  expect([...packaged.keys()]).toEqual([...fromSource.keys()]);
  expect([...packaged].filter(([name, bytes]) => !bytes.equals(fromSource.get(name)!))).toEqual([]);
});

test('its own thread reads a file again, and says of an altered one what the source says', () => {
  const made = join(work, 'source', ACT);
  expect(run(COMMAND, 'relire', made).status).toBe(0);
  const altered = join(work, 'altere.pdf');
  const bytes = readFileSync(made);
  bytes[bytes.length >> 1]! ^= 0xff;
  writeFileSync(altered, bytes);
  const said = run(COMMAND, 'relire', altered);
  expect(said.status).toBe(2);
  expect(said).toEqual(run(SOURCE, 'relire', altered));
});

test('it says what the source says: help, version, a misuse, the rules', () => {
  for (const argv of [['--help'], ['--version'], ['produir'], ['regles', '--json'], ['verifier']])
    expect(run(COMMAND, ...argv)).toEqual(run(SOURCE, ...argv));
});

test('what was prepared from other texts is not used', () => {
  const prepared = readdirSync(join(PACKAGE, 'prets'));
  for (const name of prepared) writeFileSync(join(PACKAGE, 'prets', name), 'not a template');
  // No family of its own in the way: the shipped ones serve.
  const [project, sortie] = [join(work, 'projet'), join(work, 'change')];
  spawnSync('cp', ['-r', join(ROOT, 'records'), project]);
  const produce = (): ReturnType<typeof run> =>
    run(COMMAND, 'produire', '--projet', project, '--sortie', sortie, '2024-09-12-bureau');
  // They are indeed what is read, until a text changes.
  expect(produce().status).toBe(70);
  appendFileSync(join(PACKAGE, 'templates/base.css'), '\n');
  expect(produce()).toMatchObject({ status: 0 });
  expect(readFileSync(join(sortie, ACT)).equals(fromSource.get(ACT)!)).toBe(false);
});

test('code of V8 that is not of this program is not used', () => {
  const code = join(PACKAGE, 'src/programme.code');
  for (const bytes of [Buffer.alloc(0), Buffer.alloc(4096, 1), readFileSync(code).subarray(0, 4096)]) {
    writeFileSync(code, bytes);
    expect(run(COMMAND, '--version').status).toBe(0);
  }
  appendFileSync(join(PACKAGE, 'src/programme.cjs'), '\n// changed');
  expect(run(COMMAND, '--version').status).toBe(0);
});
