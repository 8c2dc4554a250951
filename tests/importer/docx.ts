/** The dialect of Word: runs cut by revision marks, styles and numbering in their own parts, drawings in two forms. */
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
import { zip, type Part } from './zip.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const SPACES = `xmlns:w="${W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"`;
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const LOOKS: Readonly<Record<Look, string>> = {
  b: '<w:b/><w:bCs/>',
  i: '<w:i/><w:iCs/>',
  u: '<w:u w:val="single"/>',
  strike: '<w:strike/>',
  highlight: '<w:highlight w:val="yellow"/>',
  sup: '<w:vertAlign w:val="superscript"/>',
  sub: '<w:vertAlign w:val="subscript"/>',
  caps: '<w:caps/>',
  hidden: '<w:vanish/>',
};
const STYLES: Readonly<Record<Kind, string>> = {
  text: '',
  title: 'Titre',
  h1: 'Titre1',
  h2: 'Titre2',
  bold: 'Fort',
};
const NUMS: Readonly<Record<ListKind, number>> = { dash: 1, number: 2, letter: 3, article: 4 };

/** A dialect for one file: it keeps the notes, comments and links that its text calls. */
export function docx(): Dialect {
  const notes: string[] = [];
  const comments: string[] = [];
  const links: string[] = [];
  let lists = 0;
  const nums: string[] = [];
  const t = (text: string): string =>
    text
      .split('\t')
      .map((part) => (part === '' ? '' : `<w:t xml:space="preserve">${xmlText(part)}</w:t>`))
      .join('<w:tab/>')
      .replaceAll('\u2011', '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">')
      .replaceAll('\u00AD', '</w:t><w:softHyphen/><w:t xml:space="preserve">');
  const r = (text: string, looks: readonly Look[] = []): string =>
    `<w:r w:rsidR="00A77B3E"><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>${looks.map((look) => LOOKS[look]).join('')}<w:sz w:val="22"/><w:lang w:val="fr-FR"/></w:rPr>${t(text)}</w:r>`;
  const p = (pPr: string, pieces: readonly Piece[]): Piece =>
    all(
      pieces,
      (xml) =>
        `<w:p w:rsidR="00A77B3E" w:rsidRDefault="00F5"><w:pPr>${pPr}<w:spacing w:after="120"/><w:jc w:val="both"/></w:pPr><w:bookmarkStart w:id="0" w:name="_GoBack"/>${xml}<w:bookmarkEnd w:id="0"/></w:p>`,
    );
  const words = (text: string): string => text.replaceAll(/[\t\u00AD]/gu, '');
  const run: Dialect['run'] = (text, ...looks) => {
    // Word cuts runs where it checked the spelling.
    const half = Math.floor(text.length / 2);
    const xml = `${r(text.slice(0, half), looks)}<w:proofErr w:type="spellStart"/>${r(text.slice(half), looks)}<w:proofErr w:type="spellEnd"/>`;
    if (looks.includes('hidden')) return { xml: r(text, looks), kept: '', lost: ['masque'] };
    const tabs = text.includes('\t') ? (['tabulation'] as const) : [];
    const hyphens = text.includes('\u00AD') ? (['trait-conditionnel'] as const) : [];
    return { xml, kept: words(text), lost: [...lookTold(text, looks), ...tabs, ...hyphens] };
  };
  return {
    ext: 'docx',
    run,
    lineBreak: () => ({ xml: '<w:r><w:br/></w:r>', kept: '', lost: [] }),
    pageBreak: () => ({
      xml: '<w:r><w:lastRenderedPageBreak/><w:br w:type="page"/></w:r>',
      kept: '',
      lost: ['saut-de-page'],
    }),
    note: (text) => {
      notes.push(
        `<w:footnote w:id="${notes.length + 1}"><w:p><w:pPr><w:pStyle w:val="Notedebasdepage"/></w:pPr><w:r><w:footnoteRef/></w:r>${r(text)}</w:p></w:footnote>`,
      );
      return {
        xml: `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="${notes.length}"/></w:r>`,
        kept: '',
        lost: ['note'],
      };
    },
    comment: (text) => {
      const id = comments.length;
      comments.push(
        `<w:comment w:id="${id}" w:author="A. B."><w:p><w:r><w:annotationRef/></w:r>${r(text)}</w:p></w:comment>`,
      );
      return {
        xml: `<w:commentRangeStart w:id="${id}"/><w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`,
        kept: '',
        lost: ['commentaire'],
      };
    },
    inserted: (text) => ({
      xml: `<w:ins w:id="7" w:author="A. B." w:date="2025-01-02T00:00:00Z">${r(text)}</w:ins>`,
      kept: words(text),
      lost: ['insertion'],
    }),
    deleted: (text) => ({
      xml: `<w:del w:id="8" w:author="A. B.">${r(text).replaceAll('w:t>', 'w:delText>').replaceAll('<w:t ', '<w:delText ')}</w:del>`,
      kept: '',
      lost: ['suppression'],
    }),
    image: (alt) => ({
      xml: `<w:r><w:drawing><wp:inline distT="0"><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="Image 1" descr="${xmlText(alt)}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><a:blip r:embed="rId90"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
      kept: '',
      lost: ['image'],
    }),
    textBox: (text) => ({
      xml: `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="2" name="Zone de texte 2"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:p>${r(text)}</w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p>${r(text)}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      kept: '',
      lost: ['zone-de-texte'],
    }),
    field: (text) => ({
      xml: `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> DATE \\@ "d MMMM yyyy" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(text)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      kept: text,
      lost: ['champ'],
    }),
    link: (text, to) => {
      links.push(to);
      return {
        xml: `<w:hyperlink r:id="rIdL${links.length}" w:history="1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>${t(text)}</w:r></w:hyperlink>`,
        kept: text,
        lost: ['lien'],
      };
    },
    para: (kind, ...pieces) => p(STYLES[kind] === '' ? '' : `<w:pStyle w:val="${STYLES[kind]}"/>`, pieces),
    list: (kind, ...items) => {
      lists += 1;
      const id = 10 + lists;
      nums.push(
        `<w:num w:numId="${id}"><w:abstractNumId w:val="${NUMS[kind]}"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
      );
      const numbers = counted(items.map(([level]) => level));
      return all(
        items.map(([level, ...pieces], i) => {
          const label = labelOf(kind, numbers[i]!);
          const item = p(
            `<w:pStyle w:val="Paragraphedeliste"/><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`,
            pieces,
          );
          return label === ''
            ? item
            : {
                ...item,
                kept: kind === 'article' ? item.kept : label + item.kept,
                lost: ['numero', ...item.lost],
              };
        }),
      );
    },
    table: (heads, ...rows) => {
      const spans = new Map<number, number>();
      const told = rows.flatMap((row) => row.flatMap((cell) => (cell === '^' ? [] : cell.blocks)));
      const xml = rows
        .map((row, i) => {
          const cells = row.map((cell, c) => {
            if (cell === '^')
              return `<w:tc><w:tcPr><w:tcW w:w="2000"/>${(spans.get(c) ?? 1) > 1 ? `<w:gridSpan w:val="${spans.get(c)}"/>` : ''}<w:vMerge/></w:tcPr><w:p/></w:tc>`;
            spans.set(c, cell.colspan ?? 1);
            const span = cell.colspan === undefined ? '' : `<w:gridSpan w:val="${cell.colspan}"/>`;
            const merge = cell.rowspan === undefined ? '' : '<w:vMerge w:val="restart"/>';
            return `<w:tc><w:tcPr><w:tcW w:w="2000"/>${span}${merge}</w:tcPr>${all(cell.blocks).xml}</w:tc>`;
          });
          return `<w:tr>${i < heads ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.join('')}</w:tr>`;
        })
        .join('');
      return {
        ...all(told),
        xml: `<w:tbl><w:tblPr><w:tblStyle w:val="Grilledutableau"/></w:tblPr><w:tblGrid/>${xml}</w:tbl>`,
      };
    },
    file: (blocks, { header, footer } = {}) => {
      const edge = (name: string, text: string | undefined): Part[] =>
        text === undefined
          ? []
          : [
              {
                name: `word/${name}1.xml`,
                bytes: `${HEAD}<w:${name === 'header' ? 'hdr' : 'ftr'} ${SPACES}><w:p>${r(text)}</w:p></w:${name === 'header' ? 'hdr' : 'ftr'}>`,
              },
            ];
      const body = `${all(blocks).xml}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>`;
      const related: string[] = ['styles', 'numbering', 'footnotes', 'comments'];
      const targets = [
        ...related.map(
          (kind, i) => `<Relationship Id="rId${i + 1}" Type="${RELS}/${kind}" Target="${kind}.xml"/>`,
        ),
        ...(header === undefined
          ? []
          : [`<Relationship Id="rId80" Type="${RELS}/header" Target="header1.xml"/>`]),
        ...(footer === undefined
          ? []
          : [`<Relationship Id="rId81" Type="${RELS}/footer" Target="/word/footer1.xml"/>`]),
        ...links.map(
          (to, i) =>
            `<Relationship Id="rIdL${i + 1}" Type="${RELS}/hyperlink" Target="${xmlText(to)}" TargetMode="External"/>`,
        ),
      ];
      return zip([
        {
          name: '[Content_Types].xml',
          bytes: `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/></Types>`,
        },
        {
          name: '_rels/.rels',
          bytes: `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELS}/officeDocument" Target="word/document.xml"/></Relationships>`,
        },
        {
          name: 'word/document.xml',
          bytes: `${HEAD}<w:document ${SPACES}><w:body>${body}</w:body></w:document>`,
        },
        {
          name: 'word/_rels/document.xml.rels',
          bytes: `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.join('')}</Relationships>`,
        },
        { name: 'word/styles.xml', bytes: `${HEAD}<w:styles ${SPACES}>${WORD_STYLES}</w:styles>` },
        {
          name: 'word/numbering.xml',
          bytes: `${HEAD}<w:numbering ${SPACES}>${WORD_LISTS}${nums.join('')}</w:numbering>`,
        },
        {
          name: 'word/footnotes.xml',
          bytes: `${HEAD}<w:footnotes ${SPACES}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>${notes.join('')}</w:footnotes>`,
        },
        {
          name: 'word/comments.xml',
          bytes: `${HEAD}<w:comments ${SPACES}>${comments.join('')}</w:comments>`,
        },
        ...edge('header', header),
        ...edge('footer', footer),
        { name: 'word/media/image1.png', bytes: 'not read' },
      ]);
    },
  };
}

const WORD_STYLES = `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/><w:basedOn w:val="Titre1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Fort"><w:name w:val="Fort"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Paragraphedeliste"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0000FF"/><w:u w:val="single"/></w:rPr></w:style>`;

const level = (ilvl: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/></w:lvl>`;
const abstract = (id: number, levels: readonly string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="hybridMultilevel"/>${levels.join('')}</w:abstractNum>`;
const LEVELS = [0, 1, 2, 3];
const WORD_LISTS = [
  abstract(
    1,
    LEVELS.map((i) => level(i, 'bullet', ['\uF0B7', 'o', '\uF0A7', '-'][i]!)),
  ),
  abstract(
    2,
    LEVELS.map((i) => level(i, 'decimal', `%${i + 1}.`)),
  ),
  abstract(
    3,
    LEVELS.map((i) => level(i, 'lowerLetter', `%${i + 1})`)),
  ),
  abstract(4, [level(0, 'decimal', 'Article %1 :')]),
].join('');
