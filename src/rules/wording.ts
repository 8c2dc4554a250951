/** Words of the messages: names as one says them, lists, figures with their noun. */
import { membreDe, type Assemblee } from '../records/assemblee-du-jour.ts';
import { deNom, queNom } from '../records/contraction.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { Personne } from '../records/scalars.ts';
import { nameOf } from '../records/voters.ts';

export { deNom, nameOf, queNom };

export function personName(assemblee: Assemblee, personne: Personne): string {
  return personne.kind === 'membre' ? nameOf(assemblee, personne.membre) : personne.nom;
}

/** Whether agreements with that member are feminine. */
export function feminine(assemblee: Assemblee, id: string): boolean {
  return membreDe(assemblee, id)?.civilite === 'Mme';
}

/** « A, B et C » */
export function and(items: readonly string[], last = 'et'): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** « 1 membre », « 2 membres » */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n < 2 ? noun : plural}`;
}

/** « au point 3 », or « à l’ouverture » */
export function atPoint(point: PointLu | null): string {
  return point === null ? 'à l’ouverture' : `au point ${point.point}`;
}

/** « au point 3 », « aux points 1, 2 et 4 », « à l’ouverture et au point 1 » */
export function atMoments(at: readonly (PointLu | null)[]): string {
  const labels = at.flatMap((point) => (point === null ? [] : [point.point]));
  const points = labels.length === 1 ? `au point ${labels[0]}` : `aux points ${and(labels)}`;
  return and([...(at.includes(null) ? ['à l’ouverture'] : []), ...(labels.length > 0 ? [points] : [])]);
}

/** Every moment at which presence is told: the opening, then the points. */
export function moments(lue: SeanceLue): readonly (PointLu | null)[] {
  return [null, ...lue.points];
}

/** The corrections that would each make a sum come out: « pour: 38, ou contre: 2 ». What would be negative is none. */
export function candidates(corrected: Readonly<Record<string, number>>): string {
  return and(
    Object.entries(corrected)
      .filter(([, n]) => n >= 0)
      .map(([key, n]) => `${key}: ${n}`),
    'ou',
  );
}

export function he(assemblee: Assemblee, id: string): 'il' | 'elle' {
  return feminine(assemblee, id) ? 'elle' : 'il';
}

/** Words about a member agree with him: « absent », « absente ». */
export function e(assemblee: Assemblee, id: string): string {
  return feminine(assemblee, id) ? 'e' : '';
}
