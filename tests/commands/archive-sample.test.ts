/** Of what a night makes, some is read back by readers that are not ours. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportPage } from '../../src/archive/page.ts';
import { codeOf, type Report } from '../../src/archive/report.ts';
import { openSample } from '../../src/archive/sample.ts';
import { openCrew } from '../../src/commands/archive/crew.ts';
import { findProject } from '../../src/commands/project.ts';
import { fault } from '../../src/diagnostic.ts';
import { archived, draftOf, flip } from './archive-project.ts';
import { cleanUp, project, SEANCE } from './project.ts';

afterAll(cleanUp);

const ID = `${SEANCE}_01`;

let root = '';
let report: Report;

beforeAll(async () => {
  root = project();
  ({ report } = await archived(root));
}, 60_000);

const ids = Array.from(
  { length: 5000 },
  (_, i) => `2025-03-13-conseil-${String.fromCharCode(97 + (i % 26))}${i}_01`,
);

function chosen(day: string): readonly string[] {
  const sample = openSample(day);
  for (const id of ids) sample.offer({ id, family: id.endsWith('7_01') ? 'ville' : 'region' });
  return sample.chosen().map(({ id }) => id);
}

test('the same day chooses the same acts, another day others; about one in five hundred', () => {
  expect(chosen('2026-11-24')).toEqual(chosen('2026-11-24'));
  expect(chosen('2026-11-24')).not.toEqual(chosen('2026-11-25'));
  expect(chosen('2026-11-24').length).toBeGreaterThan(3);
  expect(chosen('2026-11-24').length).toBeLessThan(25);
});

test('however little is made, one act of each family is chosen', () => {
  const sample = openSample('2026-11-24');
  expect(sample.chosen()).toEqual([]);
  for (const [nn, family] of [
    ['01', 'ville'],
    ['02', 'region'],
    ['03', 'ville'],
  ] as const)
    sample.offer({ id: `${SEANCE}_${nn}`, family });
  expect(sample.chosen().map(({ family }) => family)).toEqual(expect.arrayContaining(['region', 'ville']));
});

test('a night tells how many acts it read again; one that makes nothing reads none', async () => {
  expect(report).toMatchObject({ code: 0, reread: { acts: 1, differences: [] } });
  expect(reportPage(report)).toContain('1 l’a été par trois lecteurs, tous d’accord.');
  const { report: quiet } = await archived(root);
  expect(quiet.reread).toEqual({ acts: 0, differences: [] });
  expect(reportPage(quiet)).not.toContain('lecteurs');
});

test('what the readers say against an act is told, and is an alarm', async () => {
  const found = findProject(root, undefined);
  const crew = openCrew({ project: found, paths: [], given: root, run: 'essai' }, 1);
  const archive = join(root, 'archive');
  const act = { id: ID, family: 'libelles' };
  expect(await crew.reread(archive, act)).toEqual([]);
  flip(root, draftOf('01'), 2000);
  const differences = await crew.reread(archive, act);
  crew.close();
  expect(differences[0]).toMatchObject({ place: { file: draftOf('01') }, severity: 'erreur' });
  const told = { ...report, reread: { acts: 1, differences } };
  expect(codeOf(told)).toBe(2);
  expect(reportPage(told)).toContain('Actes que les lecteurs ne lisent pas de même');
  expect(codeOf({ ...report, findings: [fault({ ...differences[0]! })] })).toBe(1);
});
