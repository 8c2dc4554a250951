/** What is issued: frozen, watched, never rewritten; and all that people decide about it. */
import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  archived,
  changedSince,
  draftOf,
  factsOf,
  filesOf,
  flip,
  onArchive,
  rewrite,
} from './archive-project.ts';
import { BODY, cleanUp, copyOf, greffe, POINT, project, SEANCE, type Outcome } from './project.ts';

afterAll(cleanUp);

const ID = `${SEANCE}_01`;
const DRAFT = draftOf('01');
const V1 = DRAFT.replace('.extrait', '.v1.extrait');
const RECORD = V1.replace('.extrait.pdf', '.yaml');
const BY = ['--par', 'Anne DURAND'] as const;
const WHY = [...BY, '--motif', 'erreur de plume'] as const;

let drafted = '';
let issued = '';
let issuing: Outcome | null = null;

beforeAll(async () => {
  drafted = project();
  await archived(drafted);
  issued = copyOf(drafted);
  issuing = await onArchive(issued, 'delivrer', ID, ...BY);
}, 60_000);

/** An issued act whose record says something else now, and which a run has seen. */
async function drifted(): Promise<string> {
  const root = copyOf(issued);
  rewrite(root, POINT, (text) => text.replace('un essai', 'un grand essai'));
  await archived(root);
  return root;
}

describe('delivrer', () => {
  test('the draft becomes a version for reading only, with the record that made it; the draft is gone', () => {
    expect(issuing).toEqual({ code: 0, out: `${ID} est délivré : ${V1}\n`, err: '' });
    expect(readFileSync(join(issued, 'archive', V1))).toEqual(readFileSync(join(drafted, 'archive', DRAFT)));
    expect(statSync(join(issued, 'archive', V1)).mode & 0o777).toBe(0o444);
    expect(readFileSync(join(issued, 'archive', RECORD), 'utf8')).toMatch(
      /^document: extrait\nid: 2025-03-13-conseil_01\n/,
    );
    expect(existsSync(join(issued, 'archive', DRAFT))).toBe(false);
    expect(factsOf(issued).at(-1)).toMatchObject({ ev: 'issued', id: ID, version: 1, by: 'Anne DURAND' });
  });

  test('the nights after leave it alone', async () => {
    const root = copyOf(issued);
    const before = filesOf(root);
    expect((await onArchive(root, 'verifier')).code).toBe(0);
    expect(await archived(root)).toMatchObject({
      code: 0,
      report: { counts: { made: 0, same: 1 }, strangers: [] },
    });
    expect(changedSince(before, root)).not.toContain(V1);
  });

  test.each([
    ['twice', () => undefined, /la version 1 l’est déjà, et rien n’a changé/],
    [
      'an act that no night has made',
      (root: string) => rewrite(root, POINT, (text) => text.replace('un essai', 'x')),
      /n’a pas été montrée : relancez greffe archiver/,
    ],
    [
      'a refused record',
      (root: string) => rewrite(root, POINT, (text) => `objets: x\n${text}`),
      /sa saisie est refusée/,
    ],
  ])('%s: no', async (_, changed, says) => {
    const root = copyOf(issued);
    changed(root);
    const { code, err } = await onArchive(root, 'delivrer', ID, ...BY);
    expect(code).toBe(1);
    expect(err).toMatch(says);
  });

  test('a PROJET: no', async () => {
    const root = project();
    rewrite(root, `2025/${SEANCE}/seance.yaml`, (text) =>
      text.replace('convocation: 2025-03-06', 'convocation: 2025-03-12'),
    );
    await archived(root);
    const { code, err } = await onArchive(root, 'delivrer', ID, ...BY);
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('c’est un PROJET') });
  });

  test('a draft that was changed: alarm, nothing is issued', async () => {
    const root = copyOf(drafted);
    flip(root, DRAFT);
    const { code, err } = await onArchive(root, 'delivrer', ID, ...BY);
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('n’a plus les octets') });
    expect(existsSync(join(root, 'archive', V1))).toBe(false);
  });

  test('what a crash left of it is taken up by the next try', async () => {
    const root = copyOf(drafted);
    writeFileSync(join(root, 'archive', V1), readFileSync(join(root, 'archive', DRAFT)));
    expect((await archived(root)).code).toBe(2);
    expect((await onArchive(root, 'delivrer', ID, ...BY)).code).toBe(0);
    expect((await archived(root)).code).toBe(0);
  });

  test('the draft that a crash left beside it is taken away', async () => {
    const root = copyOf(issued);
    writeFileSync(join(root, 'archive', DRAFT), readFileSync(join(root, 'archive', V1)));
    expect(await archived(root)).toMatchObject({ code: 0, report: { strangers: [] } });
    expect(existsSync(join(root, 'archive', DRAFT))).toBe(false);
  });

  test('an act that is not there: exit 3', async () => {
    expect((await onArchive(copyOf(issued), 'delivrer', '2025-03-13-conseil_09', ...BY)).code).toBe(3);
    expect((await onArchive(copyOf(issued), 'delivrer', '../../x_01', ...BY)).code).toBe(3);
  });
});

