/** The minutes of a review of templates: what was proposed, what it changes, who decided it. It is of no séance. */
import { z } from 'zod';

const texte = z.string();

const changement = z.strictObject({
  numero: texte,
  /** The words before and after; one may be missing, both where no word changes. */
  avant: texte.nullable(),
  apres: texte.nullable(),
  /** What changes where it is no word: « Une page de plus ». */
  forme: texte.nullable(),
  /** « 3 812 actes » */
  portee: texte,
  /** The matrix of wording alone prints it. */
  essaiSeul: z.boolean(),
  /** Where it is written: `libelles/partiels/presence.hbs, ligne 2`. */
  modele: texte.nullable(),
  approuve: z.boolean(),
  rejete: z.boolean(),
  /** Decided of another set, and nothing of it moved. */
  reprise: z.boolean(),
  relecteur: texte.nullable(),
  /** « le 24 novembre 2026 » */
  date: texte.nullable(),
  /** A key signed; else the name is only declared. */
  signe: z.boolean(),
  motif: texte.nullable(),
  exclus: texte.nullable(),
  motifExclus: texte.nullable(),
  /** Its hash and that of its acts, in groups of four. */
  empreinte: texte,
  membres: texte,
});

export const Revue = z.strictObject({
  id: texte,
  titre: texte,
  /** Something is still to be decided. */
  projet: z.boolean(),
  collectivite: texte,
  proposition: texte,
  auteur: texte,
  /** « du 24 novembre 2026 » */
  duJour: texte,
  de: texte,
  a: texte,
  jeuAvant: texte,
  jeuApres: texte,
  compares: texte,
  inchanges: texte,
  delivres: texte,
  essais: texte,
  /** Bodies with a single agent, who approves what he proposes. */
  seules: texte.nullable(),
  groupes: z.array(z.strictObject({ titre: texte, changements: z.array(changement) })),
});

export type Revue = z.infer<typeof Revue>;
