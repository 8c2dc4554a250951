/** `@page` rules → the rule that a given page follows, with its margin boxes. */
import { marginBoxValues, together } from './computed.ts';
import type { PageBlock } from './css.ts';
import type { Computed } from './values.ts';
import type { MarginBox, PageRule, Sheet, Style } from './styled.ts';
import { MARGIN_BOXES } from './subset.ts';

/** A4, in points. */
const A4 = { width: (210 * 72) / 25.4, height: (297 * 72) / 25.4 };
const NONE: ReadonlyMap<string, number> = new Map();

/** The sheet of a template. Margin boxes inherit from `root`, the values of `<html>`. */
export function pageSheet(
  blocks: readonly PageBlock[],
  root: Computed,
  intern: (values: Computed) => Style,
): Sheet {
  const ranked = blocks.map((block, order) => ({ block, order, weight: weightOf(block) }));
  ranked.sort((a, b) => a.weight - b.weight || a.order - b.order);
  const known = new Map<string, PageRule>();
  return {
    pageRule: (number, name) => {
      const key = `${number === 1} ${number % 2} ${name ?? ''}`;
      let rule = known.get(key);
      if (rule === undefined) {
        rule = ruleOf(
          ranked.map((each) => each.block).filter((block) => holds(block, number, name)),
          root,
          intern,
        );
        known.set(key, rule);
      }
      return rule;
    },
  };
}

/** CSS Paged Media 3, § 3.5: a name outweighs `:first`, which outweighs a side. */
function weightOf({ name, pseudo }: PageBlock): number {
  return (name === null ? 0 : 4) + (pseudo === 'first' ? 2 : pseudo === null ? 0 : 1);
}

/** Odd pages are right pages: the first page of a document is a recto. */
function holds({ name, pseudo }: PageBlock, number: number, wanted: string | null): boolean {
  if (name !== null && name !== wanted) return false;
  if (pseudo === 'first') return number === 1;
  return pseudo === null || (number % 2 === 1) === (pseudo === 'right');
}

function ruleOf(blocks: readonly PageBlock[], root: Computed, intern: (values: Computed) => Style): PageRule {
  const values = together(blocks.map((block) => block.values));
  const { marginTop = 0, marginRight = 0, marginBottom = 0, marginLeft = 0 } = values;
  const boxes = MARGIN_BOXES.flatMap((name): MarginBox[] => {
    const declared = blocks.flatMap((block) => block.boxes.get(name) ?? []);
    const { content } = together(declared);
    if (content == null) return [];
    return [{ name, content, style: intern(marginBoxValues(name, root, declared)) }];
  });
  return {
    ...(values.sheet ?? A4),
    margin: { top: marginTop, right: marginRight, bottom: marginBottom, left: marginLeft },
    boxes,
    increments: values.increments ?? NONE,
    resets: values.resets ?? NONE,
  };
}
