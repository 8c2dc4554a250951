/** The annexes of an act: what was seen of their files, held against what is written of them. */
import { fault, type Diagnostic } from '../diagnostic.ts';
import type { Deliberation } from './deliberation.ts';
import type { Located, Path } from './located.ts';
import { voulait } from './suggestion.ts';

/** Annexes as an act or a decision names them, in the order in which they are transmitted. */
export type Annexes = Deliberation['annexes'];

/** What was seen of a file: how many pages it has, or why that cannot be told (what follows its name in a sentence). */
export interface AnnexeVue {
  readonly pages: number | null;
  readonly refus: string | null;
}

/** Files of `annexes/`, by their name below the folder of the séance: `annexes/convention.pdf`. */
export type AnnexesVues = ReadonlyMap<string, AnnexeVue>;

/** A record that names annexes. */
interface Naming {
  readonly deliberation: { readonly annexes: Annexes };
  readonly source: Located;
  readonly base: Path;
}

/** Annexes that are not there, that cannot be read, or that have not the pages that are written. `vues`: `null`, not looked at. */
export function wrongAnnexes({ deliberation, source, base }: Naming, vues: AnnexesVues | null): Diagnostic[] {
  if (vues === null) return [];
  return deliberation.annexes.flatMap(({ fichier, pages }, i) => {
    const place = source.place([...base, 'annexes', i, 'fichier']);
    const vue = vues.get(fichier);
    if (vue === undefined)
      return [
        fault({
          place,
          code: 'annexe-absente',
          message: `Le fichier « ${fichier} » n’est pas dans le dossier.${voulait(fichier, vues.keys())}`,
          remedy: 'déposez-le dans le dossier annexes/, ou corrigez son nom.',
        }),
      ];
    if (vue.pages === null)
      // What our reader does not understand may yet open elsewhere: whoever wrote its pages has opened it.
      return pages === null
        ? [
            fault({
              place,
              code: 'annexe-illisible',
              message: `Le fichier « ${fichier} » ${vue.refus ?? 'est illisible'}.`,
              remedy:
                'ouvrez-le et enregistrez-le de nouveau en PDF, ou remplacez-le ; s’il s’ouvre bien, écrivez le nombre de ses pages : {fichier: …, pages: 12}.',
            }),
          ]
        : [];
    if (pages === null || pages === vue.pages) return [];
    return [
      fault({
        place: source.place([...base, 'annexes', i, 'pages']),
        code: 'annexe-changee',
        message: `Le fichier « ${fichier} » compte ${vue.pages} page${vue.pages > 1 ? 's' : ''}, et il en est écrit ${pages} : ce n’est pas celui qui était annexé.`,
        remedy: 'remettez le fichier annexé, ou corrigez « pages ».',
      }),
    ];
  });
}

/** The same with the pages that were counted. */
export function counted(annexes: Annexes, vues: AnnexesVues | null): Annexes {
  return annexes.map((annexe) => ({ ...annexe, pages: vues?.get(annexe.fichier)?.pages ?? annexe.pages }));
}
