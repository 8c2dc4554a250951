/** What a folder says of itself: its name, numbers given twice, what a state demands. */
import { fault } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { PointOrdonne } from './agenda.ts';
import type { Located, Path } from './located.ts';
import type { Presences } from './presence.ts';
import type { Seance } from './seance.ts';

/** The folder's name and year are those that its séance says. */
export function wrongFolder(
  { nom, annee }: { readonly nom: string; readonly annee: string },
  { date, assemblee }: Seance,
  located: Located,
): Diagnostic[] {
  const tell = (key: string, message: string) =>
    fault({
      place: located.place([key]),
      code: 'dossier-mal-nomme',
      message,
      remedy: `renommez le dossier ${date.slice(0, 4)}/${date}-${assemblee}, ou corrigez « ${key} ».`,
    });
  const expected = `${date}-${assemblee}`;
  if (
    nom !== expected &&
    !(nom.startsWith(`${expected}-`) && /^[2-9]$/u.test(nom.slice(expected.length + 1)))
  ) {
    const key = nom.startsWith(date) ? 'assemblee' : 'date';
    return [tell(key, `Le dossier « ${nom} » n’est pas celui de la séance du ${date} de « ${assemblee} ».`)];
  }
  return annee === date.slice(0, 4)
    ? []
    : [tell('date', `Le dossier « ${nom} » est rangé sous « ${annee} ».`)];
}

export function wrongNumbers(
  points: readonly (PointOrdonne & { readonly numero: string | null })[],
): Diagnostic[] {
  return points.flatMap(({ numero, source, base }, i) => {
    const before = numero === null ? undefined : points.slice(0, i).find((p) => p.numero === numero);
    if (before === undefined) return [];
    const related = [{ place: before.source.place([...before.base, 'numero']), message: 'l’autre point' }];
    const message = `Deux points de la séance portent le numéro « ${numero!} ».`;
    return [
      fault({
        place: source.place([...base, 'numero']),
        code: 'numero-en-double',
        message,
        remedy: 'donnez à chacun le sien.',
        related,
      }),
    ];
  });
}

export function wrongSeance(
  seance: Seance,
  located: Located,
  { ouverture, points }: Presences,
): Diagnostic[] {
  const faults: Diagnostic[] = [];
  const tell = (path: Path, code: string, message: string, remedy: string) =>
    faults.push(fault({ place: located.place(path), code, message, remedy }));
  if ((seance.etat === 'reportee' || seance.etat === 'annulee') && seance.motif === null)
    tell(
      ['etat'],
      'cle-manquante',
      `Il manque ici la clé « motif » : pourquoi la séance est ${seance.etat === 'reportee' ? 'reportée' : 'annulée'}.`,
      'ajoutez « motif: » et sa raison.',
    );
  if (seance.presence === 'inconnue') {
    const lists = ['absents', 'excuses', 'pouvoirs', 'suppleants', 'evenements'].filter((key) =>
      located.has([key]),
    );
    for (const key of lists)
      tell(
        [key],
        'presence-inconnue',
        `La présence est dite inconnue, et « ${key} » la dit.`,
        'ôtez l’une des deux clés.',
      );
    const unstated = [ouverture, ...points].find((p) => p.enonces?.presents == null);
    if (unstated !== undefined && lists.length === 0)
      tell(
        ['presence'],
        'presence-sans-chiffres',
        `La présence est inconnue, et rien ne dit combien étaient présents${unstated.point === 'ouverture' ? ' à l’ouverture' : ` au point ${unstated.point}`}.`,
        'ajoutez « chiffres: » avec au moins « presents: ».',
      );
  }
  return faults;
}
