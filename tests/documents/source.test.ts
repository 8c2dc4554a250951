/** The canonical source of a document: what it prints, all of it, nothing else; and it is read back the same. */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extrait } from '../../src/documents/extrait.ts';
import type { ActKind } from '../../src/documents/kinds.ts';
import { readCanonical } from '../../src/documents/reread.ts';
import { fieldAt, FIELDS } from '../../src/documents/source-fields.ts';
import { canonicalSource } from '../../src/documents/source.ts';
import type { Path, Tree } from '../../src/records/located.ts';
import { pointPublie } from '../../src/records/publie.ts';
import { readSource } from '../../src/records/source.ts';
import { ASSEMBLEE, bytes, SEANCE, seanceOf, type Pieces } from '../records/dossiers.ts';
import { acts, CANARY, PLEINE } from './source-cases.ts';

const ACTS = acts();

describe.each(ACTS)('$name', ({ lue, point }) => {
  const source = canonicalSource(lue, point, 'extrait');
  const reread = readCanonical('acte.yaml', bytes(source));

  test('says the same document when read back', () => {
    expect(reread.faults).toEqual([]);
    expect(reread.extrait).toEqual(extrait(lue, point));
    expect([reread.kind, reread.id]).toEqual(['extrait', point.id]);
  });

  test('is written the same from what is read back', () => {
    const { lue: again, point: act, projet } = reread.read!;
    expect(canonicalSource(again, act, 'extrait', projet)).toBe(source);
  });

  test('is a PROJET when the rules say so', () => {
    const irregular = canonicalSource(lue, point, 'extrait', true);
    expect(irregular).toContain('projet: oui\n');
    expect(readCanonical('acte.yaml', bytes(irregular)).extrait).toEqual(extrait(lue, point, true));
  });
});

/** Fields of the values of a tree; an empty list is a value. */
function fieldsOf(tree: Tree, kind: ActKind = 'extrait', base: Path = []): (string | null)[] {
  const steps = typeof tree === 'string' ? [] : Object.entries(tree);
  if (steps.length === 0) return [fieldAt(kind, base)];
  const at = (step: string) => [...base, Array.isArray(tree) ? Number(step) : step];
  return steps.flatMap(([step, child]) => fieldsOf(child, kind, at(step)));
}

test('the fields are those listed, and each is written by one of the acts above', () => {
  const written = ACTS.flatMap(({ lue, point }) =>
    [false, true].flatMap((complet) => {
      const { located } = readSource('a.yaml', bytes(canonicalSource(lue, point, 'extrait', true, complet)));
      return fieldsOf(located!.value);
    }),
  );
  expect(new Set(written)).toEqual(new Set(FIELDS.extrait));
});

describe('the published copy', () => {
  const published = (each: (typeof ACTS)[number], complet = false, pagination: readonly string[] = []) =>
    canonicalSource(each.lue, pointPublie(each.point), 'extrait-publie', false, complet, pagination);

  test('has the fields of the extract, and where its pages begin', () => {
    const written = ACTS.flatMap((each) =>
      [false, true].flatMap((complet) => {
        const { located } = readSource('a.yaml', bytes(published(each, complet, ['41', '52+35000'])));
        return fieldsOf(located!.value, 'extrait-publie');
      }),
    );
    expect(new Set(written)).toEqual(new Set(FIELDS['extrait-publie']));
  });

  test.each(ACTS)('$name: is said again', (each) => {
    const { kind, read, extrait: document, faults } = readCanonical('acte.yaml', bytes(published(each)));
    expect(faults).toEqual([]);
    expect(kind).toBe('extrait-publie');
    expect(document).toEqual(extrait(each.lue, pointPublie(each.point)));
    expect(pointPublie(read!.point).textes).toEqual(read!.point.textes);
  });

  test('of an act that hides nothing is the extract, under its own name', () => {
    const open = ACTS.filter(({ point }) => !point.source.text.includes('[['));
    const ofExtrait = ({ lue, point }: (typeof ACTS)[number]) => canonicalSource(lue, point, 'extrait');
    expect(open.length).toBeGreaterThan(5);
    expect(open.map((each) => published(each))).toEqual(
      open.map((each) => ofExtrait(each).replace('document: extrait', '$&-publie')),
    );
  });

  test('begins its pages at strips', () => {
    const { faults } = readCanonical('acte.yaml', bytes(published(ACTS[0]!, false, ['41', 'deux'])));
    expect(faults.map(({ code }) => code)).toEqual(['debut-de-page-invalide']);
    expect(readCanonical('acte.yaml', bytes(published(ACTS[0]!, false, ['41']))).read!.pagination).toEqual([
      '41',
    ]);
  });
});

