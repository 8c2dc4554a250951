import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { linesOf } from '../../src/verify/lines.ts';
import { readPdf } from '../../src/verify/reading.ts';
import type { Reading } from '../../src/verify/reading.ts';
import { SMALL, buildPdf, objectsOf, stream, written } from './build.ts';

function read(bytes: Uint8Array): Reading {
  const found = readPdf(bytes, 'acte.pdf');
  if (found.kind === 'unread') throw new Error(found.diagnostic.message);
  return found;
}

function faultOf(bytes: Uint8Array): string {
  const found = readPdf(bytes, 'acte.pdf');
  return found.kind === 'unread' ? found.diagnostic.code : 'lu';
}

/** A page whose content is `operators`, with a font of one-byte codes (Windows encoding, half an em each). */
function page(operators: string, more: ReadonlyMap<string, string> = new Map()): Uint8Array {
  return written(
    new Map([
      ['catalog', '<</Type/Catalog/Pages{pages}>>'],
      [
        'pages',
        '<</Type/Pages/Kids[{page}]/Count 1/MediaBox[0 0 600 800]/Resources<</Font<</F1{font}>>/XObject<</X{form}>>>>>>',
      ],
      ['page', '<</Type/Page/Parent{pages}/Contents{content}>>'],
      ['font', '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>'],
      [
        'form',
        stream(
          '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Matrix[1 0 0 1 100 0]',
          'BT /F1 10 Tf 1 2 Td (forme) Tj ET',
        ),
      ],
      ['content', stream('', operators)],
      ...more,
    ]),
    '/Root{catalog}',
  );
}

const runsOf = (bytes: Uint8Array) => read(bytes).pages[0]!.runs;

describe('what a file says', () => {
  test('text, tags, attachment and identity of a small file', () => {
    const found = read(buildPdf(SMALL));
    expect(linesOf(found).map(({ text, x, y, size, part }) => [text, x, y, size, part])).toEqual([
      ['TITRE', 57, 100, 15, 'body'],
      ['Une ligne de texte ', 57, 130, 11, 'body'],
      ['et sa fin.', 57, 144, 11, 'body'],
      ['Commune · 1/1', 57, 800, 8, 'foot'],
    ]);
    const [document] = found.tree!.children;
    expect(document!.children.map(({ role, text }) => [role, text])).toEqual([
      ['H1', 'TITRE'],
      ['P', 'Une ligne de texte et sa fin.'],
    ]);
    expect(found.identity.lang).toBe('fr-FR');
    expect(found.identity.id).toEqual([
      '00112233445566778899aabbccddeeff',
      '00112233445566778899aabbccddeeff',
    ]);
    expect(found.identity.info.get('Title')).toBe('Extrait du registre');
    expect(found.attachments).toHaveLength(1);
    expect(new TextDecoder().decode(found.attachments[0]!.bytes)).toBe('document: extrait\n');
    expect(found.attachments[0]).toMatchObject({
      name: 'acte.yaml',
      relationship: 'Source',
      type: 'application/yaml',
      associated: true,
    });
    expect(found.actions).toEqual([]);
  });

  test('the kind and number of white-space characters come out as they went in', () => {
    const text = '347\u00a0000€ : 5\u202f072  entre\u00adtiens - fin\u00a0';
    const found = read(
      buildPdf({ ...SMALL, pieces: [{ page: 1, x: 0, y: 10, size: 10, text, owner: 'p' }] }),
    );
    expect(found.tree!.children[0]!.children[1]!.text).toBe(text);
  });

  test('an element cut by a page break is one element', () => {
    const pieces = [
      { page: 1, x: 0, y: 800, size: 10, text: 'fin de la page ', owner: 'p' },
      { page: 2, x: 0, y: 80, size: 10, text: 'et suite', owner: 'p' },
    ];
    const found = read(buildPdf({ ...SMALL, pages: 2, pieces }));
    const paragraph = found.tree!.children[0]!.children[1]!;
    expect([paragraph.text, paragraph.page, paragraph.marks.map(({ page }) => page)]).toEqual([
      'fin de la page et suite',
      1,
      [1, 2],
    ]);
  });

  test('an update appended to the file replaces what it changes', () => {
    const first = Buffer.from(buildPdf(SMALL)).toString('latin1');
    const names = [...objectsOf(SMALL).keys()];
    const number = names.indexOf('info') + 1;
    const at = first.length;
    const start = /startxref\n(\d+)/.exec(first)![1]!;
    const object = `${number} 0 obj\n<</Title(Autre)>>\nendobj\n`;
    const update = `${object}xref\n${number} 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n<</Size 99/Prev ${start}/Root ${names.indexOf('catalog') + 1} 0 R/Info ${number} 0 R>>\nstartxref\n${at + object.length}\n%%EOF\n`;
    const found = read(Buffer.from(first + update, 'latin1'));
    expect([found.revisions, found.identity.info.get('Title')]).toEqual([2, 'Autre']);
  });

  test('cross-reference stream with a predictor, objects in a package', () => {
    const found = read(packed());
    expect(found.pages[0]!.runs.map((run) => run.text)).toEqual(['paquet']);
  });
});

