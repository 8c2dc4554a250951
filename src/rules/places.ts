/** Where a fact was written: in the point's own file first, then in an event, then for the whole séance. */
import type { Place } from '../diagnostic.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { rangeOf } from '../records/points.ts';
import type { Path } from '../records/source.ts';

/** Place of a key or value of a point. */
export function inPoint(point: PointLu, path: Path, part: 'key' | 'value' = 'value'): Place {
  return point.source.place([...point.base, ...path], part);
}

export function pointHas(point: PointLu, path: Path): boolean {
  return point.source.has([...point.base, ...path]);
}

/** Place of a key or value of the séance. */
export function inSeance(lue: SeanceLue, path: Path, part: 'key' | 'value' = 'value'): Place {
  return lue.sources.seance.place(path, part);
}

/** Where the pouvoir that is in force at a point was given. */
export function pouvoirPlace(
  lue: SeanceLue,
  point: PointLu | null,
  mandant: string,
  mandataire: string,
): { readonly place: Place; readonly own: boolean } {
  const own = point?.deliberation.pouvoirs.some((p) => p.mandant === mandant && p.mandataire === mandataire);
  if (point && own) return { place: inPoint(point, ['pouvoirs', mandant]), own: true };
  const { pouvoirs, evenements } = lue.seance;
  if (pouvoirs.some((p) => p.mandant === mandant && p.mandataire === mandataire))
    return { place: inSeance(lue, ['pouvoirs', mandant]), own: false };
  const at = evenements.findLastIndex((e) =>
    e.pouvoir.some((p) => p.mandant === mandant && p.mandataire === mandataire),
  );
  return { place: inSeance(lue, ['evenements', at, 'pouvoir', mandant]), own: false };
}

/** Where it was written that a member is away at a point. */
export function absencePlace(lue: SeanceLue, point: PointLu | null, membre: string): Place | null {
  for (const list of ['absents', 'excuses'] as const) {
    const at = point?.deliberation[list].indexOf(membre) ?? -1;
    if (point && at >= 0) return inPoint(point, [list, at]);
  }
  const { evenements } = lue.seance;
  const event = evenements.findLastIndex((e) => e.depart.includes(membre));
  if (event >= 0) return inSeance(lue, ['evenements', event, 'depart']);
  for (const list of ['absents', 'excuses'] as const) {
    const at = lue.seance[list].indexOf(membre);
    if (at >= 0) return inSeance(lue, [list, at]);
  }
  const late = evenements.findIndex((e) => e.arrivee.includes(membre));
  return late >= 0 ? inSeance(lue, ['evenements', late, 'arrivee']) : null;
}

/** The first point behind closed doors, if the séance has it. */
export function closingPoint(lue: SeanceLue): PointLu | null {
  const range = rangeOf(lue.seance.huis_clos?.points[0] ?? '', lue.points);
  return 'first' in range ? (lue.points[range.first] ?? null) : null;
}
