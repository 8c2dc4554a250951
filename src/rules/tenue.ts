/** When the séance was held: day of the week, hours (C11, C12), and the minutes that it adopts (R7). */
import { dayInFrench, weekday } from '../records/days.ts';
import type { SeanceLue } from '../records/dossier.ts';
import { inSeance } from './places.ts';
import { articles, rule, WARNS, type Finding, type Rule } from './rule.ts';

function* weekdayOfDate(lue: SeanceLue): Generator<Finding> {
  const { jour, date } = lue.seance;
  if (jour === null || jour === weekday(date)) return;
  yield {
    place: inSeance(lue, ['jour']),
    point: null,
    message: `Le ${dayInFrench(date)} est un ${weekday(date)}, non un ${jour}.`,
    remedy: `écrivez jour: ${weekday(date)}, ou corrigez la date.`,
    related: [{ place: inSeance(lue, ['date']), message: `${dayInFrench(date)} : écrit ici.` }],
  };
}

/** Longest evening that is believed: beyond, the two hours were more likely exchanged. */
const LONGEST_MINUTES = 16 * 60;

function* closing(lue: SeanceLue): Generator<Finding> {
  const { ouverture, levee } = lue.seance;
  if (ouverture === null || levee === null) return;
  const lasted = (minutes(levee) - minutes(ouverture) + 24 * 60) % (24 * 60);
  if (lasted <= LONGEST_MINUTES) return;
  yield {
    place: inSeance(lue, ['levee']),
    point: null,
    message: `La séance, ouverte à ${ouverture}, serait levée le lendemain à ${levee}.`,
    remedy: 'vérifiez les deux heures.',
    related: [{ place: inSeance(lue, ['ouverture']), message: 'ouverture ici.' }],
  };
}

function minutes(hour: string): number {
  const [h = 0, m = 0] = hour.split(':').map(Number);
  return h * 60 + m;
}

/** R7: minutes are adopted at a later séance. */
function* minutesBefore(lue: SeanceLue): Generator<Finding> {
  const adopted = lue.seance.adoption_pv?.seance ?? null;
  if (adopted === null || adopted < lue.seance.date) return;
  yield {
    place: inSeance(
      lue,
      lue.sources.seance.has(['adoption_pv', 'seance']) ? ['adoption_pv', 'seance'] : ['adoption_pv'],
    ),
    point: null,
    message: `La séance du ${dayInFrench(lue.seance.date)} adopterait le procès-verbal de celle du ${dayInFrench(adopted)}.`,
    remedy: 'écrivez la date d’une séance antérieure.',
    related: [{ place: inSeance(lue, ['date']), message: 'date de la séance ici.' }],
  };
}

export const TENUE: readonly Rule[] = [
  rule({
    id: 'C11',
    code: 'jour-de-la-semaine',
    demande: 'Le jour de la semaine est celui de la date.',
    quand: 'jour: n’est pas celui de la date',
    besoin: 'jour',
    check: weekdayOfDate,
  }),
  rule({
    id: 'C12',
    code: 'levee-avant-ouverture',
    demande: 'La séance est levée après son ouverture, au plus tard dans la nuit.',
    quand: 'la levée serait plus de seize heures après l’ouverture',
    besoin: 'ouverture, levee',
    ...WARNS,
    check: closing,
  }),
  rule({
    id: 'R7',
    code: 'proces-verbal-a-venir',
    demande: 'Le procès-verbal est arrêté au début d’une séance suivante.',
    quand: 'la séance adopte un procès-verbal qui n’est pas d’une séance antérieure',
    besoin: 'adoption_pv',
    article: articles('L. 2121-15', { departement: 'L. 3121-13', region: 'L. 4132-12' }),
    check: minutesBefore,
  }),
];
