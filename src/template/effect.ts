/**
 * Properties that do nothing where they are given: a padding on a `span`, a border on a row. CSS lets them pass; here they are
 * told, since what a sheet says and a page does not show is never ignored.
 */
import type { Diagnostic } from '../diagnostic.ts';
import { templateFault } from './codes.ts';
import { INITIAL } from './computed.ts';
import type { Style, StyledDocument, StyledElement } from './styled.ts';

/** What a property says of a style, when it is given at all. */
type Given = (style: Style) => boolean;

const side = (of: (style: Style) => Style['margin'] | Style['border']): Given => {
  return (style) => Object.values(of(style)).some((value) => value !== 0 && value !== null);
};
const other =
  (name: 'width' | 'height' | 'breakBefore' | 'breakAfter' | 'breakInside' | 'columns'): Given =>
  (style) =>
    style[name] !== INITIAL[name];

const PROPERTIES = {
  margin: side(({ margin }) => margin),
  padding: side(({ padding }) => padding),
  border: side(({ border }) => border),
  width: other('width'),
  height: other('height'),
  columns: other('columns'),
  'break-before': other('breakBefore'),
  'break-after': other('breakAfter'),
  'break-inside': other('breakInside'),
} as const;

type Name = keyof typeof PROPERTIES;

const BREAKS = ['break-before', 'break-after', 'break-inside'] as const;
const BOX = ['margin', 'padding', 'border', 'columns'] as const;

/** What has no effect on an element, by how it is laid out. */
const IDLE: Readonly<Record<Style['display'], readonly Name[]>> = {
  block: [],
  inline: [...BOX, 'width', 'height', ...BREAKS],
  'list-item': ['columns'],
  table: ['columns'],
  'table-caption': [],
  'table-column-group': [...BOX, 'width', 'height', ...BREAKS],
  'table-column': [...BOX, 'height', ...BREAKS],
  'table-header-group': [...BOX, 'width', 'height'],
  'table-row-group': [...BOX, 'width', 'height'],
  'table-row': [...BOX, 'width'],
  'table-cell': ['margin', 'columns', ...BREAKS],
};
const PICTURE: readonly Name[] = [...BOX, ...BREAKS];

/** Faults of a dressed document: each property once for elements of one name and classes, at the first of them. */
export function withoutEffect({ body, running }: StyledDocument): Diagnostic[] {
  const faults = new Map<string, Diagnostic>();
  const walk = (element: StyledElement): void => {
    for (const name of element.tag === 'img' ? PICTURE : IDLE[element.style.display]) {
      if (!PROPERTIES[name](element.style)) continue;
      const shown = [element.tag, ...element.classes].join('.');
      const key = `${shown} ${name}`;
      if (faults.has(key)) continue;
      faults.set(
        key,
        templateFault(
          element.origin.template,
          'propriete-sans-effet',
          `La propriété « ${name} » n’a pas d’effet sur « ${shown} », ${KIND[element.style.display]}.`,
          'ôtez-la de la règle qui la donne à cet élément, ou donnez-la à un bloc (`div`, `p`) ou à une cellule.',
        ),
      );
    }
    for (const child of element.children) if (child.kind === 'element') walk(child);
  };
  walk(body);
  for (const element of running.values()) walk(element);
  return [...faults.values()];
}

const KIND: Readonly<Record<Style['display'], string>> = {
  block: 'qui est un bloc',
  inline: 'qui suit la ligne de texte',
  'list-item': 'qui est un élément de liste',
  table: 'qui est un tableau',
  'table-caption': 'qui est le titre d’un tableau',
  'table-column-group': 'qui groupe des colonnes',
  'table-column': 'qui est une colonne',
  'table-header-group': 'qui groupe des lignes de tableau',
  'table-row-group': 'qui groupe des lignes de tableau',
  'table-row': 'qui est une ligne de tableau',
  'table-cell': 'qui est une cellule',
};
