/** The dialect of LibreOffice: automatic styles of each file, spaces as elements, changes at the head of the text. */
import {
  all,
  counted,
  labelOf,
  lookTold,
  xmlText,
  type Dialect,
  type Kind,
  type ListKind,
  type Look,
  type Piece,
} from './dialect.ts';
import { zip } from './zip.ts';

const O = 'urn:oasis:names:tc:opendocument:xmlns';
const SPACES = `xmlns:office="${O}:office:1.0" xmlns:text="${O}:text:1.0" xmlns:table="${O}:table:1.0" xmlns:style="${O}:style:1.0" xmlns:draw="${O}:drawing:1.0" xmlns:fo="${O}:xsl-fo-compatible:1.0" xmlns:svg="${O}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"`;
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

const LOOKS: Readonly<Record<Look, string>> = {
  b: 'fo:font-weight="bold"',
  i: 'fo:font-style="italic"',
  u: 'style:text-underline-style="solid"',
  strike: 'style:text-line-through-style="solid"',
  highlight: 'fo:background-color="#ffff00"',
  sup: 'style:text-position="super 58%"',
  sub: 'style:text-position="sub 58%"',
  caps: 'fo:text-transform="uppercase"',
  hidden: 'text:display="none"',
};
const STYLES: Readonly<Record<Kind, string>> = {
  text: 'P1',
  title: 'Title',
  h1: 'Heading_20_1',
  h2: 'Heading_20_2',
  bold: 'P2',
};
const LISTS: Readonly<Record<ListKind, string>> = { dash: 'L1', number: 'L2', letter: 'L3', article: 'L4' };

