/** Chair, secretary, date and hours of the séance (C9 to C12). */
import { dayInFrench, weekday } from '../records/days.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { absencePlace, inPoint, inSeance, pointHas } from './places.ts';
import { discussed } from './quorate.ts';
import { articles, IRREGULAR, rule, WARNS, type Finding, type Rule } from './rule.ts';
import { atMoments, e, he, nameOf, personName } from './wording.ts';

const CHAIR = articles('L. 2121-14', {
  departement: 'L. 3122-1',
  region: 'L. 4133-1',
  ccas: 'R. 123-18',
});
const SECRETARY = articles('L. 2121-15', {
  departement: 'L. 3121-13',
  region: 'L. 4132-12',
  ccas: 'R. 123-23',
});

/** The opening too, unless the séance was not held. */
function heldMoments(lue: SeanceLue): readonly (PointLu | null)[] {
  const held = lue.seance.etat === 'tenue' || lue.seance.etat === 'en-cours';
  return held ? [null, ...discussed(lue)] : [];
}

function* chairIsThere(lue: SeanceLue): Generator<Finding> {
  const missing = new Map<string, (PointLu | null)[]>();
  for (const point of heldMoments(lue)) {
    const { president, presents, representes, sans_effet, connue } = point?.presence ?? lue.ouverture;
    // Who gives a pouvoir while he chairs is P4's.
    const gives = [...representes, ...sans_effet].some((r) => r.mandant === president);
    if (!connue || president === null || presents.includes(president) || gives) continue;
    missing.set(president, [...(missing.get(president) ?? []), point]);
  }
  for (const [president, at] of missing) {
    const name = nameOf(lue.assemblee, president);
    const message = `${name} préside ${atMoments(at)}, où ${he(lue.assemblee, president)} n’est pas présent${e(lue.assemblee, president)}.`;
    const remedy = 'nommez par president: qui a présidé, ou corrigez les absents.';
    for (const point of at) {
      const away = absencePlace(lue, point, president);
      const own = point !== null && pointHas(point, ['president']);
      const written = own
        ? inPoint(point, ['president'])
        : lue.sources.seance.has(['president'])
          ? inSeance(lue, ['president'])
          : null;
      yield {
        place: written ?? away ?? inSeance(lue, []),
        point,
        message,
        remedy,
        related:
          away === null || written === null ? [] : [{ place: away, message: `absence de ${name} ici.` }],
      };
    }
  }
}

function* secretaryIsMember(lue: SeanceLue): Generator<Finding> {
  const { secretaire } = lue.seance;
  for (const [i, personne] of secretaire.entries()) {
    if (personne.kind === 'membre') continue;
    yield {
      place: inSeance(lue, ['secretaire', i]),
      point: null,
      message: `${personne.nom} est secrétaire de séance sans être membre de l’assemblée.`,
      remedy: 'nommez un membre, et mettez les agents sous auxiliaires ; ou admettez l’irrégularité C10.',
    };
  }
}

function* secretaryIsThere(lue: SeanceLue): Generator<Finding> {
  const missing = new Map<string, (PointLu | null)[]>();
  for (const point of heldMoments(lue)) {
    const { secretaires, presents, connue, representes, sans_effet } = point?.presence ?? lue.ouverture;
    const members = secretaires.flatMap((s) => (s.kind === 'membre' ? [s.membre] : []));
    const away = members.filter((id) => !presents.includes(id));
    // Of several, one who stays is enough once the séance is open. Who gives a pouvoir is P4's.
    if (!connue || (point !== null && away.length < secretaires.length)) continue;
    const gives = [...representes, ...sans_effet].map((r) => r.mandant);
    for (const id of away.filter((each) => !gives.includes(each)))
      missing.set(id, [...(missing.get(id) ?? []), point]);
  }
  for (const [id, at] of missing) {
    const name = nameOf(lue.assemblee, id);
    const named = lue.seance.secretaire.findIndex((s) => s.kind === 'membre' && s.membre === id);
    const where = absencePlace(lue, at[0] ?? null, id);
    for (const point of at)
      yield {
        place: named >= 0 ? inSeance(lue, ['secretaire', named]) : inSeance(lue, ['evenements'], 'key'),
        point,
        message: `${name} est secrétaire de séance et n’est pas présent${e(lue.assemblee, id)} ${atMoments(at)}.`,
        remedy: 'nommez un membre présent, ou dites par un événement secretaire: qui prend la suite.',
        related: where === null ? [] : [{ place: where, message: `absence de ${name} ici.` }],
      };
  }
}

function* secretaryIsNamed(lue: SeanceLue): Generator<Finding> {
  if (heldMoments(lue).length === 0 || !lue.ouverture.connue || lue.seance.secretaire.length > 0) return;
  yield {
    place: inSeance(lue, ['date'], 'key'),
    point: null,
    message: 'Aucun secrétaire de séance n’est désigné.',
    remedy: 'ajoutez secretaire: suivi du membre désigné au début de la séance.',
  };
}

function* secretaryIsNotChair(lue: SeanceLue): Generator<Finding> {
  for (const [i, personne] of lue.seance.secretaire.entries()) {
    if (personne.kind !== 'membre' || personne.membre !== lue.ouverture.president) continue;
    yield {
      place: inSeance(lue, ['secretaire', i]),
      point: null,
      message: `${personName(lue.assemblee, personne)} préside et est aussi secrétaire de séance.`,
      remedy: 'vérifiez qui tenait la plume, et nommez un autre membre si ce n’était pas qui préside.',
    };
  }
}

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

export const BUREAU: readonly Rule[] = [
  rule({
    id: 'C9',
    code: 'president-absent',
    demande: 'Qui préside est présent.',
    article: CHAIR,
    ...IRREGULAR,
    check: chairIsThere,
  }),
  rule({
    id: 'C10',
    code: 'secretaire-non-membre',
    demande: 'Le secrétaire de séance est un membre de l’assemblée (au CCAS, le directeur peut l’être).',
    article: SECRETARY,
    bodies: ['CM', 'CC', 'BUR', 'SYF', 'SYO', 'CD', 'CDP', 'CR', 'CRP'],
    ...IRREGULAR,
    check: secretaryIsMember,
  }),
  rule({
    id: 'C10',
    code: 'secretaire-absent',
    demande: 'Le secrétaire de séance est présent.',
    article: SECRETARY,
    ...IRREGULAR,
    check: secretaryIsThere,
  }),
  rule({
    id: 'C10',
    code: 'secretaire-non-designe',
    demande: 'Un secrétaire est désigné au début de chaque séance.',
    article: SECRETARY,
    ...WARNS,
    check: secretaryIsNamed,
  }),
  rule({
    id: 'C10',
    code: 'president-secretaire',
    demande: 'Qui préside n’est pas secrétaire de séance.',
    article: SECRETARY,
    ...WARNS,
    check: secretaryIsNotChair,
  }),
  rule({
    id: 'C11',
    code: 'jour-de-la-semaine',
    demande: 'Le jour de la semaine est celui de la date.',
    check: weekdayOfDate,
  }),
  rule({
    id: 'C12',
    code: 'levee-avant-ouverture',
    demande: 'La séance est levée après son ouverture, au plus tard dans la nuit.',
    ...WARNS,
    check: closing,
  }),
];
