/**
 * A body's margins and the zone of its stamp, along the whole road: nothing is printed outside the ones or in the other, the
 * text is what it was, the file reads back; what a document does not read changes none of its bytes.
 */
import { describe, expect, test } from 'vitest';
import { SEANCE_KINDS } from '../../src/documents/kinds.ts';
import { isMadeOf, make, openPress, reread, type Press } from '../../src/pipeline.ts';
import type { Laid } from '../../src/layout/page.ts';
import { inDraft } from '../../src/pipeline/draft.ts';
import { sheetsOf } from '../../src/pipeline/sheets.ts';
import { saidOf } from '../../src/pipeline/typeset.ts';
import { FACES, fileOf } from '../layout/polices.ts';
import { runs } from '../promise/runs.ts';
import { LIBELLES } from '../template/modele.ts';
import { FAMILIES, pressOf } from './families.ts';
import { actsOf, RECORDS, type Act, type Records } from './road.ts';

const MM = 72 / 25.4;
const SEANCE = '2025-10-09-conseil';

/** The records, the body of the séance with these keys. */
function set(keys: string): Records {
  const path = 'assemblees/conseil.yaml';
  return new Map([...RECORDS, [path, RECORDS.get(path)!.replace('mandats:', `${keys}\nmandats:`)]]);
}

const actsIn = (keys: string) => actsOf(set(keys)).filter(({ id }) => id.startsWith(`${SEANCE}_`));

interface Setting {
  readonly keys: string;
  /** In millimetres: head, foot, left, right; the zone from the left and the top of the sheet. */
  readonly marges: readonly [number, number, number, number];
  readonly zone: readonly [x: number, y: number, width: number, height: number];
}

const SETTINGS: readonly Setting[] = [
  {
    keys: 'marges: {haut: 55mm, bas: 35mm}',
    marges: [55, 35, 20, 20],
    zone: [118, 4, 82, 22.5],
  },
  {
    keys: 'marges: {haut: 30mm, bas: 24mm, gauche: 25mm, droite: 15mm}\nzone_tampon: {place: haut-gauche, largeur: 75mm, hauteur: 20mm}',
    marges: [30, 24, 25, 15],
    zone: [10, 4, 75, 20],
  },
  {
    keys: 'marges: {gauche: 30mm, droite: 30mm}\nzone_tampon: {largeur: 85mm}',
    marges: [28, 22, 30, 30],
    zone: [115, 4, 85, 22.5],
  },
  {
    keys: 'marges: {haut: 26mm, bas: 22mm, gauche: 25mm, droite: 10mm}\nzone_tampon: {largeur: 60mm, hauteur: 20mm}',
    marges: [26, 22, 25, 10],
    zone: [140, 4, 60, 20],
  },
  {
    keys: 'marges: {bas: 40mm, droite: 35mm}\nzone_tampon: {place: bas}',
    marges: [28, 40, 20, 35],
    zone: [10, 270.5, 190, 22.5],
  },
];

function laidOf({ seance, point }: Act, press: Press): Laid {
  const { said, faults } = saidOf(inDraft(seance, point, 'extrait'), press);
  expect(faults).toEqual([]);
  expect(said!.faults).toEqual([]);
  return said!.laid;
}

/** What stands where nothing may: outside the margins (heads and feet may be above and below), or in the zone. */
function astray({ pages }: Laid, { marges, zone }: Setting): string[] {
  const [, bas, gauche, droite] = marges;
  const [x, y, width, height] = zone;
  return pages.flatMap((page) =>
    page.items.flatMap((item) => {
      const [w, h] = item.kind === 'text' ? [0, -item.size * 0.7] : [item.width, item.height];
      const [top, bottom] = [Math.min(item.y, item.y + h) / MM, Math.max(item.y, item.y + h) / MM];
      const [left, right] = [item.x / MM, (item.x + w) / MM];
      const isInside = left > gauche - 0.1 && right < 210 - droite + 0.1;
      const isFoot = item.owner.kind === 'artifact' && item.owner.type !== 'layout';
      const isUnder = !isFoot && bottom > 297 - bas + 0.1;
      const isStamped = right > x && left < x + width && bottom > y && top < y + height;
      return isInside && !isUnder && !isStamped ? [] : [`${page.number}: ${JSON.stringify(item)}`];
    }),
  );
}

const texts = ({ pages }: Laid) =>
  pages.flatMap(({ items }) =>
    items.flatMap((i) => (i.kind === 'text' && i.owner.kind === 'tag' ? i.text : [])),
  );

