/** The annexes of an act are archived with it: drafts follow the record, what was issued stays. */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPdf, SMALL } from '../verify/build.ts';
import { archived, draftOf, flip, onArchive, rewrite } from './archive-project.ts';
import { cleanUp, copyOf, POINT, project, SEANCE, SOUND } from './project.ts';

afterAll(cleanUp);

const ID = `${SEANCE}_01`;
const FIRST = draftOf('01').replace('.extrait', '.annexe-01');
const SECOND = draftOf('01').replace('.extrait', '.annexe-02');
const FROZEN = FIRST.replace('.annexe', '.v1.annexe');
const BY = ['--par', 'Anne DURAND'] as const;

const pdf = (pages: number): Uint8Array => buildPdf({ ...SMALL, pages });
const CONVENTION = pdf(2);
/** As many pages, other bytes. */
const OTHER = Buffer.from(
  Buffer.from(CONVENTION)
    .toString('latin1')
    .replace(/^%PDF-1\.\d/, '%PDF-1.3'),
  'latin1',
);

let town = '';

beforeAll(async () => {
  town = project({
    [POINT]: `${SOUND[POINT]}annexes: [annexes/convention.pdf, annexes/plan.pdf]\n`,
    [`2025/${SEANCE}/annexes/convention.pdf`]: CONVENTION,
    [`2025/${SEANCE}/annexes/plan.pdf`]: pdf(1),
  });
  await archived(town);
});

const annexe = (root: string): string => join(root, `records/2025/${SEANCE}/annexes/convention.pdf`);
const manifest = (root: string): string => readFileSync(join(root, 'archive/manifest-sha256.txt'), 'utf8');

test('are kept beside the draft, in their order, and hashed in the manifest', async () => {
  expect(readFileSync(join(town, 'archive', FIRST))).toEqual(Buffer.from(CONVENTION));
  for (const path of [FIRST, SECOND]) {
    const hash = createHash('sha256').update(readFileSync(join(town, 'archive', path)));
    expect(manifest(town)).toContain(`${hash.digest('hex')}  ${path}\n`);
  }
  expect((await onArchive(town, 'verifier')).code).toBe(0);
  expect((await archived(town)).report.counts).toMatchObject({ made: 0, same: 1 });
});

test('a changed annexe is kept anew though the act prints the same; one that is left out goes', async () => {
  const root = copyOf(town);
  writeFileSync(annexe(root), OTHER);
  expect((await archived(root)).report.counts).toMatchObject({ made: 1 });
  expect(readFileSync(join(root, 'archive', FIRST))).toEqual(readFileSync(annexe(root)));
  rewrite(root, POINT, (text) => text.replace(', annexes/plan.pdf', ''));
  rmSync(join(root, `records/2025/${SEANCE}/annexes/plan.pdf`));
  expect((await archived(root)).code).toBe(0);
  expect(existsSync(join(root, 'archive', SECOND))).toBe(false);
  expect((await onArchive(root, 'verifier')).code).toBe(0);
});

test('one that was damaged is found and copied again', async () => {
  const root = copyOf(town);
  flip(root, SECOND);
  const { code, report } = await archived(root);
  expect({ code, damaged: report.damaged.map(({ path }) => path) }).toEqual({ code: 0, damaged: [SECOND] });
  expect((await onArchive(root, 'verifier')).code).toBe(0);
});

test('a file that someone put under the name of an annexe is told and kept, even when an act takes that name', async () => {
  const root = copyOf(town);
  const third = FIRST.replace('-01.pdf', '-03.pdf');
  writeFileSync(join(root, 'archive', third), 'de quelqu’un');
  expect(await archived(root)).toMatchObject({ code: 2, report: { strangers: [third] } });
  expect(readFileSync(join(root, 'archive', third), 'utf8')).toBe('de quelqu’un');

  writeFileSync(join(root, `records/2025/${SEANCE}/annexes/devis.pdf`), pdf(3));
  rewrite(root, POINT, (text) => text.replace('plan.pdf', 'plan.pdf, annexes/devis.pdf'));
  const { code, report } = await archived(root);
  expect({ code, strangers: report.strangers }).toEqual({
    code: 2,
    strangers: [expect.stringMatching(/^a-revoir\/inconnus\/[0-9a-f]{12}-.*annexe-03\.pdf$/)],
  });
  expect(readFileSync(join(root, 'archive', report.strangers[0]!), 'utf8')).toBe('de quelqu’un');
  expect(readFileSync(join(root, 'archive', third))).toEqual(Buffer.from(pdf(3)));
  expect((await archived(root)).code).toBe(0);
});

test('one that a stopped run was about to remove, or had just named, is no stranger', async () => {
  const root = copyOf(town);
  const plan = readFileSync(join(root, 'archive', SECOND));
  rewrite(root, POINT, (text) => text.replace(', annexes/plan.pdf', ''));
  rmSync(join(root, `records/2025/${SEANCE}/annexes/plan.pdf`));
  await archived(root);
  writeFileSync(join(root, 'archive', SECOND), plan);
  expect(await archived(root)).toMatchObject({ code: 0, report: { strangers: [] } });
  expect(existsSync(join(root, 'archive', SECOND))).toBe(false);

  writeFileSync(join(root, `records/2025/${SEANCE}/annexes/plan.pdf`), pdf(4));
  rewrite(root, POINT, (text) => text.replace('convention.pdf', 'convention.pdf, annexes/plan.pdf'));
  writeFileSync(join(root, 'archive', SECOND), pdf(4));
  expect(await archived(root)).toMatchObject({ code: 0, report: { strangers: [] } });
});

test('issued with the act: frozen, watched, given back; changed since, the act drifts', async () => {
  const root = copyOf(town);
  expect((await onArchive(root, 'delivrer', ID, ...BY)).code).toBe(0);
  expect(existsSync(join(root, 'archive', FIRST))).toBe(false);
  expect(statSync(join(root, 'archive', FROZEN)).mode & 0o777).toBe(0o444);
  expect((await archived(root)).report.counts).toMatchObject({ made: 0, same: 1, damaged: 0 });

  rmSync(join(root, 'archive', FROZEN));
  expect((await archived(root)).code).toBe(2);
  expect((await onArchive(root, 'restaurer', ID)).code).toBe(0);
  expect(readFileSync(join(root, 'archive', FROZEN))).toEqual(Buffer.from(CONVENTION));

  writeFileSync(annexe(root), OTHER);
  const { code, report } = await archived(root);
  expect({ code, drift: report.drift }).toMatchObject({ code: 0, drift: [{ id: ID, class: 'data' }] });
  expect(readFileSync(join(root, 'archive', FROZEN))).toEqual(Buffer.from(CONVENTION));
});
