/** The kinds of document: what each offers to templates (its schema), and how it is said from a record. */
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { Cloture, cloture } from './cloture.ts';
import { ConstatSansQuorum, constatSansQuorum } from './constat.ts';
import { Convocation, convocation, ordreDuJour } from './convocation.ts';
import { Dossier, dossier } from './dossier.ts';
import { Extrait, extrait } from './extrait.ts';
import { ExtraitComplet, extraitComplet } from './extrait-complet.ts';
import { FeuilletDeCloture } from './feuillet-de-cloture.ts';
import { FeuilleDePresence, feuilleDePresence } from './feuille-de-presence.ts';
import { Liste, liste } from './liste.ts';
import { PouvoirAVide, pouvoirAVide } from './pouvoir.ts';
import { ProcesVerbal, procesVerbal } from './proces-verbal.ts';
import { Registre, registre } from './registre.ts';
import { RegistreDecisions } from './registre-decisions.ts';
import { Revue } from './revue.ts';
import { VolumeTables, VolumeTitre } from './volume.ts';

/** Schemas by kind; the name is that of the template file, and the end of the file made (records.md §7). */
const DOCUMENTS = {
  extrait: Extrait,
  'extrait-executoire': ExtraitComplet,
  'extrait-publie': Extrait,
  convocation: Convocation,
  'ordre-du-jour': Convocation,
  dossier: Dossier,
  'feuille-de-presence': FeuilleDePresence,
  liste: Liste,
  'proces-verbal': ProcesVerbal,
  registre: Registre,
  cloture: Cloture,
  pouvoir: PouvoirAVide,
  'constat-sans-quorum': ConstatSansQuorum,
} as const;

export type DocumentKind = keyof typeof DOCUMENTS;

/** What is bound with a document, from a template of its own: it is said when the pages before it are known. */
const PARTS = {
  'registre-cloture': FeuilletDeCloture,
  'registre-decisions': RegistreDecisions,
  'volume-titre': VolumeTitre,
  'volume-tables': VolumeTables,
  // Of no séance: the minutes of a review of templates.
  revue: Revue,
} as const;

/** What a template may be of. */
export type TemplateKind = DocumentKind | keyof typeof PARTS;

/** The templates that a séance in the register needs, and those that a volume of it needs. */
export const SHEETS = ['registre', 'registre-cloture'] as const satisfies readonly TemplateKind[];
export const VOLUME = [
  ...SHEETS,
  'registre-decisions',
  'volume-titre',
  'volume-tables',
] as const satisfies readonly TemplateKind[];

/**
 * What a family of extracts prints: by labels, as the founders' real act, or with a letterhead and signatures. Only acts by
 * labels are read blind; the others are proved by the fields that they print.
 */
export type Form = 'libelles' | 'complet';

/** Whether a document is an extract by labels, whose facts are read blind. */
export function isByLabels(kind: DocumentKind, form: Form): boolean {
  return isWithoutDays(kind) && form === 'libelles';
}

/** Copies that say the same, but for what the published one hides. */
function isWithoutDays(kind: TemplateKind): boolean {
  return kind === 'extrait' || kind === 'extrait-publie';
}

/** The template of a kind: where extracts have a frame, all copies of an act have the same; the published one always has. */
export function templateName(kind: TemplateKind, form: Form): string {
  const isExtrait = isWithoutDays(kind) || (kind === 'extrait-executoire' && form === 'complet');
  return isExtrait ? 'extrait.hbs' : `${kind}.hbs`;
}

/** What a kind of document offers to the templates of a family. */
export function schemaOf(kind: TemplateKind, form: Form) {
  return isWithoutDays(kind) && form === 'complet' ? ExtraitComplet : { ...DOCUMENTS, ...PARTS }[kind];
}

/** Copies of one act: as it is transmitted, with the days that make it executory, without what is not to be published. */
export const ACT_KINDS = ['extrait', 'extrait-executoire', 'extrait-publie'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** Documents of a whole séance; the others are each of one act. */
export type SeanceKind = Exclude<DocumentKind, ActKind>;

export type SeanceDocument =
  | Convocation
  | Dossier
  | FeuilleDePresence
  | Liste
  | ProcesVerbal
  | Registre
  | Cloture
  | PouvoirAVide
  | ConstatSansQuorum;

/** Any document: all have an id, a title, a mark of project and a legal person. */
export type AnyDocument =
  | Extrait
  | ExtraitComplet
  | SeanceDocument
  | FeuilletDeCloture
  | RegistreDecisions
  | VolumeTitre
  | VolumeTables
  | Revue;

const OF_SEANCE: Readonly<Record<SeanceKind, (lue: SeanceLue, irregulier: boolean) => SeanceDocument>> = {
  convocation,
  'ordre-du-jour': ordreDuJour,
  dossier,
  'feuille-de-presence': feuilleDePresence,
  liste,
  'proces-verbal': procesVerbal,
  registre,
  cloture,
  pouvoir: pouvoirAVide,
  'constat-sans-quorum': constatSansQuorum,
};

export function isSeanceKind(kind: string): kind is SeanceKind {
  return Object.hasOwn(OF_SEANCE, kind);
}

export const SEANCE_KINDS: readonly SeanceKind[] = Object.keys(OF_SEANCE).filter(isSeanceKind);
export const DOCUMENT_KINDS: readonly DocumentKind[] = [...ACT_KINDS, ...SEANCE_KINDS];

/** The document of a séance; `irregulier`: one of its acts has an irregularity that is not admitted. A total function. */
export function seanceDocument(kind: SeanceKind, lue: SeanceLue, irregulier: boolean): SeanceDocument {
  return OF_SEANCE[kind](lue, irregulier);
}

/** Any document; an extract is that of `point`, of which the published copy is given what it may tell. */
export function documentOf(
  kind: DocumentKind,
  lue: SeanceLue,
  point: PointLu | null,
  irregulier: boolean,
  form: Form,
): AnyDocument {
  if (isSeanceKind(kind)) return seanceDocument(kind, lue, irregulier);
  if (point === null) throw new TypeError('an extract is that of one point');
  if (isByLabels(kind, form)) return extrait(lue, point, irregulier);
  return extraitComplet(lue, point, irregulier, kind === 'extrait-executoire');
}

/** What is printed before the séance is held. */
const BEFORE: readonly SeanceKind[] = [
  'convocation',
  'ordre-du-jour',
  'dossier',
  'feuille-de-presence',
  'pouvoir',
];

/** Whether a séance in its state makes such a document (records.md §3, `etat`). */
export function isMadeOf(kind: SeanceKind, { seance: { etat } }: SeanceLue): boolean {
  if (kind === 'constat-sans-quorum') return etat === 'sans-quorum';
  if (etat === 'tenue' || etat === 'en-cours') return true;
  return etat === 'annulee' || etat === 'reportee' ? kind === 'convocation' : BEFORE.includes(kind);
}
