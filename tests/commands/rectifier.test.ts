/** `greffe rectifier`: a new act that names an older one, which keeps its bytes; what a material correction may not change. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readPdf } from '../../src/verify/reading.ts';
import { leavesOf } from '../../src/verify/running.ts';
import { archived, changedSince, draftOf, factsOf, filesOf, onArchive } from './archive-project.ts';
import { cleanUp, greffe, POINT, project, SEANCE, SITTING, SOUND } from './project.ts';

afterAll(cleanUp);

const ID = `${SEANCE}_01`;
const NEXT = '2025-04-10-conseil';
const PLACE = `2025/${NEXT}`;
const NEW = `${PLACE}/02-rectification-essai.yaml`;
const ACT = `# Voté à l’unanimité.
numero: 2025-007
objet: Essai de M. DUPOND
expose: |
  Il est proposé un essai.   # gardé
# Le texte lu en séance.
articles:
  - Attribue 10 000 € à M. Luc DUPONT, le 3 mars 2025.
  - Autorise le maire.
# Ce qui s’est passé.
absents: thomas
vote: unanimite
`;

/** A séance held with one act, another to come; `more`: files otherwise. */
function town(more: Readonly<Record<string, string>> = {}): string {
  return project({
    [POINT]: ACT,
    [SITTING]: SOUND[SITTING]!.replace('absents: thomas\n', ''),
    [`${PLACE}/seance.yaml`]: 'assemblee: conseil\ndate: 2025-04-10\netat: preparee\n',
    [`${PLACE}/01-autre.yaml`]: 'objet: Autre\ndispositif: Approuve.\n',
    ...more,
  });
}

const read = (root: string, path: string): string => readFileSync(join(root, 'records', path), 'utf8');
const linked = (lien: string, more = '') => ({
  [`${PLACE}/01-autre.yaml`]: `objet: Autre\ndispositif: Approuve.\nlien: ${lien}\n${more}`,
});

test.each(['materielle', 'deliberation'] as const)(
  '--%s: the file, its comments, its link',
  async (nature) => {
    const root = town();
    const { code, out, err } = await greffe(root, 'rectifier', ID, `--${nature}`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`^records/${NEW}\n${ID} reste tel quel`, 'u'));
    const text = read(root, NEW);
    expect(text).toBe(`# Voté à l’unanimité.
objet: Essai de M. DUPOND
expose: |
  Il est proposé un essai.   # gardé
# Le texte lu en séance.
articles:
  - Attribue 10 000 € à M. Luc DUPONT, le 3 mars 2025.
  - Autorise le maire.
# Ce qui s’est passé.
lien:
  rectifie: ${ID}
  nature: ${nature}
  numero: 2025-007
${
  nature === 'deliberation'
    ? ''
    : 'formule: "Le texte rectifié de la délibération n°\u00a02025-007 du 13\u00a0mars 2025 est le suivant\u00a0:"\nvote: sans\n'
}`);
    expect(read(root, POINT)).toBe(ACT);
    expect((await greffe(root, 'verifier', NEXT)).code).toBe(0);
    // Once more: nothing is written over.
    expect((await greffe(root, 'rectifier', ID, `--${nature}`)).out).toContain('03-rectification-essai.yaml');
    expect(read(root, NEW)).toBe(text);
  },
);

test('the mention is printed and read back; the tables of the register point both ways', async () => {
  const root = town();
  await greffe(root, 'produire', SEANCE);
  const file = join(root, `sortie/2025/${SEANCE}/${ID}.extrait.pdf`);
  const before = readFileSync(file);
  await greffe(root, 'rectifier', ID, '--materielle');
  writeFileSync(
    join(root, 'records', PLACE, 'seance.yaml'),
    'assemblee: conseil\ndate: 2025-04-10\nconvocation: 2025-04-03\nsecretaire: martin\n',
  );
  expect((await greffe(root, 'produire', NEXT, SEANCE)).code).toBe(0);
  expect(Buffer.compare(readFileSync(file), before)).toBe(0);
  const made = await greffe(root, 'registre', '2025', '--json');
  expect(made.code).toBe(0);
  expect((await greffe(root, 'relire', 'sortie')).code).toBe(0);
  const texts = (path: string): string => {
    const reading = readPdf(readFileSync(join(root, 'sortie', path)), path);
    if (reading.kind === 'unread' || reading.tree === null) throw new Error(path);
    return leavesOf(reading.tree)
      .map(({ text }) => text)
      .join('|');
  };
  expect(texts(`${PLACE}/${NEXT}_02.extrait.pdf`)).toContain(
    'La présente délibération rectifie, pour erreur matérielle, la délibération n° 2025-007 du 13 mars 2025.',
  );
  const tables = texts('2025/2025-conseil_v1.volume.pdf');
  expect(tables.match(/rectifiée par la délibération n° 2, feuillet 3(?! v)/gu)).toHaveLength(2);
  expect(tables.match(/rectifie la délibération n° 2025-007, feuillet 2(?! v)/gu)).toHaveLength(2);
});

