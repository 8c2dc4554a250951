/** The matrix of wording: each cell of each kind of document, with the sentences that each family prints of it. */
import { schemaOf, type Form, type TemplateKind } from '../documents/kinds.ts';
import type { Faits } from '../documents/matrice.ts';
import { CAS, KINDS_OF_MATRIX } from '../documents/matrice-cas.ts';
import { invented, phrasesPrinted } from '../template/essai.ts';
import type { Template } from '../template/template.ts';
import type { Press } from './press.ts';

/** What some families print alike of a cell, beyond the barest document of that kind. */
export interface Cellule {
  readonly document: TemplateKind;
  /** « vote : unanimité, scrutin secret »; « le plus simple » for the barest document. */
  readonly cas: string;
  readonly familles: readonly string[];
  readonly phrases: readonly string[];
}

/** The barest document: nothing that may be missing is there. */
const LE_PLUS_SIMPLE = 'le plus simple';

/** Every cell, in the order of the kinds; families that print the same stand together, those that print nothing more are left out. */
export function matrice(presses: ReadonlyMap<string, Press>): readonly Cellule[] {
  return KINDS_OF_MATRIX.flatMap((kind) => ofKind(kind, presses));
}

function ofKind(kind: keyof typeof CAS, presses: ReadonlyMap<string, Press>): Cellule[] {
  const tried = [...presses].flatMap(([famille, press]) => {
    const plate = press.plates.get(kind);
    return plate === undefined ? [] : [{ famille, template: plate.template, form: press.form }];
  });
  // What a family takes from another prints the same, of the same document.
  const isOneSchema = schemaOf(kind, 'libelles') === schemaOf(kind, 'complet');
  const seen = new Map<
    string,
    { familles: string[]; template: Template; form: Form; bare: readonly string[] }
  >();
  for (const { famille, template, form } of tried) {
    const key = `${isOneSchema ? '' : form} ${template.files.join(' ')}`;
    const same = seen.get(key);
    if (same === undefined)
      seen.set(key, { familles: [famille], template, form, bare: linesOf(template, kind, form, {}) });
    else same.familles.push(famille);
  }
  const own = [...seen.values()];
  const cells = CAS[kind].filter((cas) => kind !== 'extrait-executoire' || !CAS.extrait.includes(cas));
  return [{ titre: LE_PLUS_SIMPLE, faits: {} }, ...cells].flatMap(({ titre, faits }) => {
    const told = own.map(({ familles, template, form, bare }) => ({
      familles,
      phrases: titre === LE_PLUS_SIMPLE ? bare : added(linesOf(template, kind, form, faits), bare),
    }));
    const groups = alike(told);
    const cells = groups.length > 0 ? groups : [{ familles: [], phrases: [] }];
    return cells.map(({ familles, phrases }) => ({ document: kind, cas: titre, familles, phrases }));
  });
}

function linesOf(template: Template, kind: TemplateKind, form: Form, faits: Faits): string[] {
  return phrasesPrinted(template, invented(kind, form, faits)).map(({ text }) => text);
}

/** The lines that the barest document does not have. */
function added(lines: readonly string[], bare: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of bare) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const n = left.get(line) ?? 0;
    if (n > 0) left.set(line, n - 1);
    return n === 0;
  });
}

function alike(
  told: readonly { readonly familles: readonly string[]; readonly phrases: readonly string[] }[],
): Pick<Cellule, 'familles' | 'phrases'>[] {
  const groups = new Map<string, { familles: string[]; phrases: readonly string[] }>();
  for (const { familles, phrases } of told) {
    if (phrases.length === 0) continue;
    const key = phrases.join('\n');
    const group = groups.get(key) ?? { familles: [], phrases };
    group.familles.push(...familles);
    groups.set(key, group);
  }
  return [...groups.values()];
}