describe.each(FAMILIES)('%s', (family) => {
  const press = pressOf(family);
  // In the quick form each family sets one act in one setting.
  const rank = FAMILIES.indexOf(family);
  const tried = <T>(all: readonly T[], times: number) =>
    all.filter((_, i) => (i + rank) % runs(times, 1) === 0);
  const textOf = (act: Act) => texts(laidOf(act, press)).join('').replaceAll(/\s/gu, '');
  const plain = tried(actsIn(''), 6);

  test.each(tried(SETTINGS, SETTINGS.length))('$keys', async (setting) => {
    for (const [i, act] of tried(actsIn(setting.keys), 6).entries()) {
      expect(astray(laidOf(act, press), setting)).toEqual([]);
      expect(textOf(act)).toBe(textOf(plain[i]!));
      const { made, faults } = make(act.seance, act.point, press);
      expect(faults).toEqual([]);
      const back = await reread('a.pdf', made!.bytes, null, press);
      expect(back.faults).toEqual([]);
      expect(back.rerendered).toBe(true);
    }
  });
});

describe('a project', () => {
  const press = pressOf('recit');

  test.each(SETTINGS)('$keys: its mark touches no text', ({ keys }) => {
    const { seance, point } = actsIn(keys)[2]!;
    const marked = laidOf({ id: '', seance: { ...seance, irregular: new Set([point.point]) }, point }, press);
    expect(marked.pages.length).toBeGreaterThan(1);
    for (const { items } of marked.pages) {
      const frame = items.flatMap((i) => (i.kind === 'stroke' && i.color === '#9a1b1b' ? [i] : []));
      expect(frame).toHaveLength(4);
      const right = Math.max(...frame.map((i) => i.x + i.width));
      const bottom = Math.max(...frame.map((i) => i.y + i.height));
      const left = Math.min(...frame.map((i) => i.x));
      const inside = items.filter(
        (i) =>
          i.kind === 'text' &&
          i.color !== '#9a1b1b' &&
          i.y - i.size * 0.7 < bottom &&
          i.x > left - 1 &&
          i.x < right,
      );
      expect(inside).toEqual([]);
    }
  });
});

test('a zone is found where something stands in it: the search sees', () => {
  const [act] = actsIn('');
  const zone = [20, 28, 100, 50] as const;
  expect(astray(laidOf(act!, pressOf('recit')), { keys: '', marges: [28, 22, 20, 20], zone })).not.toEqual(
    [],
  );
});

const { press } = openPress(LIBELLES, new Map(FACES.map((face) => [face, fileOf(face)])), SEANCE_KINDS);
const seanceIn = (keys: string) => actsIn(keys)[0]!.seance;

describe.each(SEANCE_KINDS.filter((kind) => isMadeOf(kind, seanceIn('').lue)))('%s', (kind) => {
  const bytesOf = (keys: string) => {
    const { made, faults } = make(seanceIn(keys), kind, press!);
    expect(faults).toEqual([]);
    return made!.bytes;
  };
  const rank = SEANCE_KINDS.indexOf(kind);

  test.each(SETTINGS.filter((_, i) => (i + rank) % runs(SETTINGS.length, 1) === 0))(
    '$keys reads back, whole and alone',
    async ({ keys }) => {
      const seance = seanceIn(keys);
      const bytes = bytesOf(keys);
      for (const meant of [{ read: seance, point: null }, null]) {
        const back = await reread(`${kind}.pdf`, bytes, meant, press!);
        expect(back.faults).toEqual([]);
        expect(back.rerendered).toBe(true);
      }
    },
  );

  test('what is usual changes no byte, a zone those of what is stamped, and of no sheet of the register', () => {
    const before = bytesOf('');
    expect(Buffer.from(before).equals(bytesOf('marges: {}\nzone_tampon: {}'))).toBe(true);
    const isSame = Buffer.from(before).equals(bytesOf('zone_tampon: {largeur: 70mm}'));
    expect(isSame).toBe(kind === 'registre' || kind === 'cloture');
  });
});

describe('the register', () => {
  const registerOf = (keys: string) => {
    const { sheets, faults } = sheetsOf(seanceIn(keys).lue, false, 1, press!);
    expect(faults).toEqual([]);
    return sheets!.laid;
  };

  test.each([
    [SETTINGS[1]!.keys, 25, 15],
    [SETTINGS[2]!.keys, 30, 30],
    [SETTINGS[3]!.keys, 25, 10],
    ['marges: {gauche: 15mm, droite: 25mm}', 25, 15],
  ])('%s: %i mm to bind it, %i mm outside', (keys, inside, outside) => {
    const { pages } = registerOf(keys);
    expect(pages.length).toBeGreaterThan(1);
    for (const { number, items } of pages) {
      const body = items.flatMap((i) => (i.kind === 'text' && i.owner.kind === 'tag' ? [i.x / MM] : []));
      if (body.length > 0) expect(Math.min(...body)).toBeCloseTo(number % 2 === 1 ? inside : outside, 1);
    }
  });

  test('lines break where those of the extract do', () => {
    const { keys } = SETTINGS[2]!;
    const printed = new Set(texts(registerOf(keys)));
    const [act] = actsIn(keys).filter(({ id }) => id.endsWith('_03'));
    const expose = texts(laidOf(act!, pressOf('libelles'))).filter((line) => line.length > 70);
    expect(expose.length).toBeGreaterThan(5);
    expect(expose.filter((line) => !printed.has(line))).toEqual([]);
  });
});
