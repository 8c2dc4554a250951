/** Which branches of the templates the records print, and which only the matrix of wording does: nobody has read the others in an act. */
import { byPlace, fault, type Diagnostic } from '../diagnostic.ts';
import { isExecutory } from '../documents/executoire.ts';
import { feuilletDeCloture } from '../documents/feuillet-de-cloture.ts';
import { actsOf } from '../documents/issue.ts';
import {
  documentOf,
  isMadeOf,
  isSeanceKind,
  schemaOf,
  type AnyDocument,
  type TemplateKind,
} from '../documents/kinds.ts';
import { CAS } from '../documents/matrice-cas.ts';
import type { SeanceLue } from '../records/dossier.ts';
import { branchesOf, type Branch } from '../template/branches.ts';
import { adviceOn } from '../template/conseils.ts';
import { branchesTaken, invented } from '../template/essai.ts';
import type { Press } from './press.ts';

/** How many branches there are, and how many each source takes. */
export interface Couverture {
  readonly branches: number;
  /** Printed by the records. */
  readonly saisie: number;
  /** Printed by the matrix alone. */
  readonly matrice: number;
  /** A warning for each that nothing prints, an information for each that the matrix alone does. */
  readonly faults: readonly Diagnostic[];
}

/** Advice on the templates of some families: dead rules of style, text too pale. */
export function conseils(presses: ReadonlyMap<string, Press>): readonly Diagnostic[] {
  return adviceOn(
    [...presses.values()].flatMap(({ plates }) => [...plates.values()].map(({ template }) => template)),
  );
}

/** Every act and every document of the séances is tried in every family. */
export function couverture(presses: ReadonlyMap<string, Press>, seances: Iterable<SeanceLue>): Couverture {
  const all = new Map<string, Branch>();
  const printed = new Set<string>();
  const imagined = new Set<string>();
  // Templates that several families share are tried once.
  const plates = [
    ...new Map(
      [...presses.values()].flatMap(({ plates: own, form }) =>
        [...own].map(([kind, { template }]) => [
          JSON.stringify([kind, template.files, isOneSchema(kind) ? '' : form]),
          { kind, template, form },
        ]),
      ),
    ).values(),
  ];
  for (const { kind, template, form } of plates) {
    for (const [key, branch] of branchesOf(template.steps, template.partials)) all.set(key, branch);
    if (kind === 'extrait-publie' || kind === 'revue') continue;
    for (const { faits } of [{ faits: {} }, ...CAS[kind]])
      for (const key of branchesTaken(template, invented(kind, form, faits))) imagined.add(key);
  }
  for (const lue of seances)
    for (const { kind, template, form } of plates)
      for (const document of documentsOf(kind, lue, form))
        for (const key of branchesTaken(template, document)) printed.add(key);
  const unseen = [...all].filter(([key]) => !printed.has(key));
  return {
    branches: all.size,
    saisie: all.size - unseen.length,
    matrice: unseen.filter(([key]) => imagined.has(key)).length,
    faults: unseen.map(([key, branch]) => told(branch, imagined.has(key))).sort(byPlace),
  };
}

function documentsOf(kind: TemplateKind, lue: SeanceLue, form: Press['form']): AnyDocument[] {
  if (isSeanceKind(kind)) return isMadeOf(kind, lue) ? [documentOf(kind, lue, null, false, form)] : [];
  if (kind === 'registre-cloture')
    return [
      feuilletDeCloture(
        lue,
        false,
        actsOf(lue).map((_, i) => i + 1),
      ),
    ];
  if ((kind !== 'extrait' && kind !== 'extrait-executoire') || !isMadeOf('liste', lue)) return [];
  const acts = actsOf(lue).filter((point) => kind === 'extrait' || isExecutory(lue, point));
  return acts.map((point) => documentOf(kind, lue, point, false, form));
}

/** All families say the same of documents of that kind. */
function isOneSchema(kind: TemplateKind): boolean {
  return schemaOf(kind, 'libelles') === schemaOf(kind, 'complet');
}

function told(branch: Branch, inMatrix: boolean): Diagnostic {
  const said = saidOf(branch);
  return fault({
    place: branch.place,
    ...(inMatrix
      ? {
          severity: 'info',
          code: 'branche-sans-acte',
          message: `Aucun document de la saisie ${said}.`,
          remedy: 'relisez ce que greffe modeles matrice en montre.',
        }
      : {
          severity: 'avertissement',
          code: 'branche-jamais-prise',
          message: `Ni la saisie ni la matrice ${said}.`,
          remedy: 'relisez ce texte avec soin, ou ôtez-le : personne ne l’a vu imprimé.',
        }),
  });
}

function saidOf({ kind, written, side, isWritten }: Branch): string {
  const block = `{{#${kind} ${written}}}`;
  if (side === 'corps') return `n’imprime ce que contient ${block}`;
  return isWritten
    ? `n’imprime ce qui suit {{else}} dans ${block}`
    : `ne se passe de ce que contient ${block}`;
}
