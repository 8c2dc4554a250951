/** How one votes: public or secret ballot and who asked for it (V9 to V12). */
import type { TypeAssemblee } from '../records/assemblee.ts';
import type { SeanceLue } from '../records/dossier.ts';
import { inPoint } from './places.ts';
import { articles, IRREGULAR, rule, WARNS, type Finding, type Rule } from './rule.ts';
import { isOfBureau } from './postes.ts';
import { inVote, voted } from './voix.ts';
import { and, atPoint, count, nameOf } from './wording.ts';

const BALLOTS = articles('L. 2121-21', { departement: 'L. 3121-15', region: 'L. 4132-14' });

const SIXTH: readonly TypeAssemblee[] = ['CD', 'CDP', 'CR', 'CRP'];

/** A public ballot on request of a quarter of those present (a sixth in departments and regions), a secret one of a third. */
function* request(lue: SeanceLue, mode: 'public' | 'secret'): Generator<Finding> {
  for (const point of voted(lue)) {
    const { vote } = point.deliberation;
    const demande = vote?.demande ?? null;
    if (vote?.mode !== mode || demande === null || !point.presence.connue) continue;
    const { presents } = point.presence;
    const away = demande.noms.filter((id) => !presents.includes(id));
    if (away.length > 0) {
      yield {
        place: inVote(point, ['demande']),
        point,
        message: `Le scrutin ${mode} est demandé par ${and(away.map((id) => nameOf(lue.assemblee, id)))}, qui n’${away.length > 1 ? 'ont' : 'a'} pas place parmi les présents ${atPoint(point)}.`,
        remedy: 'ne comptez que les membres présents, ou corrigez les présences.',
      };
      continue;
    }
    const part = mode === 'secret' ? 3 : SIXTH.includes(lue.assemblee.type) ? 6 : 4;
    const asked = demande.nombre ?? demande.noms.length;
    const needed = Math.ceil(presents.length / part);
    if (asked >= needed) continue;
    const fraction = { 3: 'un tiers', 4: 'un quart', 6: 'un sixième' }[part];
    yield {
      place: inVote(point, ['demande']),
      point,
      message: `Le scrutin ${mode} est demandé par ${count(asked, 'membre')} ${atPoint(point)} : il en faut ${fraction} des présents, soit ${needed}.`,
      remedy: `complétez demande, ou admettez l’irrégularité ${mode === 'secret' ? 'V10' : 'V9'}.`,
    };
  }
}

function* publicNames(lue: SeanceLue): Generator<Finding> {
  for (const point of voted(lue)) {
    if (point.decompte.mode !== 'public' || !point.presence.connue) continue;
    for (const side of ['contre', 'abstention', 'refus', 'nppv'] as const) {
      if (point.decompte[side] === 0 || point.decompte.noms[side] !== null) continue;
      yield {
        place: inVote(point, [side]),
        point,
        message: `Le scrutin est public ${atPoint(point)}, et ${side}: ${point.decompte[side]} ne dit pas qui.`,
        remedy: `écrivez les membres à la place du nombre : ${side}: [durand, petit].`,
      };
    }
  }
}

function* secretNames(lue: SeanceLue): Generator<Finding> {
  for (const point of voted(lue)) {
    const { vote } = point.deliberation;
    if (vote?.mode !== 'secret') continue;
    for (const side of ['pour', 'contre', 'abstention', 'refus'] as const) {
      if ((vote[side]?.noms.length ?? 0) === 0) continue;
      yield {
        place: inVote(point, [side]),
        point,
        message: `Le scrutin est secret ${atPoint(point)}, et ${side} nomme qui a voté.`,
        remedy: 'écrivez un nombre à la place des noms, ou corrigez mode.',
      };
    }
  }
}

function* waivedSecrecy(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    const { vote, designations } = point.deliberation;
    if (designations.length === 0 || point.decompte === null) continue;
    if (vote?.mode === 'secret' || vote?.secret_ecarte) continue;
    yield {
      place: inPoint(point, ['designations'], 'key'),
      point,
      message: `Une nomination est votée ${atPoint(point)} sans scrutin secret, et rien ne dit que l’assemblée l’a écarté à l’unanimité.`,
      remedy: 'ajoutez sous vote secret_ecarte: oui, ou mode: secret, ou mode: sans et son motif.',
    };
  }
}

function* withoutVote(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    const { vote, designations, election } = point.deliberation;
    const isWithout = vote === null ? election.length === 0 : vote.mode === 'sans' && vote.motif === null;
    if (designations.length === 0 || !isWithout || point.resultat !== 'adoptee') continue;
    yield {
      place: vote === null ? inPoint(point, ['designations'], 'key') : inVote(point),
      point,
      message: `Une nomination a lieu ${atPoint(point)} sans vote, et rien ne dit pourquoi.`,
      remedy: 'écrivez vote: {mode: sans, motif: candidature unique}, ou le vote.',
    };
  }
}

