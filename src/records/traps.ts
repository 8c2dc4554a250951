/**
 * What a record may not hold, seen before it is parsed: constructs that make one text stand for another (anchors,
 * aliases, tags, directives, folded blocks), comments that cut a text, lists within lists without end.
 */
import { fault } from '../diagnostic.ts';
import type { Diagnostic, Place } from '../diagnostic.ts';

export const PROFONDEUR_MAXIMALE = 20;

/** In the lexer's stream: the next lexeme is a scalar. Not in the source. */
const SCALAR = '\u001F';
const MARKS = ['\u0002', '\u0018', SCALAR];

const ECRIRE_EN_TEXTE = 'si c’est du texte, mettez-le entre guillemets ou dans un bloc |.';

/** Faults seen in the words of a file, as the lexer cuts them; `fatal`: it is not to be parsed. */
export function traps(
  lexemes: readonly string[],
  text: string,
  place: (offset: number, length: number) => Place,
): { faults: Diagnostic[]; fatal: boolean } {
  const faults: Diagnostic[] = [];
  let fatal = false;
  const refuse = (offset: number, length: number, code: string, message: string, remedy: string) => {
    faults.push(fault({ place: place(offset, length), code, message, remedy }));
    fatal ||= code !== 'diese-apres-une-espace' && code !== 'bloc-replie';
  };

  let offset = 0;
  let scalar = false;
  let depth = 0;
  let dashes = 0;
  let tooDeep = false;
  for (const lexeme of lexemes) {
    if (MARKS.includes(lexeme)) {
      scalar = lexeme === SCALAR;
      continue;
    }
    const first = scalar ? '' : lexeme[0];
    const { length } = lexeme;
    if (first === '&')
      refuse(
        offset,
        length,
        'ancre',
        `« ${lexeme} » nomme ce qui suit pour le répéter ailleurs.`,
        `écrivez-le en entier là où il sert ; ${ECRIRE_EN_TEXTE}`,
      );
    else if (first === '*')
      refuse(
        offset,
        length,
        'alias',
        `« ${lexeme} » renvoie à un autre endroit du fichier.`,
        `écrivez en entier ce qu’il désigne ; ${ECRIRE_EN_TEXTE}`,
      );
    else if (first === '!')
      refuse(
        offset,
        length,
        'balise',
        `« ${lexeme} » change la nature de ce qui suit.`,
        `ôtez-le ; ${ECRIRE_EN_TEXTE}`,
      );
    else if (first === '%')
      refuse(
        offset,
        length,
        'directive',
        `« ${lexeme} » change la lecture de tout le fichier.`,
        `ôtez cette ligne ; ${ECRIRE_EN_TEXTE}`,
      );
    else if (first === '>')
      refuse(
        offset,
        length,
        'bloc-replie',
        'Un bloc « > » ne garde pas ses lignes ni ses paragraphes.',
        'remplacez « > » par « | ».',
      );
    else if (first === '#' && cutsText(text, offset))
      refuse(
        offset,
        length,
        'diese-apres-une-espace',
        'Ce qui suit « # » ne serait pas lu.',
        'un commentaire se met après deux espaces ; si c’est du texte, mettez le tout entre guillemets ou dans un bloc |.',
      );
    else if (first === '[' || first === '{') depth += 1;
    else if (first === ']' || first === '}') depth -= 1;
    else if (first === '-' || first === '?') dashes += 1;
    else if (first === '\n') dashes = 0;
    // Deep nests are refused before the parser, which descends into them.
    if (!tooDeep && (depth > PROFONDEUR_MAXIMALE || dashes > PROFONDEUR_MAXIMALE)) {
      tooDeep = true;
      refuse(offset, length, 'trop-profond', ...TROP_PROFOND);
    }
    offset += length;
    scalar = false;
  }
  return { faults, fatal };
}

export const TROP_PROFOND = [
  `Plus de ${PROFONDEUR_MAXIMALE} listes ou groupes sont ouverts les uns dans les autres.`,
  'refermez-les : un dossier n’en demande jamais autant.',
] as const;

/** A single space before `#` most often stands inside a text (« salle #3 »): two make a comment. */
function cutsText(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return line.trim() !== '' && !line.endsWith('  ');
}
