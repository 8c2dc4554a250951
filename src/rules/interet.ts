/** Who may not take part: the executive for his own accounts (V7), members who stand aside (V8). */
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { inPoint, pointHas } from './places.ts';
import { articles, IRREGULAR, rule, WARNS, type Finding, type Rule } from './rule.ts';
import { here, inVote } from './voix.ts';
import { atPoint, e, he, nameOf } from './wording.ts';

const ACCOUNTS = articles('L. 2121-14', { departement: 'L. 3312-5', region: 'L. 4312-8' });
const INTEREST = {
  ...articles('L. 2131-11', { departement: 'L. 3132-5', region: 'L. 4142-5' }),
  CCAS: 'art. L. 2131-11',
};

type Accounts = PointLu & { readonly presence: { readonly executif: string } };

function accounts(lue: SeanceLue): readonly Accounts[] {
  return lue.points.filter(
    (point): point is Accounts =>
      point.deliberation.compte_administratif &&
      point.decompte !== null &&
      point.presence.connue &&
      point.presence.executif !== null,
  );
}

function* chairOfAccounts(lue: SeanceLue): Generator<Finding> {
  for (const point of accounts(lue)) {
    const { president, executif } = point.presence;
    if (president !== executif) continue;
    yield {
      place: inPoint(point, pointHas(point, ['president']) ? ['president'] : ['compte_administratif']),
      point,
      message: `${nameOf(lue.assemblee, executif)} préside au vote de ses propres comptes.`,
      remedy: 'nommez par president: qui a présidé pour ce point, ou admettez l’irrégularité V7.',
    };
  }
}

function* voteOfAccounts(lue: SeanceLue): Generator<Finding> {
  for (const point of accounts(lue)) {
    const { executif, nppv } = point.presence;
    if (!here(point.presence).includes(executif) || nppv.includes(executif)) continue;
    const name = nameOf(lue.assemblee, executif);
    const represented = point.presence.representes.some((r) => r.mandant === executif);
    yield {
      place: inPoint(point, ['compte_administratif']),
      point,
      message: represented
        ? `${name} est représenté${e(lue.assemblee, executif)} au vote de ses propres comptes : son pouvoir ne peut pas servir.`
        : `${name} prend part au vote de ses propres comptes.`,
      remedy: `écrivez absents: ${executif} dans ce point, ou admettez l’irrégularité V7.`,
    };
  }
}

function* staysForAccounts(lue: SeanceLue): Generator<Finding> {
  for (const point of accounts(lue)) {
    const { executif, nppv, presents } = point.presence;
    if (!presents.includes(executif) || !nppv.includes(executif)) continue;
    yield {
      place: inPoint(point, ['compte_administratif']),
      point,
      message: `${nameOf(lue.assemblee, executif)} ne vote pas ses comptes, mais n’est pas dit${e(lue.assemblee, executif)} avoir quitté la salle.`,
      remedy: `écrivez absents: ${executif} dans ce point, s’il s’est retiré au moment du vote.`,
    };
  }
}

function* officeOfInterested(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    const { rapporteur } = point.deliberation;
    for (const { membre } of point.presence.deports) {
      const isChair = point.presence.president === membre;
      const isReporter = rapporteur?.kind === 'membre' && rapporteur.membre === membre;
      if (!isChair && !isReporter) continue;
      yield {
        place: inPoint(point, ['deports', membre]),
        point,
        message: `${nameOf(lue.assemblee, membre)} se déporte, mais ${isChair ? 'préside' : 'rapporte'} ${atPoint(point)}.`,
        remedy: `nommez ${isChair ? 'par president: qui a présidé' : 'un autre rapporteur'}, ou admettez l’irrégularité V8.`,
        related:
          isReporter && !isChair
            ? [{ place: inPoint(point, ['rapporteur']), message: 'rapporteur ici.' }]
            : [],
      };
    }
  }
}

const SIDES = ['pour', 'contre', 'abstention', 'refus'] as const;

const DOES: Record<(typeof SIDES)[number], string> = {
  pour: 'vote pour',
  contre: 'vote contre',
  abstention: 's’abstient',
  refus: 'refuse de voter',
};

/** A déport who votes, or whose bearer stands aside: the pouvoir falls with him (P6, AN n° 20278). */
function* interestedVotes(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    for (const side of SIDES)
      for (const [index, membre] of (point.deliberation.vote?.[side]?.noms ?? []).entries())
        yield* interestedVoter(lue, point, { side, membre, index });
  }
}

function* interestedVoter(
  lue: SeanceLue,
  point: PointLu,
  { side, membre, index }: { side: (typeof SIDES)[number]; membre: string; index: number },
): Generator<Finding> {
  const { deports, representes } = point.presence;
  const bearer = representes.find((r) => r.mandant === membre)?.mandataire;
  const aside = deports.find((d) => d.membre === membre || d.membre === bearer)?.membre;
  if (aside === undefined) return;
  const name = nameOf(lue.assemblee, membre);
  yield {
    place: inVote(point, [side, index]),
    point,
    message:
      aside === membre
        ? `${name} ${DOES[side]} ${atPoint(point)}, où ${he(lue.assemblee, membre)} se déporte.`
        : `${name} ${DOES[side]} ${atPoint(point)} par ${nameOf(lue.assemblee, aside)}, qui se déporte : le pouvoir tombe avec le mandataire.`,
    remedy: `ôtez ${name} de ce côté du vote, ou corrigez deports.`,
    related: [{ place: inPoint(point, ['deports', aside]), message: 'déport ici.' }],
  };
}

export const INTERET: readonly Rule[] = [
  rule({
    id: 'V7',
    code: 'executif-preside-ses-comptes',
    demande:
      'Au vote du compte administratif (ou du compte financier unique), un autre que l’exécutif préside.',
    article: ACCOUNTS,
    ...IRREGULAR,
    check: chairOfAccounts,
  }),
  rule({
    id: 'V7',
    code: 'executif-vote-ses-comptes',
    demande: 'L’exécutif ne vote pas ses comptes, ni par pouvoir.',
    article: ACCOUNTS,
    ...IRREGULAR,
    check: voteOfAccounts,
  }),
  rule({
    id: 'V7',
    code: 'executif-dans-la-salle',
    demande: 'L’exécutif se retire au moment du vote de ses comptes.',
    article: ACCOUNTS,
    ...WARNS,
    check: staysForAccounts,
  }),
  rule({
    id: 'V8',
    code: 'interesse-en-charge',
    demande: 'Qui se déporte ne préside ni ne rapporte.',
    article: INTEREST,
    ...IRREGULAR,
    check: officeOfInterested,
  }),
  rule({
    id: 'V8',
    code: 'interesse-vote',
    demande: 'Qui se déporte ne vote pas, ni pour lui-même ni pour son mandant.',
    article: INTEREST,
    ...IRREGULAR,
    check: interestedVotes,
  }),
];