describe('content operators', () => {
  test('Td, TD, T*, quotes and leading move from line to line', () => {
    const runs = runsOf(page(`BT /F1 10 Tf 20 700 Td (a) Tj 0 -12 TD (b) Tj T* (c) Tj (d) ' 1 2 (e) " ET`));
    expect(runs.map(({ text, x, y }) => [text, x, y])).toEqual([
      ['a', 20, 100],
      ['b', 20, 112],
      ['c', 20, 124],
      ['d', 20, 136],
      ['e', 20, 148],
    ]);
  });

  test('Tc, Tw, Tz and Ts count in the width and the place', () => {
    const [run] = runsOf(page('BT /F1 10 Tf 1 Tc 2 Tw 200 Tz 3 Ts 0 700 Td (a b) Tj ET'));
    // Three characters of 5, three of 1 between, one word of 2, all twice as wide.
    expect([run!.endX, run!.y]).toEqual([40, 97]);
  });

  test('q, Q and cm, and a form with its matrix', () => {
    const runs = runsOf(
      page('q 2 0 0 2 0 0 cm BT /F1 10 Tf 10 10 Td (a) Tj ET Q BT /F1 10 Tf 10 10 Td (b) Tj ET /X Do'),
    );
    expect(runs.map(({ text, x, y, size }) => [text, x, y, size])).toEqual([
      ['a', 20, 780, 20],
      ['b', 10, 790, 10],
      ['forme', 101, 798, 10],
    ]);
  });

  test('literal strings: escapes, octal, nested brackets, joined lines', () => {
    expect(runsOf(page('BT /F1 10 Tf (a\\(b\\)\\051 \\351(x)\\\ny) Tj ET'))[0]!.text).toBe('a(b)) é(x)y');
  });

  test('an inline image is passed over', () => {
    expect(runsOf(page('BI /W 1 /H 1 ID (( Tj EI BT /F1 10 Tf (a) Tj ET')).map(({ text }) => text)).toEqual([
      'a',
    ]);
  });

  test('a wide jump divides columns, a smaller one without a space is counted', () => {
    const runs = runsOf(page('BT /F1 10 Tf [(un) -300 (deux) -1500 (trois)] TJ ET'));
    expect(runs.map(({ text, jumps }) => [text, jumps])).toEqual([
      ['undeux', 1],
      ['trois', 0],
    ]);
    expect(runsOf(page('BT /F1 10 Tf [(un ) -300 (deux)] TJ ET'))[0]!.jumps).toBe(0);
  });

  test('glyph names of a simple font are read', () => {
    const font =
      '<</Type/Font/Subtype/Type1/BaseFont/X/Encoding<</Differences[65/eacute/Ccedilla/quoteright/uni20AC/space/oe]>>>>';
    expect(runsOf(page('BT /F1 10 Tf (ABCDEFa) Tj ET', new Map([['font', font]])))[0]!.text).toBe('éÇ’€ œa');
  });
});

