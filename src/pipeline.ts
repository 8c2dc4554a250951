/**
 * The whole road on one page, and the only file that knows every room. It takes bytes and gives bytes: no disk, no
 * clock, no terminal. What it makes is a function of the record, the template, the fonts and the program.
 */
import { createHash } from 'node:crypto';
import { byPlace, fault, type Diagnostic } from './diagnostic.ts';
import { extrait, type Extrait } from './documents/extrait.ts';
import { presenceJson, type PresenceJson } from './documents/presence-json.ts';
import { readCanonical } from './documents/reread.ts';
import { canonicalSource } from './documents/source.ts';
import { fontsFrom, type Fonts } from './layout/font.ts';
import { layout, type LayoutFault } from './layout/layout.ts';
import { paint } from './pdf/paint.ts';
import {
  readAssemblees,
  readSeance,
  type DossierEcrit,
  type PointLu,
  type SeanceLue,
} from './records/dossier.ts';
import { judge } from './rules/check.ts';
import type { FaceId } from './template/styled.ts';
import { compileTemplate, dress, printedFields, type Template } from './template/template.ts';
import { proofFaults, proveFast, proveFull, isSound, type Claim, type Proof } from './verify/proof.ts';
import { lintPdf } from './verify/lint.ts';
import { readMaking } from './verify/making.ts';
import { readPdf, type Reading } from './verify/reading.ts';

export type { DossierEcrit, PresenceJson, Proof, SeanceLue, PointLu };

/**
 * Version of what the program draws. Raised by hand when the same record, template and fonts are to give other bytes
 * on purpose; a golden test fails until it is.
 */
const RENDERING = 1;

/** What all documents of a run share: fonts parsed once, a template reviewed once. */
export interface Press {
  readonly fonts: Fonts;
  readonly template: Template;
  readonly hashes: { readonly template: string; readonly fonts: string };
}

/**
 * Fonts and template made ready. `templateFiles`: texts by path as people see it, `fontFiles`: TrueType files by face.
 * `press` is `null` when the template has a fault.
 */
