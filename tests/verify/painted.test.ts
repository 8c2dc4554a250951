/** The files that the house makes, seen by our own reader, by pdf-parse, by pdf.js and by the lint. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { fontsFrom } from '../../src/layout/font.ts';
import type { Item, TagNode } from '../../src/layout/page.ts';
import { paint } from '../../src/pdf/paint.ts';
import type { FaceId } from '../../src/template/styled.ts';
import { lintPdf } from '../../src/verify/lint.ts';
import { proveFast, proveFull } from '../../src/verify/proof.ts';
import type { Claim } from '../../src/verify/proof.ts';
import { readPdf } from '../../src/verify/reading.ts';
import { SOURCE, layAct } from './act.ts';
import type { Node } from './build.ts';
import { SEED } from './seed.ts';

const FACE: FaceId = 'sans-regular';
let bytes: Uint8Array;

/** The simple lay-out of `act.ts`, painted by the house. */
beforeAll(() => {
  const plan = layAct(SEED);
  const ids = new Map<string, number>();
  let next = 0;
  const tag = (node: Node): TagNode => {
    const id = (next += 1);
    if (node.key !== undefined) ids.set(node.key, id);
    const children = (node.children ?? []).map(tag);
    const numbering = node.role === 'L' ? 'None' : null;
    return {
      id,
      role: node.role,
      children,
      colspan: 1,
      rowspan: 1,
      scope: null,
      numbering,
      alt: null,
    };
  };
  const root = tag(plan.tree[0]!);
  const pages = Array.from({ length: plan.pages }, (_, i) => ({
    number: i + 1,
    width: 595,
    height: 842,
    items: plan.pieces
      .filter(({ page }) => page === i + 1)
      .map(({ owner, x, y, size, text }): Item => ({
        kind: 'text',
        owner:
          typeof owner === 'string'
            ? { kind: 'tag', id: ids.get(owner)! }
            : { kind: 'artifact', type: 'footer' },
        x,
        y,
        text,
        face: FACE,
        size,
        color: '#000000',
        letterSpacing: 0,
        spaceExtra: text.length > 80 ? 1.5 : 0,
      })),
  }));
  const fonts = fontsFrom(new Map([[FACE, readFileSync('templates/polices/LiberationSans-Regular.ttf')]]));
  const hash = '0'.repeat(64);
  bytes = paint(
    { pages, root },
    {
      id: SEED.id,
      title: SEED.titre,
      author: SEED.collectivite,
      subject: SEED.objet,
      lang: 'fr-FR',
      date: '2024-09-12',
      source: { name: `${SEED.id}.yaml`, bytes: SOURCE, description: 'La saisie' },
      hashes: { source: createHash('sha256').update(SOURCE).digest('hex'), template: hash, fonts: hash },
      rendering: 1,
    },
    fonts,
    new Map(),
  );
});

function claim(): Claim {
  return { file: 'acte.pdf', bytes, kind: 'extrait', document: SEED, fields: null, source: SOURCE };
}

describe('an act painted by the house', () => {
  test('says what the document says, to every reader', async () => {
    expect(proveFast(claim())).toMatchObject({
      differences: [],
      proofs: { structure: true, embedded: true },
    });
    expect(await proveFull(claim())).toMatchObject({
      differences: [],
      proofs: { text: true, structure: true, embedded: true },
    });
  });

  test('breaks no rule of the lint', () => {
    const reading = readPdf(bytes, 'acte.pdf');
    expect(reading.kind === 'reading' && lintPdf(reading, 'acte.pdf').map(({ message }) => message)).toEqual(
      [],
    );
  });

  test('stands where it was laid', () => {
    const reading = readPdf(bytes, 'acte.pdf');
    const pieces = layAct(SEED).pieces.map(({ page, text, x, y, size }) => ({ page, text, x, y, size }));
    const runs = reading.kind === 'reading' ? reading.pages.flatMap((page) => page.runs) : [];
    const found = runs.map(({ page, text, x, y, size }) => ({
      page,
      text,
      x: Math.round(x * 100) / 100,
      y: Math.round(y * 100) / 100,
      size,
    }));
    expect(found).toEqual(pieces.toSorted((a, b) => a.page - b.page));
  });
});