test('no key that is not printed leaves a trace', () => {
  for (const { name, lue, point } of ACTS) {
    const source = canonicalSource(lue, point, 'extrait');
    if (point.deliberation.objet.includes(CANARY)) continue;
    expect(source, name).not.toMatch(/canari|1977|2077|c0ffee|:17\b/iu);
  }
});

const source = (pieces: Pieces): string => {
  const { lue, faults } = seanceOf(pieces);
  expect(faults.filter((each) => each.severity === 'erreur')).toEqual([]);
  return canonicalSource(
    lue!,
    lue!.points.find((each) => each.id?.endsWith('_01') === true)!,
    'extrait',
  );
};

const assemblee = ASSEMBLEE.replace('departement', 'lieu: mairie\nheure: 18:30\ndepartement');
const usual: Pieces = {
  assemblee,
  seance: `${SEANCE}absents: thomas\npouvoirs: {bernard: petit}\n`,
  points: {
    '01-essai': 'objet: Essai\nexpose: |\n  Un.\n\n  Deux.\n',
    '02-autre': 'objet: Autre',
  },
};
const withSeance = (seance: string): Pieces => ({ ...usual, seance });
const withPoint = (text: string): Pieces => ({ ...usual, points: { ...usual.points, '01-essai': text } });

describe('records that mean the same have the same source', () => {
  test.each<[string, Pieces]>([
    [
      'long forms',
      withSeance(`assemblee: conseil
date: 2025-03-13
etat: tenue
ouverture: 18:30
lieu: mairie
session: ordinaire
convocation: {envoyee: 2025-03-06, mode: courriel, rang: 1}
president: durand
secretaire: [petit]
absents: [thomas]
pouvoirs: {bernard: {mandataire: petit, points: 1-, recu: 2025-03-12}}
`),
    ],
    [
      'events',
      withSeance(`${SEANCE}evenements:
  - {avant: 1, depart: [thomas, bernard], heure: 18:40}
  - {avant: 1, pouvoir: {bernard: petit}}
  - {avant: 2, arrivee: thomas, president: martin}
`),
    ],
    ['another place for who is away', withPoint('objet: Essai\nabsents: thomas\nexpose: "Un.\\n\\nDeux."')],
    [
      'a pouvoir that does not work here',
      withSeance(`${SEANCE}pouvoirs: {bernard: petit, thomas: {mandataire: martin, points: 2}}\n`),
    ],
    ['unanimity said', withPoint('objet: Essai\nexpose: "\\n\\nUn.  \\n\\nDeux.\\n\\n"\nvote: unanimite')],
    [
      'unanimity counted',
      withPoint('vote: {pour: 4, contre: 0, mode: main-levee}\nexpose: "Un.\\n  \\nDeux."\nobjet: "Essai"'),
    ],
    [
      'line ends of another system',
      {
        ...usual,
        points: { '01-essai': usual.points!['01-essai']!.replaceAll('\n', '\r\n'), '02-autre': 'objet: A' },
      },
    ],
    [
      'comments, dates of control, another point',
      {
        ...withPoint(
          '# rien\nexpose: |\n  Un.\n\n  Deux.\ncontrole: {reception: 2025-03-14}\nobjet: Essai  # rien\n',
        ),
        seance: `${usual.seance}evenements: [{avant: 2, depart: martin}]\nsignatures: [{role: executif, le: 2025-03-14}]\n`,
      },
    ],
  ])('%s', (_, pieces) => {
    expect(source(pieces)).toBe(source(usual));
  });

  test('a group is its members', () => {
    const named = withPoint('objet: Essai\nvote: {contre: [martin]}');
    expect(source(withPoint('objet: Essai\nvote: {contre: groupe:rose}'))).toBe(source(named));
  });
});

