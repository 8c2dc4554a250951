/**
 * The HTML that Word, LibreOffice and browsers put on a clipboard → its text. Word's lists are paragraphs that bear their mark in a
 * span (`mso-list:Ignore`); its notes and comments stand at the end, under anchors.
 */
import { openGathering, type Gathering } from './gather.ts';
import { declarations, LIGHT, msoLevel, weightOf, type Weight } from './html-style.ts';
import { readHtml, type HtmlElement } from './html-tree.ts';
import { whole } from './numbering.ts';
import type { Block, Cell, Item, Paragraph, Texte } from './texte.ts';

/** Throws `Refus`. */
export function textOfHtml(html: string): Texte {
  const body = readHtml(html);
  const gathering = openGathering();
  const notes = notesOf(body);
  const blocks = walker(gathering, notes)(body);
  return gathering.whole(blocks);
}

/** A list around: `depth` from 1; `number` of the item that comes, `null` for dashes. */
interface List {
  readonly depth: number;
  number: number | null;
}

/** Where text stands. */
interface Spot {
  readonly weight: Weight;
  readonly role: Paragraph['role'];
  readonly item: Item | null;
  readonly list: List | null;
  readonly isPre: boolean;
}

const BLOCKS = new Set([
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'table',
  'blockquote',
  'pre',
  'center',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'aside',
  'nav',
  'form',
  'fieldset',
  'dl',
  'dt',
  'dd',
  'hr',
  'address',
  'figure',
  'figcaption',
  'body',
  'dir',
]);
const IMAGES = new Set([
  'img',
  'v:shape',
  'v:imagedata',
  'svg',
  'canvas',
  'picture',
  'video',
  'object',
  'embed',
  'iframe',
  'v:rect',
]);
/** No word of these is shown. */
const UNSEEN = new Set([
  'style',
  'script',
  'title',
  'meta',
  'link',
  'head',
  'xml',
  'template',
  'noscript',
  'v:shapetype',
  'map',
  'base',
]);

