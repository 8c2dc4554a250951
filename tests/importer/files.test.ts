/** Twenty texts of word processors: no character of what is kept is lost or moved, and all that is not kept is told. */
import { expect, test } from 'vitest';
import { judged } from '../../src/commands/draft.ts';
import { readFile } from '../../src/importer/fichier.ts';
import { proposalOf } from '../../src/importer/point.ts';
import { told } from '../../src/importer/told.ts';
import { openRecords } from '../../src/pipeline.ts';
import type { Prose, ProseBlock } from '../../src/records/prose.ts';
import { BODY, SEANCE, SITTING, SOUND } from '../commands/project.ts';
import { CASES } from './cases.ts';
import { all, type Dialect } from './dialect.ts';
import { docx } from './docx.ts';
import { odt } from './odt.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const files = CASES.flatMap((each) =>
  [docx, odt].map((dialect) => [`${each.name}, .${dialect().ext}`, dialect(), each] as const),
);

/** A point read as `verifier` reads it: what it holds, and what is said of it. */
function read(yaml: string) {
  const folder = `records/2025/${SEANCE}`;
  const bodies = [{ file: BODY, nom: 'conseil', bytes: bytesOf(SOUND[BODY]!) }] as const;
  const { faults } = judged(
    bodies,
    folder,
    new Map([
      ['seance.yaml', SOUND[SITTING]!],
      ['01-essai.yaml', yaml],
    ]),
  );
  const { lue } = openRecords(bodies, null).read({
    nom: SEANCE,
    annee: '2025',
    seance: { file: 'seance.yaml', bytes: bytesOf(SOUND[SITTING]!) },
    points: [{ file: '01-essai.yaml', nom: '01-essai', bytes: bytesOf(yaml) }],
    annexes: new Map(),
  });
  return { faults, point: lue?.points[0] };
}

/** All that a record prints, in its order. */
function printed(yaml: string): string {
  const { point } = read(yaml);
  if (point === undefined) return '';
  const { deliberation: d, textes } = point;
  const lines = [
    d.objet,
    textes.expose,
    ...d.visas,
    ...d.considerants,
    ...d.motifs.map(({ texte }) => texte),
  ];
  const decision = [...(d.formule ?? []), textes.dispositif, ...textes.articles];
  return [...lines, ...decision]
    .map((each) => (typeof each === 'string' ? each : proseText(each ?? [])))
    .join(' ');
}

function proseText(prose: Prose): string {
  return prose.map(blockText).join(' ');
}

function blockText(block: ProseBlock): string {
  if (block.kind === 'list') return block.items.map(proseText).join(' ');
  const lines =
    block.kind === 'table'
      ? [...block.head, ...block.rows].flat().map(({ inlines }) => inlines)
      : [block.inlines];
  return lines
    .map((inlines) => inlines.map((each) => (each.kind === 'run' ? each.text : ' ')).join(''))
    .join(' ');
}

/** Without spaces, which follow the line; NFC, as records are; dashes that are typed are marks of lists. */
function characters(text: string): string {
  return text.normalize('NFC').replaceAll(/[ \n]/gu, '').replace('-untirettapé', 'untirettapé');
}

test('there are twenty', () => {
  expect(files).toHaveLength(20);
});

test.each(files)('%s', async (_, dialect: Dialect, { blocks, edges }) => {
  const written = all(blocks(dialect));
  const outcome = await readFile(`essai.${dialect.ext}`, dialect.file(blocks(dialect), edges));
  if ('refus' in outcome) throw new Error(outcome.refus.message);
  const { yaml, lost } = proposalOf(outcome.texte, 'essai', null);
  expect(read(yaml).faults).toEqual([]);
  expect(characters(printed(yaml))).toBe(characters(written.kept));
  const isDecided = /délibéré|DÉCIDE/u.test(written.xml);
  const expected = [
    ...written.lost,
    ...(isDecided ? [] : ['sans-decision']),
    ...(edges === undefined ? [] : ['en-tete', 'pied']),
  ];
  expect(lost.map(({ what }) => what).toSorted(), lost.map(told).join('\n')).toEqual(expected.toSorted());
});
