/** What the law will have done of the séances at hand, and by when: from the records and a day. */
import { dayInFrench, dayNumber, dayParts } from '../records/days.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { actsOf } from '../documents/issue.ts';
import { delayOf } from '../rules/convocation.ts';

export interface Deadline {
  readonly seance: string;
  /** What kind it is: one of a few words, without accents. */
  readonly quoi:
    | 'convocation'
    | 'liste'
    | 'communication'
    | 'proces-verbal'
    | 'transmission'
    | 'accuse'
    | 'publication';
  /** A French sentence without its stop: what is to be done. */
  readonly titre: string;
  /** Last day; `null`: the law gives none, and the act has no force before. */
  readonly le: string | null;
  /** Days left from the day asked, negative when it is past. */
  readonly reste: number | null;
  /** How it was counted: « 12 septembre 2024 + 1 semaine ». */
  readonly calcul: string;
  readonly article: string;
  /** Whether the records tell that it is not done; else nothing tells, and it is shown until its day is a week past. */
  readonly su: boolean;
}

/** Days after which what the records cannot tell of is taken for done. */
const FORGOTTEN = 7;

/** Days during which an act that is not noted as sent is asked for: older records were kept without those days. */
const RECENT = 366;

/** All that is due on a day, the most pressing first. */
export function deadlinesOf(lues: readonly SeanceLue[], today: string): readonly Deadline[] {
  const all = lues.flatMap((lue) => [...ofSeance(lue, lues, today)]);
  return all
    .filter(({ su, reste }) => su || reste === null || reste >= -FORGOTTEN)
    .toSorted((a, b) => rankOf(a) - rankOf(b) || (a.seance < b.seance ? -1 : a.seance > b.seance ? 1 : 0));
}

function rankOf({ reste }: Deadline): number {
  return reste ?? Number.MAX_SAFE_INTEGER;
}

/** Bodies that post and put on line the list of what they examined, and whose minutes are published (L. 2121-15, L. 2121-25). */
const AS_COMMUNES = ['CM', 'CC', 'SYF'];

function* ofSeance(lue: SeanceLue, all: readonly SeanceLue[], today: string): Generator<Deadline> {
  const { seance, assemblee, id } = lue;
  const { date } = seance;
  const due = (told: Omit<Deadline, 'seance' | 'reste'>): Deadline => ({
    seance: id,
    ...told,
    reste: told.le === null ? null : dayNumber(told.le) - dayNumber(today),
  });
  if (seance.etat === 'preparee' && seance.convocation === null) {
    const delay = delayOf(lue);
    if (delay !== null)
      yield due({
        quoi: 'convocation',
        titre: 'Envoyer la convocation',
        le: dayAfter(date, -delay.days - (delay.clear ? 1 : 0)),
        calcul: `${dayInFrench(date)} − ${delay.days} ${delay.clear ? 'jours francs' : 'jours'}`,
        article: CONVOCATION[delay.id],
        su: true,
      });
  }
  if (seance.etat !== 'tenue' || date > today) return;
  if (AS_COMMUNES.includes(assemblee.type)) {
    yield due({
      quoi: 'liste',
      titre: 'Afficher et mettre en ligne la liste des délibérations',
      le: dayAfter(date, 7),
      calcul: `${dayInFrench(date)} + 1 semaine`,
      article: 'art. L. 2121-25',
      su: false,
    });
    if (assemblee.type !== 'CM')
      yield due({
        quoi: 'communication',
        titre: 'Communiquer la liste aux conseillers municipaux des communes membres',
        le: monthAfter(date),
        calcul: `${dayInFrench(date)} + 1 mois`,
        article: 'art. L. 5211-40-2',
        su: false,
      });
    yield* minutes(lue, all, due);
  }
  if (dayNumber(today) - dayNumber(date) <= RECENT) yield* sending(lue, due, today);
}

type Due = (told: Omit<Deadline, 'seance' | 'reste'>) => Deadline;

