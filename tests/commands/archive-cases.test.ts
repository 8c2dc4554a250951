/** What an archive meets one day or another: ids that would be paths, records without measure, another writer, a clock set back. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { night } from '../../src/commands/archive/night.ts';
import { openJournal } from '../../src/commands/archive/journal-file.ts';
import { Unreachable } from '../../src/commands/project.ts';
import { runs } from '../promise/runs.ts';
import { archived, changedSince, factsOf, filesOf, onArchive, rewrite } from './archive-project.ts';
import { cleanUp, copyOf, greffe, POINT, project, SEANCE, SITTING, SOUND } from './project.ts';

afterAll(cleanUp);

const BY = ['--par', 'X', '--motif', 'essai'] as const;

let town = '';
beforeAll(async () => {
  town = project();
  await archived(town);
}, 60_000);

describe('an id that would be a path', () => {
  const hostile = ['../../ailleurs', `${SEANCE}_01/../../x`, '/etc/passwd', `${SEANCE}_01\n`, '..', ''];

  test.each(hostile)('%j: no verb takes it, nothing is written', async (id) => {
    const root = copyOf(town);
    const before = filesOf(root);
    for (const argv of [
      ['delivrer', id, '--par', 'X'],
      ['restaurer', id],
      ['elaguer', id, ...BY],
      ['reprendre', id, ...BY],
      ['acquitter', id, ...BY],
      ['joindre', id, join(root, 'records', POINT), '--nature', 'autre', '--par', 'X'],
    ]) {
      const { code, err } = await onArchive(root, ...argv);
      expect({ verb: argv[0], code }).toEqual({ verb: argv[0], code: argv[0] === 'joindre' ? 1 : 3 });
      expect(err).toMatch(/^erreur: /);
    }
    expect(changedSince(before, root)).toEqual([]);
    expect(existsSync(join(root, 'ailleurs'))).toBe(false);
  });

  test('in the names of records: such files make no act, and the sound ones are made', async () => {
    const root = copyOf(town);
    for (const name of ['02-..yaml', '..03-x.yaml', '04-a\nb.yaml', '99999-x.yaml', '-05-x.yaml'])
      writeFileSync(join(root, 'records', `2025/${SEANCE}`, name), SOUND[POINT]!);
    mkdirSync(join(root, 'records/2025/2025-03-14-..'));
    const { report } = await archived(root);
    expect([0, 1]).toContain(report.code);
    for (const path of filesOf(root).keys())
      expect(path).toMatch(
        /^(?:[a-z0-9.-]+|\.lock|data\/2025\/[a-z0-9-]+\/[a-z0-9-]+_\d{2,3}\.extrait\.pdf)$/,
      );
  });
});

test('a record beyond all measure is refused with its size; what was made of it stays, and others are made', async () => {
  const root = copyOf(town);
  rewrite(root, POINT, (text) => `${text}# ${'é'.repeat(2 ** 20)}\n`);
  writeFileSync(
    join(root, 'records', `2025/${SEANCE}/02-autre.yaml`),
    SOUND[POINT]!.replace('Essai', 'Autre'),
  );
  const { code, report } = await archived(root);
  expect({ code, counts: report.counts }).toMatchObject({ code: 1, counts: { made: 1, refused: 1 } });
  expect(report.findings).toMatchObject([{ file: `records/${POINT}`, code: 'fichier-trop-gros' }]);
  expect(report.refused).toMatchObject([{ id: `${SEANCE}_01`, stale: true }]);
});

test('another writer despite the lock: nothing more is written', () => {
  const root = copyOf(town);
  const journal = openJournal(join(root, 'archive'), () => '2026-01-01T00:00:00Z');
  appendFileSync(join(root, 'archive/journal.jsonl'), '{"n":9}\n');
  const before = readFileSync(join(root, 'archive/journal.jsonl'));
  const act = { id: `${SEANCE}_01`, document: 'extrait' };
  expect(() => journal.append([{ ev: 'orphan', ...act }])).toThrow(Unreachable);
  expect(() => journal.append([{ ev: 'orphan', ...act }])).toThrow(/écrit par un autre programme/);
  journal.close();
  expect(readFileSync(join(root, 'archive/journal.jsonl'))).toEqual(before);
});

test.each(['1999-12-31T23:59:59Z', '2091-01-01T00:00:00Z'])(
  'a clock set to %s decides nothing: what is unchanged stays, what changed is made, the order is that of the lines',
  async (moment) => {
    const root = copyOf(town);
    const telling = {
      total: async () => undefined,
      step: async () => undefined,
      isStopped: () => false,
      onStop: () => undefined,
      now: () => moment,
    };
    const options = { archive: join(root, 'archive'), projet: root };
    expect((await night([], options, telling)).counts).toMatchObject({ made: 0, same: 1 });
    rewrite(root, POINT, (text) => text.replace('un essai', 'un grand essai'));
    expect((await night([], options, telling)).counts).toMatchObject({ made: 1, same: 0 });
    expect((await archived(root)).report).toMatchObject({ code: 0, counts: { made: 0, same: 1 } });
    expect(factsOf(root).map(({ n }) => n)).toEqual(factsOf(root).map((_, i) => i + 1));
    expect((await onArchive(root, 'verifier')).code).toBe(0);
  },
);

const SEANCES = runs(2, 25);
const POINTS = runs(12, 40);
const BAD = runs(3, 10);

test(`${BAD} bad records among ${SEANCES * POINTS}: each is refused at its line, all others are made`, async () => {
  const records: Record<string, string> = {};
  const bad: string[] = [];
  for (let seance = 0; seance < SEANCES; seance += 1) {
    const day = String(10 + (seance % 15));
    const month = `0${4 + Math.floor(seance / 15)}`;
    const folder = `2025/2025-${month}-${day}-conseil`;
    records[`${folder}/seance.yaml`] = SOUND[SITTING]!.replace('2025-03-13', `2025-${month}-${day}`).replace(
      '2025-03-06',
      `2025-${month}-0${(seance % 3) + 1}`,
    );
    for (let point = 1; point <= POINTS; point += 1) {
      const isBad = bad.length < BAD && point === 7 + (seance % 3) + (bad.length % 2);
      const file = `${folder}/${String(point).padStart(2, '0')}-essai.yaml`;
      const more = !isBad && bad.length < BAD && seance === SEANCES - 1;
      records[file] =
        `${isBad || more ? 'objets: x\n' : ''}${SOUND[POINT]!.replace('Essai', `Essai ${point}`)}`;
      if (isBad || more) bad.push(`records/${file}`);
    }
  }
  const root = project(records);
  const { code, report } = await archived(root);
  expect(code).toBe(1);
  expect(report.findings.map((each) => each as unknown)).toEqual(
    bad.toSorted().map((file) => expect.objectContaining({ file, line: 1, column: 1, code: 'cle-inconnue' })),
  );
  expect(report.counts).toMatchObject({ made: SEANCES * POINTS + 1 - BAD, refused: BAD });
  expect((await greffe(root, 'archive', 'verifier', '--archive', 'archive')).code).toBe(0);
});
