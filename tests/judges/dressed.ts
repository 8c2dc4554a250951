/** A document of the corpus through our own stages: HTML and sheets → styled tree → pages. Throws at the first fault. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { frenchHyphens } from '../../src/layout/hyphens.ts';
import { layout, type Pictures } from '../../src/layout/layout.ts';
import type { Laid } from '../../src/layout/page.ts';
import { readSheet } from '../../src/template/css.ts';
import { readMarkup } from '../../src/template/markup.ts';
import { source } from '../../src/template/source.ts';
import { styler } from '../../src/template/style.ts';
import type { StyledDocument, StyledElement, StyledNode } from '../../src/template/styled.ts';
import { LIBERATION } from '../layout/polices.ts';
import { LOOK, type Sample } from './corpus.ts';

/** The logos of the reference documents, with the sizes that their files tell. */
const PICTURES: Pictures = new Map(
  ['logo-a.png', 'logo-b.png', 'logo-c.png'].map((name) => {
    const bytes = readFileSync(join(LOOK, name));
    return [name, { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }];
  }),
);

const HYPHENATE = frenchHyphens();

/** Dresses a sample. */
export function dressed({ name, html, sheets }: Sample): StyledDocument {
  const read = sheets.map(([file, text]) => readSheet(file, text));
  const text = source(`${name}.html`, html);
  const { markup, faults } = readMarkup({
    html: text.text,
    starts: [0],
    stretches: [{ kind: 'template', source: text, at: 0 }],
  });
  refuse(name, [...read.flatMap((each) => each.faults), ...faults]);
  if (markup === null) throw new Error(`${name}: no markup`);
  return styler(read.map(({ sheet }) => sheet)).dress(markup);
}

/** Lays out a dressed document. */
export function laidOut(name: string, styled: StyledDocument): Laid {
  const { laid, faults } = layout(styled, LIBERATION, PICTURES, HYPHENATE);
  const errors = faults.filter(({ severity }) => severity === 'erreur');
  if (errors.length > 0) throw new Error(`${name}: ${errors.map(({ message }) => message).join('\n')}`);
  return laid;
}

function refuse(name: string, faults: readonly Diagnostic[]): void {
  if (faults.length > 0)
    throw new Error(
      `${name}: ${faults.map(({ place, message }) => `${place.file}:${place.line} ${message}`).join('\n')}`,
    );
}

/** Points: longer than any document. */
const ENDLESS = 10_000_000;

/** The same document on a sheet that never ends, without margins nor breaks, as wide as its widest page: what a screen shows. */
export function unpaged(document: StyledDocument): {
  readonly styled: StyledDocument;
  readonly width: number;
} {
  const widths = [null, ...namesIn(document.body)].map((name) => {
    const { width, margin } = document.sheet.pageRule(1, name);
    return width - margin.left - margin.right;
  });
  const width = Math.max(...widths);
  const margin = { top: 0, right: 0, bottom: 0, left: 0 };
  const rule = { ...document.sheet.pageRule(1, null), width, height: ENDLESS, margin, boxes: [] };
  const body = onScreen(document.body);
  return { styled: { ...document, sheet: { pageRule: () => rule }, body }, width };
}

function namesIn({ style, children }: StyledElement): string[] {
  const inside = children.flatMap((node) => (node.kind === 'text' ? [] : namesIn(node)));
  return style.page === null ? inside : [style.page, ...inside];
}

function onScreen(element: StyledElement): StyledElement {
  const style = { ...element.style, breakBefore: 'auto', page: null } as const;
  const children = element.children.map((node): StyledNode => (node.kind === 'text' ? node : onScreen(node)));
  return { ...element, style, children };
}
