/**
 * Texts of word processors → points of the records. Apart from the road: it brings readers that no other verb pays for, and the page
 * takes what is pasted by the same way.
 */
import type { Diagnostic } from '../diagnostic.ts';
import { readClipboard, readFile, type Outcome } from '../importer/fichier.ts';
import { paragraphsOf, proposalOf } from '../importer/point.ts';
import { writeProse } from '../importer/prose.ts';
import { fateOf, told } from '../importer/told.ts';
import type { Lost } from '../importer/texte.ts';
export { pointFileName } from '../records/fondation.ts';

/** What of a text the records do not hold, in French sentences: gone, or there in another form. */
export interface NotKept {
  readonly perdus: readonly string[];
  readonly changes: readonly string[];
}

export type Imported =
  | {
      readonly refus: null;
      readonly objet: string;
      /** The file of a point. */
      readonly yaml: string;
      /** How many paragraphs held words. */
      readonly paragraphs: number;
      readonly notKept: NotKept;
    }
  | { readonly refus: Diagnostic };

/**
 * A .docx or an .odt as the file of a point. `name` is how the file is told, `title` what its objet is when it says none; `schemas`: the
 * folder of the schemas for editors, from that of the file to be.
 */
export async function importFile(
  file: { readonly name: string; readonly title: string; readonly bytes: Uint8Array },
  schemas: string | null,
): Promise<Imported> {
  const read = await readFile(file.name, file.bytes);
  if ('refus' in read) return read;
  const { objet, yaml, lost } = proposalOf(read.texte, file.title, schemas);
  return { refus: null, objet, yaml, paragraphs: paragraphsOf(read.texte.blocks), notKept: sorted(lost) };
}

type Pasted =
  | {
      readonly refus: null;
      readonly prose: string;
      /** Tables with joined cells that the prose names, as `tableaux` has them. */
      readonly tableaux: ReadonlyMap<string, { readonly colonnes: string; readonly lignes: string }>;
      readonly notKept: NotKept;
    }
  | { readonly refus: Diagnostic };

/**
 * What a clipboard has as HTML, from Word, LibreOffice or a browser, as the prose of one field. `taken`: names of tables of the point.
 */
export function pasteHtml(html: string, taken: readonly string[] = []): Pasted {
  const read: Outcome = readClipboard(html);
  if ('refus' in read) return read;
  const { text, tableaux, lost } = writeProse(read.texte.blocks, taken);
  return { refus: null, prose: text, tableaux, notKept: sorted([...read.texte.lost, ...lost]) };
}

function sorted(lost: readonly Lost[]): NotKept {
  const of = (fate: ReturnType<typeof fateOf>): string[] =>
    lost.filter((each) => fateOf(each) === fate).map(told);
  return { perdus: of('perdu'), changes: of('change') };
}
