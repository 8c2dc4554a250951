/**
 * The volumes of the register of a year: the opening sheet, what is inscribed, the tables by date and by object; at most 200
 * sheets, so that a binder can sew them. Nothing is laid out twice but what a full volume sends to the next.
 */
import type { Diagnostic } from '../diagnostic.ts';
import { feuilletOf, frontOf } from '../documents/feuillet.ts';
import { VOLUME } from '../documents/kinds.ts';
import { volumeTables, volumeTitre, type Volume } from '../documents/volume.ts';
import { paint } from '../pdf/paint.ts';
import type { ImpressionLue } from '../records/feuillets.ts';
import { proveRegister } from '../verify/register-proof.ts';
import { isSound, proofFaults, type Proof } from '../verify/proof.ts';
import type { Unread } from '../verify/reading.ts';
import { sha256 } from './hash.ts';
import { NOTHING_DRAWN } from './logo.ts';
import { RENDERING, type Plate, type Press } from './press.ts';
import { against, place, type Inscription, type Placed } from './register.ts';
import { bound, plateOfAll, together, type Bound } from './sheets.ts';

/**
 * Sheets of a volume at most (archives: 200, 4 cm).
 * @public The tests count them.
 */
export const MOST_SHEETS = 200;

/** `2025-conseil_v1` */
export function idOfVolume(cut: Cut): string {
  return volumeTitre(saidOf(cut)).id;
}

/** The sheets of a year, dealt out to volumes. */
export interface Register {
  readonly volumes: readonly Cut[];
  readonly placed: readonly Placed[];
}

/** A volume of them. */
export interface Cut {
  readonly annee: string;
  readonly numero: number;
  readonly from: number;
  readonly to: number;
  readonly placed: readonly Placed[];
  readonly tables: Bound;
}

/**
 * Deals inscriptions out to sheets and volumes; `printed`: those that are printed, in the same order, which keep their sheets.
 * `register` is `null` where something is at fault.
 */
export function dealt(
  annee: string,
  inscriptions: readonly Inscription[],
  printed: readonly ImpressionLue[],
  press: Press,
): { register: Register | null; faults: readonly Diagnostic[] } {
  const faults: Diagnostic[] = [];
  const volumes: Cut[] = [];
  let open = { from: 1, placed: [] as Placed[] };
  /** The sheet after the opening one, and after what is placed. */
  let next = 2;

  const tablesOf = (to: number): Bound | null => {
    const made = tables(
      { annee, numero: volumes.length + 1, from: open.from, to, placed: open.placed },
      press,
    );
    faults.push(...made.faults);
    return made.bound;
  };
  /** Ends the volume at hand; the next begins after its tables. */
  const close = (): boolean => {
    const made = tablesOf(next - 1);
    if (made === null) return false;
    const to = feuilletOf(frontOf(next) + made.laid.pages.length - 1);
    volumes.push({
      annee,
      numero: volumes.length + 1,
      from: open.from,
      to,
      placed: open.placed,
      tables: made,
    });
    open = { from: to + 1, placed: [] };
    next = to + 2;
    return true;
  };
  const isFull = (added: Placed): boolean => {
    if (open.placed.length === 0) return false;
    const entrees = [...open.placed, added].flatMap((each) => each.entrees);
    const least = added.to - open.from + 1;
    if (least + mostSheets(entrees, open.placed.length + 1) <= MOST_SHEETS) return false;
    if (least >= MOST_SHEETS) return true;
    const all = {
      annee,
      numero: volumes.length + 1,
      from: open.from,
      to: added.to,
      placed: [...open.placed, added],
    };
    const made = tables(all, press).bound;
    return made !== null && least + Math.ceil(made.laid.pages.length / 2) > MOST_SHEETS;
  };

  for (const [i, inscription] of inscriptions.entries()) {
    const line = printed[i];
    // What is printed tells by a gap that a volume was ended before it.
    if (line !== undefined && line.du > next && open.placed.length > 0 && !close())
      return { register: null, faults };
    let made = place(inscription, next, press);
    if (made.placed !== null && line === undefined && isFull(made.placed)) {
      if (!close()) return { register: null, faults };
      made = place(inscription, next, press);
    }
    faults.push(...made.faults);
    if (made.placed === null) return { register: null, faults };
    const moved = line === undefined ? null : against(made.placed, line);
    // What follows would move too: one is told.
    if (moved !== null) return { register: null, faults: [...faults, moved] };
    open.placed.push({ ...made.placed, printed: line ?? null });
    next = made.placed.to + 1;
  }
  if (open.placed.length > 0 && !close()) return { register: null, faults };
  return { register: { volumes, placed: volumes.flatMap(({ placed }) => placed) }, faults };
}

/**
 * As many sheets as the two tables may take, or more: rows of 12 pt for 48 letters, 560 pt of them on each page; two linked
 * acts have a note each, of two lines.
 */
