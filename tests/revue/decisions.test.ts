/** Sign-offs: bound to what was seen, carried over while it stands, lapsed when it moves, and never taken for another. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lireDecisions, sceller, type Decision, type Ligne } from '../../src/revue/decision.ts';
import { empreinte } from '../../src/revue/empreintes.ts';
import { cleanUp, copyOf, greffe } from '../commands/project.ts';
import { changed, PARTIELS, prepared, ville } from './villes.ts';

afterAll(cleanUp);

const TOWN = ville(6);

/** A town whose partial says another word, with its review prepared. */
const REVIEWED = copyOf(TOWN);
beforeAll(async () => {
  changed(REVIEWED, `${PARTIELS}/presence.hbs`, 'Membres présents :', 'Étaient présents :');
  await prepared(REVIEWED);
});
const reviewed = (): string => copyOf(REVIEWED);

const lines = (root: string): string[] =>
  readFileSync(join(root, 'approbations.jsonl'), 'utf8').trimEnd().split('\n');
const verify = async (root: string) =>
  greffe(root, 'revue', 'verifier', '--de', 'avant', '--auteur', 'S. Garnier');

describe('a decision', () => {
  test('holds for what was seen, is carried over, and lapses', async () => {
    const root = reviewed();
    const own = await greffe(root, 'revue', 'approuver', '1', '--par', 's. garnier');
    expect([own.code, own.err]).toEqual([3, expect.stringContaining('une autre personne')]);
    const done = await greffe(root, 'revue', 'approuver', '1', '--par', 'C. Aubry');
    expect(done.out).toContain('Identité déclarée, non vérifiée');
    expect((await verify(root)).code).toBe(0);
    changed(root, `${PARTIELS}/seance.hbs`, 'Secrétaire de séance', 'Secrétariat');
    const second = await verify(root);
    expect(second.code).toBe(1);
    expect(second.out).toContain('repris d’un jeu précédent');
    expect(second.out).toContain('1 changement n’est pas approuvé');
    changed(root, `${PARTIELS}/presence.hbs`, 'Étaient présents :', 'Étaient là :');
    const third = await verify(root);
    expect(third.out).not.toContain('approuvé par C. Aubry');
    expect(third.out).toContain('2 changements ne sont pas approuvés');
  });

  test('leaves acts out for a reason, and rejects for one', async () => {
    const root = reviewed();
    const [act = ''] = (
      JSON.parse(readFileSync(join(root, 'revue/revue.json'), 'utf8')) as {
        changements: { actes: string[] }[];
      }
    ).changements[0]!.actes;
    const without = await greffe(root, 'revue', 'exclure', '1', act, '--par', 'C. Aubry', '--motif', ' ');
    expect(without.code).toBe(3);
    await greffe(
      root,
      'revue',
      'exclure',
      '1',
      act,
      '--par',
      'C. Aubry',
      '--motif',
      'formule citée par le juge',
    );
    await greffe(root, 'revue', 'rejeter', '1', '--par', 'C. Aubry', '--motif', 'ce n’est pas l’usage');
    const refused = await verify(root);
    expect(refused.out).toContain('rejeté par C. Aubry');
    expect(refused.out).toContain('1 acte exclu');
    expect(refused.code).toBe(1);
    expect(
      (await greffe(root, 'revue', 'exclure', '1', 'personne_01', '--par', 'C. Aubry', '--motif', 'x')).code,
    ).toBe(3);
  });

  test('of the page is taken for its own proposition only', async () => {
    const root = reviewed();
    const { proposition, changements } = JSON.parse(readFileSync(join(root, 'revue/revue.json'), 'utf8')) as {
      proposition: { empreinte: string };
      changements: { cle: string }[];
    };
    const given = {
      proposition: proposition.empreinte,
      changement: changements[0]!.cle,
      verdict: 'approuve',
      exclus: [],
      motif: '',
    };
    writeFileSync(
      join(root, 'decisions.jsonl'),
      `${JSON.stringify({ ...given, proposition: empreinte('autre') })}\n`,
    );
    expect((await greffe(root, 'revue', 'decider', 'decisions.jsonl', '--par', 'C. Aubry')).code).toBe(3);
    writeFileSync(join(root, 'decisions.jsonl'), `${JSON.stringify(given)}\n`);
    expect((await greffe(root, 'revue', 'decider', 'decisions.jsonl', '--par', 'C. Aubry')).code).toBe(0);
    expect((await verify(root)).code).toBe(0);
  });

  test('signed by a key: changed in any field, sealed again or not, none is accepted', async () => {
    const root = reviewed();
    const key = join(root, 'cle');
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    writeFileSync(join(root, 'relecteurs.ssh'), `aubry ${readFileSync(`${key}.pub`, 'utf8')}`);
    await greffe(root, 'revue', 'approuver', '1', '--par', 'C. Aubry', '--cle', 'cle', '--identite', 'aubry');
    expect((await verify(root)).out).toContain('signé');
    const [written = ''] = lines(root);
    const { sceau, signature, ...decision } = JSON.parse(written) as Decision &
      Pick<Ligne, 'sceau' | 'signature'>;
    const file = join(root, 'approbations.jsonl');
    let tried = 0;
    for (const mutant of mutants(decision)) {
      for (const line of [
        { ...mutant, sceau, signature },
        { ...mutant, sceau: sceller(mutant, '').sceau, signature },
        { ...mutant, sceau: sceller(mutant, '').sceau, signature: '' },
      ]) {
        tried++;
        // Without its signature, a line whose name says that it has one is refused; one that says none is of hashes alone.
        if (line.signature === '' && line.identite === '') continue;
        writeFileSync(file, `${JSON.stringify(line)}\n`);
        const read = lireDecisions(
          'a',
          readFileSync(file, 'utf8'),
          (text, sign, identity) => sign === signature && identity === 'aubry' && text === texte(decision),
        );
        expect(read.lignes, JSON.stringify(line)).toEqual([]);
      }
    }
    expect(tried).toBeGreaterThan(50);
    // The true verifier, of a line that was sealed again.
    for (const line of [
      { ...decision, motif: 'autre', sceau: sceller({ ...decision, motif: 'autre' }, '').sceau, signature },
    ]) {
      writeFileSync(file, `${JSON.stringify(line)}\n`);
      const said = await verify(root);
      expect(said.code).toBe(1);
      expect(said.err).toMatch(/\[approbation-alteree\]|\[signature-fausse\]/u);
    }
  });
});

