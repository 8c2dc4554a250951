/** `greffe importer`: a text on the screen, or a new point of a séance that every check finds sound; nothing is written over. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { chrome } from '../importer/dialect.ts';
import { docx } from '../importer/docx.ts';
import { cleanUp, folder, greffe, project, SEANCE } from './project.ts';

afterAll(cleanUp);

function text(): Uint8Array {
  const d = docx();
  return d.file([
    d.para('text', chrome(d.run('Objet : ')), d.run('Voirie : « rue Haute » # 2')),
    d.para('text', d.run('La rue est '), d.run('étroite', 'u'), d.run('.')),
    d.para('text', d.run('Le conseil, après en avoir délibéré, décide :')),
    d.list('dash', [0, d.run('de l’élargir.')]),
  ]);
}

test('on the screen: the point; to the error output: what is not kept', async () => {
  const root = folder();
  writeFileSync(join(root, 'Été 1.docx'), text());
  expect(await greffe(root, 'importer', 'Été 1.docx')).toEqual({
    code: 0,
    out: `objet: "Voirie : « rue Haute » # 2"
expose: |
  La rue est étroite.
formule: "Le conseil, après en avoir délibéré, décide :"
dispositif: |
  - de l’élargir.
`,
    err: `Été 1.docx : 4 paragraphes lus, 0 élément non repris, 1 repris autrement.
Repris autrement :
  - paragraphe 2 (« La rue est étroite. ») : souligné, repris sans le trait : « étroite »
`,
  });
});

test('to a séance: the next number, again the next, tied to the schemas; the records are sound', async () => {
  const root = project();
  mkdirSync(join(root, 'schemas'));
  writeFileSync(join(root, 'a.docx'), text());
  const place = `records/2025/${SEANCE}`;
  for (const name of ['02-voirie-rue-haute-2.yaml', '03-voirie-rue-haute-2.yaml'])
    expect(await greffe(root, 'importer', 'a.docx', '--vers', SEANCE)).toMatchObject({
      code: 0,
      out: `${place}/${name}\n`,
    });
  expect(readFileSync(join(root, place, '03-voirie-rue-haute-2.yaml'), 'utf8')).toMatch(
    /^# yaml-language-server: \$schema=.*deliberation\.json\nobjet: /u,
  );
  expect(await greffe(root, 'verifier', '--strict')).toMatchObject({ code: 0 });
});

test.each([
  ['b.docx', [], 3, 'b.docx est illisible'],
  ['.', [], 3, 'n’est pas un fichier ordinaire'],
  ['a.docx', ['--vers', '2025-03-14-conseil'], 3, 'Aucune séance ne porte l’identifiant'],
  ['a.docx', ['--vers', 'records'], 0, ''],
  ['x.docx', ['--vers', SEANCE], 1, '[import-pas-un-texte]'],
])('%s %j: exit %i', async (file, argv, code, says) => {
  const root = project();
  writeFileSync(join(root, 'a.docx'), text());
  writeFileSync(join(root, 'x.docx'), 'Texte');
  const before = readdirSync(join(root, `records/2025/${SEANCE}`)).length;
  const outcome = await greffe(root, 'importer', file, ...argv);
  expect({ code: outcome.code, err: outcome.err.includes(says) }).toEqual({ code, err: true });
  expect(readdirSync(join(root, `records/2025/${SEANCE}`))).toHaveLength(code === 0 ? before + 1 : before);
  expect(existsSync(join(root, 'sortie'))).toBe(false);
});
