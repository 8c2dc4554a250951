/** The quorum at each point put to discussion (N4 to N12, N14); `quorum.ts` says what it is. */
import type { Place } from '../diagnostic.ts';
import { TYPES } from '../records/assemblee.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { inFirstCovidPeriod, LAW_3DS } from './periods.ts';
import { absencePlace, inPoint, inSeance, pointHas } from './places.ts';
import { isL1111, quorumAt, type Quorum, type QuorumRule } from './quorum.ts';
import { article, articles, IRREGULAR, named, rule, WARNS, type Finding, type Rule } from './rule.ts';
import { and, atPoint, count, nameOf } from './wording.ts';

/** Points that are put to discussion: what is withdrawn or put off needs no quorum (N10). */
export function discussed(lue: SeanceLue): readonly PointLu[] {
  if (lue.seance.etat !== 'tenue' && lue.seance.etat !== 'en-cours') return [];
  const undecided = ['ajournee', 'retiree', 'renvoyee', 'sans-objet'];
  return lue.points.filter((point) => !undecided.includes(point.resultat ?? ''));
}

/** Half of the members stand aside in a commune of the local law: no quorum is asked (N14, CGCT L. 2541-4). */
function isLocalLawException(lue: SeanceLue, point: PointLu): boolean {
  const { assemblee } = lue;
  if (assemblee.type !== 'CM' || !['57', '67', '68'].includes(assemblee.departement)) return false;
  return 2 * point.presence.deports.length >= point.presence.exercice.length;
}

function* lacking(lue: SeanceLue, of: QuorumRule, exceptions = false): Generator<Finding> {
  for (const point of discussed(lue)) {
    const quorum = quorumAt(lue, point);
    if (quorum === null || quorum.met || quorum.rule !== of) continue;
    if (isLocalLawException(lue, point) !== exceptions) continue;
    yield {
      place: wherePresenceFell(lue, point),
      point,
      message: `Le quorum n’est pas atteint ${atPoint(point)} : ${saidToBe(quorum)}, il en faut ${quorum.required}.`,
      remedy:
        'complétez les présences ; si le quorum manquait, écrivez resultat: ajournee, ou etat: sans-quorum pour la séance, ou admettez l’irrégularité.',
      ...(isUnsure(lue, point, quorum) && { severity: 'avertissement' as const }),
    };
  }
}

function saidToBe(quorum: Quorum): string {
  const counted = quorum.rule === 'N7' ? 'membre présent ou représenté' : 'membre présent';
  const plural = quorum.rule === 'N7' ? 'membres présents ou représentés' : 'membres présents';
  return count(quorum.present, counted, plural);
}

/**
 * Nothing is refused where the text is not sure: the statutes of an open syndicat come first, and the first COVID
 * ordinance may be read « présents ou représentés ».
 */
function isUnsure(lue: SeanceLue, point: PointLu, quorum: Quorum): boolean {
  if (lue.assemblee.type === 'SYO') return true;
  return (
    inFirstCovidPeriod(lue.seance.date) &&
    quorum.present + point.presence.representes.length >= quorum.required
  );
}

/** The last absence that the point tells, else the séance's. */
function wherePresenceFell(lue: SeanceLue, point: PointLu): Place {
  if (!point.presence.connue && lue.seance.chiffres.length > 0) return inSeance(lue, ['chiffres'], 'key');
  for (const key of ['absents', 'excuses', 'deports', 'chiffres'])
    if (pointHas(point, [key])) return inPoint(point, [key], 'key');
  const away = point.presence.absents.map((id) => absencePlace(lue, point, id)).filter((p) => p !== null);
  return away.at(-1) ?? inPoint(point, []);
}

const NOT_HELD = ['sans-quorum', 'reportee', 'annulee'];

/** Nothing is decided in a séance that was not held. */
function* decidedWithoutSeance(lue: SeanceLue): Generator<Finding> {
  const { etat } = lue.seance;
  if (!NOT_HELD.includes(etat)) return;
  for (const point of lue.points) {
    const { vote, resultat, election } = point.deliberation;
    const decides =
      vote !== null || election.length > 0 || ['adoptee', 'rejetee', 'pris-acte'].includes(resultat ?? '');
    if (!decides) continue;
    const key = vote !== null ? 'vote' : election.length > 0 ? 'election' : 'resultat';
    yield {
      place: inPoint(point, [key], 'key'),
      point,
      message: `Il est décidé ${atPoint(point)}, d’une séance qui n’a pas été tenue (${etat}).`,
      remedy: 'corrigez etat dans seance.yaml, ou ôtez ce qui dit une décision.',
      related: [{ place: inSeance(lue, ['etat']), message: 'état de la séance ici.' }],
    };
  }
}

/** Said to lack a quorum that those present make. */
function* quorumMet(lue: SeanceLue): Generator<Finding> {
  if (lue.seance.etat !== 'sans-quorum') return;
  const quorum = quorumAt(lue, null);
  if (quorum === null || !quorum.met) return;
  yield {
    place: inSeance(lue, ['etat']),
    point: null,
    message: `La séance est dite sans quorum, avec ${saidToBe(quorum)} pour ${quorum.required}.`,
    remedy: 'complétez absents, excuses et pouvoirs, ou corrigez etat.',
  };
}

