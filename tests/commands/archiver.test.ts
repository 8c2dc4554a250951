/** `greffe archiver`: what is made, what is left alone, what is told; and `greffe archive verifier`. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  archived,
  changedSince,
  draftOf,
  factsOf,
  filesOf,
  flip,
  onArchive,
  reportOf,
  rewrite,
} from './archive-project.ts';
import { BODY, cleanUp, greffe, MAIN, POINT, project, SEANCE, SITTING, SOUND } from './project.ts';

afterAll(cleanUp);

const SECOND = `2025/${SEANCE}/02-autre.yaml`;
const OTHER = '2025-05-15-conseil';

/** Two séances; the first has two acts. */
function town(): string {
  return project({
    [SECOND]: 'objet: Autre\nrapporteur: martin\ndispositif: |\n  - d’approuver.\n',
    [`2025/${OTHER}/seance.yaml`]: SOUND[SITTING]!.replaceAll('2025-03-13', '2025-05-15').replace(
      '03-06',
      '05-08',
    ),
    [`2025/${OTHER}/01-essai.yaml`]: SOUND[POINT]!,
  });
}

const ACTS = [draftOf('01'), draftOf('02'), draftOf('01', OTHER)];

async function begun(): Promise<string> {
  const root = town();
  expect((await archived(root)).code).toBe(0);
  return root;
}

test('the first run makes every act, proved; a bag that sha256sum accepts', async () => {
  const root = town();
  const { code, out, err, report } = await archived(root);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(
    /^.*\/archive : 3 actes faits, 0 inchangé, 0 refusé, en [\d,]+ s\.\nJournal : 5 lignes, tête (?:[0-9a-f]{8} ?){8}\.\n$/,
  );
  expect(report).toMatchObject({ code: 0, counts: { made: 3, same: 0, refused: 0 }, findings: [] });
  expect([...filesOf(root).keys()]).toEqual(
    [
      'bagit.txt',
      'index.jsonl',
      'journal.jsonl',
      '.lock',
      'manifest-sha256.txt',
      'rapport.html',
      'rapport.json',
      ...ACTS,
    ].sort(),
  );
  const judge = spawnSync('sha256sum', ['-c', '--quiet', 'manifest-sha256.txt'], {
    cwd: join(root, 'archive'),
    encoding: 'utf8',
  });
  expect({ status: judge.status, out: judge.stdout }).toEqual({ status: 0, out: '' });
  expect(await onArchive(root, 'verifier')).toMatchObject({ code: 0, err: '' });
});

test('the second run writes two lines of the journal, its report, and nothing else', async () => {
  const root = await begun();
  const before = filesOf(root);
  const { code, report } = await archived(root);
  expect({ code, counts: report.counts }).toMatchObject({ code: 0, counts: { made: 0, same: 3 } });
  expect(changedSince(before, root)).toEqual(['journal.jsonl', 'rapport.html', 'rapport.json']);
  expect(
    factsOf(root)
      .slice(5)
      .map(({ ev }) => ev),
  ).toEqual(['run-start', 'run-end']);
});

describe('what depends on what', () => {
  test('a change of one point makes its act again, and no other', async () => {
    const root = await begun();
    rewrite(root, POINT, (text) => text.replace('un essai', 'un grand essai'));
    const before = filesOf(root);
    expect((await archived(root)).report.counts).toMatchObject({ made: 1, same: 2 });
    expect(changedSince(before, root).filter((path) => path.startsWith('data'))).toEqual([draftOf('01')]);
  });

  test('what the act does not print changes nothing: days of control, a debate, a comment, the name of the file', async () => {
    const root = await begun();
    rewrite(
      root,
      POINT,
      (text) => `# relu\n${text}debats: Longs.\ncontrole: {envoi: 2025-03-14, reception: 2025-03-14}\n`,
    );
    renameSync(join(root, 'records', SECOND), join(root, 'records', SECOND.replace('autre', 'sujet')));
    const before = filesOf(root);
    expect(await archived(root)).toMatchObject({ code: 0, report: { counts: { made: 0, same: 3 } } });
    expect(changedSince(before, root).filter((path) => path.startsWith('data'))).toEqual([]);
  });

  test('the name of a member makes again exactly the acts that print it', async () => {
    const root = await begun();
    // Mme MARTIN reports on the second point only; the séances print M. PETIT, who bears a pouvoir.
    rewrite(root, BODY, (text) =>
      text.replace(
        'Mme Anne DURAND, fonction: maire',
        'Mme Anne DURAND, fonction: maire, naissance: 1970-01-01',
      ),
    );
    expect((await archived(root)).report.counts).toMatchObject({ made: 0, same: 3 });
    rewrite(root, BODY, (text) => text.replace('Claude PETIT', 'Claude LEPETIT'));
    expect((await archived(root)).report.counts).toMatchObject({ made: 3, same: 0 });
  });

  test('an internal number given before in the year refuses the later act, though its own files did not change', async () => {
    const root = await begun();
    rewrite(root, `2025/${OTHER}/01-essai.yaml`, (text) => `${text}controle: {numero_interne: 2025-7}\n`);
    expect((await archived(root)).code).toBe(0);
    rewrite(root, POINT, (text) => `${text}controle: {numero_interne: 2025-7}\n`);
    const { code, report } = await archived(root);
    expect(code).toBe(1);
    expect(report.findings.map((each) => each.code)).toEqual(['numero-interne-en-double']);
  });

  test('without its index, everything is read again and nothing made', async () => {
    const root = await begun();
    rmSync(join(root, 'archive/index.jsonl'));
    expect((await archived(root)).report.counts).toMatchObject({ made: 0, same: 3 });
    expect(existsSync(join(root, 'archive/index.jsonl'))).toBe(true);
  });
});

