/** Elections: ballots add up, rounds follow each other, whoever is said elected is (V13). */
import { electedOf, exprimesOf, isElected, majorityNeeded } from '../records/election.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { Election, Tour } from '../records/scrutin.ts';
import type { Path } from '../records/source.ts';
import { inPoint, pointHas } from './places.ts';
import { articles, rule, type Finding, type Rule } from './rule.ts';
import { and, count, nameOf, personName } from './wording.ts';

const ROUNDS = articles('L. 2121-21 et L. 2122-7', { departement: 'L. 3122-1', region: 'L. 4133-1' });

interface Held {
  readonly point: PointLu;
  readonly election: Election;
  readonly path: Path;
}

/** Every election of the séance, with its place: a map, or one of a list. */
export function elections(lue: SeanceLue): readonly Held[] {
  return lue.points.flatMap((point) =>
    point.deliberation.election.map((election, i) => ({
      point,
      election,
      path: pointHas(point, ['election', i]) ? ['election', i] : ['election'],
    })),
  );
}

/** A member, a list by its title, or someone else by his name. */
export function candidateName(lue: SeanceLue, { candidats }: Election, id: string): string {
  const { titre = null, personne = null } = candidats[id] ?? {};
  return titre ?? (personne === null ? nameOf(lue.assemblee, id) : personName(lue.assemblee, personne));
}

function rank(round: number): string {
  return round === 0 ? '1er tour' : `${round + 1}e tour`;
}

function nullsOf({ blancs, nuls, blancs_et_nuls }: Tour): number {
  return (blancs ?? 0) + (nuls ?? 0) + (blancs_et_nuls ?? 0);
}

function* ballotsAddUp(lue: SeanceLue): Generator<Finding> {
  for (const { point, election, path } of elections(lue)) {
    for (const [round, tour] of election.tours.entries()) {
      const at = (key: string): ReturnType<typeof inPoint> => inPoint(point, [...path, 'tours', round, key]);
      const voix = Object.values(tour.voix).reduce((sum, n) => sum + n, 0);
      const exprimes = exprimesOf(tour);
      if (voix !== exprimes)
        yield {
          place: at('voix'),
          point,
          message: `Au ${rank(round)}, ${voix} voix sont réparties : ${tour.urne} bulletins − ${nullsOf(tour)} blancs et nuls font ${count(exprimes, 'suffrage exprimé', 'suffrages exprimés')}.`,
          remedy: `corrigez les voix, ou urne: ${voix + nullsOf(tour)}.`,
          related: [{ place: at('urne'), message: 'bulletins trouvés dans l’urne ici.' }],
        };
      if (tour.votants !== null && tour.urne > tour.votants)
        yield {
          place: at('urne'),
          point,
          message: `Au ${rank(round)}, ${tour.urne} bulletins sont dans l’urne pour ${tour.votants} votants.`,
          remedy: 'corrigez urne ou votants.',
          related: [{ place: at('votants'), message: 'votants ici.' }],
        };
      const voters = point.presence.connue ? point.presence.nombres.votants : null;
      const most = tour.votants ?? tour.urne;
      if (voters !== null && most > voters)
        yield {
          place: at(tour.votants === null ? 'urne' : 'votants'),
          point,
          message: `Au ${rank(round)}, ${most} votants : ${voters} sont présents ou représentés.`,
          remedy: 'corrigez ce nombre, ou les présences.',
        };
      if (voters !== null && tour.votants !== null && tour.votants < voters)
        yield {
          place: at('votants'),
          point,
          message: `Au ${rank(round)}, ${tour.votants} votants : ${voters} sont présents ou représentés.`,
          remedy:
            'écrivez urne: pour qui n’a pas déposé de bulletin, vote: {nppv: …} pour qui n’a pas pris part au vote.',
          severity: 'avertissement',
        };
    }
  }
}

function* majorityStated(lue: SeanceLue): Generator<Finding> {
  for (const { point, election, path } of elections(lue)) {
    for (const [round, tour] of election.tours.entries()) {
      const needed = majorityNeeded(election, round, lue.assemblee);
      if (tour.majorite === null || needed === null || tour.majorite === needed) continue;
      yield {
        place: inPoint(point, [...path, 'tours', round, 'majorite']),
        point,
        message: `Au ${rank(round)}, la majorité absolue est de ${needed}, non de ${tour.majorite}.`,
        remedy: `écrivez majorite: ${needed}, ou corrigez les bulletins.`,
      };
    }
  }
}

