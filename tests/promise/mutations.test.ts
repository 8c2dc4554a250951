/**
 * One thing is changed, in the pages, in the record that the file carries, in the record on disk or in the bytes: `relire`
 * names it, always. Pages are painted anew from what was altered, with everything else as it should be: no reader is helped
 * by a broken checksum. Half of them say that they were drawn by another version, so that making the act again tells nothing.
 */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { extrait, type Extrait } from '../../src/documents/extrait.ts';
import { canonicalSource } from '../../src/documents/source.ts';
import type { Laid, Page, TextItem } from '../../src/layout/page.ts';
import { paint } from '../../src/pdf/paint.ts';
import { actOf, actsOf, laidOut, pdfOf, PRESS, RECORDS, relu, type Act, type Records } from '../road/road.ts';
import { inventedActs } from './invent.ts';
import { announce, chance, runs, SEED, type Chance } from './runs.ts';

const COUNT = runs(8, 125);

interface Origin extends Act {
  readonly records: Records;
}

const ORIGINS: readonly Origin[] = [
  ...actsOf(RECORDS).map((act) => ({ ...act, records: RECORDS })),
  ...inventedActs(runs(6, 60), SEED),
];

/** A file whose pages and record are given, all else being what the program writes. */
function painted(act: Act, laid: Laid, source: Uint8Array, rendering: number): Uint8Array {
  const document = documentOf(act);
  const sha256 = createHash('sha256').update(source).digest('hex');
  const identity = {
    id: document.id,
    title: document.titre,
    author: document.collectivite,
    subject: document.objet,
    lang: 'fr-FR',
    date: act.seance.lue.seance.date,
    source: { name: `${document.id}.yaml`, bytes: source, description: `Saisie de l’acte ${document.id}` },
    hashes: { source: sha256, ...PRESS.hashes },
    rendering,
  } as const;
  return paint(laid, identity, PRESS.fonts, new Map());
}

function documentOf({ seance, point }: Act): Extrait {
  return extrait(seance.lue, point, seance.irregular.has(point.point));
}

function sourceOf({ seance, point }: Act): Uint8Array {
  const text = canonicalSource(seance.lue, point, 'extrait', seance.irregular.has(point.point));
  return new TextEncoder().encode(text);
}

/** Another character of the same kind. */
function other(character: string, by: Chance): string {
  const kinds = [
    '0123456789',
    'abcdefghijklmnopqrstuvwxyz',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    ' \u00a0\u202f',
    "’'",
    '-–',
    '.,;:',
  ];
  const kind = kinds.find((each) => each.includes(character)) ?? 'aeiou';
  return by.pick([...kind].filter((each) => each !== character));
}

/** Every text that the record gives to the document. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Words of the template, though a record may have them too. */
const LABEL = /^\s*(?:Vu|Considérant|Sur|Entendu|OBJET|Délibération|n°)\s*$/u;

type Mutation = readonly [what: string, laid: Laid];

/** One change in the pages, where they print what the record says. */
function altered(act: Act, by: Chance): Mutation {
  const { laid } = laidOut(documentOf(act));
  const told = textsOf({ ...documentOf(act), titre: '', id: '' });
  const isTold = ({ owner, text }: TextItem): boolean =>
    owner.kind === 'tag' &&
    text.trim().length > 2 &&
    !LABEL.test(text) &&
    told.some((each) => each.includes(text.trim()));
  const places = laid.pages.flatMap((page) =>
    page.items.flatMap((item, i) => (item.kind === 'text' && isTold(item) ? [{ page, i, item }] : [])),
  );
  const { page, i, item } = by.pick(places);
  const replaced = (items: Page['items']): Laid => ({
    ...laid,
    pages: laid.pages.map((each) => (each === page ? { ...page, items } : each)),
  });
  switch (by.below(6)) {
    case 0: {
      const below = page.items.findIndex(
        (each, k) => k > i && each.kind === 'text' && isTold(each) && each.text.trim() !== item.text.trim(),
      );
      const line = page.items[below];
      if (line?.kind !== 'text') break;
      const items = page.items
        .with(i, { ...item, text: line.text })
        .with(below, { ...line, text: item.text });
      return [`lines swapped on page ${page.number}: ${item.text} ↔ ${line.text}`, replaced(items)];
    }
    case 1:
      return [`a line dropped on page ${page.number}: ${item.text}`, replaced(page.items.toSpliced(i, 1))];
    case 2:
      return [
        `a page dropped: ${page.number}`,
        {
          ...laid,
          pages: laid.pages.filter((each) => each !== page).map((each, k) => ({ ...each, number: k + 1 })),
        },
      ];
    default:
  }
  const characters = [...item.text];
  const letters = characters.flatMap((character, k) =>
    character === '\u00ad' || k === characters.length - 1 ? [] : [k],
  );
  const at = by.pick(letters);
  const text = characters.with(at, other(characters[at]!, by)).join('');
  return [`page ${page.number}: ${item.text} → ${text}`, replaced(page.items.with(i, { ...item, text }))];
}

