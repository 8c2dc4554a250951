/** `greffe produire --document`: other documents than extracts, and what is said of a kind that is none. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { KINDS } from '../../src/commands/grammar.ts';
import { DOCUMENT_KINDS } from '../../src/pipeline.ts';
import { BODY, cleanUp, greffe, project, SEANCE, SOUND } from './project.ts';

afterAll(cleanUp);

test('the command line knows the kinds of the road', () => {
  expect(KINDS).toEqual(DOCUMENT_KINDS);
});

test('makes the kinds asked for, and reads them back', async () => {
  const root = project();
  const asked = ['produire', '--document', 'liste,proces-verbal,extrait', '--sortie', `${root}/sortie`];
  const { code, err, out } = await greffe(root, ...asked);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('3 documents dans ');
  expect(readdirSync(`${root}/sortie/2025/${SEANCE}`).sort()).toEqual([
    `${SEANCE}.liste.pdf`,
    `${SEANCE}.proces-verbal.pdf`,
    `${SEANCE}_01.extrait.pdf`,
  ]);
  const back = await greffe(root, 'relire', `${root}/sortie`);
  expect(back.code).toBe(0);
  expect(back.out).toContain('3 fichiers : 3 conformes à leur saisie.');
});

test('the published copy hides, is read back, and is not made of what may not be published', async () => {
  const files = Object.keys(SOUND).filter((path) => /\/\d\d-[^/]*\.yaml$/.test(path));
  const hides = 'objet: Secours\ndispositif: Accorde 300 € à [[M. Jean DUPONT|un agent]].\n';
  const root = project({ [files[0]!]: hides });
  const asked = ['produire', '--document', 'extrait,extrait-publie', '--sortie', `${root}/sortie`];
  expect(await greffe(root, ...asked)).toMatchObject({ code: 0, err: '' });
  const made = readdirSync(`${root}/sortie/2025/${SEANCE}`);
  expect(made).toEqual([`${SEANCE}_01.extrait-publie.pdf`, `${SEANCE}_01.extrait.pdf`]);
  const back = await greffe(root, 'relire', '--json', `${root}/sortie/2025/${SEANCE}/${made[0]}`);
  expect(back.code).toBe(0);
  expect(JSON.parse(back.out)).toMatchObject([
    { document: 'extrait-publie', differences: [], proofs: { text: true, structure: true, embedded: true } },
  ]);
  expect(back.out).not.toContain('DUPONT');

  const forbidden = project({ [files[0]!]: `${hides}publication: interdite\n` });
  const none = await greffe(forbidden, 'produire', '--document', 'extrait-publie', '--sortie', `${root}/non`);
  expect(none.out).toContain('Aucun acte produit');
});

test('a kind that is none is refused with those that are', async () => {
  const { code, err } = await greffe(project(), 'produire', '--document', 'roman');
  expect(code).toBe(64);
  expect(err).toContain(
    '« roman » n’est pas une valeur de --document : choisissez parmi extrait, extrait-executoire, ',
  );
});

test('the family of templates and the colour are those of the body; a family that is none is refused', async () => {
  const root = project({ [BODY]: `modele: recit\ncouleur: "#7A1F2B"\n${bodyText()}` });
  const asked = ['produire', '--document', 'extrait,liste', '--sortie', `${root}/sortie`];
  expect((await greffe(root, ...asked)).code).toBe(0);
  const { code, out } = await greffe(root, 'relire', `${root}/sortie`);
  expect({ code, out }).toMatchObject({ code: 0 });
  expect(out).toContain('2 fichiers : 2 conformes à leur saisie.');

  const other = project({ [BODY]: `modele: roman\n${bodyText()}` });
  const refused = await greffe(other, 'produire', '--sortie', `${other}/sortie`);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('Aucune famille de modèles ne s’appelle « roman ». [modele-inconnu]');
});

/** The body of the sound project. */
function bodyText(): string {
  return String(SOUND[BODY]);
}

test('modeles verifier reviews every family for every document, and tells each fault once', async () => {
  const root = project();
  const sound = await greffe(root, 'modeles', 'verifier');
  expect(sound).toMatchObject({ code: 0, err: '' });
  expect(sound.out).toMatch(
    /^5 familles de modèles \(cases, libelles, marge, nominatif, recit\) : rien à signaler\.\n.* 0 nulle part\.\n$/,
  );
  mkdirSync(join(root, 'templates/maison/partiels'), { recursive: true });
  writeFileSync(join(root, 'templates/maison/partiels/objet.hbs'), '<p>{{objett}}</p>\n');
  writeFileSync(join(root, 'templates/maison/modele.yaml'), 'titre: Maison\nbase: libelles\n');
  const { code, err, out } = await greffe(root, 'modeles', 'verifier');
  expect(code).toBe(1);
  expect(err.match(/champ-inconnu/g)).toHaveLength(1);
  expect(err).toContain('templates/maison/partiels/objet.hbs:1:6');
  expect(out).toContain('6 familles');
  const { out: json } = await greffe(root, 'modeles', 'verifier', '--json');
  expect(JSON.parse(json)).toMatchObject([{ code: 'champ-inconnu', line: 1, column: 6 }]);
});
