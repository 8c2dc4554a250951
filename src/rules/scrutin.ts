/** The vote of a point: it adds up (V3), and it decides (V1, V2, V6, V16). */
import type { SeanceLue } from '../records/dossier.ts';
import { inPoint, pointHas } from './places.ts';
import { voices } from './quorum.ts';
import { articles, rule, WARNS, type Finding, type Rule } from './rule.ts';
import { inVote, sides, voted, type Voted } from './voix.ts';
import { and, atPoint, candidates, count, e, nameOf } from './wording.ts';

const L2121_20 = articles('L. 2121-20', {
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
    if (!presence.connue || hasInterestedVoter(point)) continue;
    const all = voices(lue, presence);
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
      message: `${and(told.map((side) => said(side, decompte[side])))} font ${toldSum} voix, pour ${all} (${count(presents, 'présent')} + ${count(representes, 'représenté')}).`,
      remedy: `corrigez les présences, ou l’un de ces chiffres : ${candidates(
        Object.fromEntries(told.map((side) => [side, decompte[side] + all - toldSum])),
      )}.`,
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
function castingVoteIsUnknown({ decompte, presence, deliberation }: Voted): boolean {
  const { noms, partage, mode, voix_du_president } = decompte;
  if (!partage || mode === 'secret' || voix_du_president !== null || deliberation.compte_administratif)
    return false;
  const aside = [...(noms.abstention ?? []), ...(noms.refus ?? []), ...(noms.nppv ?? [])];
  return decompte.exprimes > 0 && !aside.some((v) => v.membre === presence.president);
}

function* castingVote(lue: SeanceLue): Generator<Finding> {
  for (const point of voted(lue).filter(castingVoteIsUnknown)) {
    const { pour } = point.decompte;
    yield {
      place: inVote(point),
      point,
      message: `${pour} voix pour et ${pour} contre ${atPoint(point)} : la voix de qui préside l’emporte, et rien ne la dit.`,
      remedy: 'ajoutez sous vote president: pour, ou president: contre.',
    };
  }
}

function* chairSide(lue: SeanceLue): Generator<Finding> {
  for (const point of voted(lue)) {
    const told = point.deliberation.vote?.president ?? null;
    const { president } = point.presence;
    if (told === null || president === null) continue;
    for (const side of ['pour', 'contre', 'abstention', 'refus', 'nppv'] as const) {
      if (side === told || !point.decompte.noms[side]?.some((v) => v.membre === president)) continue;
      if (side === 'pour' && !pointHas(point, ['vote', 'pour'])) continue;
      yield {
        place: inVote(point, ['president']),
        point,
        message: `${nameOf(lue.assemblee, president)}, qui préside, est dit${e(lue.assemblee, president)} avoir voté ${told}, et nommé ailleurs sous ${side}.`,
        remedy: 'corrigez l’un des deux.',
        related: [{ place: inVote(point, [side]), message: `${side} : écrit ici.` }],
      };
    }
  }
}

function* secretTie(lue: SeanceLue): Generator<Finding> {
  for (const point of voted(lue)) {
    const { partage, preponderante, mode, exprimes } = point.decompte;
    if (
      !partage ||
      preponderante ||
      mode !== 'secret' ||
      exprimes === 0 ||
      point.deliberation.compte_administratif
    )
      continue;
    yield {
      place: inVote(point),
      point,
      message: `Partage des voix au scrutin secret ${atPoint(point)} : la délibération est tenue pour rejetée.`,
      remedy: 'vérifiez si le règlement donne à qui préside une voix prépondérante au scrutin secret.',
    };
  }
}

function* amendments(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    if (!point.presence.connue) continue;
    for (const [i, amendement] of point.deliberation.amendements.entries()) {
      const { vote, resultat, objet } = amendement;
      if (vote === null || (resultat !== 'adoptee' && resultat !== 'rejetee')) continue;
      const { pour, contre } = sides(lue, point.presence, vote);
      const decided = pour > contre ? 'adoptee' : 'rejetee';
      // Equal sides: the chair decided, and the record says how.
      if (pour === contre || decided === resultat) continue;
      yield {
        place: inPoint(point, ['amendements', i, 'resultat']),
        point,
        message: `Avec ${pour} voix pour et ${contre} contre, l’amendement « ${objet} » est ${decided === 'adoptee' ? 'adopté' : 'rejeté'}.`,
        remedy: 'corrigez resultat, ou le vote de l’amendement.',
      };
    }
  }
}

const outcomeRule = (id: ReturnType<typeof decidedBy>, demande: string): Rule =>
  rule({ id, code: 'resultat-contraire', demande, article: L2121_20, check: (lue) => outcome(lue, id) });

export const SCRUTIN: readonly Rule[] = [
  outcomeRule('V1', 'La délibération est adoptée si les voix pour passent les voix contre.'),
  rule({
    id: 'V1',
    code: 'amendement-contraire',
    demande: 'L’amendement est adopté si les voix pour passent les voix contre.',
    article: L2121_20,
    check: amendments,
  }),
  outcomeRule('V2', 'À égalité, la voix de qui préside l’emporte, sauf au scrutin secret.'),
  rule({
    id: 'V2',
    code: 'partage-non-tranche',
    demande: 'À égalité, on sait comment a voté qui préside.',
    article: L2121_20,
    check: castingVote,
  }),
  rule({
    id: 'V2',
    code: 'voix-du-president',
    demande: 'Qui préside n’a voté que d’un côté.',
    article: L2121_20,
    check: chairSide,
  }),
  rule({
    id: 'V2',
    code: 'partage-secret',
    demande:
      'Au scrutin secret, l’égalité rejette ; dans les départements, régions et CCAS, le texte ne le dit pas.',
    article: L2121_20,
    bodies: ['CD', 'CDP', 'CR', 'CRP', 'CCAS'],
    ...WARNS,
    check: secretTie,
  }),
  rule({
    id: 'V3',
    code: 'voix-mal-comptees',
    demande: 'Présents et représentés font ensemble toutes les voix du scrutin.',
    check: conserved,
  }),
  rule({
    id: 'V3',
    code: 'total-du-vote',
    demande: 'Les votants et les suffrages exprimés énoncés sont ceux que donne le vote.',
    check: statedTotals,
  }),
  outcomeRule('V6', 'Sans suffrage exprimé, rien n’est adopté.'),
  outcomeRule('V16', 'La majorité qualifiée requise est atteinte.'),
];
