/**
 * The cascade: which rules an element answers to, and the styled tree. An element's style depends only on its name, its
 * classes and those of the elements around it: each such chain is computed once for a template and remembered.
 */
import { elementValues, INITIAL, styleMaker } from './computed.ts';
import type { Compound, SheetRules, StyleRule } from './css.ts';
import type { Markup, MarkupElement } from './markup.ts';
import { inMargins, inProportion, ratioOf, type Fit } from './fit.ts';
import type { Computed, Values } from './values.ts';
import { pageSheet } from './sheet.ts';
import type { Sheet, Style, StyledDocument, StyledElement, StyledNode, StyledText } from './styled.ts';
import type { ElementName } from './subset.ts';

/** One element as selectors see it, with its style. */
interface Link {
  readonly parent: Link | null;
  readonly tag: ElementName;
  readonly classes: readonly string[];
  readonly values: Computed;
  readonly style: Style;
  /** By element name and class attribute. */
  readonly inside: Map<string, Link>;
}

/** The sheets of a template, ready for any number of documents; `fit`: in the margins of a body. `sheet`: as they are. */
export function styler(
  sheets: readonly SheetRules[],
  fit: Fit | null = null,
): { readonly dress: (markup: Markup) => StyledDocument; readonly sheet: Sheet } {
  const buckets = bucketsOf(sheets.flatMap((sheet) => sheet.rules));
  const intern = styleMaker();
  const sheet = pageSheet(
    sheets.flatMap((each) => each.pages),
    elementValues('html', INITIAL, declarations(buckets, { parent: null, tag: 'html', classes: [] })),
    intern,
  );
  const ratio = fit === null ? 1 : ratioOf(sheet, fit);
  const fitted = fit === null ? sheet : inMargins(sheet, fit);
  const root = link(null, 'html', '');
  return {
    sheet,
    dress: (markup) => {
      const running = new Map<string, StyledElement>();
      const body = styled(markup.body, linkIn(root, 'body', markup.body.className), running);
      return { lang: markup.lang, title: markup.title, sheet: fitted, body, running };
    },
  };

  function link(parent: Link | null, tag: ElementName, className: string): Link {
    const classes = className.split(/\s+/).filter((name) => name !== '');
    const declared = declarations(buckets, { parent, tag, classes });
    const written = elementValues(tag, parent?.values ?? INITIAL, declared);
    // A picture keeps its size: what is drawn is not stretched.
    const values = ratio === 1 || tag === 'img' ? written : inProportion(written, ratio);
    return { parent, tag, classes, values, style: intern(values), inside: new Map() };
  }

  function linkIn(parent: Link, tag: ElementName, className: string): Link {
    const key = className === '' ? tag : `${tag} ${className}`;
    let known = parent.inside.get(key);
    if (known === undefined) {
      known = link(parent, tag, className);
      parent.inside.set(key, known);
    }
    return known;
  }

  function styled(element: MarkupElement, own: Link, running: Map<string, StyledElement>): StyledElement {
    const { attributes, origin } = element;
    const children: StyledNode[] = [];
    for (const child of element.children) {
      if (child.kind === 'text') {
        children.push(child satisfies StyledText);
        continue;
      }
      const inner = linkIn(own, child.tag, child.className);
      const node = styled(child, inner, running);
      if (inner.values.running === null) children.push(node);
      else running.set(inner.values.running, node);
    }
    return {
      kind: 'element',
      tag: element.tag,
      classes: own.classes,
      style: own.style,
      children,
      origin,
      colspan: Number(attributes.colspan ?? 1),
      rowspan: Number(attributes.rowspan ?? 1),
      scope: SCOPES.find((each) => each === attributes.scope) ?? null,
      src: attributes.src ?? null,
      alt: attributes.alt ?? null,
    };
  }
}

const SCOPES = ['row', 'col', 'rowgroup', 'colgroup'] as const;

interface Ranked extends StyleRule {
  readonly order: number;
}

/** Rules by what their subject asks for: `.nom`, or `p` where it has no class. */
function bucketsOf(rules: readonly StyleRule[]): Map<string, Ranked[]> {
  const buckets = new Map<string, Ranked[]>();
  for (const [order, rule] of rules.entries()) {
    const subject = rule.selector.at(-1);
    if (subject === undefined) continue;
    const key = subject.className === null ? (subject.tag ?? '') : `.${subject.className}`;
    buckets.set(key, [...(buckets.get(key) ?? []), { ...rule, order }]);
  }
  return buckets;
}

/** An element as selectors see it. */
export interface Seen {
  readonly parent: Seen | null;
  readonly tag: ElementName;
  readonly classes: readonly string[];
}

/** The declarations that hold for an element, the strongest last: by specificity, then as written. */
function declarations(buckets: ReadonlyMap<string, Ranked[]>, element: Seen): Values[] {
  const keys = new Set([element.tag, ...element.classes.map((name) => `.${name}`)]);
  const found = [...keys].flatMap((key) => buckets.get(key) ?? []).filter((rule) => answers(rule, element));
  found.sort((a, b) => a.specificity - b.specificity || a.order - b.order);
  return found.map((rule) => rule.values);
}

/** Whether an element answers to a rule. */
export function answers({ selector }: Pick<StyleRule, 'selector'>, element: Seen): boolean {
  if (!fits(selector.at(-1)!, element)) return false;
  let left = selector.length - 2;
  for (let around = element.parent; around !== null && left >= 0; around = around.parent)
    if (fits(selector[left]!, around)) left--;
  return left < 0;
}

function fits({ tag, className }: Compound, element: Seen): boolean {
  return (tag === null || tag === element.tag) && (className === null || element.classes.includes(className));
}
