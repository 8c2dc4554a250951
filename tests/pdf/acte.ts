/** A small act laid out by hand: everything that a document may hold, in three pages. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { type Fonts, fontsFrom } from '../../src/layout/font.ts';
import type { Item, Laid, Owner, Page, TagNode, TextItem } from '../../src/layout/page.ts';
import type { Identity } from '../../src/pdf/identity.ts';

const POLICES = join(import.meta.dirname, '../../templates/polices');

const FILES = [
  ['sans-regular', 'LiberationSans-Regular'],
  ['sans-bold', 'LiberationSans-Bold'],
  ['sans-italic', 'LiberationSans-Italic'],
  ['sans-bold-italic', 'LiberationSans-BoldItalic'],
  ['serif-regular', 'LiberationSerif-Regular'],
  ['serif-bold', 'LiberationSerif-Bold'],
  ['serif-italic', 'LiberationSerif-Italic'],
  ['serif-bold-italic', 'LiberationSerif-BoldItalic'],
] as const;

/** The fonts of the project. */
export const polices: Fonts = fontsFrom(
  new Map(FILES.map(([face, file]) => [face, readFileSync(join(POLICES, `${file}.ttf`))])),
);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const identite: Identity = {
  id: '2024-09-12-bureau_01',
  title: 'Délibération n° 1 : « eau & déchets » <essai>',
  author: 'Dijon métropole',
  subject: 'Extrait du registre des délibérations (Bureau)',
  lang: 'fr-FR',
  date: '2024-09-12',
  source: {
    name: '2024-09-12-bureau_01.yaml',
    bytes: Buffer.from('document: extrait\nobjet: "Régie de l’eau : œuvre commune"\n'),
    description: 'Données de l’acte',
  },
  hashes: { source: sha256('source'), template: sha256('template'), fonts: sha256('fonts') },
  rendering: 1,
};

export function tag(id: number, role: TagNode['role'], more: Partial<TagNode> = {}): TagNode {
  return { id, role, children: [], colspan: 1, rowspan: 1, scope: null, numbering: null, alt: null, ...more };
}

export function texte(
  owner: number | Owner,
  x: number,
  y: number,
  text: string,
  more: Partial<TextItem> = {},
): TextItem {
  return {
    kind: 'text',
    owner: typeof owner === 'number' ? { kind: 'tag', id: owner } : owner,
    x,
    y,
    text,
    face: 'sans-regular',
    size: 11,
    color: '#000000',
    letterSpacing: 0,
    spaceExtra: 0,
    ...more,
  };
}

export function page(number: number, items: readonly Item[]): Page {
  return { number, width: 595.276, height: 841.89, items };
}

const HEADER: Owner = { kind: 'artifact', type: 'header' };
const FOOTER: Owner = { kind: 'artifact', type: 'footer' };
const LAYOUT: Owner = { kind: 'artifact', type: 'layout' };

const trait = (y: number): Item => ({
  kind: 'stroke',
  owner: LAYOUT,
  x: 56.7,
  y,
  width: 481.89,
  height: 0.5,
  color: '#808080',
});
const pied = (n: number): Item => texte(FOOTER, 280, 815, `Page ${n} / 3`, { size: 8, color: '#333333' });

/** Two pixels, one of them half transparent. */
export const logo: Uint8Array = png(
  { width: 2, height: 1, bits: 8, type: 6 },
  [0, 255, 0, 0, 255, 0, 0, 255, 128],
);

export const images: ReadonlyMap<string, Uint8Array> = new Map([['logo.png', logo]]);

