/** Two files of one act: what a reader finds otherwise in one and in the other. */
import { readCanonical } from '../documents/reread.ts';
import { linesOf } from '../verify/lines.ts';
import { readPdf, type Reading } from '../verify/reading.ts';
import type { TreeElement } from '../verify/tree.ts';
import type { Press } from './press.ts';
import { typeset } from './typeset.ts';

/** What a file prints, and how. */
export interface Printed {
  /** Text of each line, in the order of reading, heads and feet left out. */
  readonly lines: readonly string[];
  /** Text of each page, heads and feet left out. */
  readonly pages: readonly string[];
  /** Where each of its lines stands, and its tags: equal when the two files look the same. */
  readonly form: string;
  /** The record that it carries; `null` when it carries none. */
  readonly source: Uint8Array | null;
}

/** What a file prints; `null` when it cannot be read. */
export function printedBy(bytes: Uint8Array): Printed | null {
  const reading = readPdf(bytes, 'fichier.pdf');
  if (reading.kind === 'unread') return null;
  const lines = linesOf(reading);
  const places = lines.map(({ page, x, y, size, part, text }) => [page, x, y, size, part, text]);
  return {
    lines: lines.filter(({ part }) => part === 'body').map(({ text }) => text.trimEnd()),
    pages: reading.pages.map(({ number }) =>
      lines
        .filter(({ page, part }) => page === number && part === 'body')
        .map(({ text }) => text.trim())
        .join('\n'),
    ),
    form: JSON.stringify([places, (reading.tree?.children ?? []).map(roles)]),
    source: carried(reading),
  };
}

function roles({ role, children }: TreeElement): unknown {
  return [role, children.map(roles)];
}

function carried({ attachments }: Reading): Uint8Array | null {
  return attachments.find(({ relationship }) => relationship === 'Source')?.bytes ?? null;
}

/** The act that a record, as a file carries it, makes today; `null` when it cannot be made of it. */
export function remade(source: Uint8Array, press: Press): Uint8Array | null {
  const { read, kind } = readCanonical('saisie.yaml', source);
  if (read === null || kind !== 'extrait') return null;
  return typeset({ ...read, kind, feuillet: 1, pages: null, destinataire: null }, press).set?.bytes ?? null;
}
