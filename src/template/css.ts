/**
 * Reads a style sheet: css-tree gives the syntax with its places, the closed lists decide. Everything outside them is a fault
 * at its line and column; all are collected. What is accepted comes out as rules whose values are computed already.
 */
import type { Atrule, CssNode } from 'css-tree';
import parse from 'css-tree/parser';
import { tokenize, tokenTypes } from 'css-tree/tokenizer';
import { byPlace, type Diagnostic, type Place } from '../diagnostic.ts';
import { placeOf, type Reading, tell, written } from './css-reading.ts';
import { valuesOf } from './declarations.ts';
import type { Values } from './values.ts';
import type { MarginBoxName } from './styled.ts';
import {
  type ElementName,
  isElement,
  MARGIN_BOXES,
  PAGE_PSEUDOS,
  type PagePseudo,
  SELECTORS,
} from './subset.ts';

/** `p`, `.nom` or `p.nom`. */
export interface Compound {
  readonly tag: ElementName | null;
  readonly className: string | null;
}

/** One selector of a rule: `.objet h2` is two compounds, the subject last. */
export interface StyleRule {
  readonly selector: readonly Compound[];
  /** Classes count a thousand, elements one: no selector is that long. */
  readonly specificity: number;
  readonly values: Values;
  readonly place: Place;
}

/** One `@page` rule: of all pages, or of those of a name, of a side, of the first. */
export interface PageBlock {
  readonly name: string | null;
  readonly pseudo: PagePseudo | null;
  readonly values: Values;
  readonly boxes: ReadonlyMap<MarginBoxName, Values>;
}

/** A sheet in the order in which it was written. */
export interface SheetRules {
  readonly rules: readonly StyleRule[];
  readonly pages: readonly PageBlock[];
  /** Colours given to text (`#rrggbb`), where they are written. */
  readonly colors: readonly { readonly color: string; readonly place: Place }[];
}

/** Reads a style sheet; `file` is its name in the faults. */
export function readSheet(file: string, text: string): { sheet: SheetRules; faults: Diagnostic[] } {
  const reading: Reading = { file, text, faults: [] };
  const rules: StyleRule[] = [];
  const pages: PageBlock[] = [];
  const colors: SheetRules['colors'][number][] = [];
  tellUnclosed(reading);
  for (const node of statements(reading)) {
    if (node.type === 'Rule') {
      const selectors = node.prelude.type === 'SelectorList' ? node.prelude.children.toArray() : [];
      const values = valuesOf(reading, node.block.children, 'element');
      colors.push(...colorsIn(reading, node.block.children));
      for (const each of selectors) {
        const selector = selectorOf(reading, each);
        if (selector !== null) rules.push({ ...selector, values, place: placeOf(reading, each) });
      }
    } else if (node.type === 'Atrule' && node.name === 'page') {
      const page = pageOf(reading, node);
      if (page !== null) pages.push(page);
    } else if (node.type !== 'Comment' && node.type !== 'Raw' && node.type !== 'WhiteSpace')
      tell(
        reading,
        node,
        'regle-refusee',
        node.type === 'Atrule'
          ? `La règle @${node.name} n’est pas admise : seules le sont @page et, à l’intérieur, ses cases de marge.`
          : 'Ce texte n’a pas sa place dans une feuille de style.',
        'écrivez la règle sans elle, ou supprimez-la.',
      );
  }
  return { sheet: { rules, pages, colors }, faults: reading.faults.sort(byPlace) };
}

