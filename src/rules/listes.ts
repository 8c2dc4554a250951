/** Elections by list or one by one: seats (V13, V14), adjoints (V14), bureau of an EPCI (V15). */
import type { SeanceLue } from '../records/dossier.ts';
import { candidateName, elections } from './election.ts';
import { inPoint } from './places.ts';
import { isAdjoint, isPresident } from './postes.ts';
import { articles, IRREGULAR, rule, WARNS, type Finding, type Rule } from './rule.ts';
import { count } from './wording.ts';

function* seatsAddUp(lue: SeanceLue): Generator<Finding> {
  for (const { point, election, path } of elections(lue)) {
    const { mode, sieges, repartition, candidats } = election;
    if (mode === 'proportionnelle' && (sieges === null || repartition === null)) {
      yield {
        place: inPoint(point, [...path, 'mode']),
        point,
        message: `L’élection (${election.poste}) est à la proportionnelle, et rien ne dit ${sieges === null ? 'combien de sièges sont à pourvoir' : 'combien chaque liste en obtient'}.`,
        remedy: 'écrivez sieges et repartition: {liste: nombre}.',
      };
      continue;
    }
    if (sieges === null || repartition === null) continue;
    const sum = Object.values(repartition).reduce((total, n) => total + n, 0);
    if (sum !== sieges)
      yield {
        place: inPoint(point, [...path, 'repartition']),
        point,
        message: `${count(sum, 'siège')} ${sum > 1 ? 'sont répartis' : 'est réparti'}, pour ${sieges} à pourvoir.`,
        remedy: 'corrigez repartition ou sieges.',
        related: [{ place: inPoint(point, [...path, 'sieges']), message: 'sièges à pourvoir ici.' }],
      };
    for (const [liste, n] of Object.entries(repartition)) {
      const members = candidats[liste]?.membres.length ?? 0;
      if (n <= members || members === 0) continue;
      yield {
        place: inPoint(point, [...path, 'repartition', liste]),
        point,
        message: `${candidateName(lue, election, liste)} obtient ${count(n, 'siège')}, et ne présente que ${count(members, 'candidat')}.`,
        remedy: 'complétez ses membres sous candidats, ou corrigez repartition.',
      };
    }
  }
}

/** Seats that neither the largest remainders nor the highest averages give (CGCT L. 2121-22 says only « proportionnelle »). */
function* seatsInProportion(lue: SeanceLue): Generator<Finding> {
  for (const { point, election, path } of elections(lue)) {
    const { sieges, repartition, tours, mode } = election;
    const voix = tours.at(-1)?.voix ?? {};
    if (mode !== 'proportionnelle' || sieges === null || repartition === null) continue;
    const stated = Object.keys(voix).map((liste) => repartition[liste] ?? 0);
    if (stated.reduce((sum, n) => sum + n, 0) !== sieges || isProportional(Object.values(voix), stated))
      continue;
    yield {
      place: inPoint(point, [...path, 'repartition']),
      point,
      message: `Cette répartition (${election.poste}) n’est ni au plus fort reste, ni à la plus forte moyenne.`,
      remedy: 'vérifiez les sièges de chaque liste d’après ses voix.',
      related: [
        { place: inPoint(point, [...path, 'tours', tours.length - 1, 'voix']), message: 'voix ici.' },
      ],
    };
  }
}

/** Whether seats are those of one of the two usual methods; equal remainders or averages may fall to either list. */
function isProportional(voix: readonly number[], seats: readonly number[]): boolean {
  const all = seats.reduce((sum, n) => sum + n, 0);
  const total = voix.reduce((sum, n) => sum + n, 0);
  const pairs = voix.flatMap((_, i) => voix.map((_, j) => [i, j] as const)).filter(([i, j]) => i !== j);
  // Highest averages: no seat would have a greater average elsewhere.
  const byAverages = pairs.every(
    ([i, j]) => seats[j] === 0 || voix[i]! * seats[j]! <= voix[j]! * (seats[i]! + 1),
  );
  const quota = voix.map((n) => Math.floor((n * all) / total));
  const rests = voix.map((n) => (n * all) % total);
  const extra = seats.map((n, i) => n - quota[i]!);
  const byRests =
    extra.every((n) => n === 0 || n === 1) &&
    pairs.every(([i, j]) => extra[i] === 1 || extra[j] === 0 || rests[i]! <= rests[j]!);
  return byAverages || byRests;
}

/** President and vice-presidents of an EPCI are elected one by one (CE 23/4/2009). */
function* oneByOne(lue: SeanceLue): Generator<Finding> {
  for (const { point, election, path } of elections(lue)) {
    if (election.mode === 'uninominal' || !isPresident(election.poste)) continue;
    yield {
      place: inPoint(point, [...path, 'mode']),
      point,
      message: `L’élection (${election.poste}) se tient par liste : président et vice-présidents sont élus un par un.`,
      remedy: 'écrivez une élection uninominale par siège, ou admettez l’irrégularité V15.',
    };
  }
}

/** From which population several adjoints are elected by list: 3 500 (2008), 1 000 (2014), every commune (loi 2025-444). */
function listThreshold(day: string): number {
  if (day >= '2026-03-15') return 0;
  if (day >= '2014-03-23') return 1000;
  return day >= '2008-03-09' ? 3500 : Number.POSITIVE_INFINITY;
}

function* adjointsByList(lue: SeanceLue): Generator<Finding> {
  if ((lue.assemblee.population ?? 0) < listThreshold(lue.seance.date)) return;
  const several = elections(lue).filter(
    ({ election }) => election.mode === 'uninominal' && isAdjoint(election.poste),
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

export const LISTES: readonly Rule[] = [
  rule({
    id: 'V13',
    code: 'sieges-mal-repartis',
    demande: 'Les sièges répartis font ensemble les sièges à pourvoir.',
    quand: 'les sièges répartis ne sont pas ceux à pourvoir, ou manquent',
    besoin: 'election: {sieges, repartition}',
    article: articles('L. 2121-22'),
    check: seatsAddUp,
  }),
  rule({
    id: 'V14',
    code: 'repartition-douteuse',
    demande: 'À la proportionnelle, les sièges suivent les voix.',
    quand: 'la répartition n’est ni au plus fort reste, ni à la plus forte moyenne',
    besoin: 'election: {mode: proportionnelle, sieges, repartition}',
    article: articles('L. 2121-22'),
    ...WARNS,
    check: seatsInProportion,
  }),
  rule({
    id: 'V14',
    code: 'adjoints-un-par-un',
    demande:
      'Plusieurs adjoints sont élus au scrutin de liste : dans les communes de 1 000 habitants et plus, dans toutes depuis mars 2026.',
    quand: 'plusieurs adjoints sont élus un par un dans la séance',
    besoin: 'election: poste, mode',
    article: articles('L. 2122-7-2'),
    bodies: ['CM'],
    ...IRREGULAR,
    check: adjointsByList,
  }),
  rule({
    id: 'V15',
    code: 'bureau-par-liste',
    demande: 'Président et vice-présidents d’un EPCI sont élus un par un.',
    quand: 'une élection de président ou de vice-présidents se tient par liste',
    besoin: 'election: poste, mode',
    article: articles('L. 5211-2'),
    bodies: ['CC', 'BUR', 'SYF'],
    ...IRREGULAR,
    check: oneByOne,
  }),
];
