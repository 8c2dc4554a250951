/** Convocation: how long before, in what urgency, with what agenda (C1 to C6, C8). */
import { dayInFrench } from '../records/days.ts';
import type { SeanceLue } from '../records/dossier.ts';
import { clearDays, daysBetween } from './calendar.ts';
import { ALL_EPCI_AS_3500 } from './periods.ts';
import { inPoint, inSeance } from './places.ts';
import { article, articles, IRREGULAR, rule, WARNS, type Finding, type Rule } from './rule.ts';
import { sides } from './voix.ts';
import { count } from './wording.ts';

/** Which rule tells the delay of a séance, and what it asks; `null`: statutes or internal rules do. */
interface Delay {
  readonly id: 'C1' | 'C3' | 'C4' | 'C5' | 'C6';
  /** Days asked: clear days, or plain days between the two dates. */
  readonly days: number;
  readonly clear: boolean;
}

const LOCAL_LAW = ['57', '67', '68'];

/** What delay a séance asks between its convocation and its day. */
export function delayOf(lue: SeanceLue): Delay | null {
  const { type, departement, ancien_seuil_3500 } = lue.assemblee;
  const population = lue.assemblee.population ?? 3500;
  if ((type === 'CM' || type === 'CC' || type === 'SYF') && isInstallation(lue))
    return { id: 'C6', days: 3, clear: true };
  if (type === 'CM') {
    if (population >= 3500) return { id: 'C1', days: 5, clear: true };
    return { id: LOCAL_LAW.includes(departement) ? 'C5' : 'C1', days: 3, clear: true };
  }
  if (type === 'CC' || type === 'BUR' || type === 'SYF') {
    const asCities = lue.seance.date >= ALL_EPCI_AS_3500 || ancien_seuil_3500;
    return { id: 'C1', days: asCities ? 5 : 3, clear: true };
  }
  if (type === 'CD' || type === 'CR') return { id: 'C3', days: 12, clear: false };
  return type === 'CCAS' ? { id: 'C4', days: 3, clear: false } : null;
}

/** The séance that elects the maire right after the general renewal, at the beginning of a mandate. */
function isInstallation(lue: SeanceLue): boolean {
  const elects = lue.points.some((point) => point.deliberation.election.some((e) => e.executif));
  return elects && Math.abs(daysBetween(lue.assemblee.mandat.du, lue.seance.date)) <= 30;
}

function* delay(lue: SeanceLue, id: Delay['id']): Generator<Finding> {
  const { convocation, date } = lue.seance;
  const asked = delayOf(lue);
  if (convocation === null || asked === null || asked.id !== id || convocation.urgence !== null) return;
  // Three days part a second call from the séance that had no quorum: N5.
  if (convocation.rang === 2) return;
  const isReport = id === 'C3' && convocation.rapports !== null;
  const sent = isReport ? (convocation.rapports ?? convocation.envoyee) : convocation.envoyee;
  const given = asked.clear ? clearDays(sent, date) : daysBetween(sent, date);
  // L. 3121-19 and L. 4132-18 say « douze jours au moins »: whether they are clear days is not settled.
  const unsure = id === 'C3' && given === asked.days;
  if (given >= asked.days && !unsure) return;
  const what = isReport ? 'Les rapports sont partis' : 'La convocation est partie';
  const days = asked.clear ? count(Math.max(0, given), 'jour franc', 'jours francs') : count(given, 'jour');
  const place = inSeance(
    lue,
    lue.sources.seance.has(['convocation', 'envoyee'])
      ? ['convocation', isReport ? 'rapports' : 'envoyee']
      : ['convocation'],
  );
  yield {
    place,
    point: null,
    message:
      sent >= date
        ? `${what} le ${dayInFrench(sent)}, pour une séance du ${dayInFrench(date)}.`
        : unsure
          ? `${what} ${days} avant la séance : c’est assez si ce ne sont pas des jours francs.`
          : `${what} ${days} avant la séance : il en faut ${asked.days}.`,
    remedy: unsure
      ? 'envoyez les rapports un jour plus tôt la prochaine fois.'
      : `corrigez la date de l’envoi, dites le motif de l’urgence, ou admettez l’irrégularité ${id}.`,
    related: [{ place: inSeance(lue, ['date']), message: `séance du ${dayInFrench(date)}.` }],
    ...(unsure && { severity: 'avertissement' as const }),
  };
}

function* urgency(lue: SeanceLue): Generator<Finding> {
  const { convocation, date } = lue.seance;
  if (convocation === null || convocation.urgence === null) return;
  const place = inSeance(lue, ['convocation', 'urgence']);
  // CGCT L. 2541-2: in the three departments, the eve of the séance is enough.
  const isEve = lue.assemblee.type === 'CM' && LOCAL_LAW.includes(lue.assemblee.departement);
  const asked = isEve ? 0 : 1;
  const given = clearDays(convocation.envoyee, date);
  if (given < asked)
    yield {
      place: inSeance(lue, ['convocation', 'envoyee']),
      point: null,
      message: `Même en urgence, la convocation part ${isEve ? 'la veille' : 'un jour franc avant la séance'} : elle est partie le ${dayInFrench(convocation.envoyee)}, pour une séance du ${dayInFrench(date)}.`,
      remedy: 'corrigez la date de l’envoi, ou admettez l’irrégularité C2.',
      related: [{ place, message: 'urgence dite ici.' }],
    };
  const tally = sides(lue, lue.ouverture, convocation.urgence.vote);
  if (lue.ouverture.connue && tally.pour <= tally.contre)
    yield {
      place: lue.sources.seance.has(['convocation', 'urgence', 'vote'])
        ? inSeance(lue, ['convocation', 'urgence', 'vote'])
        : place,
      point: null,
      message: `L’assemblée n’a pas admis l’urgence : ${tally.pour} pour, ${tally.contre} contre.`,
      remedy: 'corrigez ce vote, reportez la séance, ou admettez l’irrégularité C2.',
    };
}

