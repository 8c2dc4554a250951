/** The vote of a point: it adds up (V3), and it decides (V1, V2, V6, V16). */
import type { SeanceLue } from '../records/dossier.ts';
import type { Presence } from '../records/presence.ts';
import { sum, voicesOf } from '../records/voices.ts';
import { inPoint, pointHas } from './places.ts';
import { voices } from './quorum.ts';
import { articles, rule, type Finding, type Rule } from './rule.ts';
import { inVote, voted, type Voted } from './voix.ts';
import { and, atPoint, candidates, count, nameOf } from './wording.ts';

/** Articles on how the assembly decides. */
export const L2121_20 = articles('L. 2121-20', {
  departement: 'L. 3121-14 et L. 3121-15',
  region: 'L. 4132-13 et L. 4132-14',
  ccas: 'R. 123-18',
});

const SIDES = ['pour', 'contre', 'abstention', 'refus', 'nppv', 'blancs', 'nuls'] as const;

function said(side: (typeof SIDES)[number], n: number): string {
  const nouns = {
    pour: `${n} pour`,
    contre: `${n} contre`,
    abstention: count(n, 'abstention'),
    refus: `${n} refus`,
    nppv: `${n} ne prenant pas part au vote`,
    blancs: count(n, 'blanc'),
    nuls: count(n, 'nul'),
  };
  return nouns[side];
}

function* conserved(lue: SeanceLue): Generator<Finding> {
  for (const point of voted(lue)) {
    const { decompte, presence } = point;
    const all = presence.connue ? voices(lue, presence) : statedVoices(presence);
    if (all === null || hasInterestedVoter(point)) continue;
    const sum = SIDES.reduce((total, side) => total + decompte[side], 0);
    if (sum === all && decompte.pour >= 0) continue;
    const told = SIDES.filter(
      (side) => decompte[side] > 0 && (side !== 'pour' || point.deliberation.vote?.pour != null),
    );
    const toldSum = told.reduce((total, side) => total + decompte[side], 0);
    const { presents, representes } = presence.nombres;
    yield {
      place: inVote(point, pointHas(point, ['vote', 'pour']) ? ['pour'] : []),
      point,
      message: `${and(told.map((side) => said(side, decompte[side])))} ${told.length > 1 || toldSum > 1 ? 'font' : 'fait'} ${toldSum} voix, pour ${all} (${count(presents, 'présent')} + ${count(representes, 'représenté')}).`,
      remedy: `corrigez les présences, ou l’un de ces chiffres : ${candidates(
        Object.fromEntries(told.map((side) => [side, decompte[side] + all - toldSum])),
      )}.`,
    };
  }
}

/** Voices of an old act that does not say who was there; `null` where its figures do not tell. */
function statedVoices({ enonces }: Presence): number | null {
  const { presents = null, representes = null } = enonces ?? {};
  return presents === null || representes === null ? null : presents + representes;
}

/** A number of those who take no part that leaves out some of those who are said to stand aside. */
function* asideCounted(lue: SeanceLue): Generator<Finding> {
  for (const point of voted(lue)) {
    const stated = point.deliberation.vote?.nppv?.nombre ?? null;
    const { nppv } = point.presence;
    const known = sum(nppv, voicesOf(lue.assemblee, point.presence));
    if (stated === null || stated >= known) continue;
    yield {
      place: inVote(point, ['nppv']),
      point,
      message: `nppv: ${stated} ${atPoint(point)}, où ${and(nppv.map((id) => nameOf(lue.assemblee, id)))} ne prennent pas part au vote, soit ${known} voix.`,
      remedy: `écrivez nppv: ${known}, ou corrigez deports et pouvoirs.`,
    };
  }
}

/** Who stands aside and votes is counted twice: V8 tells it, the sum would only repeat it. */
function hasInterestedVoter({ presence, deliberation: { vote } }: Voted): boolean {
  const named = [vote?.pour, vote?.contre, vote?.abstention, vote?.refus].flatMap((side) => side?.noms ?? []);
  return named.some((id) => presence.nppv.includes(id));
}

