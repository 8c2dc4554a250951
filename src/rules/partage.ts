/** Equal sides (V2): the chair's decides, except in a secret ballot. */
import type { SeanceLue } from '../records/dossier.ts';
import { pointHas } from './places.ts';
import { rule, WARNS, type Finding, type Rule } from './rule.ts';
import { castingVoteIsUnknown, L2121_20 } from './scrutin.ts';
import { inVote, voted } from './voix.ts';
import { atPoint, e, nameOf } from './wording.ts';

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

export const PARTAGE: readonly Rule[] = [
  rule({
    id: 'V2',
    code: 'partage-non-tranche',
    demande: 'À égalité, on sait comment a voté qui préside.',
    quand: 'à égalité, ni les noms ni president: ne disent le côté de qui préside',
    besoin: 'vote',
    article: L2121_20,
    check: castingVote,
  }),
  rule({
    id: 'V2',
    code: 'voix-du-president',
    demande: 'Qui préside n’a voté que d’un côté.',
    quand: 'president: dit un côté, et son nom est d’un autre',
    besoin: 'vote: {president}',
    article: L2121_20,
    check: chairSide,
  }),
  rule({
    id: 'V2',
    code: 'partage-secret',
    demande:
      'Au scrutin secret, l’égalité rejette ; dans les départements, régions et CCAS, le texte ne le dit pas.',
    quand: 'à égalité, au scrutin secret, le côté de qui préside n’est pas dit',
    besoin: 'vote: {mode: secret}',
    article: L2121_20,
    bodies: ['CD', 'CDP', 'CR', 'CRP', 'CCAS'],
    ...WARNS,
    check: secretTie,
  }),
];
