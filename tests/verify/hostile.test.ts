import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lintPdf } from '../../src/verify/lint.ts';
import { proveFast } from '../../src/verify/proof.ts';
import { readPdf } from '../../src/verify/reading.ts';
import { SOURCE, layAct } from './act.ts';
import { SMALL, buildPdf, stream, written } from './build.ts';
import { SEED } from './seed.ts';

/** Whatever the bytes are: an answer, in French when it is a fault, within ten seconds. */
function answered(bytes: Uint8Array): string {
  const start = performance.now();
  const found = readPdf(bytes, 'acte.pdf');
  const proof = proveFast({ ...CLAIM, bytes });
  const said = found.kind === 'unread' ? found.diagnostic.message : lintPdf(found, 'acte.pdf');
  if (typeof said === 'string' && !/^Ce PDF ne peut pas être lu : .+\.$/.test(said))
    throw new Error(`no French sentence: ${said}`);
  if ((proof.kind === 'unread') !== (found.kind === 'unread')) throw new Error('two answers to one question');
  if (performance.now() - start > 10_000) throw new Error('too slow');
  return found.kind === 'unread' ? found.diagnostic.code : 'lu';
}

const CLAIM = { file: 'acte.pdf', kind: 'extrait', document: SEED, fields: null, source: SOURCE };
/** What may be answered. */
const ANSWERS = /^(?:lu|pdf-(?:illisible|tronque|chiffre|demesure|filtre-inconnu))$/;
const ACT = buildPdf(layAct(SEED));
const PACKED = buildPdf({ ...layAct(SEED), deflate: true });
const SEED_OF_RUNS = 20240912;

describe('any bytes are answered', () => {
  test('an act with bytes changed', () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(
        fc.constantFrom(ACT, PACKED),
        fc.array(change, { minLength: 1, maxLength: 12 }),
        (file, changes) => {
          const bytes = file.slice();
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          expect(answered(bytes)).toMatch(ANSWERS);
        },
      ),
      { seed: SEED_OF_RUNS, numRuns: 250 },
    );
  });

  test('a small file with bytes changed, where most bytes are structure', () => {
    const small = buildPdf(SMALL);
    const change = fc.tuple(
      fc.nat(),
      fc.constantFrom(...'0123456789[]<>()/ R%{}e\n'.split('').map((c) => c.charCodeAt(0))),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const bytes = small.slice();
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        expect(answered(bytes)).toMatch(ANSWERS);
      }),
      { seed: SEED_OF_RUNS, numRuns: 1500 },
    );
  });

  test('an act cut short, or with a piece taken out', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(ACT, PACKED),
        fc.nat(),
        fc.nat(4000),
        fc.boolean(),
        (file, at, length, cut) => {
          const from = at % file.length;
          const kept = cut
            ? file.subarray(0, from)
            : Buffer.concat([file.subarray(0, from), file.subarray(from + length)]);
          const code = answered(kept);
          expect(cut && from < file.length - 2 && code === 'lu').toBe(false);
        },
      ),
      { seed: SEED_OF_RUNS, numRuns: 120 },
    );
  });

  test('random bytes, with a header or without', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (noise, headed) => {
        const bytes = headed ? Buffer.concat([Buffer.from('%PDF-1.7\n'), noise]) : noise;
        expect(answered(bytes)).not.toBe('lu');
      }),
      { seed: SEED_OF_RUNS, numRuns: 200 },
    );
  });
});

/** A one-page file with objects of its own. */
function file(objects: readonly (readonly [string, string])[]): Uint8Array {
  return written(
    new Map([
      ['catalog', '<</Type/Catalog/Pages{pages}>>'],
      ['pages', '<</Type/Pages/Kids[{page}]/Count 1/MediaBox[0 0 9 9]>>'],
      [
        'page',
        '<</Type/Page/Parent{pages}/Contents{content}/Resources<</Font<</F{font}>>/XObject<</X{form}>>>>>>',
      ],
      ['font', '<</Type/Font/Subtype/Type0/ToUnicode{map}>>'],
      ['map', stream('', '')],
      ['form', stream('/Subtype/Form', '')],
      ['content', stream('', '')],
      ...objects,
    ]),
    '/Root{catalog}',
  );
}