test('a refused record stops no other; its earlier act stays, and is told stale; mended, nothing is made', async () => {
  const root = await begun();
  const sound = readFileSync(join(root, 'records', POINT), 'utf8');
  rewrite(root, POINT, (text) => `objets: x\n${text}`);
  rewrite(root, SECOND, (text) => text.replace('Autre', 'Autre sujet'));
  const before = filesOf(root);
  const { code, err, report } = await archived(root);
  expect(code).toBe(1);
  expect(err).toMatch(/^records\/2025\/2025-03-13-conseil\/01-essai\.yaml:1:1: erreur: /);
  expect(report).toMatchObject({
    counts: { made: 1, same: 1, refused: 1 },
    refused: [{ id: `${SEANCE}_01`, new: true, stale: true }],
    findings: [{ file: `records/${POINT}`, line: 1, column: 1, code: 'cle-inconnue' }],
  });
  expect(changedSince(before, root)).not.toContain(draftOf('01'));
  expect((await archived(root)).report.refused).toMatchObject([{ new: false }]);
  expect(factsOf(root).filter(({ ev }) => ev === 'failed')).toHaveLength(1);
  writeFileSync(join(root, 'records', POINT), sound);
  expect((await archived(root)).report).toMatchObject({ code: 0, counts: { made: 0, same: 3 }, resolved: 1 });
});

test('two files of one number are both refused, with both places', async () => {
  const root = await begun();
  writeFileSync(join(root, 'records', POINT.replace('essai', 'double')), SOUND[POINT]!);
  const before = filesOf(root);
  const { code, report } = await archived(root);
  expect(code).toBe(1);
  expect(report.findings.map((each) => each.code)).toContain('numero-de-fichier-en-double');
  expect(changedSince(before, root).filter((path) => path.startsWith('data'))).toEqual([]);
});

test('an act whose record is gone is kept, and told; with its record back it is no orphan', async () => {
  const root = await begun();
  rmSync(join(root, 'records', SECOND));
  // The first act was made among two: alone, it has another title.
  const { code, report } = await archived(root);
  expect(code).toBe(0);
  expect(report.orphans).toEqual([{ id: `${SEANCE}_02`, issued: false, new: true }]);
  expect(existsSync(join(root, 'archive', draftOf('02')))).toBe(true);
  expect((await archived(root)).report.orphans).toMatchObject([{ new: false }]);
  writeFileSync(
    join(root, 'records', SECOND),
    'objet: Autre\nrapporteur: martin\ndispositif: |\n  - d’approuver.\n',
  );
  expect((await archived(root)).report).toMatchObject({
    orphans: [],
    resolved: 1,
    counts: { same: 2, made: 1 },
  });
});

test.each<[string, (path: string) => void]>([
  [
    'one bit',
    (path) => {
      const bytes = readFileSync(path);
      bytes[700]! ^= 1;
      writeFileSync(path, bytes);
    },
  ],
  ['cut short', (path) => truncateSync(path, 100)],
  ['one byte more', (path) => appendFileSync(path, 'x')],
  ['emptied', (path) => truncateSync(path)],
  ['removed', (path) => rmSync(path)],
])('a draft that was damaged (%s) is found, whatever its date, and made again', async (_, damage) => {
  const root = await begun();
  const sound = readFileSync(join(root, 'archive', draftOf('02')));
  damage(join(root, 'archive', draftOf('02')));
  expect((await onArchive(root, 'verifier')).code).toBe(2);
  const { code, report } = await archived(root);
  expect(code).toBe(0);
  expect(report).toMatchObject({
    counts: { made: 1, same: 2, damaged: 1 },
    damaged: [{ id: `${SEANCE}_02`, version: null }],
  });
  expect(readFileSync(join(root, 'archive', draftOf('02'))).equals(sound)).toBe(true);
  expect((await onArchive(root, 'verifier')).code).toBe(0);
});

