/** What is inside a paragraph of a .docx: runs, changes, fields, notes, drawings. */
import { endBefore, startAfter } from './edges.ts';
import type { DocxStyles } from './docx-styles.ts';
import type { Gathering, Look } from './gather.ts';
import { attribute, child, descendants, elementsOf, type XmlElement } from './xml.ts';

export interface DocxContext {
  readonly gathering: Gathering;
  readonly styles: DocxStyles;
  /** Texts of notes and comments, by kind and id: `footnotes 2`. */
  readonly notes: ReadonlyMap<string, string>;
  readonly link: (id: string | undefined) => string | undefined;
  /** Fields that are open: they may go over several paragraphs. `isResult`: what follows is what they last printed. */
  readonly fields: { code: string; isResult: boolean }[];
}

/** Reads one child of a paragraph of that style; `looks` come from around it. */
export type RunReader = (element: XmlElement, looks: readonly Look[]) => void;

export function runReader(context: DocxContext, paragraphStyle: string | undefined): RunReader {
  const { gathering, styles } = context;
  const read: RunReader = (element, looks) => {
    switch (element.name) {
      case 'w:r':
        readRun(element, looks);
        return;
      case 'w:ins':
      case 'w:moveTo':
        gathering.lose('insertion', textOf(element));
        readAll(element, looks);
        return;
      case 'w:del':
      case 'w:moveFrom':
        gathering.lose('suppression', deletedText(element));
        return;
      case 'w:hyperlink': {
        const to = context.link(attribute(element, 'r:id'));
        if (to !== undefined) gathering.lose('lien', to);
        readAll(element, looks);
        return;
      }
      case 'w:fldSimple':
        gathering.lose('champ', fieldName(attribute(element, 'w:instr') ?? ''));
        readAll(element, looks);
        return;
      case 'mc:AlternateContent':
        readAll(alternative(element), looks);
        return;
      case 'm:oMath':
      case 'm:oMathPara':
        gathering.lose('formule', textOf(element));
        return;
      case 'w:sdt':
      case 'w:sdtContent':
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:dir':
      case 'w:bdo':
        readAll(element, looks);
        return;
      default:
        if (!element.name.endsWith('Pr') && textOf(element) !== '')
          gathering.lose('inconnu', textOf(element));
    }
  };
  const readAll = (element: XmlElement | undefined, looks: readonly Look[]): void => {
    for (const each of elementsOf(element)) read(each, looks);
  };
  const readRun = (run: XmlElement, looks: readonly Look[]): void => {
    const said = styles.run(child(run, 'w:rPr'), paragraphStyle);
    // A link is underlined because it is one.
    const isLink = attribute(child(child(run, 'w:rPr'), 'w:rStyle'), 'w:val') === 'Hyperlink';
    const style = {
      ...said,
      looks: [...looks, ...said.looks.filter((look) => !(isLink && look === 'souligne'))],
    };
    for (const each of elementsOf(run)) {
      if (each.name === 'w:fldChar') readFieldMark(attribute(each, 'w:fldCharType'));
      else if (each.name === 'w:instrText') {
        const field = context.fields.at(-1);
        if (field !== undefined) field.code += plainText(each);
      } else if (each.name === 'mc:AlternateContent')
        for (const inner of elementsOf(alternative(each))) readPiece(inner, style);
      else if (context.fields.every(({ isResult }) => isResult)) readPiece(each, style);
    }
  };
  const readFieldMark = (type: string | undefined): void => {
    if (type === 'begin') context.fields.push({ code: '', isResult: false });
    const field = context.fields.at(-1);
    if (field === undefined || type === 'begin') return;
    if (!field.isResult) tellField(field.code);
    field.isResult = true;
    if (type === 'end') context.fields.pop();
  };
  const tellField = (code: string): void => {
    const to = /^\s*HYPERLINK\s+"([^"]*)"/u.exec(code)?.[1];
    if (to !== undefined) gathering.lose('lien', to);
    else gathering.lose('champ', fieldName(code));
  };
  const readPiece = (
    piece: XmlElement,
    style: { bold: boolean; italic: boolean; looks: readonly Look[] },
  ): void => {
    switch (piece.name) {
      case 'w:t':
        gathering.run(plainText(piece), style);
        return;
      case 'w:tab':
      case 'w:ptab':
        gathering.run('\t', style);
        return;
      case 'w:noBreakHyphen':
        gathering.run('\u2011', style);
        return;
      case 'w:softHyphen':
        gathering.run('\u00AD', style);
        return;
      case 'w:br':
      case 'w:cr': {
        const type = attribute(piece, 'w:type') ?? 'textWrapping';
        if (type === 'textWrapping') gathering.lineBreak();
        else gathering.lose('saut-de-page', '');
        return;
      }
      case 'w:sym': {
        const named = `${attribute(piece, 'w:font') ?? ''} ${attribute(piece, 'w:char') ?? ''}`;
        gathering.lose('symbole', named.trim());
        return;
      }
      case 'w:footnoteReference':
      case 'w:endnoteReference': {
        const kind = piece.name === 'w:footnoteReference' ? 'footnotes' : 'endnotes';
        gathering.lose('note', context.notes.get(`${kind} ${attribute(piece, 'w:id') ?? ''}`) ?? '');
        return;
      }
      case 'w:commentReference':
        gathering.lose('commentaire', context.notes.get(`comments ${attribute(piece, 'w:id') ?? ''}`) ?? '');
        return;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        readDrawing(piece);
        return;
      case 'w:delText':
        gathering.lose('suppression', plainText(piece));
        return;
      case 'w:ruby':
        for (const each of elementsOf(child(piece, 'w:rubyBase'))) read(each, style.looks);
        gathering.lose('inconnu', textOf(child(piece, 'w:rt') ?? piece));
        return;
      default:
        if (DATES.has(piece.name)) gathering.lose('champ', piece.name.slice(2));
        else if (piece.name !== 'w:rPr' && textOf(piece) !== '') gathering.lose('inconnu', textOf(piece));
    }
  };
  const readDrawing = (drawing: XmlElement): void => {
    const boxes = outermost(drawing, 'w:txbxContent');
    for (const box of boxes) gathering.lose('zone-de-texte', textOf(box));
    if (boxes.length > 0) return;
    const named = descendants(drawing, 'wp:docPr')[0];
    const words =
      attribute(named, 'descr') ??
      attribute(named, 'title') ??
      attribute(descendants(drawing, 'v:imagedata')[0], 'title') ??
      '';
    const isObject =
      drawing.name === 'w:object' ||
      ['chart', 'relIds'].some((name) => descendants(drawing, name).length > 0);
    gathering.lose(isObject ? 'objet' : 'image', words);
  };
  return read;
}