function* waivedForElection(lue: SeanceLue, by: 'law' | 'other'): Generator<Finding> {
  for (const point of lue.points) {
    const { vote, election } = point.deliberation;
    const isOpen = vote?.secret_ecarte || (vote !== null && vote.mode !== null && vote.mode !== 'secret');
    const first = election[0];
    if (!isOpen || first === undefined) continue;
    const strict = election.find((each) => each.executif || isOfBureau(each.poste));
    if ((strict === undefined ? 'other' : 'law') !== by) continue;
    yield {
      place: inVote(point, vote?.secret_ecarte ? ['secret_ecarte'] : ['mode']),
      point,
      message:
        strict === undefined
          ? `Le secret est écarté pour une élection ${atPoint(point)} : le texte qui la prévoit ne le permet pas toujours.`
          : `L’élection (${strict.poste}) ne se tient pas au scrutin secret ${atPoint(point)}, alors que la loi l’exige.`,
      remedy:
        strict === undefined
          ? 'vérifiez que ce texte n’exige pas le scrutin secret.'
          : 'ôtez secret_ecarte ou mode, ou admettez l’irrégularité V11.',
      related: [{ place: inPoint(point, ['election'], 'key'), message: 'élection ici.' }],
    };
  }
}

export const MODE: readonly Rule[] = [
  rule({
    id: 'V9',
    code: 'demande-insuffisante',
    demande:
      'Le scrutin public est demandé par un quart des présents (un sixième dans les départements et régions).',
    quand: 'la demande compte trop peu de membres présents',
    besoin: 'vote: {mode, demande}',
    article: BALLOTS,
    ...IRREGULAR,
    check: (lue) => request(lue, 'public'),
  }),
  rule({
    id: 'V9',
    code: 'scrutin-public-sans-noms',
    demande: 'Au scrutin public, chaque vote est nommé.',
    quand: 'un côté d’un scrutin public n’est qu’un nombre',
    besoin: 'vote: {mode: public}',
    article: articles('L. 2121-15 et L. 2121-21', { departement: 'L. 3121-15', region: 'L. 4132-14' }),
    ...IRREGULAR,
    check: publicNames,
  }),
  rule({
    id: 'V10',
    code: 'demande-insuffisante',
    demande: 'Le scrutin secret est demandé par un tiers des présents.',
    quand: 'la demande compte trop peu de membres présents',
    besoin: 'vote: {mode, demande}',
    article: BALLOTS,
    ...IRREGULAR,
    check: (lue) => request(lue, 'secret'),
  }),
  rule({
    id: 'V10',
    code: 'secret-trahi',
    demande: 'Au scrutin secret, aucun vote n’est nommé.',
    quand: 'un côté d’un scrutin secret est nommé',
    besoin: 'vote: {mode: secret}',
    article: BALLOTS,
    check: secretNames,
  }),
  rule({
    id: 'V11',
    code: 'secret-non-ecarte',
    demande: 'Une nomination se vote au scrutin secret, sauf décision unanime.',
    quand: 'une désignation est votée à découvert, sans secret_ecarte',
    besoin: 'designations, vote',
    article: BALLOTS,
    ...WARNS,
    check: waivedSecrecy,
  }),
  rule({
    id: 'V11',
    code: 'secret-exige',
    demande: 'Maire, adjoints, président et vice-présidents sont élus au scrutin secret.',
    quand: 'leur élection se tient à découvert, ou le secret y est écarté',
    besoin: 'election, vote: {mode, secret_ecarte}',
    article: BALLOTS,
    ...IRREGULAR,
    check: (lue) => waivedForElection(lue, 'law'),
  }),
  rule({
    id: 'V11',
    code: 'secret-ecarte-pour-une-election',
    demande: 'Le secret n’est pas écarté quand un texte l’exige.',
    quand: 'une autre élection se tient à découvert, ou le secret y est écarté',
    besoin: 'election, vote: {mode, secret_ecarte}',
    article: BALLOTS,
    ...WARNS,
    check: (lue) => waivedForElection(lue, 'other'),
  }),
  rule({
    id: 'V12',
    code: 'nomination-sans-vote',
    demande: 'Une nomination sans vote dit qu’il n’y avait qu’une candidature ou qu’une liste.',
    quand: 'une désignation n’a ni vote, ni motif de s’en passer',
    besoin: 'designations, vote',
    article: BALLOTS,
    ...WARNS,
    check: withoutVote,
  }),
];
