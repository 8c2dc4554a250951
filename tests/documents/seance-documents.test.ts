/** The documents of a whole séance: each says itself again from its canonical source, which holds no more than it prints. */
import { describe, expect, test } from 'vitest';
import { extrait } from '../../src/documents/extrait.ts';
import { extraitComplet } from '../../src/documents/extrait-complet.ts';
import { readCanonical } from '../../src/documents/reread.ts';
import { canonicalSource } from '../../src/documents/source.ts';
import { isMadeOf, SEANCE_KINDS, seanceDocument, type SeanceKind } from '../../src/documents/kinds.ts';
import { readCanonicalOfSeance, seanceKindOf } from '../../src/documents/reread-seance.ts';
import { fieldAt } from '../../src/documents/source-fields.ts';
import { canonicalOfSeance } from '../../src/documents/canonical-seance.ts';
import { isList, type Path, type Tree } from '../../src/records/located.ts';
import { readSource } from '../../src/records/source.ts';
import { BUREAU, CONSEIL, EN_COURS, INSTALLATION, REMPLACEE, SOIREE } from './dossiers.ts';

const SEANCES = { BUREAU, CONSEIL, SOIREE, REMPLACEE, INSTALLATION, EN_COURS };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The séances that make such a document; the first three stand for all others, as drafts. */
const made = (kind: SeanceKind) =>
  Object.entries(SEANCES).filter(
    ([name, lue]) => ['BUREAU', 'CONSEIL', 'SOIREE'].includes(name) || isMadeOf(kind, lue),
  );

describe.each(SEANCE_KINDS)('%s', (kind) => {
  test.each(made(kind))('of %s is said again from its source', (_, lue) => {
    const source = canonicalOfSeance(lue, kind, false);
    expect(seanceKindOf(bytes(source))).toBe(kind);
    const { read, id, faults } = readCanonicalOfSeance('source.yaml', bytes(source));
    expect(faults).toEqual([]);
    expect(id).toBe(lue.id);
    expect(seanceDocument(kind, read!.lue, read!.projet)).toEqual(seanceDocument(kind, lue, false));
    expect(canonicalOfSeance(read!.lue, kind, read!.projet)).toBe(source);
  });

  test.each(made(kind))('of %s carries only what is on the list of its fields', (_, lue) => {
    const { located } = readSource('a.yaml', bytes(canonicalOfSeance(lue, kind, true)));
    const leaves = leavesOf(located!.value);
    expect(leaves.filter((path) => fieldAt(kind, path) === null)).toEqual([]);
  });

  test('a key that it does not print is refused', () => {
    const source = canonicalOfSeance(BUREAU, kind, false).replace(
      '\nseance:\n',
      '\nseance:\n  jour: jeudi\n',
    );
    expect(readCanonicalOfSeance('s.yaml', bytes(source)).faults.map(({ code }) => code)).toEqual([
      'cle-non-imprimee',
    ]);
  });
});

test('a point of another séance, a name that is no séance, a mark that is not true are refused', () => {
  const source = canonicalOfSeance(BUREAU, 'liste', false);
  const codes = (text: string) => readCanonicalOfSeance('s.yaml', bytes(text)).faults.map(({ code }) => code);
  expect(codes(source.replace('2024-09-12-bureau_01:', '2024-09-13-bureau_01:'))).toEqual(['acte-invalide']);
  expect(codes(source.replace('id: 2024-09-12-bureau', 'id: 2024-09-12-../x'))).toContain('seance-invalide');
  expect(codes(source.replace('seance:\n', 'seance:\n  etat: en-cours\n'))).toEqual(['projet-non-dit']);
});

test('a séance that is only prepared makes its convocation and its sheet, one put off its convocation', () => {
  const made = (etat: 'preparee' | 'reportee' | 'sans-quorum' | 'tenue') =>
    SEANCE_KINDS.filter((kind) => isMadeOf(kind, { ...CONSEIL, seance: { ...CONSEIL.seance, etat } }));
  const before = ['convocation', 'ordre-du-jour', 'dossier', 'feuille-de-presence', 'pouvoir'];
  expect(made('preparee')).toEqual(before);
  expect(made('sans-quorum')).toEqual([...before, 'constat-sans-quorum']);
  expect(made('reportee')).toEqual(['convocation']);
  expect(made('tenue')).toEqual(SEANCE_KINDS.filter((kind) => kind !== 'constat-sans-quorum'));
});

function leavesOf(tree: Tree, base: Path = []): Path[] {
  if (typeof tree === 'string') return [base];
  const steps = isList(tree) ? tree.map((item, i) => [i, item] as const) : Object.entries(tree);
  return steps.flatMap(([step, child]) => leavesOf(child, [...base, step]));
}

describe('a house that prints no civilité', () => {
  const { assemblee } = SOIREE;
  const lue = {
    ...SOIREE,
    assemblee: { ...assemblee, variantes: { ...assemblee.variantes, noms: 'Prenom NOM' } },
  };

  test.each(SEANCE_KINDS)('%s agrees in gender again from its source', (kind) => {
    const { read, faults } = readCanonicalOfSeance('s.yaml', bytes(canonicalOfSeance(lue, kind, false)));
    expect(faults).toEqual([]);
    expect(seanceDocument(kind, read!.lue, read!.projet)).toEqual(seanceDocument(kind, lue, false));
  });

  test.each(lue.points.filter(({ id }) => id !== null).map((point) => [point.id, point] as const))(
    'and so does %s, by labels or not',
    (_, point) => {
      for (const complet of [false, true]) {
        const source = canonicalSource(lue, point, 'extrait', false, complet);
        const { read, faults } = readCanonical('s.yaml', bytes(source));
        expect(faults).toEqual([]);
        const said = complet ? extraitComplet : extrait;
        expect(said(read!.lue, read!.point, read!.projet)).toEqual(said(lue, point, false));
      }
    },
  );
});
