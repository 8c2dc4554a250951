/**
 * What an act does not print is nowhere in its file, however it is unpacked, and changing it changes no byte; what it prints
 * changes the files that print it, and no other. What the published copy hides is proved in published.test.ts; the full one
 * hides nothing but the words put in place of what is hidden.
 */
import { describe, expect, test } from 'vitest';
import type { ReadSeance } from '../../src/pipeline.ts';
import { readRecords } from '../../src/pipeline/records.ts';
import { acts as casesOfDocuments, CANARY, PLEINE } from '../documents/source-cases.ts';
import { bytes } from '../records/dossiers.ts';
import { actsOf, pdfOf, RECORDS, type Records } from '../road/road.ts';
import { contentsOf } from './objects.ts';
import { runs } from './runs.ts';

/** Words, days and colours that stand in the keys which an act does not print. */
const CANARIES = /canari|1977-\d\d|2077-\d\d|c0ffee/iu;

/** The files of a séance in which every key that is not printed holds a canary. */
function filesOf({ assemblee = '', seance = '', points = {} }: typeof PLEINE): readonly Uint8Array[] {
  const named = (nom: string, text: string) => ({ nom, file: `${nom}.yaml`, bytes: bytes(text) });
  const { seances } = readRecords(
    [named('conseil', assemblee)],
    [
      {
        nom: '2025-03-13-conseil',
        annee: '2025',
        seance: named('seance', seance),
        points: Object.entries(points).map(([nom, text]) => named(nom, text)),
        annexes: null,
      },
    ],
  );
  return seances.flatMap((read: ReadSeance) =>
    (read.lue?.points ?? [])
      .filter(({ id }) => id?.endsWith('_01') === true)
      .map((point) => pdfOf({ id: '', seance: { ...read, lue: read.lue! }, point }).bytes),
  );
}

describe('canaries', () => {
  test('there is one in every key that is not printed, and none in the file', () => {
    const [file] = filesOf(PLEINE);
    expect(CANARIES.exec(contentsOf(file!).text)?.[0]).toBeUndefined();
  });

  test('one in a key that is printed is found: the search sees', () => {
    const point = PLEINE.points?.['01-essai'] ?? '';
    for (const [from, to] of [
      ['rubrique: Finances', `rubrique: ${CANARY}`],
      ['Un texte', `Un ${CANARY}`],
      ['L. 2121-29', `L. ${CANARY}`],
    ] as const) {
      const [file] = filesOf({ ...PLEINE, points: { '01-essai': point.replace(from, to) } });
      expect(contentsOf(file!).text).toContain(CANARY);
    }
  });

  test('nor in any file of the cases that other rooms test', () => {
    const seance = (lue: NonNullable<ReadSeance['lue']>) => ({
      lue,
      illisibles: [],
      faults: [],
      irregular: new Set<string>(),
    });
    for (const { name, lue, point } of casesOfDocuments()) {
      if (point.deliberation.objet.includes(CANARY)) continue;
      const { bytes: file } = pdfOf({ id: '', seance: seance(lue), point });
      expect(CANARIES.exec(contentsOf(file).text)?.[0], name).toBeUndefined();
    }
  });
});

/** The project's records, and a séance of an older day: not everybody who sat then sits now. */
const WITH_OLDER: Records = new Map([
  ...RECORDS,
  [
    '2023/2023-01-12-conseil/seance.yaml',
    'assemblee: conseil\ndate: 2023-01-12\nconvocation: 2023-01-05\nsecretaire: pages\n',
  ],
  ['2023/2023-01-12-conseil/01-voirie.yaml', 'objet: Voirie\ndispositif: Approuve le programme de voirie.\n'],
]);

/** Act → hash of its file. */
function hashes(records: Records): ReadonlyMap<string, string> {
  return new Map(actsOf(records).map((act) => [act.id, pdfOf(act).sha256]));
}

const BEFORE = hashes(WITH_OLDER);

function changed(records: Records): readonly string[] {
  const after = hashes(records);
  expect([...after.keys()]).toEqual([...BEFORE.keys()]);
  return [...after].filter(([id, sha256]) => BEFORE.get(id) !== sha256).map(([id]) => id);
}