describe('drift', () => {
  test('another text: the act is untouched, the new form and the difference are for people to read', async () => {
    const root = await drifted();
    const { code, report } = await archived(root);
    expect({ code, drift: report.drift }).toEqual({
      code: 0,
      drift: [{ id: ID, version: 1, class: 'data', new: false, acknowledged: false }],
    });
    expect(changedSince(filesOf(issued), root)).not.toContain(V1);
    expect(readFileSync(join(root, `archive/a-revoir/${ID}/differences.txt`), 'utf8')).toMatch(
      /- Il est proposé un essai\.\n\+ Il est proposé un grand essai\.\n/,
    );
    expect(readFileSync(join(root, `archive/a-revoir/${ID}/nouveau.pdf`), 'latin1')).toMatch(/^%PDF/);
    expect(readFileSync(join(root, 'archive/manifest-sha256.txt'), 'utf8')).not.toContain('a-revoir');
  });

  test('the days of its control are no drift', async () => {
    const root = copyOf(issued);
    rewrite(root, POINT, (text) => `${text}controle: {envoi: 2025-03-14, reception: 2025-03-14}\n`);
    expect((await archived(root)).report.drift).toEqual([]);
  });

  test('with its record as it was, there is none any more, and nothing to review', async () => {
    const root = await drifted();
    rewrite(root, POINT, (text) => text.replace('un grand essai', 'un essai'));
    expect((await archived(root)).report).toMatchObject({ drift: [], resolved: 1 });
    expect(existsSync(join(root, 'archive/a-revoir', ID))).toBe(false);
  });

  test('acknowledged until its content changes again', async () => {
    const root = await drifted();
    expect((await onArchive(root, 'acquitter', ID, ...WHY)).code).toBe(0);
    expect((await archived(root)).report.drift).toMatchObject([{ acknowledged: true }]);
    rewrite(root, POINT, (text) => text.replace('un grand essai', 'un petit essai'));
    expect((await archived(root)).report.drift).toMatchObject([{ acknowledged: false, new: true }]);
    expect((await onArchive(copyOf(issued), 'acquitter', ID, ...WHY)).code).toBe(1);
  });

  test('a rectification is a second version, and says why', async () => {
    const root = await drifted();
    expect((await onArchive(root, 'delivrer', ID, ...BY)).err).toMatch(/une rectification demande --motif/);
    expect((await onArchive(root, 'delivrer', ID, ...WHY)).code).toBe(0);
    expect(existsSync(join(root, 'archive', V1.replace('v1', 'v2')))).toBe(true);
    expect(changedSince(filesOf(issued), root)).not.toContain(V1);
    expect(await archived(root)).toMatchObject({ code: 0, report: { drift: [], orphans: [] } });
  });
});

