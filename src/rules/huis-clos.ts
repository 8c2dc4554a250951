/** Closed doors (V18): who asked for them, and the vote that decided them. */
import type { SeanceLue } from '../records/dossier.ts';
import { closingPoint, inSeance } from './places.ts';
import { voices } from './quorum.ts';
import { articles, IRREGULAR, rule, type Finding, type Rule } from './rule.ts';
import { sides } from './voix.ts';
import { count } from './wording.ts';

function* closedDoors(lue: SeanceLue): Generator<Finding> {
  const { huis_clos } = lue.seance;
  if (huis_clos === null) return;
  const { demande, vote } = huis_clos;
  const asked = Array.isArray(demande) ? demande : demande === null ? [] : [demande];
  const presence = closingPoint(lue)?.presence ?? lue.ouverture;
  const byChair = asked.includes('president') || asked.includes(presence.president ?? 'president');
  const alone = asked[0] ?? '';
  const there = asked.filter((id) => !presence.connue || presence.presents.includes(id));
  const number = asked.length === 1 && /^\d+$/u.test(alone) ? Number(alone) : there.length;
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
          : `Le huis clos est demandé par ${count(number, 'membre présent', 'membres présents')} : il en faut ${needed}, ou qui préside.`,
      remedy: 'ajoutez demande: president, ou les membres qui l’ont demandé.',
      ...(demande === null && { severity: 'avertissement' as const }),
    };
  if (!lue.ouverture.connue) return;
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

export const HUIS_CLOS: readonly Rule[] = [
  rule({
    id: 'V18',
    code: 'huis-clos-irregulier',
    demande:
      'Le huis clos est demandé par trois conseillers municipaux (cinq ailleurs) ou par qui préside, et décidé à la majorité absolue des présents et représentés.',
    quand: 'trop peu de demandeurs, ou pas de majorité absolue',
    besoin: 'huis_clos: {demande, vote}',
    article: articles('L. 2121-18', { departement: 'L. 3121-11', region: 'L. 4132-10' }),
    bodies: ['CM', 'CC', 'BUR', 'SYF', 'CD', 'CR'],
    ...IRREGULAR,
    check: closedDoors,
  }),
];
