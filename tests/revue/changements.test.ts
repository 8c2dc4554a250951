/** What a change of templates is told as: one change, one decision, however many acts it is in. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { cleanUp, copyOf, folder, greffe } from '../commands/project.ts';
import { runs, THOROUGH } from '../promise/runs.ts';
import { changed, PARTIELS, prepared, ville } from './villes.ts';

afterAll(cleanUp);

const ACTS = runs(60, 10_000);
const TOWN = ville(ACTS);

const titles = ({ changements }: Awaited<ReturnType<typeof prepared>>): string[] =>
  changements.map(
    ({ gravite, titre }) => `${gravite}: ${titre.map(([mark, text]) => `${mark}${text}`).join(' ')}`,
  );

/** Seconds of CPU of all threads: the machine may be shared. */
async function timed<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const before = process.cpuUsage();
  const done = await work();
  const { user, system } = process.cpuUsage(before);
  return [done, Math.round((user + system) / 1e5) / 10];
}

const rss = (): number => Math.round(process.memoryUsage.rss() / 1e6);

describe('changes are gathered', () => {
  test('one word of a partial, whatever the names: one change', async () => {
    const root = copyOf(TOWN);
    changed(root, `${PARTIELS}/presence.hbs`, 'Membres présents :', 'Étaient présents :');
    const [review, cost] = await timed(async () => prepared(root));
    if (THOROUGH) {
      const [, full] = await timed(async () => greffe(root, 'produire', '--sortie', 'sortie'));
      console.info(`${ACTS} acts: reviewed in ${cost} s of CPU, made in ${full} s; ${rss()} MB`);
      expect(cost).toBeLessThan(2 * full);
      expect(rss()).toBeLessThan(1500);
    }
    expect(titles(review)).toEqual(['cosmetique: -Membres +Étaient =présents :']);
    expect(review.changements[0]!.actes).toHaveLength(ACTS);
    // A word mended elsewhere: only what it can affect is laid out again.
    changed(root, `${PARTIELS}/absents.hbs`, 'Membres absents :', 'Étaient absents :');
    const { out } = await greffe(root, 'revue', 'preparer', '--de', 'avant', '--auteur', 'S. Garnier');
    const [, again = ''] = /(\d+) documents? mis en pages/u.exec(out) ?? [];
    const second = JSON.parse(readFileSync(join(root, 'revue/revue.json'), 'utf8')) as typeof review;
    const affected = second.changements.find(({ fichier }) => fichier.endsWith('absents.hbs'))!;
    expect(affected.actes.length).toBeLessThan(ACTS);
    expect(Number(again)).toBe(affected.actes.length + affected.essais.length);
  });

  test('independent words: as many changes, what decides first, what the matrix alone prints said so', async () => {
    const root = copyOf(TOWN);
    changed(root, `${PARTIELS}/presence.hbs`, 'Membres présents :', 'Étaient présents :');
    changed(root, `${PARTIELS}/seance.hbs`, 'Secrétaire de séance', 'Secrétariat');
    changed(root, `${PARTIELS}/designations.hbs`, 'En remplacement', 'À la place');
    changed(root, 'records/assemblees/conseil.yaml', 'décide :', 'décide, à l’unanimité :');
    const review = await prepared(root);
    expect(titles(review)[0]).toMatch(/^juridique: .*décide, à l’unanimité/u);
    expect(
      review.changements.map(({ fichier, essaiSeul, actes }) => [fichier, essaiSeul, actes.length]),
    ).toEqual([
      ['libelles/partiels/decision.hbs', false, ACTS],
      ['libelles/partiels/presence.hbs', false, ACTS],
      ['libelles/partiels/seance.hbs', false, ACTS],
      ['libelles/partiels/designations.hbs', true, 0],
    ]);
    expect(new Set(review.changements.map(({ cle }) => cle)).size).toBe(4);
  });

  test('a margin moved by a millimetre: nothing of law', async () => {
    const root = copyOf(TOWN);
    // Of all documents, or of extracts alone: quicker.
    if (THOROUGH) changed(root, 'templates/base.css', '22mm 20mm;', '22mm 21mm;');
    else changed(root, 'templates/libelles/style.css', /$/u, '@page { margin: 28mm 20mm 22mm 21mm; }\n');
    const review = await prepared(root);
    expect(review.changements.filter(({ gravite }) => gravite === 'juridique')).toEqual([]);
    expect(titles(review).some((title) => title.includes('Marge gauche'))).toBe(true);
  });

  test('several towns: one review', async () => {
    const towns = [ville(2, 1), ville(3, 2)];
    for (const root of towns)
      changed(root, `${PARTIELS}/presence.hbs`, 'Membres présents :', 'Étaient présents :');
    const here = folder();
    writeFileSync(join(here, 'parc.txt'), towns.map((root) => `${root} ; ${root}/archive\n`).join(''));
    for (const root of towns) await greffe(root, 'archiver', '--archive', 'archive');
    const [issued = ''] = towns;
    await greffe(
      issued,
      'archive',
      'delivrer',
      '2021-01-07-conseil_01',
      '--archive',
      'archive',
      '--par',
      'A. Roy',
    );
    const review = await prepared(here, '--parc', 'parc.txt');
    expect(review.changements.map(({ actes, delivres }) => [actes.length, delivres.length])).toEqual([
      [4, 1],
    ]);
    expect(review.comptes.delivres).toBe(1);
  });

  test('nothing changed: nothing to decide', async () => {
    const { changements, comptes } = await prepared(copyOf(TOWN));
    expect(changements).toEqual([]);
    expect(comptes.inchanges).toBe(ACTS);
  });
});
