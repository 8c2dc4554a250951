/** `greffe echeances`: what the law will have done, and by when. */
import { calendarOf } from '../tenue/calendar.ts';
import { deadlinesOf, type Deadline } from '../tenue/deadlines.ts';
import { EXIT } from './exit.ts';
import { aligned } from './report.ts';
import { openShop } from './shop.ts';

export interface EcheancesOptions {
  readonly ics?: boolean;
  readonly json?: boolean;
  /** The day from which it is counted; today when it is not given. */
  readonly le?: string;
  readonly projet?: string;
}

/** Tells what is due of the séances asked for, all by default. Returns the exit code. Throws `Unreachable`. */
export function echeances(paths: readonly string[], options: EcheancesOptions): number {
  const lues = openShop(paths, options.projet).seances.flatMap(({ lue }) => lue ?? []);
  const today = options.le ?? ofTheMachine();
  const deadlines = deadlinesOf(lues, today);
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ le: today, echeances: deadlines }, null, 2)}\n`
      : options.ics === true
        ? calendarOf(deadlines, today)
        : table(deadlines),
  );
  return EXIT.sound;
}

function table(deadlines: readonly Deadline[]): string {
  if (deadlines.length === 0) return 'Rien n’est dû.\n';
  return aligned(
    deadlines.map(({ seance, titre, le, reste, calcul, article }) => [
      le ?? 'sans date',
      reste === null ? '' : reste < 0 ? `passé de ${-reste} j` : reste === 0 ? 'aujourd’hui' : `${reste} j`,
      seance,
      `${titre} : ${calcul} (${article})`,
    ]),
  );
}

/** The day where the clerk is. */
function ofTheMachine(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
