/** Elections: ballots add up, rounds follow each other, whoever is said elected is (V13 to V15). */
import { electedOf, exprimesOf, majorityNeeded } from '../records/election.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { Election, Tour } from '../records/scrutin.ts';
import type { Path } from '../records/source.ts';
import { inPoint, pointHas } from './places.ts';
import { articles, IRREGULAR, rule, type Finding, type Rule } from './rule.ts';
import { and, count, nameOf } from './wording.ts';

const ROUNDS = articles('L. 2121-21 et L. 2122-7', { departement: 'L. 3122-1', region: 'L. 4133-1' });

interface Held {
  readonly point: PointLu;
  readonly election: Election;
  readonly path: Path;
}

/** Every election of the séance, with its place: a map, or one of a list. */
function elections(lue: SeanceLue): readonly Held[] {
  return lue.points.flatMap((point) =>
    point.deliberation.election.map((election, i) => ({
      point,
      election,
      path: pointHas(point, ['election', i]) ? ['election', i] : ['election'],
    })),
  );
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
        message: `${nameOf(lue.assemblee, elected[0]!)} a la majorité absolue au ${rank(round)} : il n’y a pas de ${rank(round + 1)}.`,
        remedy: 'ôtez le tour suivant, ou corrigez les voix.',
      };
    }
  }
}

function* electedIsElected(lue: SeanceLue): Generator<Finding> {
  for (const { point, election, path } of elections(lue)) {
    const stated = election.elu;
    const elected = electedOf(election, lue.assemblee);
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
    } else if (stated !== null && [...stated].sort().join() !== [...elected].sort().join())
      yield {
        place: inPoint(point, [...path, 'elu']),
        point,
        message: `Les voix élisent ${and(elected.map((id) => nameOf(lue.assemblee, id)))}, non ${and(stated.map((id) => nameOf(lue.assemblee, id)))}.`,
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

function* seatsAddUp(lue: SeanceLue): Generator<Finding> {
  for (const { point, election, path } of elections(lue)) {
    const { sieges, repartition } = election;
    if (sieges === null || repartition === null) continue;
    const sum = Object.values(repartition).reduce((total, n) => total + n, 0);
    if (sum === sieges) continue;
    yield {
      place: inPoint(point, [...path, 'repartition']),
      point,
      message: `${count(sum, 'siège')} sont répartis, pour ${sieges} à pourvoir.`,
      remedy: 'corrigez repartition ou sieges.',
      related: [{ place: inPoint(point, [...path, 'sieges']), message: 'sièges à pourvoir ici.' }],
    };
  }
}

/** President and vice-presidents of an EPCI are elected one by one (CE 23/4/2009). */
function* oneByOne(lue: SeanceLue): Generator<Finding> {
  for (const { point, election, path } of elections(lue)) {
    if (election.mode === 'uninominal' || !/président/iu.test(election.poste)) continue;
    yield {
      place: inPoint(point, [...path, 'mode']),
      point,
      message: `L’élection (${election.poste}) se tient par liste : président et vice-présidents sont élus un par un.`,
      remedy: 'écrivez une élection uninominale par siège, ou admettez l’irrégularité V15.',
    };
  }
}

/** Since its renewal of March 2026 (loi 2025-444), every commune elects several adjoints by list; those of 1 000 did before. */
function* adjointsByList(lue: SeanceLue): Generator<Finding> {
  const { population } = lue.assemblee;
  const all = lue.seance.date >= '2026-03-15';
  if (!all && (population === null || population < 1000)) return;
  const several = elections(lue).filter(
    ({ election }) => election.mode === 'uninominal' && /adjoint/iu.test(election.poste),
  );
  if (several.length < 2) return;
  for (const { point, election, path } of several.slice(1))
    yield {
      place: inPoint(point, [...path, 'poste']),
      point,
      message: `Plusieurs adjoints sont élus un par un (${election.poste}) : ils le sont au scrutin de liste.`,
      remedy: 'écrivez une seule élection, mode: liste, ou admettez l’irrégularité V14.',
    };
}

export const ELECTIONS: readonly Rule[] = [
  rule({
    id: 'V13',
    code: 'bulletins-mal-comptes',
    demande: 'Bulletins de l’urne − blancs − nuls = suffrages exprimés = somme des voix.',
    article: ROUNDS,
    check: ballotsAddUp,
  }),
  rule({
    id: 'V13',
    code: 'majorite-absolue-fausse',
    demande: 'La majorité absolue énoncée est celle des suffrages exprimés.',
    article: ROUNDS,
    check: majorityStated,
  }),
  rule({
    id: 'V13',
    code: 'tours-en-trop',
    demande: 'Trois tours au plus, et aucun après celui qui élit.',
    article: ROUNDS,
    check: roundsFollow,
  }),
  rule({
    id: 'V13',
    code: 'elu-contraire',
    demande: 'Est élu qui a la majorité absolue, au troisième tour le plus de voix, à égalité le plus âgé.',
    article: ROUNDS,
    check: electedIsElected,
  }),
  rule({
    id: 'V13',
    code: 'sieges-mal-repartis',
    demande: 'Les sièges répartis font ensemble les sièges à pourvoir.',
    article: articles('L. 2121-22'),
    check: seatsAddUp,
  }),
  rule({
    id: 'V14',
    code: 'adjoints-un-par-un',
    demande:
      'Plusieurs adjoints sont élus au scrutin de liste : dans les communes de 1 000 habitants et plus, dans toutes depuis mars 2026.',
    article: articles('L. 2122-7-2'),
    bodies: ['CM'],
    ...IRREGULAR,
    check: adjointsByList,
  }),
  rule({
    id: 'V15',
    code: 'bureau-par-liste',
    demande: 'Président et vice-présidents d’un EPCI sont élus un par un.',
    article: articles('L. 5211-2'),
    bodies: ['CC', 'BUR', 'SYF'],
    ...IRREGULAR,
    check: oneByOne,
  }),
];