function mostSheets(
  entrees: readonly { readonly objet: string; readonly lien: unknown }[],
  groups: number,
): number {
  const rows = entrees.reduce(
    (sum, { objet, lien }) => sum + 12 * Math.ceil(objet.length / 48) + 5 + (lien === null ? 0 : 48),
    0,
  );
  return Math.ceil((rows + 24 * (groups + 10)) / 560) + 1;
}

function tables(cut: Omit<Cut, 'tables'>, press: Press): ReturnType<typeof bound> {
  return bound('volume-tables', volumeTables(saidOf(cut)), frontOf(cut.to + 1), true, press);
}

function saidOf({ annee, numero, from, to, placed }: Omit<Cut, 'tables'>): Volume {
  return { annee, numero, from, to, inscrits: placed, assemblee: placed.at(-1)!.assemblee };
}

/** A volume set and painted. */
export interface VolumeMade {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly sha256: string;
  readonly projet: boolean;
  /** Its first and last sheets. */
  readonly from: number;
  readonly to: number;
}

/** What a volume prints and how it is proved. */
export interface VolumeSet extends VolumeMade {
  readonly plate: Plate;
  readonly source: Uint8Array;
  /** The proof by our own reader; `isAlike`: made with the template at hand. */
  readonly prove: (
    file: string,
    bytes: Uint8Array,
    source: Uint8Array | null,
    isAlike: boolean,
  ) => Proof | Unread;
}

/** Binds and paints a volume. */
export function setVolume(cut: Cut, press: Press): { set: VolumeSet | null; faults: readonly Diagnostic[] } {
  const said = saidOf(cut);
  const document = volumeTitre(said);
  const title = bound('volume-titre', document, frontOf(cut.from), true, press);
  if (title.bound === null) return { set: null, faults: title.faults };
  const parts = [title.bound, ...cut.placed, cut.tables];
  const { laid } = together(parts);
  const source = new TextEncoder().encode(streamOf(document.id, cut));
  const plate = plateOfAll(VOLUME, press);
  const identity = {
    id: document.id,
    title: document.titre,
    author: document.collectivite,
    subject: document.titre,
    lang: 'fr-FR',
    date: cut.placed.at(-1)!.au,
    source: {
      name: `${document.id}.yaml`,
      bytes: source,
      description: `Saisie du volume ${document.id}`,
    },
    hashes: { source: sha256(source), ...plate.hashes },
    rendering: RENDERING,
  } as const;
  const bytes = paint(laid, identity, press.fonts, NOTHING_DRAWN.bytes);
  const acts = cut.placed.flatMap(({ entrees }) => entrees);
  const shown = parts.map(({ laid: { pages }, texts }) => ({ pages: pages.length, texts }));
  return {
    set: {
      id: document.id,
      bytes,
      pages: laid.pages.length,
      sha256: sha256(bytes),
      projet: document.projet,
      from: cut.from,
      to: cut.to,
      plate,
      source,
      prove: (file, read, carried, isAlike) =>
        proveRegister({
          file,
          bytes: read,
          kind: 'volume',
          document,
          first: frontOf(cut.from),
          parts: isAlike ? shown : shown.map(({ pages }) => ({ pages, texts: null })),
          acts,
          source: carried,
        }),
    },
    faults: [],
  };
}

/** A volume as it was bound, its sheets known; `null` where they do not follow each other. */
export function bindAgain(
  volume: Pick<Cut, 'annee' | 'numero' | 'from' | 'placed'>,
  press: Press,
): Cut | null {
  let next = volume.from + 1;
  for (const { from, to } of volume.placed) {
    if (from !== next) return null;
    next = to + 1;
  }
  const made = tables({ ...volume, to: next - 1 }, press).bound;
  if (made === null) return null;
  return { ...volume, to: feuilletOf(frontOf(next) + made.laid.pages.length - 1), tables: made };
}

/** A volume made and proved; `made` is `null` when the file does not say what the record says. */
export function makeVolume(
  cut: Cut,
  press: Press,
): { made: VolumeMade | null; faults: readonly Diagnostic[] } {
  const { set, faults } = setVolume(cut, press);
  if (set === null) return { made: null, faults };
  const proof = set.prove(`${set.id}.volume.pdf`, set.bytes, set.source, true);
  if (proof.kind === 'unread') return { made: null, faults: [proof.diagnostic] };
  return isSound(proof) ? { made: set, faults: [] } : { made: null, faults: proofFaults(proof) };
}

/** What a volume carries: a YAML stream, its own document then that of each inscription. */
function streamOf(id: string, { from, placed }: Cut): string {
  const head = `document: volume\nid: ${id}\nfeuillet: ${from}\n`;
  return [head, ...placed.map(({ source }) => source)].join('---\n');
}
