/**
 * The examples of the contract of the records, word for word: each is read, and nothing is found in it. Several files share
 * one text, each from its `# name`.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { readAssemblees, readSeance } from '../../src/records/dossier.ts';
import { readSource } from '../../src/records/source.ts';
import { judge } from '../../src/rules/check.ts';
import { bytes, seanceOf, told } from './dossiers.ts';

const text = (name: string): string => readFileSync(new URL(`contrat/${name}.txt`, import.meta.url), 'utf8');

/** The files of a frame, by their name. */
function files(name: string): Readonly<Record<string, string>> {
  const parts = text(name)
    .split(/^# (?=records\/|\d\d-)/mu)
    .slice(1);
  return Object.fromEntries(
    parts.map((part) => {
      const [head = '', ...lines] = part.split('\n');
      return [head.split(' ')[0]!.split('/').at(-1)!, lines.join('\n')];
    }),
  );
}

/** All that is found in a séance of a frame: of form, then of law. */
function found(all: Readonly<Record<string, string>>, nom: string, body: string): readonly Diagnostic[] {
  const slug = nom.slice('2024-09-12-'.length);
  const bodies = readAssemblees([{ nom: slug, file: `${slug}.yaml`, bytes: bytes(body) }]);
  const { lue, faults } = readSeance(
    {
      nom,
      annee: nom.slice(0, 4),
      seance: { file: 'seance.yaml', bytes: bytes(all['seance.yaml']!) },
      points: Object.entries(all)
        .filter(([file]) => /^\d\d-/u.test(file))
        .map(([file, point]) => ({ nom: file.slice(0, -'.yaml'.length), file, bytes: bytes(point) })),
      annexes: new Map([['annexes/convention.pdf', { pages: 3, refus: null }]]),
    },
    bodies.fichiers,
  );
  return [...bodies.faults, ...faults, ...(lue === null ? [] : judge(lue).diagnostics)];
}

test('the real séance has no finding at all', () => {
  const all = files('bureau');
  expect(Object.keys(all)).toEqual(['seance.yaml', 'bureau.yaml', '01-lutte-contre-la-pauvrete.yaml']);
  expect(found(all, '2024-09-12-bureau', all['bureau.yaml']!)).toEqual([]);
});

test('nor has the long evening', () => {
  const all = files('soiree');
  expect(Object.keys(all)).toHaveLength(10);
  const body = readFileSync(new URL('soiree/assemblees/conseil.yaml', import.meta.url), 'utf8');
  expect(found(all, '2025-06-12-conseil', body)).toEqual([]);
});

test('its pouvoirs, its arrivals and departures may be written so', () => {
  const all = files('bureau');
  const points = Array.from({ length: 12 }, (_, i) => [
    `${String(i + 1).padStart(2, '0')}-x.yaml`,
    'objet: X',
  ]);
  const seance = all['seance.yaml']! + text('evenements');
  const judged = found(
    { 'seance.yaml': seance, ...Object.fromEntries(points) },
    '2024-09-12-bureau',
    all['bureau.yaml']!,
  );
  expect(judged).toEqual([]);
});

test('members in their three forms', () => {
  const all = files('bureau');
  const body = `${all['bureau.yaml']!.slice(0, all['bureau.yaml']!.indexOf('    membres:'))}${text('membres').replaceAll(/^/gmu, '    ')}`;
  const bodies = readAssemblees([{ nom: 'bureau', file: 'bureau.yaml', bytes: bytes(body) }]);
  expect(told(bodies.faults)).toEqual([]);
  const seance =
    'assemblee: bureau\ndate: 2024-09-12\nconvocation: 2024-09-06\nsecretaire: koenders\nsuppleants: {latour: verdier}\n';
  const { lue, faults } = readSeance(
    {
      nom: '2024-09-12-bureau',
      annee: '2024',
      seance: { file: 'seance.yaml', bytes: bytes(seance) },
      points: [],
      annexes: null,
    },
    bodies.fichiers,
  );
  expect(told(faults)).toEqual([]);
  expect(lue!.assemblee.membres.map(({ civilite, prenom, nom }) => [civilite, prenom, nom])).toEqual([
    ['M.', 'François', 'REBSAMEN'],
    ['Mme', 'Nathalie', 'KOENDERS'],
    ['M.', 'Guy', 'de La Tour'],
    ['M.', 'Alain', 'VERDIER'],
  ]);
  expect(lue!.ouverture.presents).toEqual(['rebsamen', 'koenders', 'verdier']);
});

test('a table of figures with heads on two levels and joined cells', () => {
  const { lue, faults } = seanceOf({
    points: { '01-essai': `objet: Essai\nexpose: "[tableau financement]"\n${text('tableau')}` },
  });
  expect(told(faults)).toEqual([]);
  const [table] = lue!.points[0]!.textes.expose!;
  expect(table).toMatchObject({ kind: 'table', titre: 'Plan de financement prévisionnel (HT)' });
});

test.each(['source', 'feuillets'])('%s is YAML that is read', (name) => {
  const { located, faults } = readSource('f.yaml', bytes(text(name)));
  expect(told(faults)).toEqual([]);
  expect(located).not.toBeNull();
});

describe('in a line', () => {
  const BODY = `type: CM
nom: Conseil municipal
collectivite: Varsigny
departement: 21
population: 2 000
groupes: {ecologistes: Écologistes}
mandats:
  - du: 2020-05-25
    effectif: 60
    membres:
      maire: {nom: Mme Ève MAIRE}
${[
  'tonot',
  'carrelet',
  'masson',
  'hoareau',
  'hameau',
  'juban',
  'dupont',
  'martin',
  'durand',
  'rebsamen',
  'petit',
]
  .map((slug) => `      ${slug}: {nom: M. Xi ${slug.toUpperCase()}}\n`)
  .join(
    '',
  )}${Array.from({ length: 44 }, (_, i) => `      m${i}: {nom: M. Xi N${String.fromCharCode(65 + (i % 26))}, groupe: ${i < 3 ? 'ecologistes' : 'autre'}}\n`).join('')}`;

  test.each([
    ['absents: [tonot, carrelet]'],
    ['pouvoirs: {masson: hoareau}'],
    ['absents: tonot\nevenements: [{avant: 7, arrivee: tonot}]'],
    ['evenements:\n  - {avant: 9, depart: hameau, pouvoir: juban}'],
    ['convocation: {envoyee: 2025-03-12}\nirregularites: [{regle: C1, motif: convocation partie la veille}]'],
  ])('séance: %s', (keys) => {
    expect(errors(keys, 'objet: X')).toEqual([]);
  });

  test.each([
    ['vote: {contre: [petit], abstention: [martin, groupe:ecologistes]}'],
    ['vote: {pour: 50, abstention: 1, nppv: 5}'],
    ['vote: {mode: secret, demande: 19, contre: 5, blancs: 2}'],
    ['vote: {contre: [dupont], abstention: [martin, durand]}'],
    ['vote: {nppv: [rebsamen]}'],
    ['deports: {rebsamen: L. 1111-6}'],
    ['vote: {mode: secret, pour: 47, contre: 5, abstention: 2, blancs: 2}'],
    ['resultat: retiree'],
    ['dispositif: |\n  - d’approuver le bilan.\npublication: integrale'],
  ])('point: %s', (keys) => {
    expect(errors('', `objet: X\n${keys}`)).toEqual([]);
  });

  function errors(seance: string, point: string): readonly string[] {
    const convocation = seance.includes('convocation:') ? '' : 'convocation: 2025-03-06\n';
    const all = {
      'seance.yaml': `assemblee: conseil\ndate: 2025-03-13\nsecretaire: m40\n${convocation}${seance}`,
      ...Object.fromEntries(
        Array.from({ length: 9 }, (_, i) => [`0${i + 1}-x.yaml`, i === 0 ? point : 'objet: X']),
      ),
    };
    return found(all, '2025-03-13-conseil', BODY)
      .filter(({ severity }) => severity === 'erreur')
      .map(({ message }) => message);
  }
});