test('taken back: the file stays, marked, and the next version is no rectification', async () => {
  const root = copyOf(issued);
  expect((await onArchive(root, 'reprendre', ID, ...WHY)).code).toBe(0);
  expect(readFileSync(join(root, 'archive', V1.replace('.extrait.pdf', '.repris.txt')), 'utf8')).toMatch(
    /repris par Anne DURAND : erreur de plume\n/,
  );
  rewrite(root, POINT, (text) => text.replace('un essai', 'un grand essai'));
  expect(await archived(root)).toMatchObject({ code: 0, report: { counts: { made: 1, drift: 0 } } });
  expect((await onArchive(root, 'delivrer', ID, ...BY)).code).toBe(0);
  expect(changedSince(filesOf(issued), root)).not.toContain(V1);
  expect((await onArchive(root, 'verifier')).code).toBe(0);
  expect((await onArchive(copyOf(drafted), 'reprendre', ID, ...WHY)).code).toBe(1);
});

describe('joindre', () => {
  test('the signed copy, its receipt, a picture: kept as received, hashed, told; then it is not taken back any more', async () => {
    const root = copyOf(issued);
    const signed = join(root, 'signé.PDF');
    writeFileSync(signed, readFileSync(join(root, 'archive', V1)));
    writeFileSync(join(root, 'ar.xml'), '<ar/>');
    expect(await onArchive(root, 'joindre', ID, signed, '--nature', 'signe', ...BY)).toMatchObject({
      code: 0,
      err: '',
    });
    expect((await onArchive(root, 'joindre', ID, join(root, 'ar.xml'), '--nature', 'ar', ...BY)).code).toBe(
      0,
    );
    expect((await onArchive(root, 'joindre', ID, join(root, 'ar.xml'), '--nature', 'ar', ...BY)).code).toBe(
      0,
    );
    const names = [...filesOf(root).keys()].filter((path) => /v1\.(?:signe|ar)/.test(path));
    expect(names.map((path) => path.replace(/^.*_01/, ''))).toEqual([
      '.v1.ar-2.xml',
      '.v1.ar.xml',
      '.v1.signe.pdf',
    ]);
    expect(factsOf(root).filter(({ ev }) => ev === 'joined')).toMatchObject([
      { nature: 'signe', received: 'signé.PDF', agrees: true },
      { nature: 'ar', received: 'ar.xml', agrees: null },
      { nature: 'ar' },
    ]);
    expect(await archived(root)).toMatchObject({ code: 0, report: { strangers: [] } });
    expect((await onArchive(root, 'reprendre', ID, ...WHY)).err).toMatch(
      /un accusé de réception y est joint/,
    );
  });

  test('another text than the act: it is kept, and said', async () => {
    const root = await drifted();
    const other = join(root, `archive/a-revoir/${ID}/nouveau.pdf`);
    const { code, err } = await onArchive(root, 'joindre', ID, other, '--nature', 'signe', ...BY);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^avertissement: nouveau\.pdf ne dit pas tout ce que dit l’acte délivré :\n[\s\S]*\+ .*un grand essai/,
    );
    expect(factsOf(root).at(-1)).toMatchObject({ ev: 'joined', agrees: false });
    expect((await onArchive(copyOf(drafted), 'joindre', ID, other, '--nature', 'signe', ...BY)).code).toBe(1);
  });
});

