/** Legality control, publicity, signature: dates in order (L1). */
import type { Place } from '../diagnostic.ts';
import { dayInFrench } from '../records/days.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { inPoint, inSeance, pointHas } from './places.ts';
import { articles, rule, type Finding, type Rule } from './rule.ts';

const EXECUTORY = articles('L. 2131-1', { departement: 'L. 3131-1', region: 'L. 4141-1' });

const STEPS = {
  envoi: 'L’envoi au représentant de l’État',
  reception: 'La réception par le représentant de l’État',
  publication: 'La publication',
  affichage: 'L’affichage',
  notification: 'La notification',
  mise_en_ligne: 'La mise en ligne',
  executoire: 'La force exécutoire',
} as const;
type Step = keyof typeof STEPS;
const ORDER: readonly Step[] = [
  'envoi',
  'reception',
  'publication',
  'affichage',
  'notification',
  'mise_en_ligne',
  'executoire',
];

interface Told {
  readonly point: PointLu;
  readonly day: (step: Step) => string | null;
  readonly place: (key: string) => Place;
  /** Written in the point's own file, not for the whole séance. */
  readonly own: (key: string) => boolean;
}

/** The control of each point that makes an act: its own dates, else the séance's. */
function controls(lue: SeanceLue): readonly Told[] {
  return lue.points.map((point) => {
    const own = point.deliberation.controle;
    const all = lue.seance.controle;
    const isOwn = (key: string): boolean => pointHas(point, ['controle', key]);
    return {
      point,
      day: (step) => own?.[step] ?? all?.[step] ?? null,
      place: (key) => (isOwn(key) ? inPoint(point, ['controle', key]) : inSeance(lue, ['controle', key])),
      own: isOwn,
    };
  });
}

/** What the date is of: a decision by delegation is judged as the only act of its day. */
function ofDay({ id }: SeanceLue): string {
  return /_D\d{3}$/u.test(id) ? 'la décision' : 'la séance';
}

/** L1: nothing comes before the séance, and the act is executory when it is received and published. */
function* inOrder(lue: SeanceLue): Generator<Finding> {
  const { date } = lue.seance;
  for (const { point, day, place, own } of controls(lue)) {
    const wrong = (step: Step, before: Step | null, than: string): Finding => ({
      place: place(step),
      point: own(step) ? point : null,
      message: `${STEPS[step]}, le ${dayInFrench(day(step) ?? '')}, précède ${before === null ? ofDay(lue) : STEPS[before].replace(/^L/u, 'l')}, le ${dayInFrench(than)}.`,
      remedy: 'corrigez l’une des deux dates.',
      related: [
        before === null
          ? { place: inSeance(lue, ['date']), message: `date de ${ofDay(lue)}.` }
          : { place: place(before), message: `${STEPS[before]} : écrit ici.` },
      ],
    });
    const later = (step: Step, before: Step): Finding[] => {
      const [a, b] = [day(step), day(before)];
      return a !== null && b !== null && a < b ? [wrong(step, before, b)] : [];
    };
    for (const step of ORDER) {
      const told = day(step);
      if (told !== null && told < date) yield wrong(step, null, date);
    }
    yield* later('reception', 'envoi');
    yield* later('executoire', 'reception');
    const known = (['publication', 'affichage', 'mise_en_ligne', 'notification'] as const).filter(
      (s) => day(s) !== null,
    );
    // One form of publicity is enough: the earliest.
    const [first] = known.toSorted((a, b) => ((day(a) ?? '') < (day(b) ?? '') ? -1 : 1));
    if (first !== undefined) yield* later('executoire', first);
  }
}

/** An act is not signed before it is taken. */
function* signedAfter(lue: SeanceLue): Generator<Finding> {
  const { date, signatures } = lue.seance;
  const all = [
    ...signatures.map((signature, i) => ({ signature, i, point: null })),
    ...lue.points.flatMap((point) =>
      point.deliberation.signatures.map((signature, i) => ({ signature, i, point })),
    ),
  ];
  for (const { signature, i, point } of all) {
    if (signature.le === null || signature.le >= date) continue;
    const path = ['signatures', i, 'le'];
    yield {
      place: point === null ? inSeance(lue, path) : inPoint(point, path),
      point,
      message: `La signature, le ${dayInFrench(signature.le)}, précède la séance, le ${dayInFrench(date)}.`,
      remedy: 'corrigez l’une des deux dates.',
      related: [{ place: inSeance(lue, ['date']), message: 'date de la séance.' }],
    };
  }
}

export const CONTROLE: readonly Rule[] = [
  rule({
    id: 'L1',
    code: 'dates-de-controle',
    demande: 'Séance, envoi, réception et publicité, force exécutoire : dans cet ordre.',
    quand: 'une date en précède une autre qu’elle doit suivre',
    besoin: 'controle',
    article: EXECUTORY,
    decisions: true,
    check: inOrder,
  }),
  rule({
    id: 'L1',
    code: 'signature-avant-la-seance',
    demande: 'Un acte est signé après la séance.',
    quand: 'une signature est datée d’avant la séance',
    besoin: 'signatures: le',
    article: EXECUTORY,
    check: signedAfter,
  }),
];