export function odt(): Dialect {
  const spans = new Map<string, string>();
  const changes: string[] = [];
  const t = (text: string): string =>
    xmlText(text)
      .replaceAll(/ {2,}/gu, (run) => ` <text:s text:c="${run.length - 1}"/>`)
      .replaceAll('\t', '<text:tab/>');
  const span = (text: string, looks: readonly Look[]): string => {
    if (looks.length === 0) return t(text);
    const key = looks.join(' ');
    if (!spans.has(key)) spans.set(key, `T${spans.size + 1}`);
    return `<text:span text:style-name="${spans.get(key)}">${t(text)}</text:span>`;
  };
  const words = (text: string): string => text.replaceAll(/[\t\u00AD]/gu, '');
  return {
    ext: 'odt',
    run: (text, ...looks) => {
      if (looks.includes('hidden')) return { xml: span(text, looks), kept: '', lost: ['masque'] };
      const tabs = text.includes('\t') ? (['tabulation'] as const) : [];
      const hyphens = text.includes('\u00AD') ? (['trait-conditionnel'] as const) : [];
      return {
        xml: span(text, looks),
        kept: words(text),
        lost: [...lookTold(text, looks), ...tabs, ...hyphens],
      };
    },
    lineBreak: () => ({ xml: '<text:line-break/>', kept: '', lost: [] }),
    // A break of pages is of the paragraph's style: nothing to tell.
    pageBreak: () => ({ xml: '<text:soft-page-break/>', kept: '', lost: [] }),
    note: (text) => ({
      xml: `<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p text:style-name="Footnote">${t(text)}</text:p></text:note-body></text:note>`,
      kept: '',
      lost: ['note'],
    }),
    comment: (text) => ({
      xml: `<office:annotation office:name="__Annotation__1"><dc:creator>A. B.</dc:creator><dc:date>2025-01-02T00:00:00</dc:date><text:p>${t(text)}</text:p></office:annotation><office:annotation-end office:name="__Annotation__1"/>`,
      kept: '',
      lost: ['commentaire'],
    }),
    inserted: (text) => {
      const id = `ct${changes.length}`;
      changes.push(
        `<text:changed-region xml:id="${id}" text:id="${id}"><text:insertion><office:change-info><dc:creator>A. B.</dc:creator></office:change-info></text:insertion></text:changed-region>`,
      );
      return {
        xml: `<text:change-start text:change-id="${id}"/>${t(text)}<text:change-end text:change-id="${id}"/>`,
        kept: words(text),
        lost: ['insertion'],
      };
    },
    deleted: (text) => {
      const id = `ct${changes.length}`;
      changes.push(
        `<text:changed-region xml:id="${id}" text:id="${id}"><text:deletion><office:change-info><dc:creator>A. B.</dc:creator></office:change-info><text:p>${t(text)}</text:p></text:deletion></text:changed-region>`,
      );
      return { xml: `<text:change text:change-id="${id}"/>`, kept: '', lost: ['suppression'] };
    },
    image: (alt) => ({
      xml: `<draw:frame draw:name="Image1" text:anchor-type="as-char" svg:width="2cm"><draw:image xlink:href="Pictures/1.png"/><svg:desc>${xmlText(alt)}</svg:desc></draw:frame>`,
      kept: '',
      lost: ['image'],
    }),
    textBox: (text) => ({
      xml: `<draw:frame draw:name="Cadre1"><draw:text-box><text:p>${t(text)}</text:p></draw:text-box></draw:frame>`,
      kept: '',
      lost: ['zone-de-texte'],
    }),
    field: (text) => ({
      xml: `<text:date text:date-value="2025-01-02">${t(text)}</text:date>`,
      kept: text,
      lost: ['champ'],
    }),
    link: (text, to) => ({
      xml: `<text:a xlink:type="simple" xlink:href="${xmlText(to)}">${t(text)}</text:a>`,
      kept: text,
      lost: ['lien'],
    }),
    para: (kind, ...pieces) => {
      const heading = kind === 'h1' ? 1 : kind === 'h2' ? 2 : 0;
      return all(pieces, (xml) =>
        heading > 0
          ? `<text:h text:style-name="${STYLES[kind]}" text:outline-level="${heading}">${xml}</text:h>`
          : `<text:p text:style-name="${STYLES[kind]}">${xml}</text:p>\n      `,
      );
    },
    list: (kind, ...items) => {
      const numbers = counted(items.map(([level]) => level));
      let xml = '';
      let open = -1;
      for (const [level, ...pieces] of items) {
        for (; open > level; open -= 1) xml += '</text:list-item></text:list>';
        if (open === level) xml += '</text:list-item><text:list-item>';
        for (; open < level; open += 1)
          xml += `<text:list${open < 0 ? ` xml:id="list1" text:style-name="${LISTS[kind]}"` : ''}><text:list-item>`;
        xml += `<text:p text:style-name="P3">${all(pieces).xml}</text:p>`;
      }
      for (; open >= 0; open -= 1) xml += '</text:list-item></text:list>';
      const told = items.map(([, ...pieces], i): Piece => {
        const label = labelOf(kind, numbers[i]!);
        const item = all(pieces);
        return label === ''
          ? item
          : {
              ...item,
              kept: kind === 'article' ? item.kept : label + item.kept,
              lost: ['numero', ...item.lost],
            };
      });
      return { ...all(told), xml };
    },
    table: (heads, ...rows) => {
      const told = rows.flatMap((row) => row.flatMap((cell) => (cell === '^' ? [] : cell.blocks)));
      const lines = rows.map((row) => {
        const cells = row.map((cell) => {
          if (cell === '^') return '<table:covered-table-cell/>';
          const spanned = `${cell.colspan === undefined ? '' : ` table:number-columns-spanned="${cell.colspan}"`}${cell.rowspan === undefined ? '' : ` table:number-rows-spanned="${cell.rowspan}"`}`;
          return `<table:table-cell table:style-name="Tableau1.A1"${spanned} office:value-type="string">${all(cell.blocks).xml}</table:table-cell>${'<table:covered-table-cell/>'.repeat((cell.colspan ?? 1) - 1)}`;
        });
        return `<table:table-row>${cells.join('')}</table:table-row>`;
      });
      const head =
        heads === 0
          ? ''
          : `<table:table-header-rows>${lines.slice(0, heads).join('')}</table:table-header-rows>`;
      return {
        ...all(told),
        xml: `<table:table table:name="Tableau1"><table:table-column table:number-columns-repeated="3"/>${head}${lines.slice(heads).join('')}</table:table>`,
      };
    },
    file: (blocks, { header, footer } = {}) => {
      const automatic = [...spans].map(
        ([key, name]) =>
          `<style:style style:name="${name}" style:family="text"><style:text-properties ${(key.split(' ') as Look[]).map((look) => LOOKS[look]).join(' ')}/></style:style>`,
      );
      const tracked =
        changes.length === 0 ? '' : `<text:tracked-changes>${changes.join('')}</text:tracked-changes>`;
      const edge = (name: string, text: string | undefined): string =>
        text === undefined ? '' : `<style:${name}><text:p>${t(text)}</text:p></style:${name}>`;
      return zip([
        { name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.text', stored: true },
        {
          name: 'META-INF/manifest.xml',
          bytes: `${HEAD}<manifest:manifest xmlns:manifest="${O}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>`,
        },
        {
          name: 'content.xml',
          bytes: `${HEAD}<office:document-content ${SPACES}><office:scripts/><office:automatic-styles>${AUTOMATIC}${automatic.join('')}</office:automatic-styles><office:body><office:text>${tracked}<text:sequence-decls><text:sequence-decl text:name="Table"/></text:sequence-decls>
      ${all(blocks).xml}</office:text></office:body></office:document-content>`,
        },
        {
          name: 'styles.xml',
          bytes: `${HEAD}<office:document-styles ${SPACES}><office:styles>${COMMON}</office:styles><office:master-styles><style:master-page style:name="Standard">${edge('header', header)}${edge('footer', footer)}</style:master-page></office:master-styles></office:document-styles>`,
        },
        { name: 'Pictures/1.png', bytes: 'not read' },
      ]);
    },
  };
}

const levels = (name: string, level: (at: number) => string): string =>
  `<text:list-style style:name="${name}">${[1, 2, 3, 4].map(level).join('')}</text:list-style>`;
const AUTOMATIC = [
  '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="justify"/></style:style>',
  '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold"/></style:style>',
  '<style:style style:name="P3" style:family="paragraph" style:parent-style-name="Standard" style:list-style-name="L1"/>',
  levels('L1', (at) => `<text:list-level-style-bullet text:level="${at}" text:bullet-char="–"/>`),
  levels(
    'L2',
    (at) => `<text:list-level-style-number text:level="${at}" style:num-suffix="." style:num-format="1"/>`,
  ),
  levels(
    'L3',
    (at) => `<text:list-level-style-number text:level="${at}" style:num-suffix=")" style:num-format="a"/>`,
  ),
  levels(
    'L4',
    (at) =>
      `<text:list-level-style-number text:level="${at}" style:num-prefix="Article " style:num-suffix=" :" style:num-format="1"/>`,
  ),
].join('');
const COMMON = [
  '<style:style style:name="Standard" style:family="paragraph"/>',
  '<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold"/></style:style>',
  '<style:style style:name="Heading_20_1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:text-properties fo:font-weight="bold"/></style:style>',
  '<style:style style:name="Heading_20_2" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="2"/>',
  '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format=""/></text:outline-style>',
].join('');