/** What `relire` says of a file; the sentences that show where it was altered. */
async function named(bytes: Uint8Array, act: Act): Promise<readonly string[]> {
  const { faults } = await relu(bytes, act);
  return faults.map(({ code, message }) => `${code} ${message}`);
}

describe(`a single change is named (seed ${SEED})`, () => {
  announce('single changes, of each of four kinds', COUNT);

  test('in the pages', { timeout: 1_800_000 }, async () => {
    const by = chance(SEED);
    for (let run = 0; run < COUNT; run += 1) {
      const act = by.pick(ORIGINS);
      const [what, laid] = altered(act, by);
      // As the program paints it now, or as if another version had painted it.
      const rendering = run % 2;
      const told = await named(painted(act, laid, sourceOf(act), rendering), act);
      expect(told, `${act.id}, ${what}`).not.toEqual([]);
      expect(
        told.every((each) => each.startsWith('pdf-octets-differents')),
        `${act.id}, ${what}`,
      ).toBe(false);
    }
  });

  test('in the record that the file carries', { timeout: 1_800_000 }, async () => {
    const by = chance(SEED + 1);
    for (let run = 0; run < COUNT; run += 1) {
      const act = by.pick(ORIGINS);
      const source = new TextDecoder().decode(sourceOf(act));
      const at = by.pick([...source.matchAll(/[\p{L}\p{N}]/gu)].map(({ index }) => index));
      const text = source.slice(0, at) + other(source[at]!, by) + source.slice(at + 1);
      const what = `${act.id}, ${source.slice(at - 20, at + 20)}`;
      const bytes = painted(act, laidOut(documentOf(act)).laid, new TextEncoder().encode(text), run % 2);
      expect(await named(bytes, act), what).toEqual(
        expect.arrayContaining([expect.stringContaining('pdf-saisie-differente')]),
      );
    }
  });

  test('in the record on disk', { timeout: 1_800_000 }, async () => {
    const by = chance(SEED + 2);
    for (let done = 0; done < COUNT;) {
      const origin = by.pick(ORIGINS);
      const found = mistyped(origin, by);
      if (found === null) continue;
      done += 1;
      expect(await named(pdfOf(origin).bytes, found.act), `${origin.id}, ${found.what}`).not.toEqual([]);
    }
  });

  test('in any byte', { timeout: 1_800_000 }, async () => {
    const by = chance(SEED + 3);
    for (let run = 0; run < COUNT; run += 1) {
      const act = by.pick(ORIGINS);
      const bytes = Uint8Array.from(pdfOf(act).bytes);
      const at = by.below(bytes.length);
      bytes[at] = (bytes[at]! + 1 + by.below(255)) % 256;
      expect(await named(bytes, act), `${act.id}, byte ${at}`).not.toEqual([]);
    }
  });
});

/** The record with one character changed, which still is a record, and means something else of what the act prints. */
function mistyped(origin: Origin, by: Chance): { readonly what: string; readonly act: Act } | null {
  const path = by.pick([...origin.records.keys()]);
  const text = origin.records.get(path) ?? '';
  const at = by.pick([...text.matchAll(/[\p{L}\p{N}.,'’\u00a0-]/gu)].map(({ index }) => index));
  const changed = text.slice(0, at) + other(text[at]!, by) + text.slice(at + 1);
  try {
    const act = actOf(new Map([...origin.records, [path, changed]]), origin.id);
    const same = Buffer.compare(sourceOf(act), sourceOf(origin)) === 0;
    return same ? null : { what: `${path}: ${text.slice(at - 20, at + 20)}`, act };
  } catch {
    return null;
  }
}
