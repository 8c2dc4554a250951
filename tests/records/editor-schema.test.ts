/** The schemas for editors: those committed are those of the shapes, each key is explained, and what we read they accept. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, matchesGlob, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { schemaText } from '../../scripts/schemas.ts';
import { editorSchema, GENRES, schemaLine, SHAPES, type Genre } from '../../src/records/editor-schema.ts';
import { readShape } from '../../src/records/agenda.ts';
import { readSource } from '../../src/records/source.ts';
import { bytes } from './dossiers.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** As editors do: `unevaluated` words of other drafts are none of ours. */
const validators = Object.fromEntries(
  GENRES.map((genre) => [
    genre,
    new Ajv({ allErrors: true, allowUnionTypes: true, strict: true }).compile(editorSchema(genre)),
  ]),
);

/** What an editor that reads YAML 1.2 would underline. */
function underlined(genre: Genre, text: string): string[] {
  const validate = validators[genre]!;
  validate(parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test.each(GENRES)('schemas/%s.json is what `npm run schemas` writes', (genre) => {
  expect(readFileSync(join(ROOT, `schemas/${genre}.json`), 'utf8')).toBe(schemaText(genre));
});

/** Paths of the properties of a schema without a French sentence. */
function mute(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, value]: [string, unknown]) =>
    keyword === 'properties'
      ? Object.entries(value as Record<string, { description?: string }>).flatMap(([key, each]) => [
          ...(/^.{3,}[.…»]$/u.test(each.description ?? '') ? [] : [`${path}/${key}`]),
          ...mute(each, `${path}/${key}`),
        ])
      : mute(value, path),
  );
}

test.each(GENRES)('each key of %s is explained', (genre) => {
  expect(mute(editorSchema(genre))).toEqual([]);
  expect(editorSchema(genre)['description']).toMatch(/^Une? /);
});

/** The records of a folder, with their kind. */
function records(folder: string): (readonly [string, Genre, string])[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !name.endsWith('feuillets.yaml'))
    .map((name) => {
      const genre = /(?:^|\/)assemblees\//u.test(name)
        ? 'assemblee'
        : /(?:^|\/)decisions\//u.test(name)
          ? 'decision'
          : name.endsWith('seance.yaml')
            ? 'seance'
            : 'deliberation';
      return [name, genre, readFileSync(join(ROOT, folder, name), 'utf8')] as const;
    });
}

describe('an independent validator', () => {
  test.each([...records('records'), ...records('tests/records/soiree')])(
    'takes %s as a sound %s',
    (_, genre, text) => {
      expect(underlined(genre, text)).toEqual([]);
    },
  );

  const MINIMAL: Readonly<Record<Genre, string>> = {
    assemblee: 'type: CM\nnom: Conseil\nmandats: [{du: 2020-01-01, effectif: 1, membres: {a: Mme A B}}]\n',
    seance: 'assemblee: conseil\ndate: 2025-01-01\n',
    deliberation: 'objet: Essai\n',
    decision: 'assemblee: conseil\nnumero: 2025-D01\ndate: 2025-01-01\nobjet: x\ntexte: y\n',
  };

  // What an editor reads as a number, a boolean or a list, and we as a text.
  test.each([
    ['deliberation', 'numero: 2025'],
    ['deliberation', 'matiere: 7.10'],
    ['deliberation', 'matiere: 7'],
    ['deliberation', 'rubrique: true'],
    ['deliberation', 'point: 2'],
    ['deliberation', 'heure: 9:05'],
    ['deliberation', 'vote: {contre: 2, demande: 3, majorite: 2/3}'],
    ['deliberation', 'vote: {contre: [petit, groupe:demain], pour: 1 002}'],
    ['deliberation', 'vote: sans'],
    ['deliberation', 'motifs:\n  - vu: le code\n  - sur: avis'],
    ['deliberation', 'tableaux: {t: {colonnes: a | b, lignes: 1, somme: 2}}'],
    ['deliberation', 'chiffres: {presents: 5 072}'],
    ['deliberation', 'compte_administratif: oui'],
    ['seance', 'convocation: {envoyee: 2025-01-01, rang: 2}'],
    ['seance', 'huis_clos: 3'],
    ['seance', 'huis_clos: -2'],
    ['seance', 'evenements: [{avant: 3, arrivee: a}]'],
    ['seance', 'chiffres: [{points: 1, presents: 3}]'],
    ['assemblee', 'departement: 21'],
    ['assemblee', 'departement: 01'],
    ['assemblee', 'siret: 21019977400006'],
    ['assemblee', 'population: 6 834'],
    ['decision', 'nature: AU'],
  ] as const)('%s: %s', (genre, line) => {
    const text = MINIMAL[genre] + `${line}\n`;
    expect(readShape(SHAPES[genre], { file: 'f.yaml', bytes: bytes(text) }).faults).toEqual([]);
    expect(underlined(genre, text)).toEqual([]);
  });

  test.each([
    ['deliberation', 'objets: x', ' must NOT have additional properties'],
    [
      'deliberation',
      'compte_administratif: yes',
      '/compte_administratif must be equal to one of the allowed values',
    ],
    ['deliberation', 'resultat: adopte', '/resultat must be equal to one of the allowed values'],
    ['deliberation', 'motifs: [{vus: x}]', '/motifs/0 must NOT have additional properties'],
    ['seance', 'ouverture: 18h30', '/ouverture must match pattern'],
    ['seance', 'secretaire:', '/secretaire must'],
    ['assemblee', 'couleur: rouge', '/couleur must match pattern'],
  ] as const)('underlines %s: %s', (genre, line, told) => {
    expect(underlined(genre, `${MINIMAL[genre]}${line}\n`).join('\n')).toContain(told);
  });
});

test('VS Code ties each record of the project to the schema of its kind, and to no other', () => {
  const settings = JSON.parse(readFileSync(join(ROOT, '.vscode/settings.json'), 'utf8')) as {
    'yaml.schemas': Record<string, string>;
  };
  const globs = Object.entries(settings['yaml.schemas']);
  const decision = ['2025/decisions/001-x.yaml', 'decision', ''] as const;
  for (const [name, genre] of [...records('records'), decision])
    expect(
      globs.filter(([, glob]) => matchesGlob(`records/${name}`, glob)).map(([schema]) => schema),
    ).toEqual([`schemas/${genre}.json`]);
});

test('the line that ties a record to its schema is a comment', () => {
  const line = schemaLine('seance', '../../../schemas');
  expect(line).toBe('# yaml-language-server: $schema=../../../schemas/seance.json\n');
  expect(readSource('f.yaml', bytes(`${line}a: b\n`)).faults).toEqual([]);
});
