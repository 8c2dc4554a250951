/** A small sound project in a temporary folder, and the command run in it without a new process. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { greffe as command } from '../../src/commands/greffe.ts';

export const SEANCE = '2025-03-13-conseil';

/** Five members; petit has the pouvoir of bernard, thomas is absent. Thursday, seven days after the convocation. */
export const SOUND: Readonly<Record<string, string>> = {
  'assemblees/conseil.yaml': `type: CM
nom: Conseil municipal
collectivite: Saint-Exemple
departement: 21
population: 900
mandats:
  - du: 2020-05-25
    effectif: 5
    membres:
      durand: {nom: Mme Anne DURAND, fonction: maire}
      petit: M. Claude PETIT
      martin: Mme Zoé MARTIN
      bernard: M. Luc BERNARD
      thomas: Mme Lise THOMAS
`,
  [`2025/${SEANCE}/seance.yaml`]: `assemblee: conseil
date: 2025-03-13
convocation: 2025-03-06
secretaire: martin
absents: thomas
pouvoirs:
  bernard: petit
`,
  [`2025/${SEANCE}/01-essai.yaml`]: `objet: Essai
expose: |
  Il est proposé un essai.
dispositif: |
  - d’approuver l’essai.
`,
};

/** Paths of the three files, for those who change one. */
export const BODY = 'assemblees/conseil.yaml';
export const SITTING = `2025/${SEANCE}/seance.yaml`;
export const POINT = `2025/${SEANCE}/01-essai.yaml`;

/** The program as people start it. */
export const MAIN = resolve(import.meta.dirname, '../../src/main.ts');

const made: string[] = [];

/** What stands at a path: a file of this content, nothing (`null`), or what is put there. */
export type Content = string | Uint8Array | null | ((path: string) => void);

/** Writes the project, with some files otherwise. Its path. */
export function project(changed: Readonly<Record<string, Content>> = {}): string {
  const root = folder();
  for (const [path, content] of Object.entries({ ...SOUND, ...changed })) {
    if (content === null) continue;
    const file = join(root, 'records', path);
    mkdirSync(dirname(file), { recursive: true });
    if (typeof content === 'function') content(file);
    else writeFileSync(file, content);
  }
  return root;
}

/** An empty folder. */
export function folder(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'greffe-essai-')));
  made.push(root);
  return root;
}

/** A copy of a project that was made, with all that is in it. */
export function copyOf(root: string): string {
  const copy = folder();
  // Times to the nanosecond, which Node rounds: an untouched file is known by them.
  spawnSync('cp', ['-a', `${root}/.`, copy]);
  return copy;
}

/** Removes what was made; for `afterAll`. */
export function cleanUp(): void {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
}

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command in this process, in the folder `cwd`. */
export async function greffe(cwd: string, ...argv: readonly string[]): Promise<Outcome> {
  const said = { out: '', err: '' };
  const { stdout, stderr } = process;
  const [out, err, before] = [stdout.write, stderr.write, process.cwd()];
  stdout.write = (text: string | Uint8Array) => Boolean((said.out += String(text)));
  stderr.write = (text: string | Uint8Array) => Boolean((said.err += String(text)));
  process.chdir(cwd);
  try {
    return { code: await command(argv), ...said };
  } finally {
    process.chdir(before);
    Object.assign(stdout, { write: out });
    Object.assign(stderr, { write: err });
  }
}

/** The command as people start it. */
export function spawned(cwd: string, ...argv: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...argv], { cwd, encoding: 'utf8' });
  return { code: status ?? -1, out: stdout, err: stderr };
}

/**
 * The command killed at moments spread over its whole work, which a first run, left to end, measures; `after` looks at what
 * is there each time.
 */
export async function killedOften(
  rounds: number,
  prepare: () => { readonly cwd: string; readonly argv: readonly string[] },
  after: (cwd: string) => void | Promise<void>,
): Promise<void> {
  let lasts = 0;
  for (let i = 0; i <= rounds; i++) {
    const { cwd, argv } = prepare();
    const start = performance.now();
    const child = spawn(process.execPath, [MAIN, ...argv], { cwd, stdio: 'ignore' });
    const exit = once(child, 'exit');
    // Half of a run is the program being loaded.
    const timer =
      i === 0 ? undefined : setTimeout(() => child.kill('SIGKILL'), lasts * (0.5 + i / rounds / 2));
    await exit;
    clearTimeout(timer);
    if (i === 0) lasts = performance.now() - start;
    await after(cwd);
  }
}
