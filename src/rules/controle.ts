/** Legality control and publicity: dates in order (L1), ACTES id and internal number (L10, L11). */
import type { Place } from '../diagnostic.ts';
import { dayInFrench } from '../records/days.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { inPoint, inSeance, pointHas } from './places.ts';
import { articles, IRREGULAR, rule, WARNS, type Finding, type Rule } from './rule.ts';

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

/** L1: nothing comes before the séance, and the act is executory when it is received and published. */
function* inOrder(lue: SeanceLue): Generator<Finding> {
  const { date } = lue.seance;
  for (const { point, day, place, own } of controls(lue)) {
    const wrong = (step: Step, before: Step | null, than: string): Finding => ({
      place: place(step),
      point: own(step) ? point : null,
      message: `${STEPS[step]}, le ${dayInFrench(day(step) ?? '')}, précède ${before === null ? 'la séance' : STEPS[before].replace(/^L/u, 'l')}, le ${dayInFrench(than)}.`,
      remedy: 'corrigez l’une des deux dates.',
      related: [
        before === null
          ? { place: inSeance(lue, ['date']), message: 'date de la séance.' }
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

const ACTE = /^(\d{3}|02[AB])-(\d{9})-(\d{8})-([A-Za-z0-9][A-Za-z0-9_ -]*)-(DE|AR|AI|CC|BF|AU)$/u;

function* acteId(lue: SeanceLue): Generator<Finding> {
  for (const { point, place } of controls(lue)) {
    const acte = point.deliberation.controle?.acte ?? null;
    if (acte === null) continue;
    const found = ACTE.exec(acte);
    if (found === null) {
      yield {
        place: place('acte'),
        point,
        message: `« ${acte} » n’est pas un identifiant ACTES.`,
        remedy:
          'recopiez-le : département (3 caractères), SIREN, date de la séance, numéro, nature : 021-212199996-20250612-2025_061-DE.',
      };
      continue;
    }
    const siren = lue.assemblee.siren ?? lue.assemblee.siret?.slice(0, 9) ?? null;
    if (siren !== null && found[2] !== siren)
      yield {
        place: place('acte'),
        point,
        message: `L’identifiant ACTES porte le SIREN ${found[2]}, celui de la collectivité est ${siren}.`,
        remedy: 'recopiez l’identifiant de cet acte, ou corrigez le SIREN de l’assemblée.',
      };
  }
}

/** Seen on real acts, so they only warn: a date or a nature that is not the act's. */
function* acteIdParts(lue: SeanceLue): Generator<Finding> {
  for (const { point, place } of controls(lue)) {
    const found = ACTE.exec(point.deliberation.controle?.acte ?? '');
    if (found === null) continue;
    const [, , , day = '', , nature = ''] = found;
    if (day !== lue.seance.date.replaceAll('-', ''))
      yield {
        place: place('acte'),
        point,
        message: `L’identifiant ACTES porte la date ${day}, la séance est du ${dayInFrench(lue.seance.date)}.`,
        remedy: 'vérifiez qu’il s’agit bien de cet acte.',
      };
    if (nature !== point.deliberation.nature)
      yield {
        place: place('acte'),
        point,
        message: `L’identifiant ACTES porte la nature ${nature}, l’acte est de nature ${point.deliberation.nature}.`,
        remedy: 'vérifiez la nature télétransmise, ou corrigez nature.',
      };
  }
}

function* internalNumber(lue: SeanceLue): Generator<Finding> {
  for (const { point, place } of controls(lue)) {
    const { numero_interne: written } = point.deliberation.controle ?? { numero_interne: null };
    if (written === null || /^([a-zA-Z0-9][a-zA-Z0-9_ -]{0,13})?[a-zA-Z0-9]$/u.test(written)) continue;
    yield {
      place: place('numero_interne'),
      point,
      message: `« ${written} » ne peut pas être le numéro interne d’un acte télétransmis.`,
      remedy: 'écrivez de 1 à 15 lettres sans accent, chiffres, tirets ou tirets bas, sans tiret au bout.',
    };
  }
}

export const CONTROLE: readonly Rule[] = [
  rule({
    id: 'L1',
    code: 'dates-de-controle',
    demande: 'Séance, envoi, réception et publicité, force exécutoire : dans cet ordre.',
    article: articles('L. 2131-1', { departement: 'L. 3131-1', region: 'L. 4141-1' }),
    check: inOrder,
  }),
  rule({
    id: 'L10',
    code: 'identifiant-actes',
    demande: 'L’identifiant ACTES a sa forme, et le SIREN de la collectivité.',
    check: acteId,
  }),
  rule({
    id: 'L10',
    code: 'identifiant-actes-douteux',
    demande: 'L’identifiant ACTES porte la date de la séance et la nature de l’acte.',
    ...WARNS,
    check: acteIdParts,
  }),
  rule({
    id: 'L11',
    code: 'numero-interne',
    demande: 'Le numéro interne ACTES compte 15 caractères au plus.',
    ...IRREGULAR,
    check: internalNumber,
  }),
];
