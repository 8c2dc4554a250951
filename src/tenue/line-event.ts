/** A line about what happened before a point: `@7 20h05 +ton`, `@9 -hameau>juban`. */
import { NOTHING_HAPPENED, type EventGesture } from './gesture.ts';
import { after, hour, isHour, label, member, members, pair, Refused, wordsOf } from './line-names.ts';
import type { Known } from './line-names.ts';

/** `point` begins at `at` of the line; `rest` is what follows it. Throws `Refused`. */
export function eventOf(point: string, at: number, rest: string, known: Known): EventGesture {
  const told: { -readonly [K in keyof EventGesture]: EventGesture[K] } = {
    ...NOTHING_HAPPENED,
    avant: label({ text: point, at }, known),
  };
  const words = wordsOf(rest, known);
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    const { text } = word;
    const name = { text: text.slice(1), at: word.at + 1 };
    if (isHour(text)) told.heure = hour(word);
    else if (text.startsWith('+')) told.arrivees = [...told.arrivees, ...members(name, known)];
    else if (/^[-−–].*>/u.test(text)) {
      const given = pair(name, '>', known);
      told.departs = [...told.departs, given[0]];
      told.pouvoirs = [...told.pouvoirs, given];
    } else if (/^[-−–]/u.test(text)) told.departs = [...told.departs, ...members(name, known)];
    else if (text.endsWith('>'))
      told.finsDePouvoir = [...told.finsDePouvoir, member({ text: text.slice(0, -1), at: word.at }, known)];
    else if (text.includes('>')) told.pouvoirs = [...told.pouvoirs, pair(word, '>', known)];
    else if (text === 'pres') told.president = member(after(words, i++, 'un nom'), known);
    else if (text === 'sec') told.secretaire = member(after(words, i++, 'un nom'), known);
    else if (text === 'susp') {
      const span = after(words, i++, 'deux heures : susp 21h05-21h20');
      const [from, to] = span.text.split('-');
      const end = { text: to ?? '', at: span.at + (from?.length ?? 0) + 1 };
      told.suspension = [hour({ text: from!, at: span.at }), hour(end)];
    } else
      throw new Refused(
        word,
        `« ${text} » ne se lit pas. Avant un point : +arrivée, -départ, -départ>mandataire, mandant>mandataire, mandant>, pres, sec, susp, une heure.`,
      );
  }
  if (words.length === 0 || (words.length === 1 && told.heure !== null))
    throw new Refused({ text: known.line, at: 0 }, `Rien ne dit ce qui s’est passé avant le point ${point}.`);
  return told;
}
