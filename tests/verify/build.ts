/**
 * Tiny tagged PDFs written by hand, for tests that must not depend on the room that writes the real ones. Every character
 * is half an em wide and its code is its Unicode value, so that places can be worked out by head.
 */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { Role } from '../../src/layout/page.ts';

/** A stretch of text. Points, `y` from the top of the page down. */
export interface Piece {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
  /** Key of its element, or the properties of its artifact, or `null` for content that nobody owns. */
  readonly owner: string | { readonly artifact: string } | null;
}

export interface Node {
  /** By which pieces name it. */
  readonly key?: string;
  readonly role: Role;
  readonly children?: readonly Node[];
  /** PDF syntax of its attributes: `<</O/Table/Scope/Row>>`. */
  readonly attributes?: string;
}

export interface Plan {
  readonly pages: number;
  readonly pieces: readonly Piece[];
  readonly tree: readonly Node[];
  readonly source?: Uint8Array;
  /** Changes objects (their text, by name) before they are written. */
  readonly edit?: (objects: Map<string, string>) => void;
  /** Compress the content streams. */
  readonly deflate?: boolean;
}

const HEIGHT = 842;
const TITLE = 'Extrait du registre';

/** The objects by name (`page1`, `content1`, `catalog`, `element:key`…); `{name}` in one stands for a reference. */
export function objectsOf(plan: Plan): Map<string, string> {
  const objects = new Map<string, string>();
  const marks = new Map<string, { page: number; mcid: number }[]>();
  const parents: string[][] = [];
  const numbers = Array.from({ length: plan.pages }, (_, i) => i + 1);
  objects.set('catalog', catalog(plan));
  objects.set(
    'pages',
    `<</Type/Pages/Count ${plan.pages}/Kids[${numbers.map((n) => `{page${n}}`).join(' ')}]/MediaBox[0 0 595 ${HEIGHT}]>>`,
  );
  for (const n of numbers) {
    const owners: string[] = [];
    const out: string[] = [];
    for (const piece of plan.pieces.filter(({ page }) => page === n)) {
      const show = `BT /F1 ${piece.size} Tf 1 0 0 1 ${piece.x} ${HEIGHT - piece.y} Tm <${hex16(piece.text)}> Tj ET`;
      if (piece.owner === null) out.push(show);
      else if (typeof piece.owner === 'object')
        out.push(`/Artifact ${piece.owner.artifact} BDC`, show, 'EMC');
      else {
        const mcid = owners.push(piece.owner) - 1;
        marks.set(piece.owner, [...(marks.get(piece.owner) ?? []), { page: n, mcid }]);
        out.push(`/P <</MCID ${mcid}>> BDC`, show, 'EMC');
      }
    }
    parents.push(owners);
    objects.set(`content${n}`, stream('', out.join('\n'), plan.deflate ?? false));
    objects.set(
      `page${n}`,
      `<</Type/Page/Parent{pages}/Contents{content${n}}/Resources<</Font<</F1{font}>>>>/StructParents ${n - 1}/Tabs/S>>`,
    );
  }
  objects.set(
    'font',
    '<</Type/Font/Subtype/Type0/BaseFont/Test/Encoding/Identity-H/DescendantFonts[{cidfont}]/ToUnicode{tounicode}>>',
  );
  objects.set(
    'cidfont',
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/Test/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500/FontDescriptor{descriptor}>>',
  );
  objects.set(
    'descriptor',
    '<</Type/FontDescriptor/FontName/Test/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>',
  );
  objects.set('tounicode', stream('', toUnicode(plan.pieces)));
  objects.set(
    'root',
    `<</Type/StructTreeRoot/K[${addTree(plan.tree, 'root', '', marks, objects).join(' ')}]/ParentTree{parenttree}>>`,
  );
  objects.set(
    'parenttree',
    `<</Nums[${parents.map((owners, i) => `${i}[${owners.map((key) => `{element:${key}}`).join(' ')}]`).join(' ')}]>>`,
  );
  addIdentity(plan, objects);
  return objects;
}

function addTree(
  nodes: readonly Node[],
  parent: string,
  prefix: string,
  marks: ReadonlyMap<string, readonly { page: number; mcid: number }[]>,
  objects: Map<string, string>,
): string[] {
  return nodes.map((node, i) => {
    const key = node.key ?? `${prefix}${i}`;
    const name = `element:${key}`;
    const own = (marks.get(key) ?? []).map(({ page, mcid }) => `<</Type/MCR/Pg{page${page}}/MCID ${mcid}>>`);
    const below = addTree(node.children ?? [], name, `${key}.`, marks, objects);
    const kids = [...own, ...below];
    objects.set(
      name,
      `<</Type/StructElem/S/${node.role}/P{${parent}}${node.attributes === undefined ? '' : `/A${node.attributes}`}/K[${kids.join(' ')}]>>`,
    );
    return `{${name}}`;
  });
}

