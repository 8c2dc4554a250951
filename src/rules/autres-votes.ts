/** Votes beside the one on the whole: amendments, urgency, closed doors, minutes (V1, V3, V19); votes left out (V17). */
import type { SeanceLue } from '../records/dossier.ts';
import { closingPoint, inPoint, inSeance } from './places.ts';
import { articles, rule, TELLS, type Finding, type Rule } from './rule.ts';
import { L2121_20 } from './scrutin.ts';
import { inVote, sides } from './voix.ts';
import { atPoint } from './wording.ts';

/** Votes on an amendment, on urgency, on closed doors: their voices add up too. */
function* otherVotes(lue: SeanceLue): Generator<Finding> {
  const { convocation, huis_clos, adoption_pv } = lue.seance;
  const { ouverture } = lue;
  const ofSeance = [
    {
      vote: convocation?.urgence?.vote ?? null,
      path: ['convocation', 'urgence', 'vote'],
      presence: ouverture,
    },
    { vote: adoption_pv?.vote ?? null, path: ['adoption_pv', 'vote'], presence: ouverture },
    {
      vote: huis_clos?.vote ?? null,
      path: ['huis_clos', 'vote'],
      presence: closingPoint(lue)?.presence ?? ouverture,
    },
  ].map((each) => ({ ...each, point: null }));
  const ofPoints = lue.points.flatMap((point) =>
    point.deliberation.amendements.map(({ vote }, i) => ({
      vote,
      path: ['amendements', i, 'vote'],
      presence: point.presence,
      point,
    })),
  );
  for (const { vote, path, presence, point } of [...ofSeance, ...ofPoints]) {
    if (vote === null || vote.mode === 'sans' || !presence.connue) continue;
    const { told, all, pour, contre } = sides(lue, presence, vote);
    if (told === all && pour >= 0) continue;
    yield {
      place: point === null ? inSeance(lue, path, 'key') : inPoint(point, path, 'key'),
      point,
      message:
        pour < 0
          ? `Les voix de ce vote passent les ${all} de la salle.`
          : `${pour} pour et ${contre} contre, avec les autres voix, font ${told} voix, pour ${all}.`,
      remedy: 'corrigez l’un des chiffres de ce vote, ou les présences.',
    };
  }
}

function* amendments(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    if (!point.presence.connue) continue;
    for (const [i, amendement] of point.deliberation.amendements.entries()) {
      const { vote, resultat, objet } = amendement;
      if (vote === null || (resultat !== 'adoptee' && resultat !== 'rejetee')) continue;
      const { pour, contre } = sides(lue, point.presence, vote);
      const decided = pour > contre ? 'adoptee' : 'rejetee';
      // Equal sides: the chair decided, and the record says how.
      if (pour === contre || decided === resultat) continue;
      yield {
        place: inPoint(point, ['amendements', i, 'resultat']),
        point,
        message: `Avec ${pour} voix pour et ${contre} contre, l’amendement « ${objet} » est ${decided === 'adoptee' ? 'adopté' : 'rejeté'}.`,
        remedy: 'corrigez resultat, ou le vote de l’amendement.',
      };
    }
  }
}

/** V17: since the loi NOTRe the assembly takes note of the debate on the budget by a vote of its own. */
function* budgetDebate(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    const { vote, objet } = point.deliberation;
    if (vote?.mode !== 'sans' || !/\borientations? budgétaires?\b/iu.test(objet)) continue;
    yield {
      place: inVote(point),
      point,
      message: `Le débat d’orientation budgétaire est pris en acte ${atPoint(point)} sans vote : il l’est par une délibération votée.`,
      remedy: 'écrivez le vote, avec resultat: pris-acte.',
    };
  }
}

/** V19: each amendment has a vote of its own. */
function* amendmentVoted(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    if (lue.seance.etat !== 'tenue') return;
    for (const [i, { vote, resultat, objet }] of point.deliberation.amendements.entries()) {
      if (vote !== null || resultat !== null) continue;
      yield {
        place: inPoint(point, ['amendements', i]),
        point,
        message: `Rien ne dit si l’amendement « ${objet} » a été adopté.`,
        remedy: 'écrivez son vote, ou son resultat.',
      };
    }
  }
}

export const AUTRES_VOTES: readonly Rule[] = [
  rule({
    id: 'V1',
    code: 'amendement-contraire',
    demande: 'L’amendement est adopté si les voix pour passent les voix contre.',
    quand: 'le résultat écrit d’un amendement n’est pas celui de son vote',
    besoin: 'amendements: vote, resultat',
    article: L2121_20,
    check: amendments,
  }),
  rule({
    id: 'V3',
    code: 'autre-vote-mal-compte',
    demande:
      'Les votes sur un amendement, l’urgence, le huis clos, le procès-verbal ont toutes les voix de la salle.',
    quand: 'les voix d’un tel vote ne font pas celles de la salle',
    besoin: 'amendements, urgence, huis_clos, adoption_pv: vote',
    check: otherVotes,
  }),
  rule({
    id: 'V17',
    code: 'debat-sans-vote',
    demande: 'Le débat d’orientation budgétaire est pris en acte par une délibération votée.',
    quand: 'un point sans vote a pour objet des orientations budgétaires',
    besoin: 'vote: sans',
    article: articles('L. 2312-1', { departement: 'L. 3312-1', region: 'L. 4312-1' }),
    from: '2015-08-08',
    ...TELLS,
    check: budgetDebate,
  }),
  rule({
    id: 'V19',
    code: 'amendement-sans-sort',
    demande: 'Chaque amendement est voté avant le texte.',
    quand: 'un amendement n’a ni vote ni résultat',
    besoin: 'amendements',
    ...TELLS,
    check: amendmentVoted,
  }),
];
