/** `greffe noter`: the days on which acts were signed, sent, received and published, as one line of quick entry. */
import { openDesk, told } from './desk.ts';
import { EXIT } from './exit.ts';
import { Misuse } from './french.ts';

export type NoterOptions = {
  readonly json?: boolean;
  readonly projet?: string;
} & { readonly [word in (typeof WORD_OF)[number][0]]?: string };

/** Options, and the words of the line that they become. */
const WORD_OF = [
  ['signe', 'signe'],
  ['envoi', 'envoi'],
  ['reception', 'recu'],
  ['publication', 'publie'],
  ['affichage', 'affiche'],
  ['notification', 'notifie'],
  ['miseEnLigne', 'ligne'],
  ['executoire', 'exec'],
] as const;

/** `points`: as a line has them (`3,5-8`); all acts when it is not given. Returns the exit code. Throws `Unreachable`, `Misuse`. */
export function noter(path: string, points: string | undefined, options: NoterOptions): number {
  const words = WORD_OF.flatMap(([option, word]) => {
    const day = options[option];
    return day === undefined ? [] : [`${word} ${day}`];
  });
  if (words.length === 0)
    throw new Misuse('il faut au moins une date : --signe, --envoi, --reception, --mise-en-ligne…');
  const desk = openDesk(path, options.projet);
  const answer = desk.take(`${points === undefined ? '' : `${points}: `}${words.join(' ')}`);
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ seance: desk.id, lines: [answer] }, null, 2)}\n`
      : told({ ...answer, status: null }, desk.textOf),
  );
  return answer.refused === null ? EXIT.sound : EXIT.refused;
}