function walker(gathering: Gathering, notes: ReadonlyMap<string, string>) {
  let blocks: Block[] = [];
  let isSpace = true;
  /** A paragraph of an item that has shown its mark goes on under it. */
  let spot: Spot = { weight: LIGHT, role: 'text', item: null, list: null, isPre: false };

  const end = (): void => {
    const paragraph = gathering.end({ role: spot.role, item: spot.role === 'text' ? spot.item : null });
    isSpace = true;
    if (paragraph === null) return;
    blocks.push(paragraph);
    if (spot.item !== null) spot = { ...spot, item: { ...spot.item, mark: null } };
  };

  const put = (text: string, weight: Weight): void => {
    if (spot.isPre) {
      text.split(/\r?\n/u).forEach((line, i) => {
        if (i > 0) gathering.lineBreak();
        gathering.run(line, weight);
      });
      return;
    }
    const one = text.replaceAll(/[ \t\r\n\f]+/gu, ' ');
    const kept = isSpace ? one.replace(/^ /u, '') : one;
    if (kept === '') return;
    isSpace = kept.endsWith(' ');
    gathering.run(kept, weight);
  };

  const walkAll = (element: HtmlElement, weight: Weight): void => {
    for (const each of element.children)
      if (typeof each === 'string') put(each, weight);
      else walk(each, weight);
  };

  /** Inside, what `change` says holds; after, what held before. */
  const within = (change: Partial<Spot>, inside: () => void): void => {
    end();
    const before = spot;
    spot = { ...spot, ...change };
    inside();
    end();
    const { item } = spot;
    spot = before;
    // The mark of an item is shown once, by whichever of its paragraphs comes first.
    if (before.item !== null && item !== null && item.mark === null && change.item === undefined)
      spot = { ...before, item: { ...before.item, mark: null } };
  };

  const walk = (element: HtmlElement, around: Weight): void => {
    const { tag, attributes } = element;
    if (UNSEEN.has(tag)) return;
    const said = declarations(attributes.get('style'));
    const weight = weightOf(tag, said, around);
    if (/footnote-list|endnote-list|comment-list|^header$|^footer$/u.test(said.get('mso-element') ?? '')) {
      tellApart(element, said.get('mso-element') ?? '');
      return;
    }
    if (said.get('mso-list') === 'Ignore' || tag === 'del') {
      if (tag === 'del') gathering.lose('suppression', wordsOf(element));
      return;
    }
    if (IMAGES.has(tag)) {
      gathering.lose(
        wordsOf(element) === '' ? 'image' : 'zone-de-texte',
        attributes.get('alt') ?? wordsOf(element),
      );
      return;
    }
    if (tag === 'br') {
      if (said.get('page-break-before') === 'always') gathering.lose('saut-de-page', '');
      else gathering.lineBreak();
      isSpace = true;
    } else if (tag === 'a') walkLink(element, weight);
    else if (tag === 'table') {
      end();
      tableOf(element, weight);
    } else if (tag === 'ul' || tag === 'ol' || tag === 'dir') {
      const list = {
        depth: (spot.list?.depth ?? 0) + 1,
        number: tag === 'ol' ? whole(attributes.get('start'), 1) : null,
      };
      within({ list, item: spot.item }, () => walkAll(element, weight));
    } else if (tag === 'li') walkItem(element, weight);
    else if (BLOCKS.has(tag)) walkBlock(element, said, weight);
    else if (tag === 'input' || tag === 'textarea' || tag === 'select' || tag === 'button')
      gathering.lose('champ', tag);
    else walkAll(element, weight);
  };

  const walkItem = (element: HtmlElement, weight: Weight): void => {
    const list = spot.list ?? { depth: 1, number: null };
    const value = element.attributes.get('value');
    if (list.number !== null && value !== undefined) list.number = whole(value, list.number);
    const mark = list.number ?? 'dash';
    if (list.number !== null) list.number += 1;
    const type = element.attributes.get('type');
    if (type !== undefined && /^[aAiI]$/u.test(type)) gathering.lose('numero', type);
    within({ list, item: { depth: list.depth, mark } }, () => walkAll(element, weight));
  };

  const walkBlock = (element: HtmlElement, said: ReadonlyMap<string, string>, weight: Weight): void => {
    const level = msoLevel(said);
    const isTitle =
      /\bMso(?:Title|Titre)\b/u.test(element.attributes.get('class') ?? '') ||
      /\btitle\b/u.test(element.attributes.get('class') ?? '');
    const isHeading = /^h[1-6]$/u.test(element.tag);
    const role = isTitle ? 'title' : isHeading ? 'heading' : spot.role;
    const label = level === null ? '' : labelOf(element);
    const item = level === null ? spot.item : itemOf(label, level);
    within({ role, ...(level === null ? {} : { item }), isPre: spot.isPre || element.tag === 'pre' }, () => {
      if (label !== '' && (isHeading || isTitle || (item?.mark ?? null) === null)) {
        put(`${label} `, weight);
        gathering.lose('numero', label);
      }
      walkAll(element, weight);
    });
  };

  const walkLink = (element: HtmlElement, weight: Weight): void => {
    const { attributes } = element;
    const note = notes.get(attributes.get('href') ?? '');
    if (note !== undefined) {
      gathering.lose(
        /cmt|_msocom|comment/iu.test(attributes.get('href') ?? '') ? 'commentaire' : 'note',
        note,
      );
      return;
    }
    const to = attributes.get('href');
    if (to !== undefined && !to.startsWith('#')) gathering.lose('lien', to);
    // A link is underlined because it is one.
    walkAll(
      element,
      to === undefined ? weight : { ...weight, looks: weight.looks.filter((look) => look !== 'souligne') },
    );
  };

  const tellApart = (element: HtmlElement, what: string): void => {
    if (what === 'header' || what === 'footer')
      gathering.loseElsewhere(what === 'header' ? 'en-tete' : 'pied', wordsOf(element));
    // Notes and comments are told where they are called.
  };

  const tableOf = (element: HtmlElement, weight: Weight): void => {
    const rows: Cell[][] = [];
    let heads = 0;
    const outer = { blocks, spot };
    const place = gathering.place();
    const readRow = (row: HtmlElement, isHead: boolean): void => {
      const cells: Cell[] = [];
      const tags = row.children.flatMap((each) =>
        typeof each === 'string' || !/^t[dh]$/u.test(each.tag) ? [] : [each],
      );
      for (const each of tags) {
        blocks = [];
        spot = { weight: LIGHT, role: 'text', item: null, list: null, isPre: false };
        const said = declarations(each.attributes.get('style'));
        // A head is bold by the template.
        walkAll(each, weightOf('td', said, weight));
        end();
        const span = (name: string): number => Math.max(1, Math.min(60, whole(each.attributes.get(name), 1)));
        cells.push({ blocks, colspan: span('colspan'), rowspan: span('rowspan') });
      }
      if (cells.length === 0) return;
      rows.push(cells);
      if ((isHead || tags.every(({ tag }) => tag === 'th')) && heads === rows.length - 1) heads += 1;
    };
    const walkTable = (each: HtmlElement, isHead: boolean): void => {
      for (const inner of each.children) {
        if (typeof inner === 'string') continue;
        if (inner.tag === 'tr') readRow(inner, isHead);
        else if (inner.tag === 'caption') {
          ({ blocks, spot } = outer);
          walkBlock(inner, new Map(), weight);
        } else walkTable(inner, isHead || inner.tag === 'thead');
      }
    };
    walkTable(element, false);
    ({ blocks, spot } = outer);
    if (rows.length > 0) blocks.push({ kind: 'table', rows, heads, place });
  };

  return (body: HtmlElement): Block[] => {
    walkAll(body, LIGHT);
    end();
    return blocks;
  };
}