describe('a set', () => {
  test('is approved whole and kept; one that nobody approved makes no act: the archive goes on with the last one', async () => {
    const root = copyOf(TOWN);
    const file = join(root, 'archive/data/2021/2021-01-07-conseil/2021-01-07-conseil_01.extrait.pdf');
    const night = async () => greffe(root, 'archiver', '--archive', 'archive');
    await greffe(root, 'revue', 'adopter', '--par', 'C. Aubry');
    expect((await night()).code).toBe(0);
    expect(existsSync(join(root, 'approbations/templates/libelles/extrait.hbs'))).toBe(true);
    const before = readFileSync(file);
    changed(root, `${PARTIELS}/presence.hbs`, 'Membres présents :', 'Étaient présents :');
    const held = await night();
    expect([held.code, held.err]).toEqual([1, expect.stringContaining('ne sont pas approuvés')]);
    expect(readFileSync(file).equals(before)).toBe(true);
    await greffe(root, 'revue', 'preparer', '--auteur', 'S. Garnier');
    await greffe(
      root,
      'revue',
      'exclure',
      '1',
      '2021-01-07-conseil_01',
      '--par',
      'C. Aubry',
      '--motif',
      'en litige',
    );
    await greffe(root, 'revue', 'approuver', '1', '--par', 'C. Aubry');
    const whole = await greffe(root, 'revue', 'conclure', '--par', 'C. Aubry', '--auteur', 'S. Garnier');
    expect([whole.code, whole.out]).toEqual([0, expect.stringContaining('Procès-verbal de revue')]);
    const done = await night();
    expect([done.code, done.out]).toEqual([0, expect.stringContaining('5 actes faits, 1 inchangé')]);
    expect(readFileSync(file).equals(before)).toBe(true);
    changed(root, 'records/assemblees/conseil.yaml', 'décide :', 'décide, à l’unanimité :');
    expect((await night()).code).toBe(1);
    expect((await greffe(root, 'revue', 'verifier')).out).toContain('1 changement n’est pas approuvé');
    expect(lines(root)).toHaveLength(4);
  });
});

/** A decision with each of its fields otherwise. */
function* mutants(decision: Decision): Generator<Decision> {
  for (const [key, value] of Object.entries(decision)) {
    const others: unknown[] =
      typeof value === 'boolean'
        ? [!value]
        : Array.isArray(value)
          ? [[...value, 'acte_01']]
          : [`${value}x`, '', `${String(value).slice(1)}${String(value)[0] ?? ''}`, empreinte(String(value))];
    for (const other of others) if (other !== value) yield { ...decision, [key]: other };
  }
}

function texte(decision: Decision): string {
  return `${JSON.stringify(decision)}\n`;
}