describe('an issued file that is no longer as it was', () => {
  test.each([
    ['the act', V1],
    ['its record', RECORD],
  ])('%s: alarm, not touched, put back on demand byte for byte', async (_, path) => {
    const root = copyOf(issued);
    const file = join(root, 'archive', path);
    const sound = readFileSync(file);
    chmodSync(file, 0o644);
    flip(root, path, 50);
    const before = filesOf(root);
    const { code, report } = await archived(root);
    expect({ code, damaged: report.damaged }).toMatchObject({
      code: 2,
      damaged: [{ id: ID, version: 1, path }],
    });
    expect(changedSince(before, root)).not.toContain(path);
    expect(await archived(root)).toMatchObject({ code: 2 });
    expect(factsOf(root).filter(({ ev }) => ev === 'damaged')).toHaveLength(1);
    expect(await onArchive(root, 'restaurer', ID)).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(file).equals(sound)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o444);
    expect(await archived(root)).toMatchObject({ code: 0, report: { damaged: [] } });
  });

  test('both gone: only a backup gives them back, and nothing else than the very bytes', async () => {
    const root = copyOf(issued);
    // What the records say today gives other bytes.
    rewrite(root, POINT, (text) => text.replace('un essai', 'un grand essai'));
    for (const path of [V1, RECORD]) rmSync(join(root, 'archive', path));
    expect((await onArchive(root, 'restaurer', ID)).code).toBe(2);
    expect((await onArchive(root, 'restaurer', ID, join(root, 'records', POINT))).code).toBe(2);
    const backup = [V1, RECORD].map((path) => join(issued, 'archive', path));
    expect((await onArchive(root, 'restaurer', ID, ...backup)).code).toBe(0);
    expect((await archived(root)).code).toBe(0);
  });
});

test('an issued act without a record: exit 2, until it is said under which id it is', async () => {
  const root = copyOf(issued);
  const moved = POINT.replace('01-', '02-');
  writeFileSync(join(root, 'records', moved), readFileSync(join(root, 'records', POINT)));
  rmSync(join(root, 'records', POINT));
  expect(await archived(root)).toMatchObject({ code: 2, report: { orphans: [{ id: ID, issued: true }] } });
  expect((await onArchive(root, 'renommer', ID, 'x', ...WHY)).code).toBe(1);
  expect((await onArchive(root, 'renommer', ID, `${SEANCE}_02`, ...WHY)).code).toBe(0);
  expect(await archived(root)).toMatchObject({ code: 0, report: { orphans: [] } });
  expect((await onArchive(copyOf(issued), 'renommer', ID, `${SEANCE}_02`, ...WHY)).code).toBe(1);
});

test('the draft of a deleted record is removed by hand only; nothing removes an issued act', async () => {
  const root = copyOf(drafted);
  expect((await onArchive(root, 'elaguer', ID, ...WHY)).code).toBe(1);
  rmSync(join(root, 'records', POINT));
  await archived(root);
  expect((await onArchive(root, 'elaguer', ID, ...WHY)).code).toBe(0);
  expect(existsSync(join(root, 'archive', DRAFT))).toBe(false);
  expect(await archived(root)).toMatchObject({ code: 0, report: { orphans: [] } });
  expect((await onArchive(copyOf(issued), 'elaguer', ID, ...WHY)).code).toBe(1);
});

test('the journal tells it in French', async () => {
  const { code, out } = await onArchive(issued, 'journal', ID);
  expect(code).toBe(0);
  expect(
    out
      .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d/g, 'DATE')
      .split('\n')
      .slice(0, 2),
  ).toEqual([
    '     2  DATE  2025-03-13-conseil_01 fait',
    '     4  DATE  2025-03-13-conseil_01 délivré v1 par Anne DURAND',
  ]);
  expect(JSON.parse((await onArchive(issued, 'journal', '--json')).out)).toHaveLength(4);
});

test('a change of a member that no act prints is no drift; of one that it prints, it is', async () => {
  const root = copyOf(issued);
  rewrite(root, BODY, (text) => text.replace('    effectif: 5\n', '    effectif: 5  # au complet\n'));
  expect((await archived(root)).report.drift).toEqual([]);
  rewrite(root, BODY, (text) => text.replace('Claude PETIT', 'Claude LEPETIT'));
  expect((await archived(root)).report.drift).toMatchObject([{ id: ID, class: 'data' }]);
});

test('decided by no one, or without a reason: misuse', async () => {
  expect((await greffe(issued, 'archive', 'delivrer', ID, '--archive', 'archive')).code).toBe(64);
  expect((await greffe(issued, 'archive', 'reprendre', ID, '--archive', 'archive', ...BY)).code).toBe(64);
});
