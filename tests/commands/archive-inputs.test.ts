/** All that an act may depend on: what it prints makes it again, what it does not print leaves it as it is. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { png } from '../pdf/acte.ts';
import { archived, draftOf, filesOf, onArchive, rewrite } from './archive-project.ts';
import { BODY, cleanUp, copyOf, POINT, project, SEANCE, SITTING, SOUND } from './project.ts';

afterAll(cleanUp);

const TEMPLATES = resolve(import.meta.dirname, '../../templates');
const ID = `${SEANCE}_01`;

/** A picture of one pixel, as grey as that. */
function grey(tone: number): Uint8Array {
  return png({ width: 1, height: 1, bits: 8, type: 0 }, [0, tone]);
}

let town = '';

beforeAll(async () => {
  town = project({
    [BODY]: `modele: maison\nlogo: {fichier: logo.png, texte: Logo de la commune}\n${SOUND[BODY]}`,
    'assemblees/logo.png': grey(10),
    [POINT]: `${SOUND[POINT]}annexes: [{fichier: annexes/plan.png, titre: Plan}]\n`,
    [`2025/${SEANCE}/annexes/plan.png`]: grey(20),
  });
  cpSync(join(TEMPLATES, 'recit'), join(town, 'templates/maison'), { recursive: true });
  for (const sheet of ['base.css', 'entete.css', 'fin.css'])
    cpSync(join(TEMPLATES, sheet), join(town, 'templates', sheet));
  const { err } = await archived(town);
  if (err !== '') throw new Error(err);
}, 60_000);

test.each<[string, (root: string) => void, number]>([
  [
    'a name of the body',
    (root) => rewrite(root, BODY, (text) => text.replace('Zoé MARTIN', 'Zoé LEMARTIN')),
    1,
  ],
  ['the logo', (root) => writeFileSync(join(root, 'records/assemblees/logo.png'), grey(11)), 1],
  ['the séance', (root) => rewrite(root, SITTING, (text) => text.replace('absents: thomas\n', '')), 1],
  ['the point', (root) => rewrite(root, POINT, (text) => text.replace('Essai', 'Autre essai')), 1],
  [
    'the name of an annexe',
    (root) => rewrite(root, POINT, (text) => text.replace('titre: Plan', 'titre: Plans')),
    1,
  ],
  [
    'a template',
    (root) => {
      const file = join(root, 'templates/maison/extrait.hbs');
      writeFileSync(file, readFileSync(file, 'utf8').replace('</body>', '<p>Fin.</p></body>'));
    },
    1,
  ],
  [
    'a picture beside the bodies that none prints',
    (root) => writeFileSync(join(root, 'records/assemblees/autre.png'), grey(1)),
    0,
  ],
  [
    'a file of the family that no act reads',
    (root) => writeFileSync(join(root, 'templates/maison/notes.css'), 'p { margin-bottom: 1pt; }'),
    0,
  ],
])('%s', async (_, change, made) => {
  const root = copyOf(town);
  const before = filesOf(root).get(draftOf('01'));
  change(root);
  expect((await archived(root)).report.counts).toMatchObject({ made, refused: 0, same: 1 - made });
  expect(filesOf(root).get(draftOf('01')) === before).toBe(made === 0);
});

test('an act with a logo is issued, and put back byte for byte', async () => {
  const root = copyOf(town);
  expect(await onArchive(root, 'delivrer', ID, '--par', 'X')).toMatchObject({ code: 0, err: '' });
  rmSync(join(root, 'archive', draftOf('01').replace('.extrait', '.v1.extrait')));
  expect(await archived(root)).toMatchObject({ code: 2 });
  expect(await onArchive(root, 'restaurer', ID)).toMatchObject({ code: 0, err: '' });
  expect(await archived(root)).toMatchObject({ code: 0 });
});
