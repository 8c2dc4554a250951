/** Who chairs (C9): known, in the room, in his turn. */
import { membreDe } from '../records/assemblee-du-jour.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { absencePlace, inPoint, inSeance, pointHas } from './places.ts';
import { discussed } from './quorate.ts';
import { articles, IRREGULAR, rule, WARNS, type Finding, type Rule } from './rule.ts';
import { atMoments, deNom, e, he, nameOf, queNom } from './wording.ts';

const CHAIR = articles('L. 2121-14', {
  departement: 'L. 3122-1',
  region: 'L. 4133-1',
  ccas: 'R. 123-18',
});

/** The opening too, unless the séance was not held. */
export function heldMoments(lue: SeanceLue): readonly (PointLu | null)[] {
  const held = lue.seance.etat === 'tenue' || lue.seance.etat === 'en-cours';
  return held ? [null, ...discussed(lue)] : [];
}

function* chairIsThere(lue: SeanceLue): Generator<Finding> {
  const missing = new Map<string, (PointLu | null)[]>();
  for (const point of heldMoments(lue)) {
    const { president, salle, representes, sans_effet, connue } = point?.presence ?? lue.ouverture;
    // Who gives a pouvoir while he chairs is P4's.
    const gives = [...representes, ...sans_effet].some((r) => r.mandant === president);
    if (!connue || president === null || salle.includes(president) || gives) continue;
    // An executive who would chair the vote of his own accounts is V7's.
    if (point?.deliberation.compte_administratif && president === point.presence.executif) continue;
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
          away === null || written === null ? [] : [{ place: away, message: `absence ${deNom(name)} ici.` }],
      };
    }
  }
}

/** Nobody chairs as far as the records tell: the executive is not elected yet, or sits no more. */
function* chairIsKnown(lue: SeanceLue): Generator<Finding> {
  const without = heldMoments(lue).filter(
    (point) =>
      (point?.presence ?? lue.ouverture).connue && (point?.presence ?? lue.ouverture).president === null,
  );
  if (without.length === 0) return;
  yield {
    place: inSeance(lue, ['date'], 'key'),
    point: null,
    message: `Rien ne dit qui préside ${atMoments(without)} : il n’y a pas d’exécutif en fonction.`,
    remedy: 'ajoutez president: suivi du membre qui a présidé.',
  };
}

/** The eldest chairs the election of the executive (CGCT L. 2122-8, L. 5211-9, L. 3122-1, L. 4133-1). */
function* eldestChairs(lue: SeanceLue): Generator<Finding> {
  const { assemblee } = lue;
  for (const point of lue.points) {
    const { president, presents, connue } = point.presence;
    const birth = (id: string): string | null => membreDe(assemblee, id)?.naissance ?? null;
    const own = president === null ? null : birth(president);
    if (!point.deliberation.election.some((e) => e.executif) || president === null || own === null || !connue)
      continue;
    const elder = presents.find((id) => (birth(id) ?? own) < own);
    if (elder === undefined) continue;
    yield {
      place: pointHas(point, ['president'])
        ? inPoint(point, ['president'])
        : inPoint(point, ['election'], 'key'),
      point,
      message: `${nameOf(assemblee, president)} préside à l’élection de l’exécutif, alors ${queNom(nameOf(assemblee, elder))} est plus âgé${e(assemblee, elder)}.`,
      remedy: 'nommez par president: le doyen d’âge, corrigez les naissances, ou admettez l’irrégularité C9.',
    };
  }
}

/** Whom the order of precedence calls when the executive is away, and a chair although he is there. */
function* replacedInOrder(lue: SeanceLue): Generator<Finding> {
  const { assemblee, ouverture } = lue;
  const { president, executif, salle } = ouverture;
  if (heldMoments(lue).length === 0 || president === null || executif === null || president === executif)
    return;
  const elects = lue.points.some((point) => point.deliberation.election.some((each) => each.executif));
  if (elects || !salle.includes(president)) return;
  const deputies = assemblee.membres.filter(
    (m) => salle.includes(m.id) && /adjoint|vice-président/iu.test(m.fonction ?? ''),
  );
  const due = salle.includes(executif) ? executif : (deputies[0]?.id ?? president);
  if (due === president) return;
  yield {
    place: inSeance(lue, ['president']),
    point: null,
    message:
      due === executif
        ? `${nameOf(assemblee, president)} préside, alors ${queNom(nameOf(assemblee, executif))}, qui préside de droit, est dans la salle.`
        : `${nameOf(assemblee, president)} préside à la place ${deNom(nameOf(assemblee, executif))}, alors ${queNom(nameOf(assemblee, due))} vient avant dans l’ordre du tableau.`,
    remedy: 'vérifiez qui a présidé, et les présences.',
  };
}

export const PRESIDENCE: readonly Rule[] = [
  rule({
    id: 'C9',
    code: 'president-absent',
    demande: 'Qui préside est présent.',
    quand: 'qui préside n’est pas dans la salle, à l’ouverture ou à un point',
    besoin: 'president, absents, evenements',
    article: CHAIR,
    ...IRREGULAR,
    check: chairIsThere,
  }),
  rule({
    id: 'C9',
    code: 'president-inconnu',
    demande: 'Chaque moment de la séance a un président.',
    quand: 'nul n’est exécutif à ce moment, et president: ne le dit pas',
    besoin: 'president, mandats',
    article: CHAIR,
    ...WARNS,
    check: chairIsKnown,
  }),
  rule({
    id: 'C9',
    code: 'doyen-d-age',
    demande: 'Le doyen d’âge préside à l’élection de l’exécutif.',
    quand: 'un membre présent est né avant qui préside au point qui élit l’exécutif',
    besoin: 'election: {executif: oui}, naissance des membres',
    article: {
      ...articles('L. 2122-8', { departement: 'L. 3122-1', region: 'L. 4133-1' }),
      CC: 'art. L. 5211-9',
      SYF: 'art. L. 5211-9',
    },
    bodies: ['CM', 'CC', 'SYF', 'CD', 'CR'],
    ...IRREGULAR,
    check: eldestChairs,
  }),
  rule({
    id: 'C9',
    code: 'president-hors-rang',
    demande: 'L’exécutif préside ; à défaut, qui le remplace dans l’ordre du tableau.',
    quand:
      'un autre préside la séance, alors que l’exécutif, ou un adjoint ou vice-président mieux placé, est là',
    besoin: 'president, fonction des membres',
    article: CHAIR,
    ...WARNS,
    check: replacedInOrder,
  }),
];
