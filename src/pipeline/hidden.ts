/** What a published copy hides is nowhere in its file: the program proves it of each that it makes or reads again. */
import { fault, type Diagnostic } from '../diagnostic.ts';
import { occultesOf, type Occulte } from '../records/publie.ts';
import { remainsIn } from '../verify/hidden.ts';
import { readPdf, type Reading } from '../verify/reading.ts';
import type { Draft } from './draft.ts';

/** What can still be read of what is hidden; nothing where the act in full is not at hand. */
export function stillReadable({ pages }: Draft, bytes: Uint8Array): readonly Diagnostic[] {
  if (pages === null || !('ecrite' in pages)) return [];
  const hidden = occultesOf(pages);
  // Most acts hide nothing: the file is not read once more for them.
  if (hidden.length === 0) return [];
  const reading = readPdf(bytes, '');
  if (reading.kind === 'unread') return [];
  const whole = remains(hidden, ({ texte }) => (isTelling(texte) ? [texte] : []), bytes, reading);
  const names = remains(
    hidden.filter((each) => !whole.some(({ occulte }) => occulte === each)),
    ({ texte }) => texte.match(FAMILY_NAME) ?? [],
    bytes,
    reading,
  );
  return [
    ...whole.map(({ occulte: { place, texte }, where }) =>
      fault({
        place,
        code: 'occulte-encore-lisible',
        rule: 'D1',
        message: `« ${texte} » est occulté ici, et se lit encore dans la copie publiée, ${where}.`,
        remedy:
          'mettez entre crochets tous les endroits de l’acte qui le disent ; si c’est un élu, ôtez les crochets.',
      }),
    ),
    ...names.map(({ occulte: { place }, text, where }) =>
      fault({
        place,
        severity: 'avertissement',
        code: 'nom-occulte-encore-lisible',
        rule: 'D1',
        message: `« ${text} », du passage occulté ici, se lit encore dans la copie publiée, ${where}.`,
        remedy: 'si c’est la même personne, occultez-la là aussi.',
      }),
    ),
  ];
}

/** NOM, or NOM-NOM: the names that records write in capitals. */
const FAMILY_NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}’'-]{2,}(?![\p{L}\p{N}])/gu;

/**
 * Whether a passage tells something wherever it stands: some words, a name, a long figure. « père » or « 12 » alone may stand
 * elsewhere in an act and tell nothing.
 */
function isTelling(texte: string): boolean {
  const signs = texte.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const isCommon = /^[\p{Ll}’'-]+$/u.test(texte) || /^\P{L}*$/u.test(texte);
  return signs >= (isCommon ? (/\p{L}/u.test(texte) ? Infinity : 4) : 3);
}

function remains(
  hidden: readonly Occulte[],
  textsOf: (occulte: Occulte) => readonly string[],
  bytes: Uint8Array,
  reading: Reading,
): readonly { readonly occulte: Occulte; readonly text: string; readonly where: string }[] {
  const texts = new Set(hidden.flatMap(textsOf));
  const found = new Map(remainsIn(bytes, reading, [...texts]).map(({ text, page }) => [text, page]));
  return hidden.flatMap((occulte) =>
    textsOf(occulte).flatMap((text) => {
      const page = found.get(text);
      if (page === undefined) return [];
      return [{ occulte, text, where: page === null ? 'hors de ses pages' : `page ${page}` }];
    }),
  );
}