function bomb(size: number): string {
  return deflateSync(Buffer.alloc(size)).toString('latin1');
}

describe('attacks', () => {
  test.each<readonly [string, string, () => Uint8Array]>([
    [
      'a deflate bomb',
      'pdf-demesure',
      () =>
        file([
          ['content', `<</Filter/FlateDecode/Length ${bomb(80e6).length}>>stream\n${bomb(80e6)}\nendstream`],
        ]),
    ],
    [
      'two bombs, one in the other',
      'pdf-demesure',
      () => {
        const inner = deflateSync(deflateSync(Buffer.alloc(70e6))).toString('latin1');
        return file([
          [
            'content',
            `<</Filter[/FlateDecode/FlateDecode]/Length ${inner.length}>>stream\n${inner}\nendstream`,
          ],
        ]);
      },
    ],
    ['a page tree that comes back', 'pdf-illisible', () => file([['pages', '<</Kids[{page}{pages}]>>']])],
    ['a page that is its own parent', 'pdf-illisible', () => file([['page', '<</Kids[{page}]>>']])],
    [
      'a structure that comes back',
      'pdf-illisible',
      () =>
        file([
          ['catalog', '<</Pages{pages}/StructTreeRoot<</K{e}>>>>'],
          ['e', '<</S/P/K[{e}]>>'],
        ]),
    ],
    [
      'a form that draws itself',
      'pdf-demesure',
      () =>
        file([
          ['content', stream('', '/X Do')],
          ['form', stream('/Subtype/Form/Resources<</XObject<</X{form}>>>>', '/X Do '.repeat(50))],
        ]),
    ],
    [
      'a stream whose length is itself',
      'pdf-illisible',
      () => file([['content', '<</Length{content}>>stream\nendstream']]),
    ],
    [
      'a chain of lengths',
      'pdf-demesure',
      () =>
        file([
          ['content', '<</Length{n0}>>stream\nendstream'],
          ...Array.from({ length: 300 }, (_, i): [string, string] => [
            `n${i}`,
            `<</Length{n${i + 1}}>>stream\nendstream`,
          ]),
        ]),
    ],
    [
      'references in a circle',
      'pdf-illisible',
      () =>
        file([
          ['page', '{form}'],
          ['form', '{page}'],
        ]),
    ],
    ['arrays in arrays', 'pdf-demesure', () => file([['content', stream('', '['.repeat(1e5))]])],
    ['saved states without end', 'pdf-demesure', () => file([['content', stream('', 'q '.repeat(1e5))]])],
    ['marks without end', 'pdf-demesure', () => file([['content', stream('', '/P BMC '.repeat(1e5))]])],
    [
      'a character that is a book',
      'pdf-demesure',
      () =>
        file([
          ['map', stream('', `1 beginbfchar <0041> <${'0042'.repeat(60000)}> endbfchar`)],
          ['content', stream('', `BT /F 1 Tf <${'0041'.repeat(60000)}> Tj ET`)],
        ]),
    ],
    [
      'a font of all codes, again and again',
      'pdf-demesure',
      () =>
        file([
          [
            'map',
            stream(
              '',
              '3 beginbfrange <0000> <FFFF> <0000> <0000> <FFFF> <0000> <0000> <FFFFFFFF> <0000> endbfrange',
            ),
          ],
          ['content', stream('', 'BT /F 1 Tf <0041> Tj ET')],
        ]),
    ],
    [
      'a table that points at itself',
      'pdf-illisible',
      () => {
        const text = Buffer.from(file([])).toString('latin1');
        const at = /startxref\n(\d+)/.exec(text)![1]!;
        return Buffer.from(text.replace('trailer\n<<', `trailer\n<</Prev ${at} `), 'latin1');
      },
    ],
  ])('%s', (_, code, make) => {
    expect(answered(make())).toBe(code);
  });
});
