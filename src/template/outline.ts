/**
 * The whole template at once: both branches of every question, one round of every list, partials written out. If this one text is
 * sound HTML and every branch opens and closes its own elements, every document that the template can give is sound HTML: the
 * review needs no record.
 */
import type { Diagnostic, Place } from '../diagnostic.ts';
import type { Prose, ProseRow } from '../records/prose.ts';
import { templateFault } from './codes.ts';
import { type Merged, Writer } from './merged.ts';
import { writeProse } from './prose.ts';
import type { BlockStep, Step } from './syntax.ts';

/** A branch in the text, and the block that it belongs to. */
interface Branch {
  readonly start: number;
  readonly end: number;
  readonly place: Place;
}

/** A value in the text. */
interface Value {
  readonly at: number;
  readonly place: Place;
  readonly written: string;
}

export interface Outline {
  readonly merged: Merged;
  readonly branches: readonly Branch[];
  readonly values: readonly Value[];
}

const PARAGRAPH = { kind: 'paragraph', inlines: [] } as const;

/** Every block that a prose can hold. */
const EVERY_BLOCK: Prose = [
  { kind: 'paragraph', inlines: [{ kind: 'run', text: 'x', bold: true, italic: true }, { kind: 'break' }] },
  { kind: 'heading', inlines: [{ kind: 'run', text: 'x', bold: false, italic: false }] },
  { kind: 'list', ordered: false, start: 1, items: [[PARAGRAPH, PARAGRAPH]] },
  { kind: 'list', ordered: true, start: 1, items: [[PARAGRAPH]] },
  { kind: 'table', titre: 'x', head: [everyCell()], rows: [everyCell()], total: everyCell() },
];

/** A cell of each alignment; the first names its row. */
function everyCell(): ProseRow {
  return ([null, 'left', 'right', 'center'] as const).map((align) => ({
    inlines: [{ kind: 'run', text: 'x', bold: false, italic: false }],
    align,
    colspan: 1,
    rowspan: 1,
  }));
}

/** Writes out a template that `checkTemplate` found sound. */
export function outline(main: readonly Step[], partials: ReadonlyMap<string, readonly Step[]>): Outline {
  const out = new Writer();
  const branches: Branch[] = [];
  const values: Value[] = [];
  write(main);
  return { merged: out.merged(), branches, values };

  function write(steps: readonly Step[]): void {
    for (const step of steps) {
      switch (step.kind) {
        case 'text':
          out.write(step.text, { kind: 'template', source: step.source, at: step.at });
          break;
        case 'print': {
          const { place, path } = step;
          values.push({ at: out.html.length, place, written: path.written });
          if (step.prose) writeProse(EVERY_BLOCK, path.written, place, out);
          else out.write('x', { kind: 'value', origin: { template: place, field: path.written } });
          break;
        }
        case 'partial':
          branch(partials.get(step.name) ?? [], step.place);
          break;
        case 'if':
        case 'unless':
        case 'each':
        case 'with':
          branch(step.body, step.place);
          apart(step);
          branch(step.otherwise, step.place);
      }
    }
  }

  /** Class names of two branches are two names. */
  function apart({ place, otherwise }: BlockStep): void {
    const isInTag = out.html.lastIndexOf('<') > out.html.lastIndexOf('>');
    if (isInTag && otherwise.length > 0)
      out.write(' ', { kind: 'value', origin: { template: place, field: null } });
  }

  function branch(steps: readonly Step[], place: Place): void {
    const start = out.html.length;
    write(steps);
    branches.push({ start, end: out.html.length, place });
  }
}

const COMMENT_OR_TAG = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][a-zA-Z0-9]*)(?:"[^"]*"|'[^']*'|[^'">])*>/g;
const VOID = /^(?:meta|link|col|img|br)$/;

/**
 * Faults that the HTML of an outline cannot show: a branch that opens what it does not close, a value where text would become
 * markup. To be asked of an outline whose HTML is sound.
 */
export function checkOutline({ merged, branches, values }: Outline): Diagnostic[] {
  const tags = [...merged.html.matchAll(COMMENT_OR_TAG)].map((tag) => ({
    start: tag.index,
    end: tag.index + tag[0].length,
    text: tag[0],
  }));
  const tagAround = (offset: number): { start: number; text: string } | undefined =>
    tags.find((tag) => tag.start < offset && offset < tag.end);
  const faults: Diagnostic[] = [];
  for (const { at, place, written } of values) {
    const tag = tagAround(at);
    if (tag === undefined || / (?:alt|src)="[^"]*$/.test(merged.html.slice(tag.start, at))) continue;
    faults.push(
      templateFault(
        place,
        'valeur-hors-texte',
        `« ${written} » s’imprimerait dans une balise ou un commentaire.`,
        'un champ s’imprime dans le texte, ou dans les attributs alt="…" et src="…" d’une image.',
      ),
    );
  }
  for (const { start, end, place } of branches) {
    const text = merged.html.slice(start, end);
    if (isBalanced(text, tagAround(start) !== undefined)) continue;
    faults.push(
      templateFault(
        place,
        'bloc-mal-ferme',
        'Ce bloc ouvre des éléments sans les fermer, ou en ferme qu’il n’a pas ouverts.',
        'chaque branche ferme elle-même ce qu’elle ouvre : selon le cas imprimé, une balise manquerait.',
      ),
    );
  }
  return faults;
}

/** Whether a piece of HTML closes all it opens and nothing else; inside a tag it may only be part of a value. */
function isBalanced(html: string, insideTag: boolean): boolean {
  if (insideTag) return !/["'<>=]/.test(html);
  const open: string[] = [];
  for (const [, slash, name] of html.matchAll(COMMENT_OR_TAG)) {
    if (name === undefined || VOID.test(name)) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0 && !/[<>]/.test(html.replaceAll(COMMENT_OR_TAG, ''));
}
