/**
 * A template in the margins of a body, and beside the zone that it keeps for the stamp of the préfecture. The sheets of
 * style are written for one width of text: all that they measure across it follows in proportion, and nothing else.
 */
import type { Computed } from './values.ts';
import type { MarginBox, MarginBoxName, PageRule, Sheet, Sides } from './styled.ts';

/** In points. */
export interface Fit {
  readonly margins: Sides;
  /**
   * The corner that the zone is in, what it takes of the row of text, and what it leaves to what runs beside it; `null`: pages
   * are not stamped.
   */
  readonly stamp: {
    readonly corner: 'top-left' | 'top-right';
    readonly taken: number;
    readonly room: number;
  } | null;
}

const MM = 72 / 25.4;
/** Outside margin of a bound sheet at least: what printers can print. */
const OUTSIDE = 10 * MM;

/** Margins of an ordinary page, by which the others are known: a right page that is not the first. */
export function ordinaryPage(sheet: Sheet): PageRule {
  return sheet.pageRule(3, null);
}

function row({ width, margin }: PageRule): number {
  return width - margin.left - margin.right;
}

/** What widths are multiplied by. */
export function ratioOf(sheet: Sheet, fit: Fit): number {
  const own = ordinaryPage(sheet);
  return row({ ...own, margin: fit.margins }) / row(own);
}

/** An element's values: its width with its padding and borders, and what it keeps free at its sides, in proportion. */
export function inProportion(values: Computed, ratio: number): Computed {
  const { paddingLeft, paddingRight, borderLeft, borderRight, width, marginLeft, marginRight } = values;
  const edges = paddingLeft + paddingRight + (borderLeft ?? 0) + (borderRight ?? 0);
  return {
    ...values,
    width: width === null ? null : Math.max(0, (width + edges) * ratio - edges),
    marginLeft: marginLeft * ratio,
    marginRight: marginRight * ratio,
  };
}

/** A sheet in other margins. What a first page or a side has otherwise, it has otherwise by as much. */
export function inMargins(sheet: Sheet, fit: Fit): Sheet {
  const own = ordinaryPage(sheet);
  // A sheet that is bound has its wide margin at the left of right pages, at the right of the others.
  const isBound = own.margin.left !== sheet.pageRule(2, null).margin.left;
  const known = new Map<PageRule, PageRule>();
  return {
    pageRule: (number, name) => {
      const rule = sheet.pageRule(number, name);
      let fitted = known.get(rule);
      if (fitted === undefined) known.set(rule, (fitted = fittedRule(rule, number)));
      return fitted;
    },
  };

  function fittedRule(rule: PageRule, number: number): PageRule {
    const { margin } = rule;
    const { left, right } = isBound ? boundSides(number) : fit.margins;
    const across = isBound
      ? { left, right }
      : {
          left: left + margin.left - own.margin.left,
          right: right + margin.right - own.margin.right,
        };
    const fitted: PageRule = {
      ...rule,
      margin: {
        top: fit.margins.top + margin.top - own.margin.top,
        bottom: fit.margins.bottom + margin.bottom - own.margin.bottom,
        ...across,
      },
    };
    const wider = row(fitted) - row(rule);
    const boxes = [...widened(rule.boxes, 'top', wider), ...widened(rule.boxes, 'bottom', wider)];
    return { ...fitted, boxes: fit.stamp === null ? boxes : besideStamp(boxes, fit.stamp) };
  }

  /** The margin at the left is that of the binding, which the template keeps wide enough; the rest is outside. */
  function boundSides(number: number): { left: number; right: number } {
    const both = fit.margins.left + fit.margins.right;
    const inside = Math.min(Math.max(own.margin.left, fit.margins.left), both - OUTSIDE);
    return number % 2 === 1 ? { left: inside, right: both - inside } : { left: both - inside, right: inside };
  }
}

/** The widest box of a row of boxes has the text that runs; those of a number or a mark keep their width. */
function widened(boxes: readonly MarginBox[], side: 'top' | 'bottom', by: number): MarginBox[] {
  const own = boxes.filter(({ name }) => name.startsWith(side));
  const widest = Math.max(...own.map(({ style }) => style.width ?? 0));
  return own.map((box) =>
    box.style.width === widest ? { ...box, style: { ...box.style, width: widest + by } } : box,
  );
}

const ACROSS: Readonly<Partial<Record<MarginBoxName, MarginBoxName>>> = {
  'top-left': 'top-right',
  'top-right': 'top-left',
};

/** What stands in the place of the stamp goes where it is; what runs beside it has the room that it leaves. */
function besideStamp(
  boxes: readonly MarginBox[],
  { corner, taken, room }: NonNullable<Fit['stamp']>,
): MarginBox[] {
  return boxes.map((box) => {
    const name = corner === 'top-left' ? (ACROSS[box.name] ?? box.name) : box.name;
    const most = name === corner ? taken - 2 * MM : name === ACROSS[corner] ? room : Infinity;
    const { width } = box.style;
    return width !== null && width > most
      ? { ...box, name, style: { ...box.style, width: most } }
      : { ...box, name };
  });
}