test('an act that was issued stays what it is in the archive; the new one is made, names it, and is issued in its turn', async () => {
  const root = town();
  await archived(root);
  expect((await onArchive(root, 'delivrer', ID, '--par', 'Anne DURAND')).code).toBe(0);
  const issued = filesOf(root);
  const version = draftOf('01').replace('.extrait', '.v1.extrait');
  expect([...issued.keys()]).toContain(version);

  expect((await greffe(root, 'rectifier', ID, '--materielle')).code).toBe(0);
  writeFileSync(
    join(root, 'records', PLACE, 'seance.yaml'),
    'assemblee: conseil\ndate: 2025-04-10\nconvocation: 2025-04-03\nsecretaire: martin\n',
  );
  const { code, report } = await archived(root);
  expect({ code, drift: report.drift }).toEqual({ code: 0, drift: [] });
  const ofOld = (paths: Iterable<string>) => [...paths].filter((path) => path.includes(`/${SEANCE}/`));
  expect(ofOld(issued.keys()).length).toBeGreaterThan(1);
  expect(ofOld(changedSince(issued, root))).toEqual([]);
  expect((await onArchive(root, 'verifier')).code).toBe(0);

  const made = readPdf(readFileSync(join(root, 'archive', draftOf('02', NEXT))), 'a.pdf');
  if (made.kind === 'unread') throw new Error(made.diagnostic.message);
  const text = leavesOf(made.tree!)
    .map((leaf) => leaf.text)
    .join('|');
  expect(text).toContain('rectifie, pour erreur matérielle, la délibération n° 2025-007 du 13 mars 2025.');
  expect((await onArchive(root, 'delivrer', `${NEXT}_02`, '--par', 'Anne DURAND')).code).toBe(0);
  expect(
    factsOf(root)
      .filter(({ ev }) => ev === 'issued')
      .map(({ id, version: rank }) => [id, rank]),
  ).toEqual([
    [ID, 1],
    [`${NEXT}_02`, 1],
  ]);
  expect(ofOld(changedSince(issued, root))).toEqual([]);
});

test.each([
  ['a figure', '10 000 €', '12 000 €', '« 10000 » devient « 12000 »'],
  ['a name', 'DUPONT', 'DURAND', '« DUPONT » devient « DURAND »'],
  ['a day', '3 mars', '4 mars', '« 3 » devient « 4 »'],
  ['what is not done', 'Autorise le', 'Autorise aussi, sans délai, le', 'rien devient « sans »'],
])('a material correction may not change %s of the decision', async (_, from, to, said) => {
  const root = town();
  await greffe(root, 'rectifier', ID, '--materielle');
  const text = read(root, NEW).replace(from, to);
  const other = town({ [NEW]: text });
  const { code, out: err } = await greffe(other, 'verifier', NEXT);
  expect(code).toBe(1);
  const line = text.split('\n').findIndex((each) => each.includes(to)) + 1;
  expect(err).toContain(`records/${NEW}:${line}:`);
  expect(err).toContain(said);
  expect(err).toContain('[correction-de-la-decision]');
  expect(err).toContain('délibération rectificative (greffe rectifier --deliberation)');
  const voted = town({ [NEW]: text.replace('materielle', 'deliberation').replace('vote: sans\n', '') });
  expect((await greffe(voted, 'verifier', NEXT)).code).toBe(0);
});

test('what is only a slip of the pen is set right', async () => {
  const root = town();
  await greffe(root, 'rectifier', ID, '--materielle');
  const text = read(root, NEW)
    .replace('DUPOND', 'DUPONT')
    .replace('10 000', '10\u202f000')
    .replace('Autorise le maire', 'Autorise le maire à signer');
  expect(await greffe(town({ [NEW]: text }), 'verifier', NEXT)).toMatchObject({ code: 0 });
});

test.each([
  ['lien-inconnu', '{rectifie: 2025-03-13-conseil_77, nature: deliberation}'],
  ['lien-non-anterieur', `{rectifie: ${NEXT}_01}`],
  ['lien-non-anterieur', `{abroge: ${NEXT}_02}`],
  ['lien-non-anterieur', '{modifie: 2025-05-15-conseil_01}'],
  ['lien-autre-assemblee', '{rectifie: 2025-03-13-bureau_01}'],
  ['lien-numero', `{rectifie: ${ID}, numero: 2025-008}`],
  ['correction-votee', `{rectifie: ${ID}, nature: materielle}`],
])('%s: %s', async (code, lien) => {
  const told = await greffe(town(linked(lien)), 'verifier', NEXT);
  expect(told.code).toBe(1);
  expect(told.out).toContain(`[${code}]`);
  expect(told.out).toMatch(/01-autre\.yaml:\d+:\d+: erreur/u);
});

test('an act older than the records may be repealed: a warning', async () => {
  const told = await greffe(town(linked('{abroge: 2019-03-13-conseil_01}')), 'verifier', NEXT);
  expect(told).toMatchObject({ code: 0 });
  expect(told.out).toContain('avertissement: Aucun acte lisible');
});

test('what is not to be set right: a draft, an election, no séance to come, a word missing', async () => {
  const root = town();
  const names = readdirSync(join(root, 'records', PLACE));
  const refused = await greffe(root, 'rectifier', `${NEXT}_01`, '--materielle');
  expect(refused).toMatchObject({ code: 1, out: 'Rien n’est écrit : 1 erreur.\n' });
  expect(refused.err).toContain('[acte-non-decide]');
  expect((await greffe(root, 'rectifier', ID)).code).toBe(64);
  expect((await greffe(root, 'rectifier', ID, '--materielle', '--deliberation')).code).toBe(64);
  expect((await greffe(root, 'rectifier', `${SEANCE}_09`, '--materielle')).code).toBe(3);
  expect((await greffe(root, 'rectifier', ID, '--materielle', '--seance', SEANCE)).err).toContain(
    `${SEANCE} n’est pas une séance à venir de conseil`,
  );
  expect(readdirSync(join(root, 'records', PLACE))).toEqual(names);
  const elected = town({
    [POINT]: `${ACT.replace('vote: unanimite\n', '')}designations: [{organisme: Syndicat, titulaires: [petit]}]\n`,
  });
  const told = await greffe(elected, 'rectifier', ID, '--materielle');
  expect(told.err).toContain('[correction-votee]');
  expect((await greffe(elected, 'rectifier', ID, '--deliberation')).code).toBe(0);
});
