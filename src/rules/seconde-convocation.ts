/** The second call after a séance without a quorum (N5): none is then asked, for the same agenda. */
import { dayInFrench } from '../records/days.ts';
import type { SeanceLue } from '../records/dossier.ts';
import { daysBetween } from './calendar.ts';
import type { Passe } from './passe.ts';
import { inPoint, inSeance } from './places.ts';
import { discussed } from './quorate.ts';
import { articles, IRREGULAR, rule, WARNS, type Finding, type Rule } from './rule.ts';
import { count } from './wording.ts';

function* secondCall(lue: SeanceLue): Generator<Finding> {
  const { convocation, date } = lue.seance;
  if (convocation?.rang !== 2) return;
  const { seance_precedente: before, envoyee } = convocation;
  if (before === null) {
    yield {
      place: inSeance(lue, ['convocation', 'rang']),
      point: null,
      message:
        'La séance qui n’a pas réuni le quorum n’est pas datée : le délai de trois jours ne peut pas être vérifié.',
      remedy: 'ajoutez seance_precedente: suivi de sa date.',
      severity: 'avertissement',
    };
    return;
  }
  const place = inSeance(lue, ['convocation', 'seance_precedente']);
  if (envoyee < before)
    yield {
      place,
      point: null,
      message: 'La seconde convocation est partie avant la séance qui n’a pas réuni le quorum.',
      remedy: 'corrigez la date de l’envoi, ou celle de la séance précédente.',
    };
  if (daysBetween(before, date) < 3)
    yield {
      place,
      point: null,
      message: `La séance se tient ${count(daysBetween(before, date), 'jour')} après celle qui n’a pas réuni le quorum : il en faut trois au moins.`,
      remedy: 'corrigez les dates, ou admettez l’irrégularité N5 : le quorum était alors requis.',
    };
}

/** The séance that had no quorum was held, by another file: one of the two is wrong. */
function* heldBefore(lue: SeanceLue, { seanceDu }: Passe): Generator<Finding> {
  const { convocation } = lue.seance;
  const date = convocation?.seance_precedente ?? null;
  const before = convocation?.rang !== 2 || date === null ? undefined : seanceDu(date);
  if (before === undefined || before.etat === 'sans-quorum') return;
  yield {
    place: inSeance(lue, ['convocation', 'seance_precedente']),
    point: null,
    message: `La séance du ${dayInFrench(before.date)} n’est pas dite sans quorum : rien ne dispense celle-ci de le réunir.`,
    remedy: 'écrivez etat: sans-quorum dans cette séance, ou rang: 1 dans celle-ci.',
    related: [{ place: before.place, message: 'la séance précédente est ici.' }],
  };
}

/** Without a quorum, only what was on the agenda of the first call may be decided: by their objects, as far as they are told. */
function* sameAgenda(lue: SeanceLue, { seanceDu }: Passe): Generator<Finding> {
  const { convocation } = lue.seance;
  if (convocation?.rang !== 2 || convocation.seance_precedente === null) return;
  const before = seanceDu(convocation.seance_precedente);
  if (before === undefined || before.objets.length === 0) return;
  for (const point of discussed(lue)) {
    const { objet } = point.deliberation;
    const { exercice, presents } = point.presence;
    if (before.objets.includes(objet) || 2 * presents.length > exercice.length) continue;
    yield {
      place: inPoint(point, ['objet']),
      point,
      message: `« ${objet} » n’était pas à l’ordre du jour de la séance sans quorum : le quorum y est requis.`,
      remedy: 'écrivez l’objet comme dans la première convocation, ou reportez ce point.',
      related: [{ place: before.place, message: 'la séance précédente est ici.' }],
    };
  }
}

const SECOND_CALL = articles('L. 2121-17', {
  departement: 'L. 3121-14',
  region: 'L. 4132-13',
  ccas: 'R. 123-17',
});

export const SECONDE_CONVOCATION: readonly Rule[] = [
  rule({
    id: 'N5',
    code: 'seconde-convocation',
    demande: 'Trois jours au moins séparent la séance sans quorum de celle de la seconde convocation.',
    quand: 'la seconde convocation précède la séance sans quorum, ou trois jours ne les séparent pas',
    besoin: 'convocation: {rang: 2, seance_precedente}',
    article: SECOND_CALL,
    ...IRREGULAR,
    check: secondCall,
  }),
  rule({
    id: 'N5',
    code: 'seance-precedente-tenue',
    demande: 'La seconde convocation suit une séance sans quorum.',
    quand: 'la séance précédente, dans la saisie, n’est pas dite sans quorum',
    besoin: 'convocation: {rang: 2, seance_precedente}, et cette séance',
    article: SECOND_CALL,
    check: heldBefore,
  }),
  rule({
    id: 'N5',
    code: 'hors-premiere-convocation',
    demande: 'Sans quorum, la séance ne décide que de l’ordre du jour de la première convocation.',
    quand: 'le quorum manque à un point dont l’objet n’était pas dans la séance précédente',
    besoin: 'convocation: {rang: 2, seance_precedente}, et cette séance',
    article: SECOND_CALL,
    ...WARNS,
    check: sameAgenda,
  }),
];
