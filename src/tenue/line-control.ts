/** A line about what follows the séance: `signe 16/9 envoi 17/9 recu 17/9 ligne 18/9`, for all acts or for some points. */
import { dayParts } from '../records/days.ts';
import { CONTROL_WORDS, type ControlGesture } from './gesture.ts';
import { after, dayTyped, Refused, wordsOf, type Known } from './line-names.ts';

/** Whether a line says so: its first word tells. */
export function isControl(rest: string): boolean {
  return CONTROL_WORDS.some((word) => rest.trimStart().startsWith(`${word} `) || rest.trim() === word);
}

/** `points`: labels; `null` for all acts. A day without its year is the first one from the séance on. Throws `Refused`. */
export function controlOf(points: readonly string[] | null, rest: string, known: Known): ControlGesture {
  const words = wordsOf(rest, known);
  const dates: Partial<Record<(typeof CONTROL_WORDS)[number], string>> = {};
  for (let i = 0; i < words.length; i += 2) {
    const word = words[i]!;
    const step = CONTROL_WORDS.find((each) => each === word.text);
    if (step === undefined)
      throw new Refused(
        word,
        `« ${word.text} » ne se lit pas : ${CONTROL_WORDS.join(', ')}, chacun suivi d’un jour.`,
      );
    const day = after(words, i, 'un jour : 17/9');
    const iso = dayTyped(day.text, (month, of) => {
      const { year } = dayParts(known.date);
      return `${year}-${month}-${of}` >= known.date ? year : year + 1;
    });
    if (iso === null)
      throw new Refused(day, `« ${day.text} » n’est pas un jour : écrivez 17/9 ou 17/9/2024.`);
    dates[step] = iso;
  }
  return { on: 'controle', points, dates };
}