function* statedTotals(lue: SeanceLue): Generator<Finding> {
  for (const point of voted(lue)) {
    const { vote } = point.deliberation;
    const counted = {
      votants: point.presence.connue ? point.presence.nombres.votants : null,
      exprimes: point.decompte.exprimes,
    };
    for (const key of ['votants', 'exprimes'] as const) {
      const stated = vote?.[key] ?? null;
      if (stated === null || counted[key] === null || stated === counted[key]) continue;
      yield {
        place: inVote(point, [key]),
        point,
        message: `${stated} ${key === 'votants' ? 'votants' : 'suffrages exprimés'} : ${counted[key]} sont comptés ${atPoint(point)}.`,
        remedy: `écrivez ${key}: ${counted[key]}, ou corrigez le vote et les présences.`,
      };
    }
  }
}

/** Which rule says what a vote decides. */
function decidedBy(point: Voted): 'V1' | 'V2' | 'V6' | 'V16' {
  const { decompte, deliberation } = point;
  if (decompte.exprimes === 0) return 'V6';
  if (!['simple', 'absolue'].includes(deliberation.vote?.majorite?.seuil ?? 'simple')) return 'V16';
  return decompte.partage && !deliberation.compte_administratif ? 'V2' : 'V1';
}

const RESULTS = { adoptee: 'adoptée', rejetee: 'rejetée' } as const;

function* outcome(lue: SeanceLue, of: ReturnType<typeof decidedBy>): Generator<Finding> {
  for (const point of voted(lue)) {
    const stated = point.deliberation.resultat;
    const { resultat, pour, contre } = point.decompte;
    if (decidedBy(point) !== of || (stated !== 'adoptee' && stated !== 'rejetee') || stated === resultat)
      continue;
    if (of === 'V2' && castingVoteIsUnknown(point)) continue;
    const majorite = point.deliberation.vote?.majorite?.seuil ?? 'simple';
    const asked = of === 'V16' ? `, à la majorité requise (${majorite})` : '';
    yield {
      place: inPoint(point, ['resultat']),
      point,
      message: `Avec ${pour} voix pour et ${contre} contre${asked}, la délibération est ${RESULTS[resultat]}, non ${RESULTS[stated]}.`,
      remedy: `ôtez resultat, ou corrigez le vote.`,
      related: pointHas(point, ['vote'])
        ? [{ place: inPoint(point, ['vote'], 'key'), message: 'vote écrit ici.' }]
        : [],
    };
  }
}

/** Equal sides in an open ballot, where nothing tells how the chair voted. */
export function castingVoteIsUnknown({ decompte, presence, deliberation }: Voted): boolean {
  const { noms, partage, mode, voix_du_president } = decompte;
  if (!partage || mode === 'secret' || voix_du_president !== null || deliberation.compte_administratif)
    return false;
  const aside = [...(noms.abstention ?? []), ...(noms.refus ?? []), ...(noms.nppv ?? [])];
  return decompte.exprimes > 0 && !aside.some((v) => v.membre === presence.president);
}

const outcomeRule = (id: ReturnType<typeof decidedBy>, demande: string): Rule =>
  rule({
    id,
    code: 'resultat-contraire',
    demande,
    article: L2121_20,
    quand: 'le résultat écrit n’est pas celui du vote',
    besoin: 'vote, resultat',
    check: (lue) => outcome(lue, id),
  });

export const SCRUTIN: readonly Rule[] = [
  outcomeRule('V1', 'La délibération est adoptée si les voix pour passent les voix contre.'),
  outcomeRule('V2', 'À égalité, la voix de qui préside l’emporte, sauf au scrutin secret.'),
  rule({
    id: 'V3',
    code: 'voix-mal-comptees',
    demande: 'Présents et représentés font ensemble toutes les voix du scrutin.',
    quand: 'les voix d’un vote ne font pas celles de la salle',
    besoin: 'vote',
    check: conserved,
  }),
  rule({
    id: 'V3',
    code: 'nppv-incomplet',
    demande: 'Qui se déporte, et son mandant, sont parmi ceux qui ne prennent pas part au vote.',
    quand: 'le nombre de nppv est moindre que celui des déports et de leurs mandants',
    besoin: 'vote: {nppv}, deports',
    check: asideCounted,
  }),
  rule({
    id: 'V3',
    code: 'total-du-vote',
    demande: 'Les votants et les suffrages exprimés énoncés sont ceux que donne le vote.',
    quand: 'votants ou exprimes, sous vote, n’est pas ce qui est compté',
    besoin: 'vote: {votants, exprimes}',
    check: statedTotals,
  }),
  outcomeRule('V6', 'Sans suffrage exprimé, rien n’est adopté.'),
  outcomeRule('V16', 'La majorité qualifiée requise est atteinte.'),
];
