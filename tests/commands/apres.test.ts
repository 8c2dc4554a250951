/** What follows a séance: `greffe echeances`, its calendar, and `greffe lot preparer`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cleanUp, greffe, POINT, project, SEANCE, SITTING, SOUND } from './project.ts';

afterAll(cleanUp);

const due = async (
  root: string,
  day: string,
): Promise<{ quoi: string; le: string | null; reste: number | null }[]> => {
  const { out } = await greffe(root, 'echeances', '--json', '--le', day);
  return (JSON.parse(out) as { echeances: { quoi: string; le: string | null; reste: number | null }[] })
    .echeances;
};

test('the list is due a week after the séance, acts are sent and published without a last day', async () => {
  const told = await due(project(), '2025-03-15');
  expect(told.map(({ quoi, le, reste }) => [quoi, le, reste])).toEqual([
    ['liste', '2025-03-20', 5],
    ['transmission', null, null],
    ['publication', null, null],
  ]);
  expect((await due(project(), '2025-04-15')).map(({ quoi }) => quoi)).not.toContain('liste');
});

test('what is noted is due no more; what was sent waits for its receipt', async () => {
  const sent = project({
    [SITTING]: `${SOUND[SITTING]}controle: {envoi: 2025-03-14, mise_en_ligne: 2025-03-14}\n`,
  });
  expect((await due(sent, '2025-03-15')).map(({ quoi }) => quoi)).toEqual(['liste', 'accuse']);
  const done = project({
    [SITTING]: `${SOUND[SITTING]}controle: {envoi: 2025-03-14, reception: 2025-03-14, mise_en_ligne: 2025-03-14}\n`,
  });
  expect((await due(done, '2025-03-15')).map(({ quoi }) => quoi)).toEqual(['liste']);
});

test('a séance that is prepared is convoked three clear days before; the minutes wait for it', async () => {
  const next = '2025/2025-04-10-conseil';
  const root = project({
    [`${next}/seance.yaml`]: 'assemblee: conseil\ndate: 2025-04-10\netat: preparee\n',
    [`${next}/01-essai.yaml`]: 'objet: Essai\n',
  });
  const told = await due(root, '2025-04-01');
  expect(told.map(({ quoi, le }) => [quoi, le])).toContainEqual(['convocation', '2025-04-06']);
  expect(told.map(({ quoi, le }) => [quoi, le])).toContainEqual(['proces-verbal', '2025-04-10']);
});

test('the calendar is one that agendas read: lines of 75 bytes at most, ended by CRLF, one all-day event a deadline', async () => {
  const { out } = await greffe(project(), 'echeances', '--ics', '--le', '2025-03-15');
  const lines = out.split('\r\n');
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  expect(out.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(out).toContain(`UID:liste.${SEANCE}@greffe\r\n`);
  expect(out).toContain('DTSTART;VALUE=DATE:20250320\r\n');
  expect(out.match(/BEGIN:VEVENT/gu)).toHaveLength(1);
  expect(out).not.toContain('\n\n');
});

test('a lot holds the acts and a slip that tells them', async () => {
  const root = project({
    [POINT]: `${SOUND[POINT]}numero: 2025-001\nmatiere: 7.5\n`.replace(
      'objet: Essai',
      'objet: "Essai ; « deux »"',
    ),
  });
  const { code } = await greffe(root, 'lot', 'preparer', SEANCE);
  expect(code).toBe(0);
  const folder = join(root, 'lot/2025', SEANCE);
  expect(readdirSync(folder)).toEqual([`${SEANCE}_01.extrait.pdf`, 'bordereau.csv']);
  expect(readFileSync(join(folder, 'bordereau.csv'), 'utf8')).toBe(
    `\uFEFFnumero;objet;matiere;nature;date;acte\r\n2025-001;"Essai ; « deux »";7.5;DE;2025-03-13;${SEANCE}_01.extrait.pdf\r\n`,
  );
});

test('an act without a number or a matière is not on the slip, and says what it lacks', async () => {
  const { code, err } = await greffe(project(), 'lot', 'preparer', SEANCE);
  expect(code).toBe(1);
  expect(err).toContain('[acte-intransmissible]');
  expect(err).toContain('n’a pas de matière');
});
