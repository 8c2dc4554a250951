/** Séances held from afar: who attends is present (N2), which bodies may and for what (N13). */
import { membreDe } from '../records/assemblee-du-jour.ts';
import type { SeanceLue } from '../records/dossier.ts';
import { within } from './calendar.ts';
import { inCovidPeriod } from './periods.ts';
import { absencePlace, inPoint, inSeance } from './places.ts';
import { articles, IRREGULAR, rule, WARNS, type Finding, type Rule } from './rule.ts';
import { voted } from './voix.ts';
import { atPoint, e, moments, nameOf } from './wording.ts';

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

/** Who is told to attend from afar is present (N2): nowhere in the séance is he so. */
function* absentFromAfar(lue: SeanceLue): Generator<Finding> {
  const { visioconference } = lue.seance;
  if (visioconference === null || !lue.ouverture.connue) return;
  const all = moments(lue).map((point) => point?.presence ?? lue.ouverture);
  for (const [i, id] of visioconference.membres.entries()) {
    const gives = all.some((p) => [...p.representes, ...p.sans_effet].some((r) => r.mandant === id));
    if (gives || all.some((p) => p.salle.includes(id)) || membreDe(lue.assemblee, id) === undefined) continue;
    const place = lue.sources.seance.has(['visioconference', 'membres'])
      ? inSeance(lue, ['visioconference', 'membres', i])
      : inSeance(lue, ['visioconference', i]);
    const away = absencePlace(lue, null, id);
    yield {
      place,
      point: null,
      message: `${nameOf(lue.assemblee, id)} assiste à la séance par visioconférence, et n’y est présent${e(lue.assemblee, id)} à aucun moment.`,
      remedy: 'qui assiste de loin est présent : ôtez ce membre des absents, ou de visioconference.',
      related: away === null ? [] : [{ place: away, message: 'absence ici.' }],
    };
  }
}

/** CGCT L. 5211-11-1: no budget primitif from afar; that a point is one is told by its object only. */
function* budgetFromAfar(lue: SeanceLue): Generator<Finding> {
  if (lue.seance.visioconference === null || inCovidPeriod(lue.seance.date)) return;
  for (const point of voted(lue)) {
    if (!/^(?:(?:vote|adoption|approbation) du )?budget primitif/iu.test(point.deliberation.objet)) continue;
    yield {
      place: inPoint(point, ['objet']),
      point,
      message: `Le budget primitif est voté ${atPoint(point)}, alors que la séance se tient par visioconférence.`,
      remedy: 'vérifiez que ce vote a eu lieu en un seul lieu, ou reportez-le.',
      related: [{ place: inSeance(lue, ['visioconference'], 'key'), message: 'visioconférence ici.' }],
    };
  }
}

const FROM_AFAR_ARTICLES = articles('L. 5211-11-1', { departement: 'L. 3121-9-1', region: 'L. 4132-9-1' });

export const VISIOCONFERENCE: readonly Rule[] = [
  rule({
    id: 'N2',
    code: 'absent-par-visioconference',
    demande: 'Qui assiste à la séance par visioconférence est présent.',
    quand: 'un membre dit en visioconférence n’est présent à aucun moment',
    besoin: 'visioconference',
    check: absentFromAfar,
  }),
  rule({
    id: 'N13',
    code: 'visioconference-interdite',
    demande: 'La séance ne se tient par visioconférence que dans les assemblées et pour les points admis.',
    quand: 'l’assemblée ne peut pas siéger de loin ce jour-là, ou élit, désigne ou vote au scrutin secret',
    besoin: 'visioconference',
    article: FROM_AFAR_ARTICLES,
    bodies: ['CM', 'CC', 'BUR', 'SYF', 'CD', 'CDP', 'CR', 'CRP'],
    ...IRREGULAR,
    check: fromAfar,
  }),
  rule({
    id: 'N13',
    code: 'budget-par-visioconference',
    demande: 'Le budget primitif n’est pas voté par visioconférence.',
    quand: 'l’objet d’un point voté de loin commence par « Budget primitif »',
    besoin: 'visioconference',
    article: FROM_AFAR_ARTICLES,
    bodies: ['CC', 'SYF', 'CD', 'CDP', 'CR', 'CRP'],
    ...WARNS,
    check: budgetFromAfar,
  }),
];
