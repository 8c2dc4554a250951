/**
 * The entry of our reader: bytes → everything that a PDF says, or the fault that keeps it from being read. Whatever the
 * bytes are, it answers within bounds of time and memory and throws nothing.
 */
import { fault } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { readActions, readAttachments, readIdentity } from './attached.ts';
import type { Attachment, Identity } from './attached.ts';
import { openFile, pagesOf } from './file.ts';
import { isStream, Unreadable } from './objects.ts';
import type { UnreadableCode } from './objects.ts';
import { newEffort, readContent } from './streams.ts';
import type { PageContent } from './streams.ts';
import { readTree } from './tree.ts';
import type { StructureTree } from './tree.ts';

export interface ReadPage extends PageContent {
  /** From 1. */
  readonly number: number;
  /** In points. */
  readonly width: number;
  readonly height: number;
}

/** What a reader finds in a file. */
export interface Reading {
  readonly kind: 'reading';
  /** `1.7` */
  readonly version: string;
  /** How many times the file was saved (1: in one go). */
  readonly revisions: number;
  readonly pages: readonly ReadPage[];
  /** `null` when the file is not tagged. */
  readonly tree: StructureTree | null;
  readonly attachments: readonly Attachment[];
  readonly identity: Identity;
  readonly actions: readonly string[];
}

export interface Unread {
  readonly kind: 'unread';
  readonly diagnostic: Diagnostic;
}

/** Reads a file; `name` is the path under which faults are told. */
export function readPdf(bytes: Uint8Array, name: string): Reading | Unread {
  try {
    const file = openFile(bytes);
    const pages = pagesOf(file);
    const effort = newEffort();
    const contents = pages.map((page, i) => readContent(file, page, i + 1, effort));
    return {
      kind: 'reading',
      version: file.version,
      revisions: file.revisions,
      pages: contents.map((content, i) => {
        const [left, bottom, right, top] = pages[i]!.box;
        return { number: i + 1, width: right - left, height: top - bottom, ...content };
      }),
      tree: readTree(file, pages, contents),
      attachments: readAttachments(file),
      identity: readIdentity(file),
      actions: readActions(file, pages),
    };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { kind: 'unread', diagnostic: unread(name, error.code, error.message) };
  }
}

/**
 * A file of which some stream unpacks to more than any act holds, whether or not our reader needs it: the witnesses, who would
 * unpack it, keep no bounds. `null`: little enough.
 */
export function tooHeavy(bytes: Uint8Array, name: string): Unread | null {
  const file = openFile(bytes);
  for (const number of file.numbers)
    try {
      const value = file.resolve({ kind: 'ref', number, generation: 0 });
      if (isStream(value)) file.bytesOf(value);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      // What is damaged or coded otherwise (a picture) unpacks to nothing here.
      if (error.code === 'pdf-demesure')
        return { kind: 'unread', diagnostic: unread(name, error.code, error.message) };
    }
  return null;
}

/** What a file carries, its pages not read; empty where it cannot be read. */
export function attachmentsOf(bytes: Uint8Array): readonly Attachment[] {
  try {
    return readAttachments(openFile(bytes));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return [];
  }
}

const REMEDIES: Readonly<Record<UnreadableCode, string>> = {
  'pdf-illisible': 'reprenez le fichier d’origine, ou produisez l’acte de nouveau.',
  'pdf-tronque': 'recopiez le fichier en entier, ou produisez l’acte de nouveau.',
  'pdf-chiffre': 'enregistrez-le sans mot de passe, puis relisez-le.',
  'pdf-demesure': 'n’ouvrez pas ce fichier : reprenez celui d’origine, ou produisez l’acte de nouveau.',
  'pdf-filtre-inconnu': 'réenregistrez-le sans codage particulier, puis relisez-le.',
};

function unread(file: string, code: UnreadableCode, detail: string): Diagnostic {
  return fault({
    place: { file, line: 1, column: 1, length: 0 },
    code,
    message: `Ce PDF ne peut pas être lu : ${detail}.`,
    remedy: REMEDIES[code],
  });
}

/** How many pages a file has, which need not be ours; or why that cannot be told. */
export function pageCount(bytes: Uint8Array): number | string {
  try {
    return pagesOf(openFile(bytes)).length;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return error.message;
  }
}
