/** A vote is announced as it was: « à l’unanimité » (V4), « à la majorité » (V5). */
import type { SeanceLue } from '../records/dossier.ts';
import { rule, WARNS, type Finding, type Rule } from './rule.ts';
import { inVote, voted } from './voix.ts';
import { atPoint, count } from './wording.ts';

function* unanimity(lue: SeanceLue): Generator<Finding> {
  for (const point of voted(lue)) {
    if (point.deliberation.vote?.adoption !== 'unanimite' || point.decompte.contre === 0) continue;
    yield {
      place: inVote(point, ['adoption']),
      point,
      message: `L’unanimité est annoncée ${atPoint(point)}, avec ${point.decompte.contre} voix contre.`,
      remedy: 'écrivez adoption: majorite, ou corrigez le vote.',
    };
  }
}

function* bareUnanimity(lue: SeanceLue): Generator<Finding> {
  for (const point of voted(lue)) {
    const { contre, abstention, refus } = point.decompte;
    if (point.deliberation.vote?.adoption !== 'unanimite' || contre > 0 || abstention + refus === 0) continue;
    yield {
      place: inVote(point, ['adoption']),
      point,
      message: `L’unanimité est annoncée ${atPoint(point)}, avec ${count(abstention + refus, 'abstention')} : c’est celle des suffrages exprimés.`,
      remedy: 'annoncez « à l’unanimité des suffrages exprimés ».',
    };
  }
}

function* majority(lue: SeanceLue): Generator<Finding> {
  const fromAbstention = lue.assemblee.variantes.majorite === 'si-dissidence';
  for (const point of voted(lue)) {
    const { contre, abstention, refus } = point.decompte;
    const dissent = contre + (fromAbstention ? abstention + refus : 0);
    if (point.deliberation.vote?.adoption !== 'majorite' || dissent > 0) continue;
    yield {
      place: inVote(point, ['adoption']),
      point,
      message: `La majorité est annoncée ${atPoint(point)}, sans voix contre${fromAbstention ? ' ni abstention' : ''}.`,
      remedy: 'écrivez adoption: unanimite, ou réglez la maison par variantes: {majorite: si-dissidence}.',
    };
  }
}

export const ANNONCE: readonly Rule[] = [
  rule({
    id: 'V4',
    code: 'unanimite-dementie',
    demande: 'L’unanimité n’a pas de voix contre.',
    quand: 'l’unanimité est annoncée, avec des voix contre',
    besoin: 'vote: {adoption}',
    check: unanimity,
  }),
  rule({
    id: 'V4',
    code: 'unanimite-avec-abstentions',
    demande: 'Avec des abstentions, l’unanimité est celle des suffrages exprimés.',
    quand: 'l’unanimité est annoncée, avec des abstentions',
    besoin: 'vote: {adoption}',
    ...WARNS,
    check: bareUnanimity,
  }),
  rule({
    id: 'V5',
    code: 'majorite-sans-opposition',
    demande: 'La majorité a une voix contre (ou une abstention, selon l’usage de la maison).',
    quand: 'la majorité est annoncée, sans voix contre',
    besoin: 'vote: {adoption}',
    ...WARNS,
    check: majority,
  }),
];
