/**
 * The whole road, and with the folder of its name the only room that knows every other. It takes bytes and gives bytes: no
 * disk, no clock, no terminal. What it makes is a function of the record, the template, the fonts and the program.
 */
import type { Diagnostic } from './diagnostic.ts';
import { isExecutory } from './documents/executoire.ts';
import { actsOf } from './documents/issue.ts';
import {
  DOCUMENT_KINDS,
  isMadeOf,
  isSeanceKind,
  type ActKind,
  type DocumentKind,
  type SeanceKind,
  type TemplateKind,
  VOLUME,
} from './documents/kinds.ts';
import { dateInFrench } from './documents/dates.ts';
import { presenceJson, type PresenceJson } from './documents/presence-json.ts';
import { annexeSeen } from './pipeline/annexe.ts';
import { correct, etatOf, type Corrigeable } from './pipeline/correct.ts';
import { echoOf } from './pipeline/echo.ts';
import { inDraft, type Destinataire, type Readable, type Wanted } from './pipeline/draft.ts';
import { conseils, couverture, type Couverture } from './pipeline/couverture.ts';
import { hashOf, sha256 } from './pipeline/hash.ts';
import { matrice, type Cellule } from './pipeline/matrice.ts';
import { stillReadable } from './pipeline/hidden.ts';
import { logoSeen } from './pipeline/logo.ts';
import {
  impressionNamed,
  makeImpression,
  rereadImpression,
  type ImpressionMade,
} from './pipeline/impression.ts';
import { outcomesOf, type Outcome } from './pipeline/outcome.ts';
import { openPress, RENDERING, type Press } from './pipeline/press.ts';
import { openRecords, type Looked, type ReadSeance, type Records } from './pipeline/records.ts';
import { hasTemplate, idOf, reread, templateOf } from './pipeline/reread.ts';
import { printedBy, remade, type Printed } from './pipeline/two-files.ts';
import { provenFast, renderKey, typeset } from './pipeline/typeset.ts';
import {
  branchesIn,
  essaisOf,
  regardOf,
  type Bloc,
  type Feuille,
  type Ligne,
  type Regard,
  type Run,
  type Vue,
} from './pipeline/regard.ts';
import { procesVerbalDeRevue, type Revue } from './pipeline/proces-verbal-de-revue.ts';
import { inscriptions, printingOf, type Placed } from './pipeline/register.ts';
import { rereadVolume, volumeNamed } from './pipeline/reread-volume.ts';
import { dealt, idOfVolume, makeVolume, type Register, type VolumeMade } from './pipeline/volume.ts';
import type { AnnexesVues, AnnexeVue } from './records/annexes.ts';
import type { DecisionLue, DecisionsEcrites } from './records/decision.ts';
import { readFeuillets, writeFeuillets, type Impression, type ImpressionLue } from './records/feuillets.ts';
import type { LogosVus, LogoVu } from './records/logo.ts';
import type { DossierEcrit, PointLu, SeanceLue } from './records/dossier.ts';
import { closed } from './records/etat.ts';
import { isPublishable } from './records/publie.ts';
import { RULES } from './rules/all.ts';
import { openMemory, type Rappel, type Souvenir } from './rules/passe.ts';
import { bodiesOf, effectOf, ruleJson, spanOf, textOf, type RuleJson } from './rules/table.ts';
import { isSound, proofFaults, type Proof } from './verify/proof.ts';

