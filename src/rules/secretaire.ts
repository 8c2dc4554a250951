/** Who keeps the minutes (C10): a member, in the room, not the chair. */
import { membreDe } from '../records/assemblee-du-jour.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { absencePlace, inSeance } from './places.ts';
import { heldMoments } from './presidence.ts';
import { articles, IRREGULAR, rule, WARNS, type Finding, type Rule } from './rule.ts';
import { atMoments, deNom, e, nameOf, personName } from './wording.ts';

const SECRETARY = articles('L. 2121-15', {
  departement: 'L. 3121-13',
  region: 'L. 4132-12',
  ccas: 'R. 123-23',
});

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
  // Who gives a pouvoir from the opening is P4's.
  const gives = [...lue.ouverture.representes, ...lue.ouverture.sans_effet].map((r) => r.mandant);
  for (const point of heldMoments(lue)) {
    const { secretaires, salle, connue } = point?.presence ?? lue.ouverture;
    const members = secretaires.flatMap((s) => (s.kind === 'membre' ? [s.membre] : []));
    // Who is no member at all is told where he is named.
    const away = members.filter((id) => !salle.includes(id) && membreDe(lue.assemblee, id) !== undefined);
    // Of several, one who stays is enough once the séance is open.
    if (!connue || (point !== null && away.length < secretaires.length)) continue;
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
        related: where === null ? [] : [{ place: where, message: `absence ${deNom(name)} ici.` }],
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

export const SECRETAIRE: readonly Rule[] = [
  rule({
    id: 'C10',
    code: 'secretaire-non-membre',
    demande: 'Le secrétaire de séance est un membre de l’assemblée (au CCAS, le directeur peut l’être).',
    quand: 'le secrétaire est nommé hors de l’assemblée',
    besoin: 'secretaire',
    article: SECRETARY,
    bodies: ['CM', 'CC', 'BUR', 'SYF', 'SYO', 'CD', 'CDP', 'CR', 'CRP'],
    ...IRREGULAR,
    check: secretaryIsMember,
  }),
  rule({
    id: 'C10',
    code: 'secretaire-absent',
    demande: 'Le secrétaire de séance est présent.',
    quand: 'le secrétaire n’est pas dans la salle ; de plusieurs, aucun n’y est',
    besoin: 'secretaire, absents, evenements',
    article: SECRETARY,
    ...IRREGULAR,
    check: secretaryIsThere,
  }),
  rule({
    id: 'C10',
    code: 'secretaire-non-designe',
    demande: 'Un secrétaire est désigné au début de chaque séance.',
    quand: 'la séance tenue n’a pas de secrétaire',
    besoin: 'secretaire',
    article: SECRETARY,
    ...WARNS,
    check: secretaryIsNamed,
  }),
  rule({
    id: 'C10',
    code: 'president-secretaire',
    demande: 'Qui préside n’est pas secrétaire de séance.',
    quand: 'le même membre préside et est secrétaire',
    besoin: 'president, secretaire',
    article: SECRETARY,
    ...WARNS,
    check: secretaryIsNotChair,
  }),
];
