/** Figures that the record states are those that are counted (N3; records.md §0.3: checked, never silently believed). */
import type { Place } from '../diagnostic.ts';
import { NOMS_DE_CHIFFRES, type NomDeChiffre } from '../records/commun.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { inPoint, inSeance } from './places.ts';
import { figuresAt } from './quorum.ts';
import { rule, type Finding, type Rule } from './rule.ts';
import { atMoments, moments } from './wording.ts';

const SAID: Record<NomDeChiffre, string> = {
  effectif: 'pour effectif légal',
  exercice: 'en exercice',
  presents: 'présents',
  titulaires: 'titulaires présents',
  suppleants: 'suppléants présents',
  representes: 'représentés',
  absents: 'absents',
  excuses: 'excusés',
  votants: 'votants',
  exprimes: 'suffrages exprimés',
  quorum: 'pour quorum',
};

interface Wrong {
  readonly name: NomDeChiffre;
  readonly stated: number;
  readonly counted: number;
  readonly place: Place;
  readonly point: PointLu | null;
  readonly at: readonly (PointLu | null)[];
}

function* statedFigures(lue: SeanceLue): Generator<Finding> {
  for (const wrong of gathered(lue)) {
    const { name, stated, counted, place, point, at } = wrong;
    const parts = partsOf(lue, name, at[0] ?? null);
    yield {
      place,
      point,
      message: `${stated} ${SAID[name]} : ${counted} sont comptés ${atMoments(at)}${parts}.`,
      remedy: `écrivez ${name}: ${counted}, ou corrigez les absents, les pouvoirs et les événements.`,
    };
  }
}

/** The same figure, stated once for many points and wrong alike at several, is told once. */
function gathered(lue: SeanceLue): readonly Wrong[] {
  const found = new Map<string, Wrong>();
  for (const point of moments(lue)) {
    const presence = point?.presence ?? lue.ouverture;
    if (presence.enonces === null || !presence.connue) continue;
    const figures = figuresAt(lue, point);
    for (const name of NOMS_DE_CHIFFRES) {
      const stated = presence.enonces[name];
      const counted = figures[name];
      if (stated === null || counted === null || stated === counted) continue;
      const { place, own } = statedAt(lue, point, name, stated);
      const key = `${place.file}:${place.line}:${place.column} ${name} ${counted}`;
      const at = [...(found.get(key)?.at ?? []), point];
      found.set(key, { name, stated, counted, place, point: own ? point : null, at });
    }
  }
  return [...found.values()];
}

function statedAt(
  lue: SeanceLue,
  point: PointLu | null,
  name: NomDeChiffre,
  stated: number,
): { place: Place; own: boolean } {
  if (point && point.deliberation.chiffres?.[name] === stated)
    return { place: inPoint(point, ['chiffres', name]), own: true };
  const at = lue.seance.chiffres.findIndex((entry) => entry[name] === stated);
  const path = lue.sources.seance.has(['chiffres', at]) ? ['chiffres', at, name] : ['chiffres', name];
  return { place: inSeance(lue, path), own: false };
}

/** How a figure is made of others, where that helps to find who is missing. */
function partsOf(lue: SeanceLue, name: NomDeChiffre, point: PointLu | null): string {
  const { nombres, nppv } = point?.presence ?? lue.ouverture;
  const { exercice, presents, representes, absents } = nombres;
  if (name === 'presents' && representes + absents > 0)
    return ` (${exercice} en exercice − ${representes} représentés − ${absents} absents)`;
  if (name === 'votants')
    return ` (${presents} présents + ${representes} représentés − ${nppv.length} qui ne prennent pas part au vote)`;
  return '';
}

/** An old act that does not say who was there: its own figures must still make the votants. */
function* statedVotants(lue: SeanceLue): Generator<Finding> {
  const { votants: variant, presents: counted } = lue.assemblee.variantes;
  if (variant === 'exprimes' || variant === 'presents' || counted !== 'tous') return;
  for (const point of moments(lue)) {
    const presence = point?.presence ?? lue.ouverture;
    const { presents = null, representes = null, votants = null } = presence.enonces ?? {};
    if (presence.connue || presents === null || representes === null || votants === null) continue;
    const aside = variant === 'avec-nppv' ? 0 : (point?.decompte?.nppv ?? 0);
    const sum = presents + representes - aside;
    if (sum === votants) continue;
    const { place, own } = statedAt(lue, point, 'votants', votants);
    yield {
      place,
      point: own ? point : null,
      message: `${votants} votants : ${presents} présents et ${representes} représentés en font ${sum}${aside > 0 ? `, sans ceux qui ne prennent pas part au vote (${aside})` : ''}.`,
      remedy: `écrivez votants: ${sum}, ou corrigez presents ou representes.`,
    };
  }
}

export const CHIFFRES: readonly Rule[] = [
  rule({
    id: 'N3',
    code: 'chiffre-faux',
    demande: 'Les chiffres énoncés sont ceux que donnent les présences et le vote.',
    quand: 'un chiffre énoncé n’est pas celui qui est compté',
    besoin: 'chiffres',
    check: statedFigures,
  }),
  rule({
    id: 'N3',
    code: 'votants-incoherents',
    demande:
      'Les votants d’un acte ancien sont ses présents et ses représentés, sans ceux qui ne prennent pas part au vote.',
    quand: 'les votants énoncés ne sont pas cette somme',
    besoin: 'presence: inconnue, chiffres',
    check: statedVotants,
  }),
];