describe('what is not done', () => {
  test('a journal that was changed: exit 2 with its line, nothing is written', async () => {
    const root = await begun();
    flip(root, 'journal.jsonl', 300);
    const before = filesOf(root);
    for (const argv of [['archiver'], ['archive', 'verifier']]) {
      const { code, err } = await greffe(root, ...argv, '--archive', 'archive');
      expect(code).toBe(2);
      expect(err).toMatch(/^erreur: .*archive\/journal\.jsonl:2: le journal a été changé : /);
    }
    expect(changedSince(before, root)).toEqual([]);
  });

  test('a folder that is no archive is left alone', async () => {
    const root = town();
    mkdirSync(join(root, 'archive'));
    writeFileSync(join(root, 'archive/notes.txt'), 'x');
    const { code, err } = await greffe(root, 'archiver', '--archive', 'archive');
    expect({ code, err }).toEqual({
      code: 3,
      err: 'erreur: archive n’est pas une archive et n’est pas vide (notes.txt) : donnez un dossier neuf.\n',
    });
    expect(readdirSync(join(root, 'archive'))).toEqual(['notes.txt']);
    expect((await greffe(root, 'archive', 'verifier', '--archive', 'records')).code).toBe(3);
  });

  test('a second run, while one holds the archive, says who holds it and leaves', async () => {
    const root = await begun();
    const holder = spawn('flock', [join(root, 'archive/.lock'), 'sleep', '30'], { stdio: 'ignore' });
    await once(holder, 'spawn');
    await expect.poll(() => spawnSync('flock', ['-n', join(root, 'archive/.lock'), 'true']).status).toBe(1);
    const before = filesOf(root);
    const { code, err } = await greffe(root, 'archiver', '--archive', 'archive');
    holder.kill();
    expect(code).toBe(3);
    expect(err).toMatch(
      /^erreur: L’archive .*\/archive est déjà en travail \(processus \d+ : .*\) : attendez/,
    );
    expect(changedSince(before, root)).toEqual([]);
  });

  test('a folder of the tree that is a link leads nowhere', async () => {
    const root = await begun();
    const elsewhere = join(root, 'ailleurs');
    renameSync(join(root, 'archive/data/2025', SEANCE), elsewhere);
    symlinkSync(elsewhere, join(root, 'archive/data/2025', SEANCE));
    const { code, err } = await greffe(root, 'archiver', '--archive', 'archive');
    expect(code).toBe(3);
    expect(err).toMatch(/n’est pas un vrai dossier/);
    expect(readdirSync(elsewhere)).toHaveLength(2);
  });

  test('a link in the place of a draft is replaced, not followed', async () => {
    const root = await begun();
    const target = join(root, 'cible.txt');
    writeFileSync(target, 'intact');
    rmSync(join(root, 'archive', draftOf('02')));
    symlinkSync(target, join(root, 'archive', draftOf('02')));
    expect(await archived(root)).toMatchObject({ code: 0, report: { counts: { damaged: 1, made: 1 } } });
    expect(readFileSync(target, 'utf8')).toBe('intact');
  });

  test('a file that no fact tells of: exit 2', async () => {
    const root = await begun();
    writeFileSync(join(root, `archive/data/2025/${SEANCE}/${SEANCE}_01.v1.extrait.pdf`), 'x');
    const { code, report } = await archived(root);
    expect({ code, strangers: report.strangers }).toEqual({
      code: 2,
      strangers: [`data/2025/${SEANCE}/${SEANCE}_01.v1.extrait.pdf`],
    });
    expect((await onArchive(root, 'verifier')).code).toBe(2);
  });
});

test('one séance, or one point, is asked for: the others are neither made nor orphans', async () => {
  const root = town();
  expect((await archived(root, `${SEANCE}_02`)).report.counts).toMatchObject({
    made: 1,
    refused: 0,
    orphans: 0,
  });
  expect((await archived(root, OTHER)).report.counts).toMatchObject({ made: 1, orphans: 0 });
  expect((await archived(root)).report.counts).toMatchObject({ made: 1, same: 2, orphans: 0 });
});

test('SIGTERM: what is begun is committed, exit 143, the next run makes only the rest', async () => {
  const more = Array.from({ length: 60 }, (_, i) => [
    `2025/${SEANCE}/${String(i + 10)}-essai.yaml`,
    SOUND[POINT]!,
  ]);
  const root = project(Object.fromEntries(more));
  const child = spawn(process.execPath, [MAIN, 'archiver', '--archive', 'archive'], {
    cwd: root,
    stdio: 'ignore',
  });
  const made = (): number =>
    filesBelow(join(root, 'archive/data')).filter((name) => name.endsWith('.pdf')).length;
  await expect.poll(made, { interval: 10, timeout: 20_000 }).toBeGreaterThan(0);
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(143);
  expect(reportOf(root)).toMatchObject({ interrupted: true, code: 143 });
  const done = reportOf(root).counts.made;
  expect(factsOf(root).at(-1)).toMatchObject({ ev: 'run-end', interrupted: true, made: done });
  const { report } = await archived(root);
  expect(report.counts).toMatchObject({ made: 61 - done, same: done, damaged: 0 });
});

function filesBelow(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
}
