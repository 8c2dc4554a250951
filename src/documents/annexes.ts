/** The annexes of an act, named at its end in the order in which they are transmitted: their title, how many pages they have. */
import { z } from 'zod';
import { isList, type Tree } from '../records/located.ts';
import type { Annexes } from '../records/annexes.ts';
import { unlessEmpty, type Group, type Writable } from '../records/write.ts';

const texte = z.string();

export const annexe = z.strictObject({
  /** « 1 », where there are several. */
  rang: texte.nullable(),
  titre: texte,
  /** How many; `null` where nobody counted them. */
  pages: texte.nullable(),
  plusieursPages: z.boolean(),
});

export function annexesOf(annexes: Annexes): z.infer<typeof annexe>[] {
  return annexes.map((each, i) => ({
    rang: annexes.length > 1 ? String(i + 1) : null,
    titre: titleOf(each),
    pages: each.pages === null ? null : String(each.pages),
    plusieursPages: each.pages !== null && each.pages > 1,
  }));
}

/** Its title or, without one, the name of its file. */
function titleOf({ titre, fichier }: Annexes[number]): string {
  return titre ?? fichier.replace(/^annexes\//u, '').replace(/\.[^.]*$/u, '');
}

/** `annexes` in a canonical source: what is printed of them. */
export function annexesTree(annexes: Annexes): Writable | null {
  return unlessEmpty(
    annexes.map((each) => ({
      titre: titleOf(each),
      pages: each.pages === null ? null : String(each.pages),
    })),
  );
}

/** A point of a canonical source as a record has it: the names of its annexes, which are not printed, are those of all sources. */
export function withFiles(point: Readonly<Record<string, Tree>>): Group {
  const { annexes } = point;
  if (annexes === undefined || !isList(annexes)) return point;
  const named = annexes.map((each, i) =>
    typeof each === 'string' || isList(each) ? each : { fichier: `annexes/${i + 1}.pdf`, ...each },
  );
  return { ...point, annexes: named };
}
