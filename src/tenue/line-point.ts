/** A line about points: `12: c dupont a martin,durand`, `18: secret 30/5/2+2b`, `20: retiree chiffrage à compléter`. */
import {
  FATES,
  NOTHING_AT_POINT,
  type PointGesture,
  type Side,
  type SideName,
  type VoteGesture,
} from './gesture.ts';
import { after, hour, labels, member, members, pair, Refused, side, wordsOf } from './line-names.ts';
import type { Known, Word } from './line-names.ts';

const SIDE_OF: Readonly<Record<string, SideName>> = {
  p: 'pour',
  pour: 'pour',
  c: 'contre',
  contre: 'contre',
  a: 'abstention',
  abs: 'abstention',
  r: 'refus',
  refus: 'refus',
  np: 'nppv',
};

const MODE_OF: Readonly<Record<string, VoteGesture['mode']>> = {
  u: 'unanimite',
  unanime: 'unanimite',
  public: 'public',
  secret: 'secret',
  sans: 'sans',
  efface: 'rien',
};

/** for/against/abstention, white and void ballots: `30/5/2+2b+1n` */
const BALLOT =
  /^(?<pour>\d+)\/(?<contre>\d+)(?:\/(?<abstention>\d+))?(?:\+(?<blancs>\d+)b)?(?:\+(?<nuls>\d+)n)?$/u;

/** `typed` (points) begins at `at` of the line; `rest` is what follows the colon. Throws `Refused`. */
export function pointOf(typed: string, at: number, rest: string, known: Known): PointGesture {
  const told: { -readonly [K in keyof PointGesture]: PointGesture[K] } = {
    ...NOTHING_AT_POINT,
    points: labels({ text: typed, at }, known),
  };
  const words = wordsOf(rest, known);
  if (words.length === 0) throw new Refused({ text: known.line, at: 0 }, `Rien n’est dit du point ${typed}.`);
  let mode: VoteGesture['mode'] | undefined;
  let [blancs, nuls] = [0, 0];
  const sides: Partial<Record<SideName, Side>> = {};
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    const { text } = word;
    const ballot = BALLOT.exec(text)?.groups;
    const name = SIDE_OF[text];
    const fate = fateOf(text);
    if (ballot !== undefined) {
      for (const each of ['pour', 'contre', 'abstention'] as const)
        if (ballot[each] !== undefined) sides[each] = Number(ballot[each]);
      [blancs, nuls] = [Number(ballot['blancs'] ?? 0), Number(ballot['nuls'] ?? 0)];
    } else if (name !== undefined) sides[name] = side(after(words, i++, 'un nombre, ou des noms'), known);
    else if (text in MODE_OF) mode = MODE_OF[text]!;
    else if (text === 'dep') {
      const who = members(after(words, i++, 'un nom'), known);
      const law = /^L\.?[\d-]/iu.test(words[i + 1]?.text ?? '') ? lawOf(words[++i]!) : '';
      told.deports = [...told.deports, ...who.map((id) => [id, law] as const)];
    } else if (text === 'pres') told.president = member(after(words, i++, 'un nom'), known);
    else if (text === 'heure') told.heure = hour(after(words, i++, 'une heure : heure 20h10'));
    else if (/^[-−–]/u.test(text) && text.includes('>'))
      throw new Refused(word, `Pour ce point seul, écrivez « ${text.slice(1)} », sans le tiret.`);
    else if (/^[-−–]/u.test(text))
      told.absents = [...told.absents, ...members({ text: text.slice(1), at: word.at + 1 }, known)];
    else if (text.includes('>')) told.pouvoirs = [...told.pouvoirs, pair(word, '>', known)];
    else if (text in FATES) {
      told.resultat = fate;
      told.motif = known.line.slice(word.at + text.length).trim() || null;
      break;
    } else throw new Refused(word, unread(word, words[i - 1]));
  }
  if (mode !== undefined || Object.keys(sides).length > 0)
    told.vote = { mode: mode ?? null, sides, blancs, nuls };
  if (told.vote !== null) sound(told.vote, known);
  return told;
}

function unread({ text }: Word, before: Word | undefined): string {
  const comma = before === undefined ? '' : ' Entre deux noms, une virgule sans espace.';
  return `« ${text} » ne se lit pas.${comma} Pour un point : c, a, p, r, np, dep, pres, heure, -absent, mandant>mandataire, u, public, secret 30/5/2+2b, sans, efface, ${Object.keys(FATES).join(', ')}.`;
}

/** What becomes of a point, by its word. */
function fateOf(word: string): PointGesture['resultat'] {
  return Object.entries(FATES).find(([key]) => key === word)?.[1] ?? null;
}

/** `L1111-6` → `L. 1111-6` */
function lawOf({ text }: Word): string {
  return text.replace(/^L\.?/iu, 'L. ');
}

/** Nobody is on two sides; a secret ballot names nobody. Throws `Refused`. */
function sound({ mode, sides }: VoteGesture, known: Known): void {
  const line = { text: known.line, at: 0 };
  const names = Object.values(sides).flatMap((each) => (typeof each === 'number' ? [] : each));
  const twice = names.find((id, i) => names.indexOf(id) !== i);
  if (twice !== undefined) throw new Refused(line, `« ${twice} » ne peut voter de deux façons.`);
  const secret = (['pour', 'contre', 'abstention', 'refus'] as const).some(
    (s) => typeof sides[s] === 'object',
  );
  if (mode === 'secret' && secret)
    throw new Refused(line, 'Un scrutin secret ne nomme personne : des nombres.');
  const isCounted = Object.keys(sides).length > 0;
  if (isCounted && (mode === 'sans' || mode === 'rien' || mode === 'unanimite'))
    throw new Refused(line, 'Cette ligne dit un vote, et qu’il n’y en a pas, ou qu’il est unanime.');
}