/** The mark that Word wrote before the text: « · », « 1. », « a) ». */
function labelOf(element: HtmlElement): string {
  for (const each of element.children) {
    if (typeof each === 'string') continue;
    if (declarations(each.attributes.get('style')).get('mso-list') === 'Ignore') return wordsOf(each);
    const inside = labelOf(each);
    if (inside !== '') return inside;
  }
  return '';
}

function itemOf(label: string, level: number): Item | null {
  const number = /^([1-9]\d{0,2})\.$/u.exec(label)?.[1];
  if (number !== undefined) return { depth: level, mark: Number(number) };
  // A bullet is one sign of any shape; Word's « o » is one.
  if (label === '' || /^[^\p{L}\p{N}]$/u.test(label) || label === 'o' || label === '§')
    return { depth: level, mark: 'dash' };
  return level === 1 ? null : { depth: level - 1, mark: null };
}

/** All the words of an element. */
function wordsOf(element: HtmlElement): string {
  const words = (each: HtmlElement | string): string =>
    typeof each === 'string'
      ? each
      : UNSEEN.has(each.tag)
        ? ''
        : each.children.map(words).join('') + (BLOCKS.has(each.tag) ? ' ' : '');
  return words(element)
    .replaceAll(/[\s\u00A0]+/gu, ' ')
    .trim();
}

/** Words of notes and comments, by the address of their call: `#_ftn1`, `#sdfootnote1sym`, `#_msocom_1`. */
function notesOf(body: HtmlElement): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  const walk = (element: HtmlElement): void => {
    const id = element.attributes.get('id') ?? '';
    const apart = declarations(element.attributes.get('style')).get('mso-element') ?? '';
    const found = /^(?:ftn|edn)\d+$/u.test(id)
      ? `#_${id}`
      : /^sd(?:footnote|endnote)\d+$/u.test(id)
        ? `#${id}sym`
        : /^_com_(\d+)$/u.test(id)
          ? `#_msocom_${id.slice(5)}`
          : null;
    if (found !== null && (apart !== '' || element.tag === 'div')) notes.set(found, wordsOf(element));
    for (const each of element.children) if (typeof each !== 'string') walk(each);
  };
  walk(body);
  return notes;
}
