/**
 * The sheets of a séance in the register: its acts, then the sheet that closes it, which tells on which feuillet each act
 * begins. The two are laid out one after the other, so that nothing is laid out twice.
 */
import type { LayoutFault } from '../layout/layout.ts';
import { layout } from '../layout/layout.ts';
import { joined } from '../layout/join.ts';
import type { Laid, TagNode } from '../layout/page.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { feuilletDeCloture } from '../documents/feuillet-de-cloture.ts';
import { feuilletOf, frontOf } from '../documents/feuillet.ts';
import type { AnyDocument, TemplateKind } from '../documents/kinds.ts';
import { registre, type Registre } from '../documents/registre.ts';
import type { SeanceLue } from '../records/dossier.ts';
import type { StyledDocument, StyledNode } from '../template/styled.ts';
import { dress, printedFields, printedTexts, type PrintedText } from '../template/template.ts';
import { hashOf } from './hash.ts';
import { NOTHING_DRAWN } from './logo.ts';
import type { Plate, Press } from './press.ts';

/** Pages of the register laid out, and what they print. */
export interface Bound {
  readonly laid: Laid;
  readonly fields: ReadonlySet<string>;
  readonly texts: readonly PrintedText[];
  readonly faults: readonly LayoutFault[];
}

/** The sheets of a séance. */
export interface Sheets extends Bound {
  readonly document: Registre;
  /** Page of the register on which each act begins, in the order of the séance. */
  readonly acts: readonly number[];
  /** Last sheet. */
  readonly to: number;
}

/** The sheets of a séance from the front of `feuillet` on; `sheets` is `null` where a template is at fault. */
export function sheetsOf(
  lue: SeanceLue,
  projet: boolean,
  feuillet: number,
  press: Press,
): { sheets: Sheets | null; faults: readonly Diagnostic[] } {
  const document = registre(lue, projet);
  const first = frontOf(feuillet);
  const acts = bound('registre', document, first, false, press);
  if (acts.bound === null) return { sheets: null, faults: acts.faults };
  const begin = document.actes.map((_, i) => acts.bound.headings.get(`actes.${i}.objet`) ?? first);
  const closing = bound(
    'registre-cloture',
    feuilletDeCloture(lue, projet, begin),
    first + acts.bound.laid.pages.length,
    true,
    press,
  );
  if (closing.bound === null) return { sheets: null, faults: closing.faults };
  const all = together([acts.bound, closing.bound]);
  return {
    sheets: { ...all, document, acts: begin, to: feuilletOf(first + all.laid.pages.length - 1) },
    faults: [],
  };
}

/** A part of the register, from the page `first` on; `whole`: its last sheet gets its back. */
export function bound(
  kind: TemplateKind,
  document: AnyDocument,
  first: number,
  whole: boolean,
  press: Press,
):
  | { bound: Bound & { readonly headings: ReadonlyMap<string, number> }; faults: readonly [] }
  | { bound: null; faults: readonly Diagnostic[] } {
  const { styled, faults: undressed } = dress(plateOf(kind, press).template, document);
  if (styled === null) return { bound: null, faults: undressed };
  // On a right page the feuillet is stepped: what it says before is that of the sheet before.
  const counters = new Map([['feuillet', Math.floor(first / 2)]]);
  const { laid, faults } = layout(styled, press.fonts, NOTHING_DRAWN.sizes, press.hyphenate, null, {
    first,
    counters,
    whole,
  });
  return {
    bound: {
      laid,
      faults,
      fields: printedFields(styled),
      texts: printedTexts(styled),
      headings: pagesOfHeadings(styled, laid),
    },
    faults: [],
  };
}

/** Parts bound as one. */
export function together(parts: readonly Bound[]): Bound {
  return {
    laid: joined(parts.map(({ laid }) => laid)),
    fields: new Set(parts.flatMap(({ fields }) => [...fields])),
    texts: parts.flatMap(({ texts }) => texts),
    faults: parts.flatMap(({ faults }) => faults),
  };
}

/** The template made ready for a kind. */
export function plateOf(kind: TemplateKind, { plates }: Press): Plate {
  const plate = plates.get(kind);
  if (plate === undefined) throw new Error(`no template was made ready for ${kind}`);
  return plate;
}

/** What a document of several templates is made with. */
export function plateOfAll(kinds: readonly TemplateKind[], press: Press): Plate {
  const plates = kinds.map((kind) => [kind, plateOf(kind, press)] as const);
  const [, main] = plates[0]!;
  const template = hashOf(plates.map(([kind, { hashes }]) => [kind, hashes.template]));
  return { template: main.template, hashes: { ...main.hashes, template } };
}

/** The page on which each heading of level 2 begins, by the field that it prints. */
function pagesOfHeadings(styled: StyledDocument, laid: Laid): ReadonlyMap<string, number> {
  const fields: (string | null)[] = [];
  const seek = (node: StyledNode): void => {
    if (node.kind === 'text') return;
    if (node.tag === 'h2') fields.push(fieldOf(node));
    else node.children.forEach(seek);
  };
  seek(styled.body);
  const ids: number[] = [];
  const walk = (node: TagNode): void => {
    if (node.role === 'H2') ids.push(node.id);
    node.children.forEach(walk);
  };
  walk(laid.root);
  const pages = new Map<number, number>();
  for (const { number, items } of laid.pages)
    for (const { owner } of items)
      if (owner.kind === 'tag' && !pages.has(owner.id)) pages.set(owner.id, number);
  return new Map(
    fields.flatMap((field, i) => {
      const page = pages.get(ids[i] ?? -1);
      return field === null || page === undefined ? [] : [[field, page] as const];
    }),
  );
}

function fieldOf(node: StyledNode): string | null {
  if (node.kind === 'text') return node.origin.field;
  for (const child of node.children) {
    const field = fieldOf(child);
    if (field !== null) return field;
  }
  return null;
}