/** The minutes are adopted at the next séance, and published in the week after it (L. 2121-15). */
function* minutes(
  { seance, assemblee }: SeanceLue,
  all: readonly SeanceLue[],
  due: Due,
): Generator<Deadline> {
  const next = all
    .filter((other) => other.assemblee.id === assemblee.id && other.seance.date > seance.date)
    .toSorted((a, b) => (a.seance.date < b.seance.date ? -1 : 1))
    .find(({ seance: { etat } }) => ['preparee', 'en-cours', 'tenue'].includes(etat));
  if (next === undefined) return;
  const { date, adoption_pv, etat } = next.seance;
  if (etat !== 'tenue')
    yield due({
      quoi: 'proces-verbal',
      titre: `Faire adopter le procès-verbal du ${dayInFrench(seance.date)}`,
      le: date,
      calcul: `séance suivante, le ${dayInFrench(date)}`,
      article: 'art. L. 2121-15',
      su: adoption_pv?.seance !== seance.date,
    });
  else if (adoption_pv?.seance === seance.date)
    yield due({
      quoi: 'proces-verbal',
      titre: `Publier le procès-verbal du ${dayInFrench(seance.date)}, adopté`,
      le: dayAfter(date, 7),
      calcul: `${dayInFrench(date)} + 1 semaine`,
      article: 'art. L. 2121-15',
      su: false,
    });
}

/** An act has force once it is sent and published: the law gives no last day (L. 2131-1). */
function* sending(lue: SeanceLue, due: Due, today: string): Generator<Deadline> {
  const { departement, region } = { departement: 'art. L. 3131-1', region: 'art. L. 4141-1' };
  const { type } = lue.assemblee;
  const article = type.startsWith('CD') ? departement : type.startsWith('CR') ? region : 'art. L. 2131-1';
  const acts = actsOf(lue);
  const day = (
    point: PointLu,
    key: 'envoi' | 'reception' | 'publication' | 'mise_en_ligne' | 'affichage' | 'notification',
  ) => point.deliberation.controle?.[key] ?? lue.seance.controle?.[key] ?? null;
  const unsent = acts.filter((point) => day(point, 'envoi') === null && day(point, 'reception') === null);
  const unanswered = acts.filter((point) => day(point, 'envoi') !== null && day(point, 'reception') === null);
  const unpublished = acts.filter((point) =>
    (['publication', 'mise_en_ligne', 'affichage', 'notification'] as const).every(
      (key) => day(point, key) === null,
    ),
  );
  const told = (points: readonly PointLu[]): string =>
    points.length === acts.length && acts.length > 1
      ? `les ${points.length} actes`
      : `${points.length > 1 ? 'les actes' : 'l’acte'} ${points.map(({ point }) => point).join(', ')}`;
  const calcul = 'sans délai : l’acte n’a force qu’ensuite';
  if (unsent.length > 0)
    yield due({
      quoi: 'transmission',
      titre: `Transmettre ${told(unsent)}`,
      le: null,
      calcul,
      article,
      su: true,
    });
  if (unanswered.length > 0) {
    const first = unanswered.map((point) => day(point, 'envoi')!).toSorted()[0]!;
    const since = dayNumber(today) - dayNumber(first);
    yield due({
      quoi: 'accuse',
      titre: `Noter la réception de ${told(unanswered)}`,
      le: null,
      calcul: `envoi du ${dayInFrench(first)}, il y a ${since} ${Math.abs(since) > 1 ? 'jours' : 'jour'}`,
      article,
      su: true,
    });
  }
  if (unpublished.length > 0)
    yield due({
      quoi: 'publication',
      titre: `Publier ${told(unpublished)}`,
      le: null,
      calcul,
      article,
      su: true,
    });
}

const CONVOCATION = {
  C1: 'art. L. 2121-11, L. 2121-12',
  C3: 'art. L. 3121-19, L. 4132-18',
  C4: 'art. R. 123-16 du code de l’action sociale',
  C5: 'art. L. 2541-2',
  C6: 'art. L. 2121-7',
} as const;

/** The day `count` days after one, or before it. */
function dayAfter(day: string, count: number): string {
  const { year, month, date } = dayParts(day);
  return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10);
}

/** The same day of the next month, or its last. */
function monthAfter(day: string): string {
  const { year, month, date } = dayParts(day);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10);
}