function* dated(lue: SeanceLue): Generator<Finding> {
  const { etat, convocation } = lue.seance;
  if (convocation !== null || (etat !== 'tenue' && etat !== 'en-cours') || delayOf(lue) === null) return;
  if (!lue.ouverture.connue) return;
  yield {
    place: inSeance(lue, ['date'], 'key'),
    point: null,
    message: 'Le jour de l’envoi de la convocation n’est pas dit : le délai ne peut pas être vérifié.',
    remedy: 'ajoutez convocation: suivi de la date de l’envoi.',
  };
}

function* agenda(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    if (!point.deliberation.ajoute_en_seance) continue;
    if (!['adoptee', 'rejetee', 'pris-acte'].includes(point.resultat ?? '')) continue;
    yield {
      place: inPoint(point, ['ajoute_en_seance']),
      point,
      message: `« ${point.deliberation.objet} » n’était pas à l’ordre du jour envoyé : l’assemblée ne peut pas en délibérer.`,
      remedy: 'reportez ce point à une séance qui l’aura à son ordre du jour, ou admettez l’irrégularité C8.',
    };
  }
}

const delayRule = (id: Delay['id'], given: Pick<Rule, 'demande' | 'article' | 'bodies'>): Rule =>
  rule({
    id,
    code: 'delai-de-convocation',
    ...IRREGULAR,
    check: (lue) => delay(lue, id),
    quand: 'elle est partie trop tard, et l’urgence n’est pas dite',
    besoin: id === 'C3' ? 'convocation: {envoyee, rapports}' : 'convocation',
    ...given,
  });

export const CONVOCATION: readonly Rule[] = [
  delayRule('C1', {
    demande:
      'La convocation part cinq jours francs avant la séance, trois dans les communes de moins de 3 500 habitants.',
    article: {
      ...articles('L. 2121-12'),
      CM: 'art. L. 2121-11 et L. 2121-12',
    },
    bodies: ['CM', 'CC', 'BUR', 'SYF'],
  }),
  rule({
    id: 'C1',
    code: 'convocation-non-datee',
    demande: 'Le jour de l’envoi de la convocation est connu.',
    quand: 'la séance tenue ne dit pas le jour de l’envoi',
    besoin: 'convocation',
    article: articles('L. 2121-11 et L. 2121-12', {
      departement: 'L. 3121-19',
      region: 'L. 4132-18',
      ccas: 'R. 123-16',
    }),
    ...WARNS,
    check: dated,
  }),
  rule({
    id: 'C2',
    code: 'urgence-non-admise',
    demande: 'En urgence, la convocation part un jour franc avant la séance, et l’assemblée admet l’urgence.',
    quand: 'même en urgence, elle part trop tard, ou l’assemblée n’admet pas l’urgence',
    besoin: 'convocation: {urgence}',
    article: articles('L. 2121-11 et L. 2121-12', { departement: 'L. 3121-19', region: 'L. 4132-18' }),
    bodies: ['CM', 'CC', 'BUR', 'SYF', 'CD', 'CR'],
    ...IRREGULAR,
    check: urgency,
  }),
  delayRule('C3', {
    demande: 'Les rapports partent douze jours au moins avant la séance.',
    article: articles('', { departement: 'L. 3121-19', region: 'L. 4132-18' }),
    bodies: ['CD', 'CR'],
  }),
  delayRule('C4', {
    demande: 'La convocation part trois jours au moins avant la séance.',
    article: articles('', { ccas: 'R. 123-16' }),
    bodies: ['CCAS'],
  }),
  delayRule('C5', {
    demande:
      'En Moselle, Bas-Rhin et Haut-Rhin, la convocation part trois jours avant la séance dans les communes de moins de 3 500 habitants.',
    article: article('L. 2541-2'),
    bodies: ['CM'],
  }),
  delayRule('C6', {
    demande: 'Pour l’installation du conseil, la convocation part trois jours francs avant la séance.',
    article: articles('L. 2121-7'),
    bodies: ['CM', 'CC', 'SYF'],
  }),
  rule({
    id: 'C8',
    code: 'hors-ordre-du-jour',
    demande: 'L’assemblée ne délibère que des points de l’ordre du jour envoyé.',
    quand: 'un point ajouté en séance est délibéré',
    besoin: 'ajoute_en_seance',
    article: articles('L. 2121-10', { departement: 'L. 3121-19', region: 'L. 4132-18' }),
    ...IRREGULAR,
    check: agenda,
  }),
];
