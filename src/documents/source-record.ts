/** The files of a record that says no more than a canonical source: what reading it again goes through, and what is said of them. */
import { fault, type Diagnostic } from '../diagnostic.ts';
import type { Assemblee } from '../records/assemblee-du-jour.ts';
import type { readSeance } from '../records/dossier.ts';
import { isList, type Located, type Path, type Tree } from '../records/located.ts';
import { cite } from '../records/scalars.ts';
import { readSource } from '../records/source.ts';
import { writeYaml, type Group, type Writable } from '../records/write.ts';
import { fieldAt, type KindOfDocument } from './source-fields.ts';

export const REMEDY =
  'ne corrigez pas cette pièce : elle a été altérée, ou vient d’une autre version de Greffe ; reprenez le fichier d’origine, ou produisez à nouveau l’acte d’après son dossier.';

/** An altered record may be at fault everywhere: this many faults tell enough. */
export const TOLD = 20;

/** Said of people who have left: the day, which no document prints, is not in its source. */
export const DAY_NOT_PRINTED = 'fin-sans-date';

/** Said of margins beside the usual zone: that of the body, which the register does not keep, may be another. */
export const ZONE_NOT_PRINTED = 'zone-impossible';

/** What such a document does not print. */
export function strangers(located: Located, kind: KindOfDocument): Diagnostic[] {
  return pathsOf(located.value).flatMap((path) => {
    const isFirst = fieldAt(kind, path) === null && fieldAt(kind, path.slice(0, -1)) !== null;
    if (!isFirst) return [];
    return fault({
      place: located.place(path, 'key'),
      code: 'cle-non-imprimee',
      message: `${cite(path.join('.'))} n’est pas de ce que ce document imprime.`,
      remedy: REMEDY,
    });
  });
}

/** Every path of a tree, its groups and lists too. */
function pathsOf(tree: Tree, base: Path = []): Path[] {
  if (typeof tree === 'string') return [];
  const steps = isList(tree) ? tree.map((item, i) => [i, item] as const) : Object.entries(tree);
  return steps.flatMap(([step, child]) => [[...base, step], ...pathsOf(child, [...base, step])]);
}

/** A file, and where the source has it. */
export interface FileOfRecord {
  readonly base: Path;
  readonly nom: string;
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The files of a record that says no more than the source. */
export interface Files {
  readonly assemblee: FileOfRecord;
  readonly dossier: Parameters<typeof readSeance>[0] & {
    readonly seance: FileOfRecord;
    readonly points: readonly FileOfRecord[];
  };
}

/** A body's file wants these, which acts do not print. */
const NOT_PRINTED = { departement: '01', population: '1' };

/** The body of an old act that names nobody: its mandate cannot be empty. */
const NOBODY = { personne: 'X' };

/** The file of the body, named by its slug: the mandate, from the day `du` on, is written flat in the source. */
export function bodyFile(assemblee: Group, slug: string, du: Writable | null): FileOfRecord {
  const { effectif = null, membres = NOBODY, executif = null, logo = null, ...written } = assemblee;
  // The name of its file is not printed.
  const isTold = logo !== null && typeof logo !== 'string' && !('length' in logo);
  const state = { ...written, logo: isTold ? { fichier: 'logo.png', ...logo } : logo };
  const mandats = [{ du, effectif, membres, executif }];
  return { ...file('assemblee', { ...NOT_PRINTED, ...state, mandats }, ['assemblee']), nom: slug };
}

/** `logo` of a canonical source: what is read of it to whoever does not see it. */
export function logoTree({ logo }: Pick<Assemblee, 'logo'>): Group | null {
  return logo === null ? null : { texte: logo.texte };
}

/** `marges` and `zone_tampon` of a canonical source, whole. */
export function pagesTree({ marges, zone_tampon: zone }: Pick<Assemblee, 'marges' | 'zone_tampon'>): Group {
  return {
    marges: marges && {
      haut: `${marges.haut}mm`,
      bas: `${marges.bas}mm`,
      gauche: `${marges.gauche}mm`,
      droite: `${marges.droite}mm`,
    },
    zone_tampon: zone && {
      place: zone.place,
      largeur: zone.place === 'bas' ? null : `${zone.largeur}mm`,
      hauteur: `${zone.hauteur}mm`,
    },
  };
}

/** A file of the séance's folder. */
export function file(nom: string, tree: Group, base: Path): FileOfRecord {
  return { nom, file: nom, bytes: new TextEncoder().encode(writeYaml(tree)), base };
}

export function groupAt(source: Located['value'], key: string): Located['value'] {
  const tree = source[key];
  return tree === undefined || typeof tree === 'string' || isList(tree) ? {} : tree;
}

/** A fault of a file of the record, at the place of the source where that was written. */
export function placedBack(found: Diagnostic, { assemblee, dossier }: Files, source: Located): Diagnostic {
  const file = [assemblee, dossier.seance, ...dossier.points].find((each) => each.file === found.place.file);
  const located = file && readSource(file.file, file.bytes).located;
  const path =
    located && pathsOf(located.value).findLast((p) => located.place(p, 'key').line <= found.place.line);
  const [first, ...rest] = path ?? [];
  const base = file?.base ?? [];
  // The mandate is written flat in the source: `mandats.0.membres` is its `membres`.
  const place = source.place(first === 'mandats' ? [...base, ...rest.slice(1)] : [...base, ...(path ?? [])]);
  return { ...found, place, related: [] };
}