describe('files that cannot be read', () => {
  test.each([
    ['pdf-illisible', new Uint8Array()],
    ['pdf-illisible', new TextEncoder().encode('Bonjour, ceci n’est pas un PDF.')],
    ['pdf-tronque', buildPdf(SMALL).subarray(0, 900)],
    [
      'pdf-illisible',
      buildPdf({
        ...SMALL,
        edit: (objects) => void objects.set('content1', '<</Length 3>>stream\nBT ET\nendstream'),
      }),
    ],
    [
      'pdf-illisible',
      buildPdf({ ...SMALL, edit: (objects) => void objects.set('pages', '<</Type/Pages/Kids[{pages}]>>') }),
    ],
    [
      'pdf-illisible',
      buildPdf({
        ...SMALL,
        edit: (objects) => void objects.set('element:p', '<</S/P/K{root}>>'.replace('root', 'element:p')),
      }),
    ],
    [
      'pdf-filtre-inconnu',
      buildPdf({
        ...SMALL,
        edit: (objects) => void objects.set('content1', stream('/Filter/LZWDecode', 'x')),
      }),
    ],
    [
      'pdf-chiffre',
      written(new Map([['catalog', '<</Pages{catalog}>>']]), '/Root{catalog}/Encrypt{catalog}'),
    ],
    [
      'pdf-demesure',
      buildPdf({
        ...SMALL,
        edit: (objects) => void objects.set('info', `<</A${'['.repeat(70)}${']'.repeat(70)}>>`),
      }),
    ],
  ])('%s', (code, bytes) => {
    expect(faultOf(bytes)).toBe(code);
  });

  test('the fault is a French sentence with a remedy', () => {
    const found = readPdf(new Uint8Array(), 'acte.pdf');
    expect(found).toMatchObject({
      kind: 'unread',
      diagnostic: {
        code: 'pdf-illisible',
        place: { file: 'acte.pdf', line: 1 },
        message: 'Ce PDF ne peut pas être lu : il ne commence pas par %PDF.',
        remedy: 'reprenez le fichier d’origine, ou produisez l’acte de nouveau.',
      },
    });
  });
});

/** A file whose catalog and pages are in an object stream, found by a cross-reference stream with the PNG « up » predictor. */
function packed(): Uint8Array {
  const inside = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>',
  ];
  let offset = 0;
  const heads = inside.map((text, i) => {
    const head = `${i + 1} ${offset}`;
    offset += text.length + 1;
    return head;
  });
  const header = `${heads.join(' ')}\n`;
  let out = '%PDF-1.5\n';
  const at4 = out.length;
  out += `4 0 obj\n${stream(`/Type/ObjStm/N 3/First ${header.length}`, header + inside.join('\n'), true)}\nendobj\n`;
  const at5 = out.length;
  out += `5 0 obj\n${stream('', 'BT /F1 5 Tf (paquet) Tj ET')}\nendobj\n`;
  const at6 = out.length;
  const rows = [
    [0, 0, 0],
    [2, 4, 0],
    [2, 4, 1],
    [2, 4, 2],
    [1, at4, 0],
    [1, at5, 0],
    [1, at6, 0],
  ].map(([a, b, c]) => [a!, b! >> 8, b! & 255, c!]);
  const table = rows.flatMap((row, i) => [
    2,
    ...row.map((byte, k) => (byte - (rows[i - 1]?.[k] ?? 0)) & 255),
  ]);
  const data = deflateSync(Uint8Array.from(table)).toString('latin1');
  out += `6 0 obj\n<</Type/XRef/Size 7/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>/Length ${data.length}>>stream\n${data}\nendstream\nendobj\nstartxref\n${at6}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}
