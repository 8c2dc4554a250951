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

test('one that was damaged is found and copied again; one that a crash left without a fact is taken away', async () => {
  const root = copyOf(town);
  flip(root, SECOND);
  writeFileSync(join(root, 'archive', FIRST.replace('-01.pdf', '-07.pdf')), 'reste');
  const { code, report } = await archived(root);
  expect({ code, damaged: report.damaged.map(({ path }) => path) }).toEqual({ code: 0, damaged: [SECOND] });
  expect((await onArchive(root, 'verifier')).code).toBe(0);
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