export function openPress(
  templateFiles: ReadonlyMap<string, string>,
  fontFiles: ReadonlyMap<FaceId, Uint8Array>,
): { press: Press | null; faults: readonly Diagnostic[] } {
  const { template, faults } = compileTemplate(templateFiles, 'extrait');
  if (template === null) return { press: null, faults };
  const hashes = {
    template: hashOf([...templateFiles].map(([path, text]) => [path.replace(/^.*templates\//, ''), text])),
    fonts: hashOf([...fontFiles]),
  };
  return { press: { fonts: fontsFrom(fontFiles), template, hashes }, faults };
}

/** A séance as the records tell it, with all that is wrong in it. */
export interface ReadSeance {
  /** `null` when it cannot be read. */
  readonly lue: SeanceLue | null;
  /** Ids of the points that cannot be read. */
  readonly illisibles: readonly string[];
  /** Sorted by place. */
  readonly faults: readonly Diagnostic[];
  /** Labels of the points whose act comes out as a PROJET (an irregularity not admitted). */
  readonly irregular: ReadonlySet<string>;
}

/** Stages 1 to 3: read, shape, rules. */
export function readRecords(
  assemblees: Parameters<typeof readAssemblees>[0],
  dossiers: readonly DossierEcrit[],
): { seances: readonly ReadSeance[]; faults: readonly Diagnostic[] } {
  const { fichiers, faults } = readAssemblees(assemblees);
  const seances = dossiers.map((dossier) => {
    const { lue, illisibles, faults: found } = readSeance(dossier, fichiers);
    const judged = lue === null ? { diagnostics: [], irregular: new Set<string>() } : judge(lue);
    return {
      lue,
      illisibles,
      faults: [...found, ...judged.diagnostics].sort(byPlace),
      irregular: judged.irregular,
    };
  });
  return { seances, faults };
}

/** `greffe presence --json`. */
export function presence(lue: SeanceLue): PresenceJson {
  return presenceJson(lue);
}

/** The points of a séance that make an act: those with a file whose outcome was decided (records.md §4, `resultat`). */
export function acts(lue: SeanceLue): readonly PointLu[] {
  const without = ['ajournee', 'retiree', 'renvoyee', 'sans-objet'];
  const none = ['sans-quorum', 'reportee', 'annulee'];
  if (none.includes(lue.seance.etat)) return [];
  return lue.points.filter(
    ({ id, resultat }) => id !== null && !(resultat !== null && without.includes(resultat)),
  );
}

/** A document made, not yet written anywhere. */
export interface Made {
  readonly id: string;
  readonly kind: 'extrait';
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly sha256: string;
  readonly projet: boolean;
}

/** A séance that could be read. */
type Readable = ReadSeance & { readonly lue: SeanceLue };

/**
 * Stages 4 to 10 for one act: say, merge, dress, lay out, paint, and read it back with our own reader. `made` is `null`
 * when a fault keeps the document from being made, or when the file does not say what the record says.
 */
export function make(
  read: Readable,
  point: PointLu,
  press: Press,
): { made: Made | null; faults: readonly Diagnostic[] } {
  const { set, faults } = typeset(inDraft(read, point), press);
  if (set === null) return { made: null, faults };
  const { document, bytes, pages } = set;
  const proof = proveFast(claimOf(`${document.id}.extrait.pdf`, bytes, set, set.source));
  if (proof.kind === 'unread') return { made: null, faults: [...faults, proof.diagnostic] };
  if (!isSound(proof)) return { made: null, faults: [...faults, ...proofFaults(proof)] };
  const made: Made = {
    id: document.id,
    kind: 'extrait',
    bytes,
    pages,
    sha256: sha256(bytes),
    projet: document.projet,
  };
  return { made, faults };
}

/** What is known of a file that was read again. */
export interface Reread {
  /** The act that the file says it is; `null` when it carries no record. */
  readonly id: string | null;
  /** The `/ID` of the file, which no other file has; `null` when it has none or cannot be read. */
  readonly identifier: string | null;
  /**
   * `null` when the file or the record that it carries cannot be read. The record carried proves nothing (`embedded` is
   * `false`) when it is not the one on disk, or does not make the file again.
   */
  readonly proof: Proof | null;
  /**
   * The record that the file carries makes these very bytes again; `null`: not possible here, the file names another
   * template, other fonts or another rendering.
   */
  readonly rerendered: boolean | null;
  readonly faults: readonly Diagnostic[];
}

/** Which act a file says it is: the name of the record that it carries; `null` when it carries none. */
export function idOf(file: string, bytes: Uint8Array): string | null {
  const reading = readPdf(bytes, file);
  return reading.kind === 'unread' ? null : (sourceOf(reading)?.name.replace(/\.yaml$/, '') ?? null);
}

/**
 * The full proof of a file. It is read by our reader, pdf-parse and pdf.js; what it prints is compared with the record on
 * disk, or, where there is none (`onDisk` is `null`), with the record that it carries; the record that it carries is
 * compared with the one on disk, and made again, byte for byte; and our lint looks where validators are blind.
 */
export async function reread(
  file: string,
  bytes: Uint8Array,
  onDisk: { readonly read: Readable; readonly point: PointLu } | null,
  press: Press,
): Promise<Reread> {
  const reading = readPdf(bytes, file);
  if (reading.kind === 'unread') return unread(null, null, [reading.diagnostic]);
  const identifier = reading.identity.id?.join('') ?? null;
  const source = sourceOf(reading);
  if (source === undefined) return unread(null, identifier, [withoutRecord(file)]);
  const carried = readCanonical(`${file}:${source.name}`, source.bytes);
  const again = carried.read === null ? null : typeset(carried.read, press);
  const meant = onDisk === null ? again : typeset(inDraft(onDisk.read, onDisk.point), press);
  if (meant === null || meant.set === null)
    return unread(carried.id, identifier, [...carried.faults, ...(meant?.faults ?? [])]);

  const means = meansOf(reading, press);
  // Another template may leave out what this one prints: only what every act says is then looked for.
  const set = means === 'other-template' ? { ...meant.set, fields: null } : meant.set;
  const proof = await proveFull(claimOf(file, bytes, set, onDisk === null ? null : set.source));
  if (proof.kind === 'unread') return unread(carried.id, identifier, [proof.diagnostic]);
  const same = again?.set !== null && again !== null && Buffer.compare(bytes, again.set.bytes) === 0;
  const rerendered = means === 'same' ? same : null;
  const faults = [...carried.faults, ...proofFaults(proof), ...lintPdf(reading, file)];
  if (rerendered === false && faults.length === 0) faults.push(otherBytes(file));
  const proofs = { ...proof.proofs, embedded: both(proof.proofs.embedded, rerendered) };
  return { id: carried.id, identifier, proof: { ...proof, proofs }, rerendered, faults };
}

/** Nothing could be compared. */
function unread(id: string | null, identifier: string | null, faults: readonly Diagnostic[]): Reread {
  return { id, identifier, proof: null, rerendered: null, faults };
}

/** Two proofs of one thing, `null` where one could not be had. */
function both(one: boolean | null, other: boolean | null): boolean | null {
  if (one === null || other === null) return one ?? other;
  return one && other;
}

/** The record that a file carries. */
function sourceOf({ attachments }: Reading): Reading['attachments'][number] | undefined {
  return attachments.find(({ relationship }) => relationship === 'Source');
}

/** Whether the file was made with the template, the fonts and the rendering at hand. One that does not say is held to them. */
function meansOf(reading: Reading, { hashes }: Press): 'same' | 'other-template' | 'other' {
  const said = readMaking(reading);
  if (said === null) return 'same';
  if (said.template !== hashes.template) return 'other-template';
  return said.fonts === hashes.fonts && said.rendering === RENDERING ? 'same' : 'other';
}

/** A point of a séance, and whether its act may not be issued. */
interface Draft {
  readonly lue: SeanceLue;
  readonly point: PointLu;
  readonly projet: boolean;
}

function inDraft(read: Readable, point: PointLu): Draft {
  return { lue: read.lue, point, projet: read.irregular.has(point.point) };
}

/** Stages 4 to 9: the document, its pages, its bytes. `set` is `null` when a fault keeps it from being made. */
function typeset(
  { lue, point, projet }: Draft,
  press: Press,
): { set: Typeset | null; faults: readonly Diagnostic[] } {
  const document = extrait(lue, point, projet);
  const { styled, faults: undressed } = dress(press.template, document);
  if (styled === null) return { set: null, faults: undressed };
  const { laid, faults: misfits } = layout(styled, press.fonts, new Map());
  const faults = misfits.map((misfit) => located(misfit, lue, point));
  if (faults.some(({ severity }) => severity === 'erreur')) return { set: null, faults };

  const source = new TextEncoder().encode(canonicalSource(lue, point, 'extrait', projet));
  const identity = {
    id: document.id,
    title: document.titre,
    author: document.collectivite,
    subject: document.objet,
    lang: 'fr-FR',
    date: lue.seance.date,
    source: { name: `${document.id}.yaml`, bytes: source, description: `Saisie de l’acte ${document.id}` },
    hashes: { source: sha256(source), ...press.hashes },
    rendering: RENDERING,
  } as const;
  const bytes = paint(laid, identity, press.fonts, new Map());
  const set = { document, fields: printedFields(styled), source, bytes, pages: laid.pages.length };
  return { set, faults };
}

interface Typeset {
  readonly document: Extrait;
  /** Fields of the document that its pages print. */
  readonly fields: ReadonlySet<string>;
  /** The record that the file carries. */
  readonly source: Uint8Array;
  readonly bytes: Uint8Array;
  readonly pages: number;
}

function claimOf(
  file: string,
  bytes: Uint8Array,
  { document, fields }: Pick<Typeset, 'document'> & Pick<Claim, 'fields'>,
  source: Uint8Array | null,
): Claim {
  return { file, bytes, kind: 'extrait', document, fields, source };
}

function withoutRecord(file: string): Diagnostic {
  return fault({
    place: { file, line: 1, column: 1, length: 0 },
    code: 'pdf-sans-saisie',
    message: 'Ce PDF ne porte pas la saisie d’un acte : il n’a pas été fait par Greffe, ou il a été récrit.',
    remedy: 'relisez le fichier que Greffe a produit.',
  });
}

function otherBytes(file: string): Diagnostic {
  return fault({
    place: { file, line: 1, column: 1, length: 0 },
    code: 'pdf-octets-differents',
    message:
      'Ce PDF dit ce que dit la saisie, mais ce ne sont pas les octets qu’elle donne : il a été modifié après coup.',
    remedy: 'reprenez le fichier remis à l’origine, ou produisez l’acte de nouveau.',
  });
}

/**
 * A fault of layout, at the place that its reader can mend: a missing character is looked for in the record first, and
 * only what the record does not hold is the template's.
 */
function located(misfit: LayoutFault, lue: SeanceLue, point: PointLu): Diagnostic {
  const { code, severity, message, remedy, origin } = misfit;
  const character = misfit.character ?? null;
  const written =
    character === null
      ? undefined
      : [point.source, lue.sources.seance, lue.sources.assemblee].flatMap((source) =>
          source.find(character),
        )[0];
  return fault({ place: written ?? origin.template, code, severity, message, remedy });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** One hash for several named contents, whatever their order. */
function hashOf(contents: readonly (readonly [string, string | Uint8Array])[]): string {
  const hash = createHash('sha256');
  for (const [name, content] of [...contents].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\0${createHash('sha256').update(content).digest('hex')}\n`);
  return hash.digest('hex');
}
