/** Who is there: everyone counted once (N1, N2), suppléants (N16), presence from afar (N13). */
import { membreDe } from '../records/assemblee-du-jour.ts';
import type { SeanceLue } from '../records/dossier.ts';
import type { Path } from '../records/source.ts';
import { within } from './calendar.ts';
import { inCovidPeriod } from './periods.ts';
import { inPoint, inSeance } from './places.ts';
import { article, articles, IRREGULAR, rule, type Finding, type Rule } from './rule.ts';
import { atPoint, candidates, count, feminine, moments, nameOf } from './wording.ts';

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

function* seatOfSuppleant(lue: SeanceLue): Generator<Finding> {
  const { assemblee, seance } = lue;
  const name = (id: string): string => nameOf(assemblee, id);
  const given = [
    ...seance.suppleants.map((s) => ({ ...s, path: ['suppleants', s.titulaire] as Path })),
    ...seance.evenements.flatMap((e, i) =>
      e.suppleant.map((s) => ({ ...s, path: ['evenements', i, 'suppleant', s.titulaire] as Path })),
    ),
  ];
  const seats = new Map<string, { titulaire: string; path: Path }>();
  for (const { titulaire, suppleant, path } of given) {
    const of = membreDe(assemblee, suppleant)?.suppleant_de ?? null;
    const commune = membreDe(assemblee, titulaire)?.commune ?? null;
    if (of !== titulaire && (of === null || of !== commune))
      yield {
        place: inSeance(lue, path),
        point: null,
        message: `${name(suppleant)} n’est pas suppléant${feminine(assemblee, suppleant) ? 'e' : ''} de ${name(titulaire)}.`,
        remedy: 'nommez son suppléant, ou écrivez suppleant_de dans le fichier de l’assemblée.',
      };
    const other = seats.get(suppleant);
    seats.set(suppleant, other ?? { titulaire, path });
    if (other && other.titulaire !== titulaire)
      yield {
        place: inSeance(lue, path),
        point: null,
        message: `${name(suppleant)} occupe déjà le siège de ${name(other.titulaire)}.`,
        remedy: `désignez un autre suppléant, ou laissez ${name(titulaire)} absent${feminine(assemblee, titulaire) ? 'e' : ''}.`,
        related: [{ place: inSeance(lue, other.path), message: `siège de ${name(other.titulaire)} ici.` }],
      };
  }
}

/** Bodies whose meetings may be held from afar, and since when (CGCT L. 5211-11-1; loi 3DS art. 170). */
const FROM_AFAR: Partial<Record<string, string>> = {
  CC: '2019-12-29',
  CD: '2022-08-01',
  CDP: '2022-08-01',
  CR: '2022-08-01',
  CRP: '2022-08-01',
  SYF: '2022-08-01',
};

function* fromAfar(lue: SeanceLue): Generator<Finding> {
  const { seance, assemblee } = lue;
  if (seance.visioconference === null || inCovidPeriod(seance.date)) return;
  const since = FROM_AFAR[assemblee.type];
  if (since === undefined || !within(seance.date, since, null)) {
    yield {
      place: inSeance(lue, ['visioconference'], 'key'),
      point: null,
      message: `À cette date, ${assemblee.nom_court} ne peut pas siéger par visioconférence.`,
      remedy: 'comptez absents ceux qui n’étaient pas dans la salle, ou admettez l’irrégularité N13.',
    };
    return;
  }
  for (const point of lue.points) {
    const { vote, election, designations } = point.deliberation;
    const what =
      election.length > 0
        ? 'une élection'
        : designations.length > 0
          ? 'une désignation'
          : vote?.mode === 'secret'
            ? 'un scrutin secret'
            : null;
    if (what === null) continue;
    const key = election.length > 0 ? 'election' : designations.length > 0 ? 'designations' : 'vote';
    yield {
      place: inPoint(point, [key], 'key'),
      point,
      message: `Il y a ${what} ${atPoint(point)}, alors que la séance se tient par visioconférence.`,
      remedy: 'reportez ce point à une séance tenue en un seul lieu, ou admettez l’irrégularité N13.',
      related: [{ place: inSeance(lue, ['visioconference'], 'key'), message: 'visioconférence ici.' }],
    };
  }
}

/** A figure of `chiffres` for an old act without presence: its own parts must add up. */
function* statedParts(lue: SeanceLue): Generator<Finding> {
  for (const point of moments(lue)) {
    const presence = point?.presence ?? lue.ouverture;
    const stated = presence.enonces;
    if (presence.connue || stated === null) continue;
    const { exercice, presents, representes, absents } = stated;
    if (exercice === null || presents === null || representes === null || absents === null) continue;
    const sum = presents + representes + absents;
    if (sum === exercice) continue;
    yield {
      place:
        point?.deliberation.chiffres == null
          ? inSeance(lue, ['chiffres'], 'key')
          : inPoint(point, ['chiffres'], 'key'),
      point,
      message: `${presents} présents, ${representes} représentés et ${absents} absents font ${sum}, pour ${exercice} membres en exercice.`,
      remedy: `l’un de ces chiffres est faux : ${candidates({
        presents: exercice - representes - absents,
        representes: exercice - presents - absents,
        absents: exercice - presents - representes,
        exercice: sum,
      })}.`,
    };
  }
}

export const PRESENCE: readonly Rule[] = [
  rule({
    id: 'N1',
    code: 'effectif-depasse',
    demande: 'Les membres en exercice ne dépassent pas l’effectif légal.',
    check: enoughSeats,
  }),
  rule({
    id: 'N2',
    code: 'chiffres-incoherents',
    demande: 'Présents, représentés et absents font ensemble les membres en exercice.',
    check: statedParts,
  }),
  rule({
    id: 'N16',
    code: 'suppleant-sans-titre',
    demande: 'Un suppléant siège pour son titulaire, et pour lui seul.',
    article: article('L. 5211-6 et L. 5212-7'),
    check: seatOfSuppleant,
  }),
  rule({
    id: 'N13',
    code: 'visioconference-interdite',
    demande: 'La séance ne se tient par visioconférence que dans les assemblées et pour les points admis.',
    article: articles('L. 5211-11-1', { departement: 'L. 3121-9-1', region: 'L. 4132-9-1' }),
    bodies: ['CM', 'CC', 'BUR', 'SYF', 'CD', 'CDP', 'CR', 'CRP'],
    ...IRREGULAR,
    check: fromAfar,
  }),
];
