/** A template that asks for `hyphens: auto`, from its style sheet to what readers find: parted on paper, whole when read. */
import { describe, expect, test } from 'vitest';
import { make, openPress, reread } from '../../src/pipeline.ts';
import { leavesOf } from '../../src/verify/running.ts';
import { FACES, fileOf } from '../layout/polices.ts';
import { LIBELLES } from '../template/modele.ts';
import { actOf, pdfOf, readingOf, REAL, RECORDS } from './road.ts';

const STYLE = 'templates/libelles/style.css';
const MOTIFS = 'templates/libelles/partiels/motifs.hbs';
/** The statement alone: what is decided, names and votes are never parted. */
const ASKED = new Map(LIBELLES)
  .set(MOTIFS, LIBELLES.get(MOTIFS)!.replace('{{prose expose}}', '<div class="expose">\n$&\n</div>'))
  .set(STYLE, `${LIBELLES.get(STYLE)!}\n.expose p { hyphens: auto; text-wrap: pretty; }\n`);
const { press, faults } = openPress(ASKED, new Map(FACES.map((face) => [face, fileOf(face)])));
const ACT = actOf(RECORDS, REAL);

describe('the real act, its statement hyphenated', () => {
  const { made, faults: misfits } = make(ACT.seance, ACT.point, press!);
  const leaves = leavesOf(readingOf(made!.bytes).tree!).map(({ text }) => text);

  test('is made without a word', () => {
    expect(faults).toEqual([]);
    expect(misfits).toEqual([]);
  });

  test('has words parted by U+00AD, three letters on each side at least, and no other hyphen more', () => {
    const parted = leaves.flatMap((text) => [...text.matchAll(/(\p{L}*)\u00ad(\p{L}*)/gu)]);
    expect(parted.length).toBeGreaterThan(3);
    for (const [, before, after] of parted) {
      expect(before!.length).toBeGreaterThanOrEqual(3);
      expect(after!.length).toBeGreaterThanOrEqual(3);
    }
    const plain = leavesOf(readingOf(pdfOf(ACT).bytes).tree!).map(({ text }) => text);
    expect(leaves.map((text) => text.replaceAll('\u00ad', ''))).toEqual(plain);
  });

  test('reads back as its record, by all three readers', async () => {
    const {
      proof,
      rerendered,
      faults: found,
    } = await reread('a.pdf', made!.bytes, { read: ACT.seance, point: ACT.point }, press!);
    expect(found).toEqual([]);
    expect(rerendered).toBe(true);
    expect(proof).toMatchObject({
      differences: [],
      proofs: { text: true, structure: true, embedded: true },
    });
  });
});
