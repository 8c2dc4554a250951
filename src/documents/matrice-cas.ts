/** The cells of every kind of template. */
import type { TemplateKind } from './kinds.ts';
import type { Cas } from './matrice.ts';
import { EXECUTOIRE, EXTRAIT } from './matrice-extrait.ts';
import { DECISIONS, FEUILLET_DE_CLOTURE, REGISTRE, TABLES, TITRE } from './matrice-registre.ts';
import {
  CLOTURE,
  CONSTAT,
  CONVOCATION,
  DOSSIER,
  FEUILLE,
  LISTE,
  POUVOIR,
  PROCES_VERBAL,
} from './matrice-seance.ts';

/** The published copy says what the extract says; the minutes of a review are no document of an assembly. */
type KindOfMatrix = Exclude<TemplateKind, 'extrait-publie' | 'revue'>;

export const CAS: Readonly<Record<KindOfMatrix, readonly Cas[]>> = {
  extrait: EXTRAIT,
  'extrait-executoire': [...EXTRAIT, ...EXECUTOIRE],
  convocation: CONVOCATION,
  'ordre-du-jour': CONVOCATION,
  dossier: DOSSIER,
  'feuille-de-presence': FEUILLE,
  liste: LISTE,
  'proces-verbal': PROCES_VERBAL,
  registre: REGISTRE,
  'registre-cloture': FEUILLET_DE_CLOTURE,
  'registre-decisions': DECISIONS,
  'volume-titre': TITRE,
  'volume-tables': TABLES,
  cloture: CLOTURE,
  pouvoir: POUVOIR,
  'constat-sans-quorum': CONSTAT,
};

/** In the order in which they are read. */
export const KINDS_OF_MATRIX = Object.keys(CAS).filter((kind): kind is KindOfMatrix =>
  Object.hasOwn(CAS, kind),
);
