/** Files that come from anybody: each refused with its code, in time, and nothing of them believed. */
import { describe, expect, test } from 'vitest';
import { readClipboard, readFile } from '../../src/importer/fichier.ts';
import { docx } from './docx.ts';
import { zip, type Part } from './zip.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPES = (type: string): string =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`;
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const RELS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const BODY = `<w:document ${W}><w:body><w:p><w:r><w:t>Texte</w:t></w:r></w:p></w:body></w:document>`;

/** A small .docx, with some parts otherwise. */
function small(
  changed: {
    readonly document?: Partial<Part>;
    readonly type?: string;
    readonly more?: readonly Part[];
  } = {},
): Uint8Array {
  return zip([
    { name: '[Content_Types].xml', bytes: TYPES(changed.type ?? DOCX) },
    { name: '_rels/.rels', bytes: RELS },
    { name: 'word/document.xml', bytes: BODY, ...changed.document },
    ...(changed.more ?? []),
  ]);
}

/** A small .odt. */
function smallOdt(mimetype: string, content: string, more: readonly Part[] = []): Uint8Array {
  return zip([
    { name: 'mimetype', bytes: mimetype, stored: true },
    { name: 'content.xml', bytes: content },
    ...more,
  ]);
}

const ODT = 'application/vnd.oasis.opendocument.text';
const OFFICE =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';
const odtBody = (text: string): string =>
  `<office:document-content ${OFFICE}><office:body><office:text>${text}</office:text></office:body></office:document-content>`;

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const ole = (name: string): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1000),
      utf16(name),
      Buffer.alloc(100),
    ]),
  );
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const XXE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
const LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';

