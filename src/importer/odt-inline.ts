/** What is inside a paragraph of an .odt: spans, spaces, changes, fields, notes, frames. */
import type { Gathering } from './gather.ts';
import type { OdtStyles } from './odt-styles.ts';
import { attribute, child, elementsOf, type XmlElement } from './xml.ts';

/** Changes that are followed: those that are open are told with their words. */
export interface Changes {
  readonly mark: (element: XmlElement) => void;
  readonly isInserting: () => boolean;
}

/** What was deleted stands at the head of the text, each stretch under its id. */
export function changesOf(text: XmlElement, gathering: Gathering): Changes {
  const kinds = new Map<string, { kind: string; words: string }>();
  for (const region of elementsOf(child(text, 'text:tracked-changes'))) {
    const change = elementsOf(region)[0];
    const id = attribute(region, 'text:id') ?? attribute(region, 'xml:id') ?? '';
    if (change !== undefined)
      kinds.set(id, {
        kind: change.name,
        words: elementsOf(change)
          .filter(({ name }) => name !== 'office:change-info')
          .map(textOf)
          .join(' '),
      });
  }
  const open = new Set<string>();
  return {
    mark: (element) => {
      const id = attribute(element, 'text:change-id') ?? '';
      const change = kinds.get(id);
      if (element.name === 'text:change') gathering.lose('suppression', change?.words ?? '');
      else if (element.name === 'text:change-end') open.delete(id);
      else if (change?.kind === 'text:insertion') open.add(id);
    },
    isInserting: () => open.size > 0,
  };
}

/** Reads the children of a paragraph, or one element that stands between paragraphs. */
export function inlineReader(gathering: Gathering, styles: OdtStyles, changes: Changes) {
  return (paragraph: XmlElement, style: string | undefined): void => {
    // White space of the file is one space, and none at the head of a paragraph (6.1.2).
    let isSpace = true;
    const put = (text: string, spans: readonly string[]): void => {
      const said = styles.run(style, spans);
      gathering.run(text, changes.isInserting() ? { ...said, looks: [...said.looks, 'insertion'] } : said);
    };
    const readAll = (element: XmlElement, spans: readonly string[]): void => {
      for (const each of element.children)
        if (typeof each === 'string') readText(each, spans);
        else read(each, spans);
    };
    const readText = (text: string, spans: readonly string[]): void => {
      const one = text.replaceAll(/[ \t\r\n]+/gu, ' ');
      const kept = isSpace ? one.replace(/^ /u, '') : one;
      if (kept === '') return;
      isSpace = kept.endsWith(' ');
      put(kept, spans);
    };
    const read = (element: XmlElement, spans: readonly string[]): void => {
      switch (element.name) {
        case 'text:span': {
          const name = attribute(element, 'text:style-name');
          readAll(element, name === undefined ? spans : [...spans, name]);
          return;
        }
        case 'text:meta':
        case 'text:p':
        case 'text:h':
        case 'text:ruby-base':
          readAll(element, spans);
          return;
        case 'text:a':
          gathering.lose('lien', attribute(element, 'xlink:href') ?? '');
          readAll(element, spans);
          return;
        case 'text:s':
          put(' '.repeat(Math.min(1000, Number(attribute(element, 'text:c') ?? 1) || 1)), spans);
          isSpace = false;
          return;
        case 'text:tab':
          put('\t', spans);
          isSpace = false;
          return;
        case 'text:line-break':
          gathering.lineBreak();
          isSpace = true;
          return;
        case 'text:note':
          gathering.lose('note', textOf(child(element, 'text:note-body') ?? element));
          return;
        case 'office:annotation':
          gathering.lose(
            'commentaire',
            elementsOf(element)
              .filter(({ name }) => name === 'text:p' || name === 'text:list')
              .map(textOf)
              .join(' '),
          );
          return;
        case 'text:change':
        case 'text:change-start':
        case 'text:change-end':
          changes.mark(element);
          return;
        case 'text:ruby':
          for (const each of elementsOf(element))
            if (each.name === 'text:ruby-base') readAll(each, spans);
            else gathering.lose('inconnu', textOf(each));
          return;
        case 'text:hidden-text':
        case 'text:hidden-paragraph':
          gathering.lose('masque', attribute(element, 'text:string-value') ?? textOf(element));
          return;
        case 'draw:a':
          for (const each of elementsOf(element)) read(each, spans);
          return;
        default:
          if (element.name.startsWith('draw:')) tellDrawing(element, gathering);
          else if (SILENT.has(element.name)) return;
          else if (element.name.startsWith('text:') && textOf(element) !== '') {
            gathering.lose('champ', element.name.slice('text:'.length));
            readAll(element, spans);
          } else if (textOf(element) !== '') gathering.lose('inconnu', textOf(element));
      }
    };
    if (paragraph.name === 'text:p' || paragraph.name === 'text:h') readAll(paragraph, []);
    else read(paragraph, []);
  };
}

function tellDrawing(element: XmlElement, gathering: Gathering): void {
  const box = elementsOf(element).find(({ name }) => name === 'draw:text-box');
  const words = textOf(child(element, 'svg:desc') ?? EMPTY) || textOf(child(element, 'svg:title') ?? EMPTY);
  const inside = elementsOf(element)
    .filter(({ name }) => name !== 'svg:desc' && name !== 'svg:title')
    .map(textOf)
    .join(' ')
    .trim();
  if (box !== undefined || inside !== '') gathering.lose('zone-de-texte', inside);
  else
    gathering.lose(
      child(element, 'draw:image') !== undefined && child(element, 'draw:object') === undefined
        ? 'image'
        : 'objet',
      words,
    );
}

const EMPTY: XmlElement = { name: '', attributes: new Map(), children: [] };

/** What marks a place and holds no word. */
const SILENT = new Set([
  'text:bookmark',
  'text:bookmark-start',
  'text:bookmark-end',
  'text:reference-mark',
  'text:reference-mark-start',
  'text:reference-mark-end',
  'text:soft-page-break',
  'office:annotation-end',
  'text:toc-mark',
  'text:toc-mark-start',
  'text:toc-mark-end',
  'text:alphabetical-index-mark',
]);

/** All the words of an element, a space between paragraphs. */
export function textOf(element: XmlElement): string {
  const words = (each: XmlElement): string => {
    if (each.name === 'text:s' || each.name === 'text:tab' || each.name === 'text:line-break') return ' ';
    if (
      each.name === 'text:note-citation' ||
      each.name === 'office:annotation' ||
      each.name === 'text:tracked-changes'
    )
      return '';
    const inside = each.children.map((one) => (typeof one === 'string' ? one : words(one))).join('');
    return inside + (each.name === 'text:p' || each.name === 'text:h' ? ' ' : '');
  };
  return words(element)
    .replaceAll(/[ \t\r\n]+/gu, ' ')
    .trim();
}