function* roundsFollow(lue: SeanceLue): Generator<Finding> {
  for (const { point, election, path } of elections(lue)) {
    const { tours } = election;
    if (tours.length > 3)
      yield {
        place: inPoint(point, [...path, 'tours', 3]),
        point,
        message: `L’élection (${election.poste}) compte ${tours.length} tours : il y en a trois au plus, le troisième à la majorité relative.`,
        remedy: 'ne gardez que les tours de cette élection.',
      };
    for (const round of tours.keys()) {
      if (round >= tours.length - 1 || election.mode === 'proportionnelle') continue;
      const elected = electedOf({ ...election, tours: tours.slice(0, round + 1) }, lue.assemblee);
      if (elected.length === 0 || round >= 2) continue;
      yield {
        place: inPoint(point, [...path, 'tours', round + 1]),
        point,
        message: `${candidateName(lue, election, elected[0]!)} a la majorité absolue au ${rank(round)} : il n’y a pas de ${rank(round + 1)}.`,
        remedy: 'ôtez le tour suivant, ou corrigez les voix.',
      };
    }
  }
}

function* electedIsElected(lue: SeanceLue): Generator<Finding> {
  for (const { point, election, path } of elections(lue)) {
    const stated = election.elu;
    const elected = electedOf(election, lue.assemblee);
    // Whom a proportional ballot elects is told by the seats: that is theirs to say.
    if (election.mode === 'proportionnelle' && election.repartition === null) continue;
    if (elected.length === 0) {
      const last = election.tours.length - 1;
      const tie = last >= 2;
      yield {
        place: inPoint(point, [...path, 'tours', last]),
        point,
        message: tie
          ? `Personne n’est élu (${election.poste}) : à égalité de voix, le plus âgé l’est, et une date de naissance manque.`
          : `Personne n’est élu (${election.poste}) : nul n’a la majorité absolue au ${rank(last)}.`,
        remedy: tie
          ? 'écrivez naissance pour les deux candidats, dans le fichier de l’assemblée.'
          : 'ajoutez le tour suivant, ou corrigez les voix.',
      };
    } else if (stated !== null && !isElected(election, elected))
      yield {
        place: inPoint(point, [...path, 'elu']),
        point,
        message: `Les voix élisent ${and(elected.map((id) => candidateName(lue, election, id)))}, non ${and(stated.map((id) => candidateName(lue, election, id)))}.`,
        remedy: 'ôtez elu, ou corrigez les voix.',
        related: [
          {
            place: inPoint(point, [...path, 'tours', election.tours.length - 1, 'voix']),
            message: 'voix du dernier tour ici.',
          },
        ],
      };
  }
}

export const ELECTIONS: readonly Rule[] = [
  rule({
    id: 'V13',
    code: 'bulletins-mal-comptes',
    demande: 'Bulletins de l’urne − blancs − nuls = suffrages exprimés = somme des voix.',
    quand: 'bulletins, blancs, nuls, voix et votants ne s’accordent pas',
    besoin: 'election: tours',
    article: ROUNDS,
    check: ballotsAddUp,
  }),
  rule({
    id: 'V13',
    code: 'majorite-absolue-fausse',
    demande: 'La majorité absolue énoncée est celle des suffrages exprimés.',
    quand: 'la majorité énoncée n’est pas celle qui est comptée',
    besoin: 'election: tours: majorite',
    article: ROUNDS,
    check: majorityStated,
  }),
  rule({
    id: 'V13',
    code: 'tours-en-trop',
    demande: 'Trois tours au plus, et aucun après celui qui élit.',
    quand: 'un tour suit celui qui élit, ou il y en a plus de trois',
    besoin: 'election: tours',
    article: ROUNDS,
    check: roundsFollow,
  }),
  rule({
    id: 'V13',
    code: 'elu-contraire',
    demande: 'Est élu qui a la majorité absolue, au troisième tour le plus de voix, à égalité le plus âgé.',
    quand: 'l’élu énoncé n’est pas celui des voix, ou personne n’est élu',
    besoin: 'election',
    article: ROUNDS,
    check: electedIsElected,
  }),
];
