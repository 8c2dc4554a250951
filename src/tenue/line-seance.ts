/** A line about the whole séance: `-ton -carr mas>hoa sec hoa`. */
import { NOTHING_ON_SEANCE, type SeanceGesture } from './gesture.ts';
import { after, day, hour, labels, member, members, pair, Refused, wordsOf } from './line-names.ts';
import type { Known } from './line-names.ts';

/** Keywords, and what they take. */
const WORDS = 'exc, pres, sec, conv, ouv, lev, hc, sansquorum, nouveau';

/** Throws `Refused`. */
export function seanceOf(line: string, known: Known): SeanceGesture {
  const words = wordsOf(line, known);
  let told: { -readonly [K in keyof SeanceGesture]: SeanceGesture[K] } = { ...NOTHING_ON_SEANCE };
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    const rest = { text: word.text.slice(1), at: word.at + 1 };
    if (/^[-−–]/u.test(word.text)) {
      if (word.text.includes('>'))
        throw new Refused(word, 'Un départ se dit avant un point : « @9 -petit>durand ».');
      told.absents = [...told.absents, ...members(rest, known)];
    } else if (word.text.startsWith('~')) told.excuses = [...told.excuses, ...members(rest, known)];
    else if (word.text.startsWith('+')) told.presents = [...told.presents, ...members(rest, known)];
    else if (word.text.includes('>')) told.pouvoirs = [...told.pouvoirs, pair(word, '>', known)];
    else if (word.text.includes('=')) told.suppleants = [...told.suppleants, pair(word, '=', known)];
    else if (word.text === 'sansquorum') {
      told.sansQuorum = known.line.slice(word.at + word.text.length).trim();
      break;
    } else {
      told = { ...told, ...keyword(words, i, known) };
      i += 1;
    }
  }
  once(told, known);
  return told;
}

function keyword(words: ReturnType<typeof wordsOf>, i: number, known: Known): Partial<SeanceGesture> {
  const word = words[i]!;
  switch (word.text) {
    case 'exc':
      return { excuses: members(after(words, i, 'un nom'), known) };
    case 'pres':
      return { president: member(after(words, i, 'un nom'), known) };
    case 'sec':
      return { secretaires: members(after(words, i, 'un nom'), known) };
    case 'conv':
      return { convocation: day(after(words, i, 'le jour de l’envoi : conv 6/9'), known) };
    case 'ouv':
      return { ouverture: hour(after(words, i, 'une heure : ouv 18h30')) };
    case 'lev':
      return { levee: hour(after(words, i, 'une heure : lev 22h15')) };
    case 'hc': {
      const points = after(words, i, 'les points à huis clos : hc 3,5-7');
      labels(points, known);
      return { huisClos: points.text.replaceAll(',', ', ') };
    }
    default:
      throw new Refused(
        word,
        `« ${word.text} » ne se lit pas. Un nom suit -, ~, + ou >, un point finit par « : » ; les mots sont ${WORDS}.`,
      );
  }
}

/** Nobody is two things at once in one line. */
function once(told: SeanceGesture, known: Known): void {
  const all = [
    ...told.absents,
    ...told.excuses,
    ...told.presents,
    ...told.pouvoirs.map(([mandant]) => mandant),
    ...told.suppleants.map(([titulaire]) => titulaire),
  ];
  const twice = all.find((id, i) => all.indexOf(id) !== i);
  if (twice !== undefined)
    throw new Refused({ text: known.line, at: 0 }, `Cette ligne dit deux fois où est « ${twice} ».`);
}
