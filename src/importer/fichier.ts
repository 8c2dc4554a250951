/** The door of the room: bytes of a file, whatever it is named, → its text, or why not. */
import type { Diagnostic } from '../diagnostic.ts';
import { docxParts, isDocxPart } from './docx-parts.ts';
import { readDocx } from './docx.ts';
import { textOfHtml } from './html.ts';
import { isOdtPart, readOdt } from './odt.ts';
import { diagnosticOf, Refus } from './refus.ts';
import type { Texte } from './texte.ts';
import { unzipped } from './zip.ts';

/** 64 MiB: a text with the photographs of a project. */
const LARGEST = 64 * 1024 * 1024;

export type Outcome = { readonly texte: Texte } | { readonly refus: Diagnostic };

/** The text of a .docx or an .odt. What it is, its bytes tell. `name` is how it is told. */
export async function readFile(name: string, bytes: Uint8Array): Promise<Outcome> {
  try {
    return { texte: filled(await textOfFile(bytes)) };
  } catch (error) {
    if (error instanceof Refus) return { refus: diagnosticOf(error, name) };
    throw error;
  }
}

/** The text of a piece of HTML, as a clipboard has it. */
export function readClipboard(html: string): Outcome {
  try {
    return { texte: filled(textOfHtml(html)) };
  } catch (error) {
    if (error instanceof Refus) return { refus: diagnosticOf(error, 'presse-papiers') };
    throw error;
  }
}

function filled(texte: Texte): Texte {
  if (texte.blocks.length === 0) throw new Refus('import-vide');
  return texte;
}

async function textOfFile(bytes: Uint8Array): Promise<Texte> {
  if (bytes.length > LARGEST)
    throw new Refus('import-demesure', `il pèse ${(bytes.length / 2 ** 20).toFixed(0)} Mio`);
  const begins = (...signature: readonly number[]): boolean =>
    signature.every((byte, i) => bytes[i] === byte);
  if (begins(0xd0, 0xcf, 0x11, 0xe0))
    throw new Refus(
      holds(bytes, 'EncryptedPackage')
        ? 'import-chiffre'
        : holds(bytes, 'WordDocument')
          ? 'import-ancien-word'
          : 'import-pas-un-texte',
    );
  if (!begins(0x50, 0x4b)) throw new Refus(bytes.length === 0 ? 'import-vide' : 'import-pas-un-texte');
  const parts = await unzipped(bytes, (name) => isOdtPart(name) || isDocxPart(name));
  const mimetype = parts.bytes.get('mimetype');
  if (mimetype !== undefined) {
    if (
      !/^application\/vnd\.oasis\.opendocument\.text(?:-template)?\s*$/u.test(
        new TextDecoder().decode(mimetype),
      )
    )
      throw new Refus('import-pas-un-texte');
    if (parts.names.has('encrypted-package')) throw new Refus('import-chiffre');
    return readOdt(parts);
  }
  if (!parts.names.has('[Content_Types].xml')) throw new Refus('import-pas-un-texte');
  return readDocx(docxParts(parts));
}

/** Names in an old Office file are UTF-16. */
function holds(bytes: Uint8Array, name: string): boolean {
  const wanted = Array.from(name, (letter) => [letter.charCodeAt(0), 0]).flat();
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1))
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}
