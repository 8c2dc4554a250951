/** An act → the file of the act that sets it right, or why it is not set right so. Apart from the road: one verb asks for it. */
import { fault, type Diagnostic } from '../diagnostic.ts';
import { dateInFrench } from '../documents/dates.ts';
import { isHeld } from '../documents/extrait.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { rectificationText } from '../records/rectification.ts';

export type NatureDeRectification = 'materielle' | 'deliberation';

/** The text of the file of the new act. `point` has a file. */
export function rectificationOf(
  { assemblee, seance }: SeanceLue,
  { id, numero, source }: PointLu,
  nature: NatureDeRectification,
): string {
  const named = numero === null ? '' : ` n°\u00a0${numero}`;
  const day = dateInFrench(seance.date, assemblee.variantes.dates).replace(' ', '\u00a0');
  return rectificationText(source.text, {
    acte: id!,
    numero,
    nature,
    formule: `Le texte rectifié de la délibération${named} du ${day} est le suivant\u00a0:`,
  });
}

/** Why an act is not set right: it is still a draft, or what it decided was an election. */
export function notRectified(
  lue: SeanceLue,
  point: PointLu,
  nature: NatureDeRectification,
): readonly Diagnostic[] {
  const { source, deliberation } = point;
  if (!isHeld(lue, point))
    return [
      fault({
        place: source.place([]),
        code: 'acte-non-decide',
        message: `${point.id} n’est pas encore décidé : il n’y a rien à rectifier.`,
        remedy: 'corrigez ce fichier lui-même.',
      }),
    ];
  const key = (['election', 'designations'] as const).find((each) => deliberation[each].length > 0);
  if (key === undefined || nature === 'deliberation') return [];
  return [
    fault({
      place: source.place([key]),
      code: 'correction-votee',
      message: `${point.id} élit ou désigne des personnes : ce n’est pas une erreur matérielle qui les change.`,
      remedy: 'faites-en une délibération rectificative : greffe rectifier --deliberation.',
    }),
  ];
}