export const acte: Laid = {
  root: tag(0, 'Document', {
    children: [
      tag(1, 'Figure', { alt: 'Logotype de la métropole (« Dijon »)' }),
      tag(2, 'H1'),
      tag(3, 'P'),
      tag(4, 'L', {
        numbering: 'Disc',
        children: [
          tag(5, 'LI', { children: [tag(6, 'Lbl'), tag(7, 'LBody')] }),
          tag(8, 'LI', { children: [tag(9, 'Lbl'), tag(10, 'LBody')] }),
        ],
      }),
      tag(11, 'H2'),
      tag(12, 'Table', {
        children: [
          tag(13, 'Caption'),
          tag(14, 'THead', {
            children: [
              tag(15, 'TR', {
                children: [
                  tag(16, 'TH', { rowspan: 2, scope: 'col' }),
                  tag(17, 'TH', { colspan: 2, scope: 'colgroup' }),
                ],
              }),
              tag(18, 'TR', { children: [tag(19, 'TH', { scope: 'col' }), tag(20, 'TH', { scope: 'col' })] }),
            ],
          }),
          tag(21, 'TBody', {
            children: [
              tag(22, 'TR', { children: [tag(23, 'TH', { scope: 'row' }), tag(24, 'TD'), tag(25, 'TD')] }),
              tag(26, 'TR', { children: [tag(27, 'TH', { scope: 'row' }), tag(28, 'TD', { colspan: 2 })] }),
            ],
          }),
        ],
      }),
      tag(29, 'P'),
    ],
  }),
  pages: [
    page(1, [
      texte(HEADER, 56.7, 40, 'Dijon métropole', { size: 8, face: 'serif-italic' }),
      {
        kind: 'picture',
        owner: { kind: 'tag', id: 1 },
        x: 56.7,
        y: 50,
        width: 60,
        height: 30,
        src: 'logo.png',
      },
      texte(2, 56.7, 100, 'EXTRAIT DU REGISTRE', { face: 'sans-bold', size: 14, letterSpacing: 0.5 }),
      texte(3, 56.7, 130, 'Le bien-être de l’AVenir : 12\u{202f}000\u{a0}€, ', { spaceExtra: 1.25 }),
      texte(3, 300, 130, 'voté ', { face: 'sans-italic', spaceExtra: 1.25 }),
      texte(3, 56.7, 143, 'sans réserve (ni ré\u{ad}', { color: '#1a2b3c' }),
      texte(3, 56.7, 156, 'ticence), à Ñuñoa. '),
      trait(160),
      pied(1),
    ]),
    page(2, [
      texte(3, 56.7, 60, 'Suite du paragraphe.'),
      texte(6, 56.7, 80, '– '),
      texte(7, 70, 80, 'premier ;'),
      texte(9, 56.7, 93, '– '),
      texte(10, 70, 93, 'second.'),
      texte(11, 56.7, 120, 'Scrutin', { face: 'serif-bold', size: 12 }),
      texte(13, 56.7, 140, 'Résultat du vote', { face: 'serif-regular' }),
      texte(16, 56.7, 160, 'Collège'),
      texte(17, 150, 160, 'Suffrages'),
      texte(19, 150, 173, 'pour'),
      texte(20, 220, 173, 'contre'),
      texte(23, 56.7, 186, 'Communes'),
      texte(24, 150, 186, '30'),
      texte(27, 56.7, 199, 'Ensemble'),
      texte(28, 150, 199, '33'),
      trait(204),
      pied(2),
    ]),
    page(3, [texte(29, 56.7, 60, 'Fait le jour même.', { face: 'sans-bold-italic' }), pied(3)]),
  ],
};

/** A PNG file of one IDAT, its rows as given (filter byte first). */
export function png(
  header: { width: number; height: number; bits: number; type: number; interlace?: 1 },
  rows: readonly number[],
  more: readonly (readonly [type: string, bytes: readonly number[]])[] = [],
): Uint8Array {
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(header.width, 0);
  ihdr.writeUInt32BE(header.height, 4);
  ihdr.set([header.bits, header.type, 0, 0, header.interlace ?? 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', ihdr),
    ...more.map(([type, bytes]) => chunk(type, Buffer.from(bytes))),
    chunk('IDAT', deflateSync(Buffer.from(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The sum at the end is left at zero: nothing in the project reads it. */
function chunk(type: string, bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(bytes.length, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, bytes, Buffer.alloc(4)]);
}
