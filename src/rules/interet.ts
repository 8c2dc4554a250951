/** Who may not take part: the executive for his own accounts (V7), members who stand aside (V8) and whom they carry (P6). */
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { absencePlace, inPoint, pointHas } from './places.ts';
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

/** An object that names the accounts, without the key that calls this law. */
function* accountsUntold(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    const { compte_administratif, objet } = point.deliberation;
    if (compte_administratif || point.decompte === null || !ACCOUNTS_OBJECT.test(objet)) continue;
    yield {
      place: inPoint(point, ['objet']),
      point,
      message: `« ${objet} » : rien ne dit que c’est le vote des comptes de l’exécutif, qui doit alors se retirer.`,
      remedy: 'ajoutez compte_administratif: oui, ou précisez l’objet si ce n’est pas ce vote.',
    };
  }
}

/** « Compte administratif 2024 », « Budget annexe de l’eau - Vote du compte financier unique »; not « Affectation du résultat du… ». */
const ACCOUNTS_OBJECT =
  /^(?:[^:–-]{1,60} [:–-] )?(?:(?:vote|approbation|adoption|examen|arrêté) (?:du|des) )?comptes? (?:administratifs?|financiers? uniques?)(?![\p{L}])/iu;

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

/**
 * Who stands aside is at the séance, or has himself represented. Who leaves the room for that point alone is told so in it;
 * one who is away for the séance has nothing to stand aside from, and would still change the quorum under L. 1111-6.
 */
function* awayAndAside(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    const { presence, deliberation } = point;
    if (!presence.connue) continue;
    for (const { membre } of presence.deports) {
      const isHere = presence.presents.includes(membre);
      const isCarried = presence.representes.some((r) => r.mandant === membre);
      const leaves = deliberation.absents.includes(membre) || deliberation.excuses.includes(membre);
      if (isHere || isCarried || leaves) continue;
      const away = absencePlace(lue, point, membre);
      yield {
        place: inPoint(point, ['deports', membre]),
        point,
        message: `${nameOf(lue.assemblee, membre)} se déporte ${atPoint(point)}, mais ${he(lue.assemblee, membre)} n’y est ni présent${e(lue.assemblee, membre)} ni représenté${e(lue.assemblee, membre)}.`,
        remedy: `ôtez ${membre} de deports, ou corrigez ses absences ; s’il a quitté la salle pour ce point seulement, écrivez-le dans absents, ici.`,
        related: away === null ? [] : [{ place: away, message: 'absence ici.' }],
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

/** A déport who votes (V8), or whose bearer stands aside: the pouvoir falls with him (P6, AN n° 20278). */
function* interestedVotes(lue: SeanceLue, of: 'V8' | 'P6'): Generator<Finding> {
  for (const point of lue.points) {
    for (const side of SIDES)
      for (const [index, membre] of (point.deliberation.vote?.[side]?.noms ?? []).entries())
        yield* interestedVoter(lue, point, { side, membre, index }, of);
  }
}

function* interestedVoter(
  lue: SeanceLue,
  point: PointLu,
  { side, membre, index }: { side: (typeof SIDES)[number]; membre: string; index: number },
  of: 'V8' | 'P6',
): Generator<Finding> {
  const { deports, representes } = point.presence;
  const bearer = representes.find((r) => r.mandant === membre)?.mandataire;
  const own = deports.find((d) => d.membre === membre)?.membre;
  const aside = own ?? deports.find((d) => d.membre === bearer)?.membre;
  if (aside === undefined || (own === undefined ? 'P6' : 'V8') !== of) return;
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
    quand: 'l’exécutif préside au point',
    besoin: 'compte_administratif',
    article: ACCOUNTS,
    ...IRREGULAR,
    check: chairOfAccounts,
  }),
  rule({
    id: 'V7',
    code: 'executif-vote-ses-comptes',
    demande: 'L’exécutif ne vote pas ses comptes, ni par pouvoir.',
    quand: 'l’exécutif vote au point, ou y est représenté',
    besoin: 'compte_administratif',
    article: ACCOUNTS,
    ...IRREGULAR,
    check: voteOfAccounts,
  }),
  rule({
    id: 'V7',
    code: 'executif-dans-la-salle',
    demande: 'L’exécutif se retire au moment du vote de ses comptes.',
    quand: 'l’exécutif ne vote pas, mais n’est pas dit absent du point',
    besoin: 'compte_administratif',
    article: ACCOUNTS,
    ...WARNS,
    check: staysForAccounts,
  }),
  rule({
    id: 'V7',
    code: 'compte-non-signale',
    demande: 'Le vote du compte administratif, ou du compte financier unique, est signalé comme tel.',
    quand: 'l’objet d’un point voté nomme un compte, sans compte_administratif: oui',
    besoin: 'objet',
    article: ACCOUNTS,
    bodies: ['CM', 'CC', 'SYF', 'CD', 'CR'],
    ...WARNS,
    check: accountsUntold,
  }),
  rule({
    id: 'V8',
    code: 'interesse-en-charge',
    demande: 'Qui se déporte ne préside ni ne rapporte.',
    quand: 'qui se déporte préside ou rapporte le point',
    besoin: 'deports',
    article: INTEREST,
    ...IRREGULAR,
    check: officeOfInterested,
  }),
  rule({
    id: 'V8',
    code: 'interesse-vote',
    demande: 'Qui se déporte ne vote pas.',
    quand: 'un membre qui se déporte est nommé dans le vote',
    besoin: 'deports, vote',
    article: INTEREST,
    ...IRREGULAR,
    check: (lue) => interestedVotes(lue, 'V8'),
  }),
  rule({
    id: 'V8',
    code: 'deport-d-un-absent',
    demande: 'Qui se déporte est à la séance, ou y est représenté.',
    quand: 'un membre qui se déporte est absent de la séance, et pas de ce point seulement',
    besoin: 'deports, absents, evenements',
    article: INTEREST,
    ...WARNS,
    check: awayAndAside,
  }),
  rule({
    id: 'P6',
    code: 'mandataire-interesse',
    demande: 'Le pouvoir que porte un membre qui se déporte tombe avec lui.',
    quand: 'le mandant d’un membre qui se déporte est nommé dans le vote',
    besoin: 'deports, pouvoirs, vote',
    article: INTEREST,
    ...IRREGULAR,
    check: (lue) => interestedVotes(lue, 'P6'),
  }),
];
