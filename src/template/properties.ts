/**
 * The closed list of CSS properties: where each may stand, its grammar in French, and how its value is read. A value that the
 * grammar does not hold is refused; nothing is guessed.
 */
import {
  colorOf,
  content,
  count,
  counter,
  four,
  length,
  lengths,
  type Read,
  type Side,
  single,
  type Site,
  stroke,
  word,
} from './values.ts';

export interface Property {
  readonly sites: readonly Site[];
  /** In French, for the documentation and the remedy. */
  readonly grammar: string;
  readonly inherited: boolean;
  /** As one writes it in CSS. */
  readonly initial: string;
  readonly read: Read;
}

const BOXES: readonly Site[] = ['element', 'marge'];
const ONLY: readonly Site[] = ['element'];

const padding = (side: Side): Property => ({
  sites: BOXES,
  grammar: 'une longueur',
  inherited: false,
  initial: '0',
  read: length(0, (points) => ({ [`padding${side}`]: points })),
});

const border = (...sides: readonly Side[]): Property => ({
  sites: BOXES,
  grammar: '« none », ou une épaisseur, « solid » et une couleur : 0.5pt solid #000000',
  inherited: false,
  initial: 'none',
  read: stroke(...sides),
});

export const PROPERTIES: Readonly<Record<string, Property>> = {
  '-greffe-glue': {
    sites: ONLY,
    grammar:
      '« none », « french » (pas de fin de ligne là où la typographie française met une espace insécable)',
    inherited: true,
    initial: 'none',
    read: word({ none: { glue: 'none' }, french: { glue: 'french' } }),
  },
  border: border('Top', 'Right', 'Bottom', 'Left'),
  'border-top': border('Top'),
  'border-right': border('Right'),
  'border-bottom': border('Bottom'),
  'border-left': border('Left'),
  'border-bottom-color': {
    sites: BOXES,
    grammar: 'une couleur #rrggbb',
    inherited: false,
    initial: '#000000',
    read: (parts) => {
      const color = colorOf(parts);
      return color === null ? null : { borderBottomColor: color };
    },
  },
  'border-spacing': {
    sites: ONLY,
    grammar: '0 (les cellules se touchent toujours)',
    inherited: true,
    initial: '0',
    read: (parts) => (single(parts, 0) === 0 ? {} : null),
  },
  'break-after': {
    sites: ONLY,
    grammar: '« auto », « avoid »',
    inherited: false,
    initial: 'auto',
    read: word({ auto: { breakAfter: 'auto' }, avoid: { breakAfter: 'avoid' } }),
  },
  'break-before': {
    sites: ONLY,
    grammar: '« auto », « avoid », « page »',
    inherited: false,
    initial: 'auto',
    read: word({
      auto: { breakBefore: 'auto' },
      avoid: { breakBefore: 'avoid' },
      page: { breakBefore: 'page' },
    }),
  },
  'break-inside': {
    sites: ONLY,
    grammar: '« auto », « avoid »',
    inherited: false,
    initial: 'auto',
    read: word({ auto: { breakInside: 'auto' }, avoid: { breakInside: 'avoid' } }),
  },
  color: {
    sites: BOXES,
    grammar: 'une couleur #rrggbb',
    inherited: true,
    initial: '#000000',
    read: (parts) => {
      const color = colorOf(parts);
      return color === null ? null : { color };
    },
  },
  'column-gap': {
    sites: ONLY,
    grammar: 'une longueur',
    inherited: false,
    initial: '0',
    read: length(0, (columnGap) => ({ columnGap })),
  },
  columns: {
    sites: ONLY,
    grammar: 'un nombre entier de colonnes',
    inherited: false,
    initial: 'auto',
    read: count((columns) => ({ columns })),
  },
  content: {
    sites: ['marge'],
    grammar:
      '« none », ou une suite de textes entre guillemets, counter(page), counter(pages), counter(feuillet), element(nom), element(nom, first-except)',
    inherited: false,
    initial: 'none',
    read: content,
  },
  'counter-increment': {
    sites: ['page'],
    grammar: '« feuillet », suivi ou non d’un nombre entier',
    inherited: false,
    initial: 'none',
    read: counter('increments', 1),
  },
  'counter-reset': {
    sites: ['page'],
    grammar: '« feuillet », suivi ou non d’un nombre entier',
    inherited: false,
    initial: 'none',
    read: counter('resets', 0),
  },
  display: {
    sites: ONLY,
    grammar: '« table », « table-cell »',
    inherited: false,
    initial: 'celui de l’élément',
    read: word({ table: { display: 'table' }, 'table-cell': { display: 'table-cell' } }),
  },
  'font-family': {
    sites: BOXES,
    grammar: '"Liberation Sans", "Liberation Serif"',
    inherited: true,
    initial: '"Liberation Sans"',
    read: ([part, more]) => {
      if (part?.kind !== 'string' || more !== undefined) return null;
      const family = part.text;
      return family === 'Liberation Sans' || family === 'Liberation Serif' ? { family } : null;
    },
  },
  'font-size': {
    sites: BOXES,
    grammar: 'une longueur d’au moins 1pt',
    inherited: true,
    initial: '12pt',
    read: length(1, (size) => ({ size })),
  },
  'font-style': {
    sites: BOXES,
    grammar: '« normal », « italic »',
    inherited: true,
    initial: 'normal',
    read: word({ normal: { italic: false }, italic: { italic: true } }),
  },
  'font-weight': {
    sites: BOXES,
    grammar: '« normal », « bold »',
    inherited: true,
    initial: 'normal',
    read: word({ normal: { bold: false }, bold: { bold: true } }),
  },
  height: {
    sites: BOXES,
    grammar: 'une longueur',
    inherited: false,
    initial: 'auto',
    read: length(0, (height) => ({ height })),
  },
  hyphens: {
    sites: ONLY,
    grammar: '« manual », « auto »',
    inherited: true,
    initial: 'manual',
    read: word({ manual: { hyphens: 'manual' }, auto: { hyphens: 'auto' } }),
  },
  'letter-spacing': {
    sites: BOXES,
    grammar: 'une longueur',
    inherited: true,
    initial: '0',
    read: length(-Infinity, (letterSpacing) => ({ letterSpacing })),
  },
  'line-height': {
    sites: BOXES,
    grammar: 'une longueur d’au moins 1pt',
    inherited: true,
    initial: '14pt',
    read: length(1, (lineHeight) => ({ lineHeight })),
  },
  'list-style-type': {
    sites: ONLY,
    grammar: '« none », « decimal »',
    inherited: true,
    initial: 'none',
    read: word({ none: { listStyle: 'none' }, decimal: { listStyle: 'decimal' } }),
  },
  margin: {
    sites: ['element', 'page', 'marge'],
    grammar:
      'une à quatre longueurs ; pour un élément aucune n’est négative et celle du haut est 0 ; pour une page aucune n’est négative',
    inherited: false,
    initial: '0',
    read: (parts, site) => {
      const found = four(parts, site === 'marge' ? -Infinity : 0);
      if (found === null) return null;
      const [marginTop, marginRight, marginBottom, marginLeft] = found;
      // Bottom margins only: where no two margins meet, nobody has to know how CSS collapses them.
      if (site === 'element' && marginTop !== 0) return null;
      return { marginTop, marginRight, marginBottom, marginLeft };
    },
  },
  'margin-bottom': {
    sites: ['element', 'page'],
    grammar: 'une longueur',
    inherited: false,
    initial: '0',
    read: length(0, (marginBottom) => ({ marginBottom })),
  },
  'margin-top': {
    sites: ['page'],
    grammar: 'une longueur',
    inherited: false,
    initial: '0',
    read: length(0, (marginTop) => ({ marginTop })),
  },
  orphans: {
    sites: ONLY,
    grammar: 'un nombre entier de lignes',
    inherited: true,
    initial: '2',
    read: count((orphans) => ({ orphans })),
  },
  padding: {
    sites: BOXES,
    grammar: 'une à quatre longueurs',
    inherited: false,
    initial: '0',
    read: (parts) => {
      const found = four(parts, 0);
      if (found === null) return null;
      const [paddingTop, paddingRight, paddingBottom, paddingLeft] = found;
      return { paddingTop, paddingRight, paddingBottom, paddingLeft };
    },
  },
  'padding-bottom': padding('Bottom'),
  'padding-left': padding('Left'),
  'padding-right': padding('Right'),
  'padding-top': padding('Top'),
  page: {
    sites: ONLY,
    grammar: '« auto », ou le nom d’une page : page: paysage avec @page paysage { … }',
    inherited: true,
    initial: 'auto',
    read: ([part, more]) => {
      if (part?.kind !== 'word' || more !== undefined) return null;
      return { page: part.text === 'auto' ? null : part.text };
    },
  },
  position: {
    sites: ONLY,
    grammar: 'running(nom)',
    inherited: false,
    initial: 'static',
    read: ([part, more]) => {
      if (part?.kind !== 'call' || part.name !== 'running' || more !== undefined) return null;
      const [name, rest] = part.parts;
      return name?.kind === 'word' && rest === undefined ? { running: name.text } : null;
    },
  },
  size: {
    sites: ['page'],
    grammar: 'deux longueurs, largeur puis hauteur : 210mm 297mm',
    inherited: false,
    initial: '210mm 297mm',
    read: (parts) => {
      const [width, height, more] = lengths(parts, 1) ?? [];
      return width === undefined || height === undefined || more !== undefined
        ? null
        : { sheet: { width, height } };
    },
  },
  'table-layout': {
    sites: ONLY,
    grammar: '« fixed » (les largeurs sont celles des colonnes)',
    inherited: false,
    initial: 'fixed',
    read: word({ fixed: {} }),
  },
  'text-align': {
    sites: BOXES,
    grammar: '« left », « right », « center », « justify »',
    inherited: true,
    initial: 'left',
    read: word({
      left: { textAlign: 'left' },
      right: { textAlign: 'right' },
      center: { textAlign: 'center' },
      justify: { textAlign: 'justify' },
    }),
  },
  'text-indent': {
    sites: ONLY,
    grammar: 'une longueur, négative pour une première ligne en saillie',
    inherited: true,
    initial: '0',
    read: length(-Infinity, (textIndent) => ({ textIndent })),
  },
  'text-wrap': {
    sites: ONLY,
    grammar: '« wrap », « pretty »',
    inherited: true,
    initial: 'wrap',
    read: word({ wrap: { textWrap: 'wrap' }, pretty: { textWrap: 'pretty' } }),
  },
  'vertical-align': {
    sites: BOXES,
    grammar: '« top », « middle », « bottom » pour une cellule ; une longueur pour un exposant',
    inherited: false,
    initial: 'top',
    read: (parts) => {
      const [part, more] = parts;
      if (part?.kind === 'word' && more === undefined) {
        const { text } = part;
        return text === 'top' || text === 'middle' || text === 'bottom' ? { verticalAlign: text } : null;
      }
      const rise = single(parts, -Infinity);
      return rise === null ? null : { verticalAlign: rise };
    },
  },
  widows: {
    sites: ONLY,
    grammar: 'un nombre entier de lignes',
    inherited: true,
    initial: '2',
    read: count((widows) => ({ widows })),
  },
  width: {
    sites: BOXES,
    grammar: 'une longueur',
    inherited: false,
    initial: 'auto',
    read: length(0, (width) => ({ width })),
  },
};

/** The property of that name, `undefined` when it is not in the list. */
export function propertyNamed(name: string): Property | undefined {
  return Object.hasOwn(PROPERTIES, name) ? PROPERTIES[name] : undefined;
}