function colorsIn(reading: Reading, nodes: Iterable<CssNode>): SheetRules['colors'][number][] {
  return [...nodes].flatMap((node) => {
    if (node.type !== 'Declaration' || node.property !== 'color') return [];
    const [, color] = /(#[0-9a-f]{6})/i.exec(written(reading, node.value)) ?? [];
    return color === undefined ? [] : [{ color: color.toLowerCase(), place: placeOf(reading, node) }];
  });
}

function statements(reading: Reading): CssNode[] {
  const tree = parse(reading.text, {
    positions: true,
    onParseError: ({ line, column }) => {
      tell(
        reading,
        { file: reading.file, line, column, length: 1 },
        'feuille-mal-ecrite',
        'La feuille de style est mal écrite ici : une règle est « sélecteur { propriété: valeur; } ».',
        'cherchez à cet endroit un deux-points, un point-virgule, une accolade ou un guillemet qui manque ou qui est de trop.',
      );
    },
  });
  return tree.type === 'StyleSheet' ? tree.children.toArray() : [];
}

/** css-tree closes for the author what is still open at the end of the file; we do not. */
function tellUnclosed(reading: Reading): void {
  const { file, text } = reading;
  let depth = 0;
  let open = 0;
  let broken = -1;
  tokenize(text, (type, start, end) => {
    if (type === tokenTypes.LeftCurlyBracket && depth++ === 0) open = start;
    if (type === tokenTypes.RightCurlyBracket) depth--;
    const token = text.slice(start, end);
    if (type === tokenTypes.Comment && !token.endsWith('*/')) broken = start;
    if (type === tokenTypes.String && (token.length < 2 || !token.endsWith(token[0]!))) broken = start;
  });
  if (depth > 0) broken = open;
  if (broken < 0) return;
  const before = text.slice(0, broken);
  tell(
    reading,
    { file, line: before.split('\n').length, column: broken - before.lastIndexOf('\n'), length: 1 },
    'feuille-mal-ecrite',
    'Ce qui s’ouvre ici ne se ferme nulle part dans la feuille de style.',
    'ajoutez l’accolade, le guillemet ou le « */ » qui manque.',
  );
}

function selectorOf(reading: Reading, node: CssNode): Omit<StyleRule, 'values' | 'place'> | null {
  if (node.type !== 'Selector') return null;
  const selector: Compound[] = [];
  let compound: Compound = { tag: null, className: null };
  let specificity = 0;
  for (const part of node.children) {
    if (part.type === 'TypeSelector' && isElement(part.name)) {
      compound = { ...compound, tag: part.name };
      specificity += 1;
    } else if (part.type === 'ClassSelector' && compound.className === null) {
      compound = { ...compound, className: part.name };
      specificity += 1000;
    } else if (part.type === 'Combinator' && part.name === ' ') {
      selector.push(compound);
      compound = { tag: null, className: null };
    } else {
      refuseSelector(reading, part);
      return null;
    }
  }
  return { selector: [...selector, compound], specificity };
}

function refuseSelector(reading: Reading, part: CssNode): void {
  const text = written(reading, part);
  tell(
    reading,
    part,
    'selecteur-refuse',
    part.type === 'TypeSelector' && text !== '*'
      ? `L’élément « ${text} » n’est pas admis dans un modèle : aucun sélecteur ne peut le désigner.`
      : `Le sélecteur « ${text} » n’est pas admis.`,
    `donnez une classe à l’élément et désignez-le par elle ; formes admises : ${SELECTORS.map((each) => `« ${each} »`).join(', ')}.`,
  );
}

function pageOf(reading: Reading, node: Atrule): PageBlock | null {
  const { name, pseudo, refused } = pageSelector(node);
  if (refused !== null)
    tell(
      reading,
      refused,
      'regle-refusee',
      `La page « ${written(reading, refused)} » ne peut pas être désignée ainsi.`,
      'écrivez @page, @page :first, @page :left, @page :right, ou le nom d’une page : @page paysage.',
    );
  const children = node.block?.children.toArray() ?? [];
  const boxes = new Map<MarginBoxName, Values>();
  for (const child of children) if (child.type === 'Atrule') addMarginBox(reading, child, boxes);
  const values = valuesOf(
    reading,
    children.filter((child) => child.type !== 'Atrule'),
    'page',
  );
  return refused === null ? { name, pseudo, values, boxes } : null;
}

function addMarginBox(reading: Reading, node: Atrule, boxes: Map<MarginBoxName, Values>): void {
  const name = MARGIN_BOXES.find((each) => each === node.name);
  if (name === undefined || node.block === null)
    tell(
      reading,
      node,
      'regle-refusee',
      `La case de marge @${node.name} n’est pas admise.`,
      `écrivez l’une de : ${MARGIN_BOXES.map((each) => `@${each}`).join(', ')}.`,
    );
  else boxes.set(name, { ...boxes.get(name), ...valuesOf(reading, node.block.children, 'marge') });
}

/** `paysage`, `:first`, `paysage:left`; `refused` is the node that is outside. */
function pageSelector({ prelude }: Atrule): Pick<PageBlock, 'name' | 'pseudo'> & { refused: CssNode | null } {
  let name: string | null = null;
  let pseudo: PagePseudo | null = null;
  if (prelude === null) return { name, pseudo, refused: null };
  if (prelude.type === 'Raw') return { name, pseudo, refused: prelude };
  const [list, ...others] = prelude.children.toArray();
  if (list?.type !== 'SelectorList' || others.length > 0) return { name, pseudo, refused: prelude };
  const [selector, ...more] = list.children.toArray();
  if (selector?.type !== 'Selector' || more.length > 0) return { name, pseudo, refused: list };
  for (const part of selector.children) {
    const known = PAGE_PSEUDOS.find((each) => part.type === 'PseudoClassSelector' && each === part.name);
    if (part.type === 'TypeSelector' && name === null && part.name !== 'auto') name = part.name;
    else if (known !== undefined && pseudo === null) pseudo = known;
    else return { name, pseudo, refused: part };
  }
  return { name, pseudo, refused: null };
}