const REFUSED: readonly (readonly [string, string, () => Uint8Array])[] = [
  ['import-ancien-word', 'a .doc named .docx', () => ole('WordDocument')],
  ['import-chiffre', 'a .docx under a password', () => ole('EncryptedPackage')],
  ['import-chiffre', 'a part that the zip locks', () => small({ document: { locked: true } })],
  [
    'import-chiffre',
    'an .odt under a password',
    () =>
      smallOdt(ODT, 'x', [
        {
          name: 'META-INF/manifest.xml',
          bytes:
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
        },
      ]),
  ],
  [
    'import-chiffre',
    'an .odt wholly locked',
    () => smallOdt(ODT, odtBody(''), [{ name: 'encrypted-package', bytes: 'x' }]),
  ],
  ['import-pas-un-texte', 'a PDF', () => text('%PDF-1.7\n')],
  ['import-pas-un-texte', 'an RTF', () => text('{\\rtf1\\ansi Texte}')],
  ['import-pas-un-texte', 'an old sheet', () => ole('Workbook')],
  [
    'import-pas-un-texte',
    'a sheet named .docx',
    () => small({ type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' }),
  ],
  [
    'import-pas-un-texte',
    'a text with macros',
    () => small({ type: 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
  ],
  [
    'import-pas-un-texte',
    'a sheet named .odt',
    () => smallOdt('application/vnd.oasis.opendocument.spreadsheet', odtBody('')),
  ],
  ['import-pas-un-texte', 'any zip', () => zip([{ name: 'a.txt', bytes: 'Texte' }])],
  ['import-abime', 'half a file', () => small().slice(0, 400)],
  ['import-abime', 'a text that is no XML', () => small({ document: { bytes: BODY.slice(0, -30) } })],
  [
    'import-abime',
    'bytes that are no letters',
    () => small({ document: { bytes: new Uint8Array([0x3c, 0x61, 0x3e, 0xff, 0xfe]) } }),
  ],
  [
    'import-abime',
    'an entity that nobody defined',
    () => small({ document: { bytes: BODY.replace('Texte', '&secret;') } }),
  ],
  [
    'import-abime',
    'two parts of one name',
    () => small({ more: [{ name: 'word/document.xml', bytes: BODY }] }),
  ],
  ['import-abime', 'an .odt without a text', () => zip([{ name: 'mimetype', bytes: ODT, stored: true }])],
  [
    'import-demesure',
    'a bomb that says what it weighs',
    () => small({ document: { bytes: ' '.repeat(20 * 1024 * 1024) } }),
  ],
  [
    'import-demesure',
    'a bomb that lies',
    () => small({ document: { bytes: ' '.repeat(8 * 1024 * 1024), weighs: 1000 } }),
  ],
  [
    'import-demesure',
    'bombs together',
    () =>
      small({
        more: Array.from({ length: 4 }, (_, i) => ({
          name: `word/a${i}.xml`,
          bytes: ' '.repeat(14 * 1024 * 1024),
        })),
      }),
  ],
  [
    'import-demesure',
    'too many parts',
    () =>
      small({ more: Array.from({ length: 5_000 }, (_, i) => ({ name: `a${i}`, bytes: '', stored: true })) }),
  ],
  [
    'import-demesure',
    'too deep',
    () =>
      small({
        document: {
          bytes: `<w:document ${W}>${'<w:sdt>'.repeat(50_000)}${'</w:sdt>'.repeat(50_000)}</w:document>`,
        },
      }),
  ],
  ['import-chemin', 'a part out of it', () => small({ more: [{ name: '../../etc/passwd', bytes: 'x' }] })],
  ['import-chemin', 'an absolute part', () => small({ more: [{ name: '/etc/passwd', bytes: 'x' }] })],
  ['import-chemin', 'a part by a backslash', () => small({ more: [{ name: '..\\..\\a', bytes: 'x' }] })],
  [
    'import-doctype',
    'a file read from within',
    () => small({ document: { bytes: XXE + BODY.replace('Texte', '&e;') } }),
  ],
  ['import-doctype', 'a billion laughs', () => smallOdt(ODT, LAUGHS + odtBody('<text:p>&b;</text:p>'))],
  ['import-vide', 'no byte', () => new Uint8Array()],
  [
    'import-vide',
    'a scanned page',
    () => {
      const d = docx();
      return d.file([d.para('text', d.image('page'))]);
    },
  ],
];

describe('refused', () => {
  test.each(REFUSED)('%s: %s', async (code, _, bytes) => {
    const start = performance.now();
    const outcome = await readFile('a.docx', bytes());
    expect('refus' in outcome && outcome.refus).toMatchObject({
      code,
      severity: 'erreur',
      place: { file: 'a.docx', line: 1, column: 1 },
    });
    expect('refus' in outcome && outcome.refus.remedy.length).toBeGreaterThan(20);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

test('what leads out of a file leads nowhere', async () => {
  const rels =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/styles" Target="../../../etc/passwd"/><Relationship Id="b" Type="x/footnotes" Target="file:///etc/passwd" TargetMode="External"/></Relationships>';
  const outcome = await readFile(
    'a.docx',
    small({ more: [{ name: 'word/_rels/document.xml.rels', bytes: rels }] }),
  );
  expect('texte' in outcome && outcome.texte.blocks).toHaveLength(1);
});

test('a text by its other namespaces and letters: strict OOXML, other prefixes, UTF-16', async () => {
  const strict = BODY.replaceAll('w:', 'x:')
    .replace('xmlns:w=', 'xmlns:x=')
    .replace(
      'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
      'http://purl.oclc.org/ooxml/wordprocessingml/main',
    );
  const bytes = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    utf16(`<?xml version="1.0" encoding="UTF-16"?>${strict}`),
  ]);
  const outcome = await readFile('a.docx', small({ document: { bytes } }));
  expect('texte' in outcome && outcome.texte.blocks[0]).toMatchObject({ inlines: [{ text: 'Texte' }] });
});

test.each([
  ['import-vide', '<p> </p>'],
  ['import-demesure', '<div>'.repeat(100_000)],
  ['import-demesure', `<p>${'x'.repeat(9 * 1024 * 1024)}</p>`],
])('a clipboard: %s', (code, html) => {
  const outcome = readClipboard(html);
  expect('refus' in outcome && outcome.refus.code).toBe(code);
});