describe('what is printed changes the source', () => {
  test.each<[string, Pieces]>([
    ['a first name', { ...usual, assemblee: assemblee.replace('Yves', 'Yvon') }],
    ['an hour', { ...usual, assemblee: assemblee.replace('18:30', '18:31') }],
    ['a setting', { ...usual, assemblee: `${assemblee}variantes: {pouvoir: donne pouvoir à}\n` }],
    ['a comma', withPoint('objet: Essai\nexpose: |\n  Un.\n\n  Deux,\n')],
    ['a space', withPoint('objet: Essai\nexpose: |\n  Un.\n\n  Deux\u00a0.\n')],
    ['an abstention', withPoint('objet: Essai\nexpose: "Un.\\n\\nDeux."\nvote: {abstention: 1}')],
    ['the séance has one point only', { ...usual, points: { '01-essai': usual.points!['01-essai']! } }],
  ])('%s', (_, pieces) => {
    expect(source(pieces)).not.toBe(source(usual));
  });
});

/** Places and codes of what is wrong in a source, which says nothing then. */
function told(text: string): string[] {
  const { extrait, faults } = readCanonical('acte.yaml', bytes(text));
  expect(extrait).toBeNull();
  expect(faults.every((each) => each.remedy.startsWith('ne corrigez pas cette pièce'))).toBe(true);
  return faults.map(({ place: { file, line, column }, code }) => `${file}:${line}:${column} ${code}`);
}

describe('a source that was altered', () => {
  const text = source(usual);
  const draft = source({ ...usual, seance: `${usual.seance}etat: preparee\n` });

  test.each([
    [
      'a key that no act prints',
      text.replace('  objet:', '  debats: Non.\n  objet:'),
      ['acte.yaml:30:3 cle-non-imprimee'],
    ],
    [
      'a birth',
      text.replace('fonction: maire', 'naissance: 1950-01-01'),
      ['acte.yaml:13:7 cle-non-imprimee'],
    ],
    ['a key of nothing', `${text}signature: x\n`, ['acte.yaml:36:1 cle-inconnue']],
    ['another kind', text.replace('extrait', 'liste'), ['acte.yaml:1:11 mot-inconnu']],
    ['another act', text.replace('conseil_01', 'conseil'), ['acte.yaml:2:5 acte-invalide']],
    [
      'another day',
      text.replace('date: 2025-03-13', 'date: 2025-03-14'),
      ['acte.yaml:19:9 dossier-mal-nomme'],
    ],
    [
      'a stranger',
      text.replace('secretaire: petit', 'secretaire: grand'),
      ['acte.yaml:24:15 membre-inconnu'],
    ],
    ['a body of no type', text.replace('type: CM', 'type: XX'), ['acte.yaml:4:9 mot-inconnu']],
    ['a figure', text.replace('effectif: 5', 'effectif: cinq'), ['acte.yaml:9:13 nombre-invalide']],
    ['a passage left open', text.replace('Deux', '[[Deux'), ['acte.yaml:33:5 passage-occulte-mal-ferme']],
    ['no longer a draft', draft.replace('projet: oui\n', ''), ['acte.yaml:20:9 projet-non-dit']],
    ['an alias', text.replace('objet: Essai', 'objet: *a'), ['acte.yaml:30:10 alias']],
    ['nothing', '', ['acte.yaml:1:1 fichier-vide']],
  ])('%s', (_, altered, codes) => {
    expect(altered).not.toBe(text);
    expect(told(altered)).toEqual(codes);
  });

  test('anywhere: it is refused, or says something that has its own source', () => {
    const full = source(PLEINE);
    const spot = fc.record({
      at: fc.nat(full.length),
      cut: fc.nat(6),
      put: fc.stringMatching(/^[ -~\n]{0,4}$/),
    });
    fc.assert(
      fc.property(spot, ({ at, cut, put }) => {
        const {
          read,
          extrait: document,
          faults,
        } = readCanonical('acte.yaml', bytes(full.slice(0, at) + put + full.slice(at + cut)));
        expect(document === null).toBe(faults.length > 0);
        if (read === null) return;
        const again = canonicalSource(read.lue, read.point, 'extrait', read.projet);
        expect(readCanonical('acte.yaml', bytes(again)).extrait).toEqual(document);
      }),
      { numRuns: 300 },
    );
  });
});

test('each code of its own has its line in docs/erreurs.md', () => {
  const page = readFileSync(new URL('../../docs/erreurs.md', import.meta.url), 'utf8');
  for (const code of ['cle-non-imprimee', 'projet-non-dit']) expect(page).toContain(`| \`${code}\` |`);
});