function edited(path: string, edit: (text: string) => string): Records {
  const before = WITH_OLDER.get(path) ?? '';
  const after = edit(before);
  if (after === before) throw new Error(`nothing changed in ${path}`);
  return new Map([...WITH_OLDER, [path, after]]);
}

describe('correcting a name', () => {
  const printed = new Map(
    actsOf(WITH_OLDER).map((act) => [act.id, contentsOf(pdfOf(act).bytes).text] as const),
  );
  const members = ['assemblees/bureau.yaml', 'assemblees/conseil.yaml'].flatMap((path) =>
    [
      ...(WITH_OLDER.get(path) ?? '').matchAll(
        /(?:nom: |: +)(?:M\.|Mme) ([\p{L} '’-]*\p{Ll}) ([\p{Lu}][\p{Lu} '’-]+)(?=[,}\n])/gu,
      ),
    ].map(([, prenom = '', nom = '']) => ({ path, prenom, nom })),
  );
  const some = members.filter(({ nom }, i) => i % runs(30, 1) === 0 || ['COLIN', 'MOREL'].includes(nom));

  test.each(some)('$prenom $nom', ({ path, prenom, nom }) => {
    // Someone may sit in two bodies: this is his name in one.
    const body = /(\w+)\.yaml$/u.exec(path)?.[1] ?? '';
    const who = [...printed]
      .filter(([id, text]) => id.includes(`-${body}_`) && text.includes(`${prenom} ${nom}`))
      .map(([id]) => id);
    expect(changed(edited(path, (text) => text.replace(`${prenom} ${nom}`, `${prenom} ${nom}-DUR`)))).toEqual(
      who,
    );
  });

  test('someone who has left is printed in the acts of his time only', () => {
    expect(members.length).toBeGreaterThan(65);
    const by = (nom: string): readonly string[] =>
      [...printed].filter(([, text]) => text.includes(nom)).map(([id]) => id);
    expect(by('Thierry COLIN').every((id) => id < '2023-04-01' && id.includes('conseil'))).toBe(true);
    expect(by('Thierry COLIN')).toContain('2023-01-12-conseil_01');
    expect(by('Hugo MOREL')).not.toContain('2023-01-12-conseil_01');
  });
});

const CONSEIL = 'assemblees/conseil.yaml';
const SEANCE = '2025/2025-10-09-conseil/seance.yaml';
const POINT = '2025/2025-10-09-conseil/02-jardins-partages.yaml';
const add = (more: string) => (text: string) => `${text}${more}\n`;

test.each<readonly [what: string, path: string, edit: (text: string) => string]>([
  [
    'dates of control, of one act',
    POINT,
    add(
      'controle: {envoi: 2025-10-10, reception: 2025-10-10, mise_en_ligne: 2025-10-13, acte: 001-210199774-20251009-2025_062-DE}',
    ),
  ],
  ['dates of control, of a séance', SEANCE, add('controle: {envoi: 2025-10-10, reception: 2025-10-11}')],
  ['signatures', POINT, add('signatures: [{role: executif, par: aubry, le: 2025-10-10, electronique: oui}]')],
  ['a date of birth', CONSEIL, (text) => text.replace('1966-03-14', '1967-04-15')],
  ['a telephone', CONSEIL, (text) => text.replace('04 99 01 00 00', '04 99 01 99 99')],
  ['an e-mail address', CONSEIL, (text) => text.replace('mairie@', 'accueil@')],
  ['the debates', POINT, add('debats: Mme Ferrand a répondu.')],
  ['a matter of the nomenclature', POINT, (text) => text.replace('matiere: 7.5', 'matiere: 7.6')],
  ['the hour at which it ended', SEANCE, (text) => text.replace('21:10', '22:10')],
  ['who sat beside', SEANCE, (text) => text.replace('Benoît FAYARD', 'Benoit FAYARD')],
  ['a comment', POINT, (text) => `# relu le 10 octobre\n${text}`],
])('%s: recorded or corrected, no byte of any act changes', (_, path, edit) => {
  expect(changed(edited(path, edit))).toEqual([]);
});

test('another point changes the acts of that point only', () => {
  const edit = (text: string): string => text.replace(/8(.500.€)/u, '9$1');
  expect(changed(edited(POINT, edit))).toEqual(['2025-10-09-conseil_02']);
});
