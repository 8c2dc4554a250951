/** Who is there: everyone counted once (N1, N2), in the affair group of the point (N15). */
import type { SeanceLue } from '../records/dossier.ts';
import { inPoint, inSeance, pouvoirPlace } from './places.ts';
import { article, rule, WARNS, type Finding, type Rule } from './rule.ts';
import { and, atPoint, candidates, count, deNom, he, moments, nameOf } from './wording.ts';

function* enoughSeats(lue: SeanceLue): Generator<Finding> {
  const { exercice, effectif } = lue.ouverture.nombres;
  const place = lue.sources.assemblee.place(['mandats', lue.assemblee.mandat.rang, 'effectif']);
  if (exercice > effectif)
    yield {
      place,
      point: null,
      message: `${count(exercice, 'membre')} sont en exercice le jour de la séance, pour un effectif légal de ${effectif}.`,
      remedy: 'corrigez l’effectif, ou dites par du et au qui n’était pas encore, ou plus, en exercice.',
    };
  if (exercice === 0)
    yield {
      place,
      point: null,
      message: 'Aucun membre n’est en exercice le jour de la séance.',
      remedy: 'corrigez la date de la séance, ou les dates du mandat et de ses membres.',
    };
}

/** A figure of `chiffres` for an old act without presence: its own parts must add up. */
function* statedParts(lue: SeanceLue): Generator<Finding> {
  for (const point of moments(lue)) {
    const presence = point?.presence ?? lue.ouverture;
    const stated = presence.enonces;
    if (presence.connue || stated === null) continue;
    const { presents, representes, absents } = stated;
    const { exercice } = presence.nombres;
    if (presents === null || representes === null) continue;
    const sum = presents + representes + (absents ?? 0);
    // Where the house prints apart the excused, or those who do not take part, a sum may fall short.
    const { variantes } = lue.assemblee;
    const isWhole = absents !== null && variantes.presents === 'tous' && variantes.absents === 'ensemble';
    if (sum === exercice || (sum < exercice && !isWhole)) continue;
    yield {
      place:
        point?.deliberation.chiffres == null
          ? inSeance(lue, ['chiffres'], 'key')
          : inPoint(point, ['chiffres'], 'key'),
      point,
      message: `${and([`${presents} présents`, `${representes} représentés`, ...(absents === null ? [] : [`${absents} absents`])])} font ${sum}, pour ${exercice} membres en exercice.`,
      remedy: `l’un de ces chiffres est faux : ${candidates({
        presents: presents + exercice - sum,
        representes: representes + exercice - sum,
        ...(absents !== null && { absents: absents + exercice - sum }),
        exercice: sum,
      })}.`,
    };
  }
}

/** CGCT L. 5212-16: only delegates of the members concerned take part in the vote, for themselves or for others. */
function* bearerOutOfAffair(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    const { competence } = point.deliberation;
    if (competence === null) continue;
    for (const { mandant, mandataire } of point.presence.representes) {
      const { presents } = point.presence;
      if (mandataire === 'inconnu' || presents.includes(mandataire)) continue;
      yield {
        place: pouvoirPlace(lue, point, mandant, mandataire).place,
        point,
        message: `${nameOf(lue.assemblee, mandataire)} porte le pouvoir ${deNom(nameOf(lue.assemblee, mandant))} ${atPoint(point)}, dont l’affaire ne concerne pas la collectivité que ${he(lue.assemblee, mandataire)} représente.`,
        remedy: `limitez ce pouvoir par points:, ou vérifiez les compétences ${deNom(nameOf(lue.assemblee, mandataire))}.`,
        related: [{ place: inPoint(point, ['competence']), message: 'affaire ici.' }],
      };
    }
  }
}

export const PRESENCE: readonly Rule[] = [
  rule({
    id: 'N1',
    code: 'effectif-depasse',
    demande: 'Les membres en exercice ne dépassent pas l’effectif légal.',
    quand: 'plus de membres en exercice que l’effectif, ou aucun',
    besoin: 'mandats',
    check: enoughSeats,
  }),
  rule({
    id: 'N2',
    code: 'chiffres-incoherents',
    demande: 'Présents, représentés et absents font ensemble les membres en exercice.',
    quand: 'la somme des chiffres énoncés d’un acte ancien n’est pas celle des membres en exercice',
    besoin: 'presence: inconnue, chiffres',
    check: statedParts,
  }),
  rule({
    id: 'N15',
    code: 'mandataire-hors-competence',
    demande:
      'Pour une affaire qui n’intéresse pas tous les membres, seuls les délégués concernés prennent part au vote.',
    quand: 'un pouvoir est porté par un délégué que l’affaire ne concerne pas',
    besoin: 'competence, pouvoirs',
    article: article('L. 5212-16'),
    bodies: ['SYF', 'SYO'],
    ...WARNS,
    check: bearerOutOfAffair,
  }),
];