export type {
  ActKind,
  Bloc,
  Feuille,
  Ligne,
  Regard,
  Revue,
  Run,
  Vue,
  Cellule,
  Couverture,
  AnnexesVues,
  AnnexeVue,
  Corrigeable,
  DecisionLue,
  Destinataire,
  DecisionsEcrites,
  DocumentKind,
  DossierEcrit,
  Impression,
  ImpressionMade,
  LogosVus,
  LogoVu,
  ImpressionLue,
  Looked,
  Outcome,
  Placed,
  PointLu,
  PresenceJson,
  Press,
  Printed,
  Proof,
  Rappel,
  Readable,
  ReadSeance,
  Records,
  Register,
  RuleJson,
  SeanceKind,
  SeanceLue,
  Souvenir,
  TemplateKind,
  VolumeMade,
};
export {
  annexeSeen,
  bodiesOf,
  branchesIn,
  closed,
  conseils,
  correct,
  couverture,
  dateInFrench,
  dealt,
  DOCUMENT_KINDS,
  echoOf,
  effectOf,
  essaisOf,
  etatOf,
  hashOf,
  hasTemplate,
  idOf,
  idOfVolume,
  impressionNamed,
  inscriptions,
  isExecutory,
  isMadeOf,
  isPublishable,
  isSeanceKind,
  logoSeen,
  makeImpression,
  makeVolume,
  matrice,
  openMemory,
  openPress,
  openRecords,
  outcomesOf,
  printedBy,
  printingOf,
  procesVerbalDeRevue,
  readFeuillets,
  remade,
  regardOf,
  RENDERING,
  reread,
  rereadImpression,
  rereadVolume,
  sha256,
  spanOf,
  templateOf,
  textOf,
  VOLUME,
  volumeNamed,
  writeFeuillets,
};

/** `greffe regles`: every rule that is checked, in the order of the law. */
export function rules(): readonly RuleJson[] {
  return RULES.map(ruleJson);
}

/** `greffe presence --json`. */
export function presence(lue: SeanceLue): PresenceJson {
  return presenceJson(lue);
}

/** The points of a séance that make an act: those with a file whose outcome was decided (records.md §4, `resultat`). */
export function acts(lue: SeanceLue): readonly PointLu[] {
  const none = ['sans-quorum', 'reportee', 'annulee'];
  return none.includes(lue.seance.etat) ? [] : actsOf(lue);
}

/** A document made, not yet written anywhere. */
export interface Made {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly sha256: string;
  readonly projet: boolean;
  /** The record that the file carries. */
  readonly source: Uint8Array;
}

/** What the bytes of a document are a function of: equal keys, equal bytes. Far cheaper than `make`. */
export function keyOf(read: Readable, wanted: Wanted, press: Press, copy: ActKind = 'extrait'): string {
  return renderKey(inDraft(read, wanted, copy), press);
}

/**
 * Stages 4 to 10 for one document: say, merge, dress, lay out, paint, and read it back with our own reader. `made` is `null`
 * when a fault keeps the document from being made, or when the file does not say what the record says. `copy`: which copy of
 * an act; `feuillet`: the sheet of the register that it begins on, where it is of the register; `destinataire`: whom a convocation
 * or its dossier is addressed to.
 */
export function make(
  read: Readable,
  wanted: Wanted,
  press: Press,
  copy: ActKind = 'extrait',
  feuillet = 1,
  destinataire: Destinataire | null = null,
): { made: Made | null; faults: readonly Diagnostic[] } {
  const draft = inDraft(read, wanted, copy, feuillet, destinataire);
  const { set, faults: found } = typeset(draft, press);
  if (set === null) return { made: null, faults: found };
  const { document, kind, bytes, pages } = set;
  const faults = [...found, ...stillReadable(draft, bytes)];
  if (faults.some(({ severity }) => severity === 'erreur')) return { made: null, faults };
  const proof = provenFast(`${document.id}.${kind}.pdf`, set, set.source);
  if (proof.kind === 'unread') return { made: null, faults: [...faults, proof.diagnostic] };
  if (!isSound(proof)) return { made: null, faults: [...faults, ...proofFaults(proof)] };
  const made: Made = {
    id: document.id,
    kind,
    bytes,
    pages,
    sha256: sha256(bytes),
    projet: document.projet,
    source: set.source,
  };
  return { made, faults };
}