/** Pieces of a run that print the day, or the page. */
const DATES = new Set([
  'w:dayShort',
  'w:monthShort',
  'w:yearShort',
  'w:dayLong',
  'w:monthLong',
  'w:yearLong',
  'w:pgNum',
]);

/** `DATE`, `MERGEFIELD Nom` */
function fieldName(code: string): string {
  return code
    .trim()
    .split(/\s+/u)
    .slice(0, 2)
    .filter((word) => !word.startsWith('\\'))
    .join(' ');
}

/** The text of `w:t`: its edges are dropped unless they are to be kept, as Word does. */
function plainText(element: XmlElement): string {
  const text = element.children.filter((each) => typeof each === 'string').join('');
  if (attribute(element, 'xml:space') === 'preserve') return text;
  const start = startAfter(text, isXmlSpace);
  return text.slice(start, Math.max(start, endBefore(text, isXmlSpace)));
}

function isXmlSpace(unit: string): boolean {
  return /[ \t\r\n]/u.test(unit);
}

/** One of two forms of the same thing: the newer one. */
function alternative(element: XmlElement): XmlElement | undefined {
  return child(element, 'mc:Choice') ?? child(element, 'mc:Fallback');
}

function outermost(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(element).flatMap((each) =>
    each.name === name
      ? [each]
      : each.name === 'mc:AlternateContent'
        ? outermost({ ...each, children: [alternative(each) ?? ''] }, name)
        : outermost(each, name),
  );
}

/** All the words of an element, a space between paragraphs: what is told of what is not kept. */
export function textOf(element: XmlElement): string {
  const words = (each: XmlElement): string => {
    if (each.name === 'w:t' || each.name === 'm:t') return plainText(each);
    if (each.name === 'w:tab' || each.name === 'w:br') return ' ';
    if (each.name === 'w:noBreakHyphen') return '\u2011';
    if (each.name === 'mc:AlternateContent') return elementsOf(alternative(each)).map(words).join('');
    return elementsOf(each).map(words).join('') + (each.name === 'w:p' ? ' ' : '');
  };
  return words(element).trim();
}

function deletedText(element: XmlElement): string {
  const words = (each: XmlElement): string =>
    each.name === 'w:delText' || each.name === 'w:t' ? plainText(each) : elementsOf(each).map(words).join('');
  return words(element);
}
