/**
 * What frames a volume of the register (CGCT R. 2121-9): its opening sheet, where the executive attests that its sheets are
 * numbered, and its tables by date and by object.
 */
import { z } from 'zod';
import type { Assemblee } from '../records/assemblee-du-jour.ts';
import {
  assembleeDite,
  assembleeDuRegistre,
  assembleeOf,
  entete,
  enteteDuRegistre,
  executiveSignature,
  signataire,
} from './body.ts';
import { dateInFrench } from './dates.ts';
import { feuilletSaid } from './feuillet.ts';
import { dayOfAct, effectOf, olderOf, renvoi, type Lien } from './lien.ts';
import { titreDeMatiere } from './matieres.ts';
import { numberInWords } from './numbers.ts';
import { collated } from './people.ts';

const texte = z.string();

/** What both say of the volume. */
const cadre = {
  /** `2025-conseil_v1` */
  id: texte,
  /** « Registre des délibérations du Conseil municipal de Bellerive-les-Étangs, année 2025, volume 1 » */
  titre: texte,
  projet: z.boolean(),
  collectivite: texte,
  entete,
  assemblee: assembleeDite,
  annee: texte,
  volume: texte,
} as const;

export const VolumeTitre = z.strictObject({
  ...cadre,
  /** Its feuillets: the first, the last, and how many in words. */
  premier: texte,
  dernier: texte,
  nombre: texte,
  /** There are several. */
  pluriel: z.boolean(),
  /** Day of its first séance and, where it is another, of the last; `null` where it holds none. */
  du: texte.nullable(),
  au: texte.nullable(),
  /** It holds decisions by delegation too. */
  decisions: z.boolean(),
  signataire,
});

export type VolumeTitre = z.infer<typeof VolumeTitre>;

const entree = z.strictObject({
  numero: texte,
  objet: texte,
  feuillet: texte,
  /** The older acts that it touches, and the later ones that touch it. */
  renvois: z.array(renvoi),
});

export const VolumeTables = z.strictObject({
  ...cadre,
  /** By séance, and by decisions taken between two. */
  parDate: z.array(z.strictObject({ titre: texte, actes: z.array(entree) })),
  /** By matière (`null`: none is told); in each, by the letters of the object. */
  parObjet: z.array(z.strictObject({ titre: texte.nullable(), actes: z.array(entree) })),
});

export type VolumeTables = z.infer<typeof VolumeTables>;

/** An act in the tables. */
interface Entree {
  readonly id: string;
  readonly numero: string;
  readonly objet: string;
  readonly matiere: string | null;
  /** The older act that it touches. */
  readonly lien: Lien | null;
  /** Page of the register on which it begins. */
  readonly page: number;
}

/** What is inscribed together: a séance, or decisions by delegation. */
export interface Inscrit {
  readonly kind: 'seance' | 'decisions';
  /** Days of the first and of the last. */
  readonly du: string;
  readonly au: string;
  readonly projet: boolean;
  readonly entrees: readonly Entree[];
}

/** A volume, once its sheets are known. */
export interface Volume {
  readonly annee: string;
  readonly numero: number;
  /** The body as of its last inscription. */
  readonly assemblee: Assemblee;
  /** Its first and last sheets. */
  readonly from: number;
  readonly to: number;
  /** At least one. */
  readonly inscrits: readonly Inscrit[];
}

export function volumeTitre(volume: Volume): VolumeTitre {
  const { assemblee, from, to, inscrits } = volume;
  const seances = inscrits.filter(({ kind }) => kind === 'seance');
  const [first, last] = [seances[0], seances.at(-1)];
  const said = (day: string) => dateInFrench(day, assemblee.variantes.dates);
  return {
    ...cadreOf(volume),
    premier: String(from),
    dernier: String(to),
    nombre: numberInWords(to - from + 1),
    pluriel: to > from,
    du: first === undefined ? null : said(first.du),
    au: last === undefined || last === first ? null : said(last.au),
    decisions: inscrits.some(({ kind }) => kind === 'decisions'),
    signataire: executiveSignature(assemblee),
  };
}

export function volumeTables(volume: Volume): VolumeTables {
  const { assemblee, inscrits } = volume;
  const all = inscrits.flatMap(({ entrees }) => entrees);
  const groups = Map.groupBy(all, ({ matiere }) => matiere && titreDeMatiere(matiere));
  const said = (each: Entree) => entreeSaid(each, all, assemblee);
  const isSorted = groups.size > 1 || !groups.has(null);
  const titres = [...groups.keys()].sort((a, b) => ((a ?? '~') < (b ?? '~') ? -1 : 1));
  return {
    ...cadreOf(volume),
    parDate: inscrits.map((each) => ({
      titre: titreOf(each, assemblee),
      actes: each.entrees.map(said),
    })),
    parObjet: titres.map((titre) => ({
      titre: titre ?? (isSorted ? 'Sans matière' : null),
      actes: (groups.get(titre) ?? []).toSorted(byObject).map(said),
    })),
  };
}

function cadreOf({ annee, numero, assemblee, inscrits }: Volume) {
  const names = assembleeOf(assemblee);
  return {
    id: `${annee}-${assemblee.id}_v${numero}`,
    titre: `Registre des délibérations ${names.duTitre}, année ${annee}, volume ${numero}`,
    projet: inscrits.some(({ projet }) => projet),
    collectivite: assemblee.collectivite,
    entete: enteteDuRegistre(assemblee),
    assemblee: assembleeDuRegistre(assemblee),
    annee,
    volume: String(numero),
  };
}

function titreOf({ kind, du, au }: Inscrit, { variantes }: Assemblee): string {
  const [first, last] = [du, au].map((day) => dateInFrench(day, variantes.dates));
  if (kind === 'seance') return `Séance du ${first}`;
  return `Décisions par délégation, ${first === last ? `le ${first}` : `du ${first} au ${last}`}`;
}

/** Two acts that are linked point at each other; an act of another volume is named by its number or its day. */
function entreeSaid(
  { id, numero, objet, page, lien }: Entree,
  all: readonly Entree[],
  { variantes }: Assemblee,
): z.infer<typeof entree> {
  const day = (act: string) => dateInFrench(dayOfAct(act), variantes.dates);
  const older = lien === null ? undefined : all.find((each) => each.id === olderOf(lien));
  const touched = lien && {
    ...effectOf(lien),
    par: false,
    numero: older?.numero ?? lien.numero,
    date: day(olderOf(lien)),
    feuillet: older === undefined ? null : feuilletSaid(older.page),
  };
  const later = all.flatMap((each) =>
    each.lien === null || olderOf(each.lien) !== id
      ? []
      : {
          ...effectOf(each.lien),
          par: true,
          numero: each.numero,
          date: day(each.id),
          feuillet: feuilletSaid(each.page),
        },
  );
  return {
    numero,
    objet,
    feuillet: feuilletSaid(page),
    renvois: [...(touched === null ? [] : [touched]), ...later],
  };
}

function byObject(a: Entree, b: Entree): number {
  const [left, right] = [collated(a.objet), collated(b.objet)];
  return left < right ? -1 : left > right ? 1 : a.page - b.page;
}
