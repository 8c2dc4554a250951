/** How one votes: public or secret ballot and who asked for it (V9 to V12), huis clos (V18). */
import type { TypeAssemblee } from '../records/assemblee.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { inPoint, inSeance, pointHas } from './places.ts';
import { voices } from './quorum.ts';
import { articles, IRREGULAR, rule, WARNS, type Finding, type Rule } from './rule.ts';
import { inVote, sides, voted } from './voix.ts';
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
    const { vote, designations } = point.deliberation;
    if (designations.length === 0 || vote?.mode !== 'sans' || vote.motif !== null) continue;
    yield {
      place: inVote(point),
      point,
      message: `Une nomination a lieu ${atPoint(point)} sans vote, et rien ne dit pourquoi.`,
      remedy: 'ajoutez sous vote motif: candidature unique.',
    };
  }
}

function* closedDoors(lue: SeanceLue): Generator<Finding> {
  const { huis_clos } = lue.seance;
  if (huis_clos === null) return;
  const { demande, vote } = huis_clos;
  const asked = Array.isArray(demande) ? demande : demande === null ? [] : [demande];
  const byChair = asked.includes('president');
  const alone = asked[0] ?? '';
  const number = asked.length === 1 && /^\d+$/u.test(alone) ? Number(alone) : asked.length;
  const needed = lue.assemblee.type === 'CM' ? 3 : 5;
  if (demande === null || (!byChair && number < needed))
    yield {
      place: inSeance(
        lue,
        lue.sources.seance.has(['huis_clos', 'demande']) ? ['huis_clos', 'demande'] : ['huis_clos'],
        'key',
      ),
      point: null,
      message:
        demande === null
          ? 'Rien ne dit qui a demandé le huis clos.'
          : `Le huis clos est demandé par ${count(number, 'membre')} : il en faut ${needed}, ou qui préside.`,
      remedy: 'ajoutez demande: president, ou les membres qui l’ont demandé.',
      ...(demande === null && { severity: 'avertissement' as const }),
    };
  if (!lue.ouverture.connue) return;
  const point = firstOf(lue);
  const presence = point?.presence ?? lue.ouverture;
  const { pour } = sides(lue, presence, vote);
  const majority = Math.floor(voices(lue, presence) / 2) + 1;
  if (pour >= majority) return;
  yield {
    place: inSeance(lue, ['huis_clos', 'vote'], 'key'),
    point: null,
    message: `Le huis clos recueille ${pour} voix : il en faut ${majority}, la majorité absolue des présents et représentés.`,
    remedy: 'corrigez ce vote, ou admettez l’irrégularité V18.',
  };
}

/** The first point behind closed doors, if the séance has it. */
function firstOf(lue: SeanceLue): PointLu | null {
  const told = lue.seance.huis_clos?.points[0]?.split('-')[0]?.trim() ?? '';
  return lue.points.find((point) => point.point === told) ?? null;
}

function* waivedForElection(lue: SeanceLue): Generator<Finding> {
  for (const point of lue.points) {
    if (!point.deliberation.vote?.secret_ecarte || point.deliberation.election.length === 0) continue;
    yield {
      place: inVote(point, ['secret_ecarte']),
      point,
      message: `Le secret est écarté pour une élection ${atPoint(point)} : le texte qui la prévoit ne le permet pas toujours.`,
      remedy:
        'vérifiez que ce texte n’exige pas le scrutin secret (maire, adjoints, président, vice-présidents).',
      related: pointHas(point, ['election'])
        ? [{ place: inPoint(point, ['election'], 'key'), message: 'élection ici.' }]
        : [],
    };
  }
}

export const MODE: readonly Rule[] = [
  rule({
    id: 'V9',
    code: 'demande-insuffisante',
    demande:
      'Le scrutin public est demandé par un quart des présents (un sixième dans les départements et régions).',
    article: BALLOTS,
    ...IRREGULAR,
    check: (lue) => request(lue, 'public'),
  }),
  rule({
    id: 'V9',
    code: 'scrutin-public-sans-noms',
    demande: 'Au scrutin public, chaque vote est nommé.',
    article: articles('L. 2121-15 et L. 2121-21', { departement: 'L. 3121-15', region: 'L. 4132-14' }),
    ...IRREGULAR,
    check: publicNames,
  }),
  rule({
    id: 'V10',
    code: 'demande-insuffisante',
    demande: 'Le scrutin secret est demandé par un tiers des présents.',
    article: BALLOTS,
    ...IRREGULAR,
    check: (lue) => request(lue, 'secret'),
  }),
  rule({
    id: 'V10',
    code: 'secret-trahi',
    demande: 'Au scrutin secret, aucun vote n’est nommé.',
    article: BALLOTS,
    check: secretNames,
  }),
  rule({
    id: 'V11',
    code: 'secret-non-ecarte',
    demande: 'Une nomination se vote au scrutin secret, sauf décision unanime.',
    article: BALLOTS,
    ...WARNS,
    check: waivedSecrecy,
  }),
  rule({
    id: 'V11',
    code: 'secret-ecarte-pour-une-election',
    demande: 'Le secret n’est pas écarté quand un texte l’exige.',
    article: BALLOTS,
    ...WARNS,
    check: waivedForElection,
  }),
  rule({
    id: 'V12',
    code: 'nomination-sans-vote',
    demande: 'Une nomination sans vote dit qu’il n’y avait qu’une candidature ou qu’une liste.',
    article: BALLOTS,
    ...WARNS,
    check: withoutVote,
  }),
  rule({
    id: 'V18',
    code: 'huis-clos-irregulier',
    demande:
      'Le huis clos est demandé par trois conseillers municipaux (cinq ailleurs) ou par qui préside, et décidé à la majorité absolue des présents et représentés.',
    article: articles('L. 2121-18', { departement: 'L. 3121-11', region: 'L. 4132-10' }),
    bodies: ['CM', 'CC', 'BUR', 'SYF', 'CD', 'CR'],
    ...IRREGULAR,
    check: closedDoors,
  }),
];
