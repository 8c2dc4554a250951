/** `greffe registre`: the register of a year grows séance by séance, and what is printed of it does not move. */
import { existsSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { feuilletsOf } from '../road/register.ts';
import { readingOf } from '../road/road.ts';
import { cleanUp, greffe, POINT, project, SEANCE, SITTING, SOUND } from './project.ts';

afterAll(cleanUp);

const YEAR = '2025/feuillets.yaml';
const LATER = '2025-06-12-conseil';
const DECISION = '2025/decisions/001-bail.yaml';

/** A second séance, and a decision between the two. */
const MORE = {
  [`2025/${LATER}/seance.yaml`]: SOUND[SITTING]!.replace('03-13', '06-12').replace('03-06', '06-05'),
  [`2025/${LATER}/01-suite.yaml`]: SOUND[POINT]!.replace('objet: Essai', 'objet: Suite'),
  [DECISION]:
    'assemblee: conseil\nnumero: 2025-D01\ndate: 2025-04-02\nobjet: Bail de la remise\ntexte: La remise est louée.\n',
};

const read = (root: string, path: string): string => readFileSync(join(root, 'records', path), 'utf8');
const change = (root: string, path: string, edit: (text: string) => string): void => {
  const before = read(root, path);
  expect(edit(before)).not.toBe(before);
  writeFileSync(join(root, 'records', path), edit(before));
};

async function printedTo(root: string, id: string): Promise<void> {
  const { code, err } = await greffe(
    root,
    'registre',
    '2025',
    'conseil',
    '--imprime',
    id,
    '--le',
    '2025-07-01',
  );
  expect(err).toBe('');
  expect(code).toBe(0);
}

/** The feuillets at the heads of a PDF. */
function heads(path: string): readonly string[] {
  return feuilletsOf(readingOf(readFileSync(path)));
}

describe('a year', () => {
  test('is bound in a volume, which reads back against the records', async () => {
    const root = project(MORE);
    const { code, out, err } = await greffe(root, 'registre', '2025');
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(
      'sortie/2025/2025-conseil_v1.volume.pdf (feuillets 1 à 5, 10 pages)\n1 volume dans sortie : rien à signaler.\n',
    );
    const path = 'sortie/2025/2025-conseil_v1.volume.pdf';
    expect(heads(join(root, path))).toEqual([1, 2, 3, 4, 5].flatMap((n) => [String(n), `${n}\u00a0v°`]));
    expect((await greffe(root, 'relire', path)).out).toContain(`${path} : conforme.`);
    change(root, POINT, (text) => text.replace('approuver', 'adopter'));
    const other = await greffe(root, 'relire', path);
    expect(other.code).toBe(2);
    expect(other.out).toContain('différence');
  });

  test('one that has no séance, or not of that body, is told', async () => {
    const root = project();
    expect((await greffe(root, 'registre', '2024')).code).toBe(3);
    expect((await greffe(root, 'registre', '2025', 'bureau')).err).toContain(
      'n’a pas de séance de l’assemblée bureau',
    );
  });

  test('is not bound while one of its séances is at fault', async () => {
    const root = project({ ...MORE, [POINT]: 'objet: Essai\nobjett: x\n' });
    const { code, out } = await greffe(root, 'registre', '2025');
    expect(code).toBe(1);
    expect(out).toMatch(/^Aucun volume produit : /u);
    expect((await greffe(root, 'produire', '--document', 'registre', LATER)).err).toContain('[cle-inconnue]');
  });
});

test('another body at fault does not hold up the register of this one', async () => {
  const ccas = SOUND[SITTING]!.replace('assemblee: conseil', 'assemblee: ccas');
  const root = project({
    'assemblees/ccas.yaml': SOUND['assemblees/conseil.yaml']!.replace('type: CM', 'type: CCAS'),
    '2025/2025-03-13-ccas/seance.yaml': `${ccas}jourr: jeudi\n`,
  });
  const { code, err } = await greffe(root, 'registre', '2025', 'conseil');
  expect([code, err]).toEqual([0, '']);
  expect((await greffe(root, 'registre', '2025')).code).toBe(1);
});

describe('a séance', () => {
  test('follows those before it, whichever is asked for', async () => {
    const root = project(MORE);
    const { code } = await greffe(root, 'produire', '--document', 'registre', LATER);
    expect(code).toBe(0);
    const path = `sortie/2025/${LATER}/${LATER}.registre.pdf`;
    expect(heads(join(root, path))).toEqual(['4', '4\u00a0v°']);
  });
});

describe('what is printed', () => {
  test('is noted line by line, and the next séance goes on', async () => {
    const root = project();
    await printedTo(root, SEANCE);
    expect(read(root, YEAR)).toMatch(
      /^conseil:\n {2}- \{seance: 2025-03-13-conseil, du: 2, au: 2 v°, imprime: 2025-07-01, sha256: [0-9a-f]{64}\}\n$/u,
    );
    const first = read(root, YEAR);
    for (const [path, text] of Object.entries(MORE)) {
      mkdirSync(join(root, 'records', path, '..'), { recursive: true });
      writeFileSync(join(root, 'records', path), text);
    }
    await printedTo(root, LATER);
    expect(read(root, YEAR).startsWith(first)).toBe(true);
    expect(read(root, YEAR).slice(first.length)).toMatch(
      /^ {2}- \{decisions: \[2025-conseil_D001\], du: 3, au: 3, [^\n]+\n {2}- \{seance: 2025-06-12-conseil, du: 4, au: 4 v°, [^\n]+\n$/u,
    );
    // Nothing more to print.
    expect((await greffe(root, 'registre', '2025', '--imprime', LATER)).code).toBe(3);
    expect((await greffe(root, 'verifier')).code).toBe(0);
  });

  test('does not change', async () => {
    const root = project(MORE);
    await printedTo(root, LATER);
    change(root, POINT, (text) => text.replace('approuver', 'adopter'));
    const { code, err, out } = await greffe(root, 'registre', '2025');
    expect(code).toBe(1);
    expect(err).toMatch(
      /^records\/2025\/feuillets\.yaml:2:5: erreur: La séance du 13 mars 2025 est imprimée au registre depuis le 1er juillet 2025, et ce qu’elle dit a changé depuis\. \[feuillets-differents\]/u,
    );
    expect(err).toContain('Remède : ce qui est imprimé et signé ne change plus');
    expect(out).toContain('Aucun volume produit');
  });

  test('does not move: neither by a longer act, nor by what comes before it', async () => {
    const root = project(MORE);
    await printedTo(root, LATER);
    change(root, POINT, (text) =>
      text.replace('un essai.', `un essai.\n\n${'  Encore un long paragraphe.\n\n'.repeat(80)}`),
    );
    const longer = await greffe(root, 'registre', '2025');
    expect(longer.code).toBe(1);
    expect(longer.err).toContain(
      'La séance du 13 mars 2025 est imprimée aux feuillets 2 à 2 v°, et la saisie la mettrait à présent aux feuillets 2 à 4. [feuillets-deplaces]',
    );

    const late = project(MORE);
    await printedTo(late, LATER);
    mkdirSync(join(late, 'records/2025/2025-05-15-conseil'));
    for (const name of ['seance.yaml', '01-suite.yaml'])
      writeFileSync(
        join(late, `records/2025/2025-05-15-conseil/${name}`),
        read(late, `2025/${LATER}/${name}`).replace('06-12', '05-15').replace('06-05', '05-08'),
      );
    const before = await greffe(late, 'registre', '2025');
    expect(before.code).toBe(1);
    expect(before.err).toContain('La séance du 15 mai 2025 viendrait avant des actes déjà imprimés');
    expect(before.err).toContain('[feuillets-deplaces]');
  });

  test('does not vanish', async () => {
    const root = project(MORE);
    await printedTo(root, LATER);
    rmSync(join(root, 'records', DECISION));
    const { code, err } = await greffe(root, 'registre', '2025');
    expect(code).toBe(1);
    expect(err).toContain('[feuillets-sans-saisie]');
  });

  test('is no project', async () => {
    const root = project({ [SITTING]: `${SOUND[SITTING]!}etat: en-cours\n` });
    const { code, err } = await greffe(root, 'registre', '2025', '--imprime', SEANCE);
    expect(code).toBe(1);
    expect(err).toContain('[feuillets-en-projet]');
    expect(existsSync(join(root, 'records', YEAR))).toBe(false);
  });

  test.each([
    ['seance: 2025-03-13-conseil, du: 2, au: deux', 'feuillet-invalide'],
    ['du: 2, au: 2', 'feuillet-invalide'],
  ])('a line that Greffe did not write is told: %s', async (line, code) => {
    const root = project({
      [YEAR]: `conseil:\n  - {${line}, imprime: 2025-07-01, sha256: ${'0'.repeat(64)}}\n`,
    });
    const { code: exit, err } = await greffe(root, 'registre', '2025');
    expect(exit).toBe(1);
    expect(err).toContain(`[${code}]`);
  });
});