/** A déport that no text takes out of the quorum: whether it is met would depend on it. */
function* otherDeports(lue: SeanceLue): Generator<Finding> {
  if (lue.seance.date < LAW_3DS) return;
  for (const point of discussed(lue)) {
    const quorum = quorumAt(lue, point);
    const others = point.presence.deports.filter(
      ({ membre, base }) => !isL1111(base) && point.presence.presents.includes(membre),
    );
    if (quorum === null || quorum.met || quorum.present + others.length < quorum.required) continue;
    yield {
      place: inPoint(point, ['deports'], 'key'),
      point,
      message: `Le quorum ne serait atteint ${atPoint(point)} qu’en comptant ${and(others.map((d) => nameOf(lue.assemblee, d.membre)))}, qui se déporte${others.length > 1 ? 'nt' : ''} : aucun texte ne le dit.`,
      remedy: 'reportez ce point à une séance plus nombreuse.',
    };
  }
}

const DEMANDE = 'Le quorum est réuni à chaque point :';

const lackingRule = (
  id: QuorumRule,
  given: Pick<Rule, 'demande' | 'article' | 'bodies'> & Partial<Rule>,
): Rule =>
  rule({
    id,
    code: 'quorum-non-atteint',
    ...IRREGULAR,
    check: (lue) => lacking(lue, id),
    quand: 'le quorum manque à un point mis en discussion (N10), compté sans ceux qui se déportent (N11)',
    besoin: 'absents, excuses, pouvoirs, evenements',
    ...given,
  });

export const QUORUM: readonly Rule[] = [
  lackingRule('N4', {
    demande: `${DEMANDE} plus de la moitié des membres en exercice sont présents.`,
    article: articles('L. 2121-17'),
    bodies: ['CM', 'CC', 'BUR', 'SYF', 'SYO'],
  }),
  lackingRule('N6', {
    demande: `${DEMANDE} la majorité des membres en exercice est présente.`,
    article: articles('', { departement: 'L. 3121-14', region: 'L. 4132-13' }),
    bodies: ['CD', 'CR'],
  }),
  lackingRule('N7', {
    demande: `${DEMANDE} la majorité des membres en exercice est présente ou représentée.`,
    article: articles('', { departement: 'L. 3121-14-1', region: 'L. 4132-13-1' }),
    bodies: ['CDP', 'CRP'],
  }),
  lackingRule('N8', {
    demande: 'Les deux tiers des membres sont présents pour élire le président.',
    quand: 'ils ne le sont pas au point qui élit l’exécutif',
    besoin: 'election: {executif: oui}, absents, pouvoirs',
    article: articles('', { departement: 'L. 3122-1', region: 'L. 4133-1' }),
    bodies: ['CD', 'CR'],
  }),
  lackingRule('N9', {
    demande: `${DEMANDE} la majorité des membres en exercice assiste à la séance.`,
    article: articles('', { ccas: 'R. 123-17' }),
    bodies: ['CCAS'],
  }),
  rule({
    id: 'N10',
    code: 'decision-sans-seance',
    demande: 'Une séance sans quorum, reportée ou annulée ne décide de rien.',
    quand: 'un de ses points a un vote, une élection ou un résultat',
    besoin: 'etat',
    check: decidedWithoutSeance,
  }),
  rule({
    id: 'N10',
    code: 'quorum-pourtant-atteint',
    demande: 'Une séance est sans quorum quand les présents ne le font pas.',
    quand: 'elle est dite sans quorum, et les présents suffisent',
    besoin: 'etat: sans-quorum',
    ...WARNS,
    check: quorumMet,
  }),
  rule({
    id: 'N11',
    code: 'quorum-et-deport',
    demande: 'Qui se déporte ne compte pas dans le quorum.',
    quand:
      'le quorum ne serait réuni qu’en comptant un membre qui se déporte sur un autre texte que L. 1111-6',
    besoin: 'deports',
    article: article('L. 1111-6'),
    ...WARNS,
    from: LAW_3DS,
    check: otherDeports,
  }),
  lackingRule('N12', {
    demande:
      'Du 12 mars 2020 au 31 juillet 2022, par périodes : un tiers des membres en exercice est présent, et chacun porte deux pouvoirs au plus.',
    article: named('loi n° 2020-290, art. 10 ; loi n° 2020-1379, art. 6'),
    bodies: TYPES,
    from: '2020-03-12',
    to: '2022-07-31',
  }),
  rule({
    id: 'N14',
    code: 'quorum-droit-local',
    demande:
      'En Moselle, Bas-Rhin et Haut-Rhin, le quorum n’est pas requis quand la moitié des membres est intéressée.',
    quand: 'le quorum manque à un point où la moitié des membres se déportent',
    besoin: 'deports',
    article: article('L. 2541-4'),
    bodies: ['CM'],
    ...WARNS,
    check: (lue) => lacking(lue, 'N4', true),
  }),
];