function catalog(plan: Plan): string {
  const attached =
    plan.source === undefined
      ? ''
      : '/Names<</EmbeddedFiles<</Names[(acte.yaml){filespec}]>>>>/AF[{filespec}]';
  return `<</Type/Catalog/Pages{pages}/StructTreeRoot{root}/MarkInfo<</Marked true>>/Lang(fr-FR)/Metadata{xmp}${attached}>>`;
}

function addIdentity(plan: Plan, objects: Map<string, string>): void {
  objects.set(
    'info',
    `<</Title(${TITLE})/Author(Commune)/Creator(Test)/Producer(Test)/CreationDate(D:20240912000000Z)/ModDate(D:20240912000000Z)>>`,
  );
  objects.set(
    'xmp',
    stream(
      '/Type/Metadata/Subtype/XML',
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${TITLE}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>Commune</rdf:li></rdf:Seq></dc:creator><xmp:CreatorTool>Test</xmp:CreatorTool><pdf:Producer>Test</pdf:Producer><xmp:CreateDate>2024-09-12T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>2024-09-12T00:00:00Z</xmp:ModifyDate></rdf:Description></rdf:RDF></x:xmpmeta>`,
    ),
  );
  if (plan.source === undefined) return;
  const md5 = createHash('md5').update(plan.source).digest('hex');
  objects.set(
    'filespec',
    '<</Type/Filespec/F(acte.yaml)/UF(acte.yaml)/Desc(La saisie)/AFRelationship/Source/EF<</F{file}/UF{file}>>>>',
  );
  objects.set(
    'file',
    stream(
      `/Type/EmbeddedFile/Subtype/application#2Fyaml/Params<</Size ${plan.source.length}/ModDate(D:20240912000000Z)/CheckSum<${md5}>>>`,
      Buffer.from(plan.source).toString('latin1'),
    ),
  );
}

/** A stream object: extra entries of its dictionary, then its data (one character a byte). */
export function stream(entries: string, data: string, deflate = false): string {
  const body = deflate ? deflateSync(Buffer.from(data, 'latin1')).toString('latin1') : data;
  return `<<${entries}${deflate ? '/Filter/FlateDecode' : ''}/Length ${body.length}>>stream\n${body}\nendstream`;
}

function hex16(text: string): string {
  return Array.from(text, (c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('');
}

function toUnicode(pieces: readonly Piece[]): string {
  const used = [...new Set(pieces.flatMap(({ text }) => Array.from(text)))].sort();
  const chunks: string[] = [];
  for (let i = 0; i < used.length; i += 100) {
    const part = used.slice(i, i + 100);
    chunks.push(
      `${part.length} beginbfchar\n${part.map((c) => `<${hex16(c)}><${hex16(c)}>`).join('\n')}\nendbfchar`,
    );
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <0000><FFFF> endcodespacerange\n${chunks.join('\n')}\nendcmap`;
}

/** The file: objects in order, a table, a trailer. */
export function buildPdf(plan: Plan): Uint8Array {
  const objects = objectsOf(plan);
  plan.edit?.(objects);
  return written(
    objects,
    '/Root{catalog}/Info{info}/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]',
  );
}

/** Objects by name, one character a byte, written with a cross-reference table. `{name}` becomes `n 0 R`. */
export function written(objects: ReadonlyMap<string, string>, trailer: string): Uint8Array {
  const numbers = new Map([...objects.keys()].map((name, i) => [name, i + 1]));
  const linked = (text: string): string =>
    text.replaceAll(/\{([\w:.-]+)\}/g, (whole, name: string) =>
      numbers.has(name) ? ` ${numbers.get(name)} 0 R` : whole,
    );
  let out = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const offsets: number[] = [];
  for (const [name, text] of objects) {
    offsets.push(out.length);
    out += `${numbers.get(name)} 0 obj\n${linked(text)}\nendobj\n`;
  }
  const at = out.length;
  out += `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) out += `${String(offset).padStart(10, '0')} 00000 n \n`;
  out += `trailer\n<</Size ${offsets.length + 1}${linked(trailer)}>>\nstartxref\n${at}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(out, 'latin1'));
}

/** One page with a heading and a paragraph: the smallest sound file. */
export const SMALL: Plan = {
  pages: 1,
  pieces: [
    { page: 1, x: 57, y: 100, size: 15, text: 'TITRE', owner: 'h1' },
    { page: 1, x: 57, y: 130, size: 11, text: 'Une ligne de texte ', owner: 'p' },
    { page: 1, x: 57, y: 144, size: 11, text: 'et sa fin.', owner: 'p' },
    {
      page: 1,
      x: 57,
      y: 800,
      size: 8,
      text: 'Commune · 1/1',
      owner: { artifact: '<</Type/Pagination/Subtype/Footer>>' },
    },
  ],
  tree: [
    {
      role: 'Document',
      children: [
        { key: 'h1', role: 'H1' },
        { key: 'p', role: 'P' },
      ],
    },
  ],
  source: new TextEncoder().encode('document: extrait\n'),
};
