/** What the page of a review shows of each change: its witnesses, with their pages, and the lines of the templates. */
import { acts, make, printedBy } from '../../pipeline.ts';
import { accordDe } from '../../revue/accord.ts';
import type { Changement } from '../../revue/changements.ts';
import { commun } from '../../revue/commun.ts';
import type { ChangementDit, Dossier } from '../../revue/dossier.ts';
import type { ChangementVu, LigneDeModele } from '../../revue/ecran.ts';
import type { Decision } from '../../revue/decision.ts';
import { temoinDe } from '../../revue/temoin.ts';
import { familyOf } from '../templates.ts';
import type { Compare, Revu, Ville } from './comparer.ts';

/** The changes as the page shows them. */
export function changementsVus(
  dossier: Dossier,
  found: Compare,
  villes: readonly Ville[],
  decisions: readonly Decision[],
): readonly ChangementVu[] {
  const seen = new Map<string, Revu>();
  const revoir = (id: string): Revu => {
    let known = seen.get(id);
    if (known === undefined) seen.set(id, (known = found.revoir(id)));
    return known;
  };
  const read = new Map<string, boolean>();
  return dossier.changements.map((dit, i) => {
    const changement = found.changements[i]!;
    const { temoins } = changement;
    return {
      dit,
      accord: accordDe(dit, dossier.proposition, decisions),
      temoins: temoins.map(({ id, titre }) => {
        const { before, after } = revoir(id);
        return temoinDe(changement, id, titre, before, after);
      }),
      autres: changement.exemples,
      modele: lignesDeModele(dit, villes),
      relu: relusDe(changement, revoir, read),
    };
  });
}

/**
 * The text of both files of a witness, read by our reader from their bytes: it differs where words changed, and is the same where none
 * did. `null`: no act of the archive is a witness.
 */
function relusDe(
  { temoins, retouches }: Changement,
  revoir: (id: string) => Revu,
  known: Map<string, boolean>,
): boolean | null {
  const areWords = retouches.some(
    ({ genre, retire, ajoute }) =>
      (genre === 'mots' || genre === 'valeur') && retire.trim() !== ajoute.trim(),
  );
  for (const { id } of temoins) {
    const { acte } = revoir(id);
    if (acte === null || acte.before === null) continue;
    let differ = known.get(id);
    if (differ === undefined) {
      const texts = (
        [
          ['de', acte.before],
          ['a', acte.after],
        ] as const
      ).map(([side, readable]) => {
        const cote = acte.ville[side];
        const press = cote.pressOf(familyOf(readable.lue));
        const point = acts(readable.lue).find((each) => each.id === id.slice(id.lastIndexOf('/') + 1));
        if (press === null || point === undefined) return null;
        const { made } = make(readable, point, press);
        return made === null
          ? null
          : (printedBy(made.bytes)?.lines.join(' ').replaceAll(/\s+/gu, ' ') ?? null);
      });
      known.set(id, (differ = texts[0] !== texts[1]));
    }
    if (areWords && !differ) return false;
    return true;
  }
  return null;
}

function isNear(line: number, at: number): boolean {
  return at > 0 && Math.abs(line - at) <= 3;
}

/** The line of the template on both sides, with one around it. */
function lignesDeModele(
  { fichier, ligneAvant, ligneApres }: ChangementDit,
  villes: readonly Ville[],
): LigneDeModele[] {
  const [ville] = villes;
  if (fichier === '' || ville === undefined) return [];
  const before = ville.de.textes.get(fichier)?.split('\n') ?? [];
  const after = ville.a.textes.get(fichier)?.split('\n') ?? [];
  const steps = commun(before, after);
  const changed = steps.flatMap(({ mark, a, b }, i) =>
    (mark === '-' && isNear(a + 1, ligneAvant)) || (mark === '+' && isNear(b + 1, ligneApres)) ? [i] : [],
  );
  const [first, last] = [changed[0], changed.at(-1)];
  const shown =
    first === undefined || last === undefined
      ? steps.filter(({ b }) => b >= 0 && Math.abs(b + 1 - ligneApres) <= 1)
      : steps.slice(Math.max(0, first - 1), last + 2);
  return shown.map(({ mark, a, b }): LigneDeModele => {
    const text = (mark === '-' ? before[a] : after[b]) ?? '';
    return [
      mark === '=' ? ' ' : mark,
      (mark === '-' ? a : b) + 1,
      text.length > 400 ? `${text.slice(0, 397)}…` : text,
    ];
  });
}
