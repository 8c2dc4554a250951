/**
 * The register of a year of a body (CGCT L. 2121-23, R. 2121-9): what is inscribed in it, in the order of days, sheet after
 * sheet. Each inscription begins on a new sheet, so that a séance can be printed and signed before the next is held; what is
 * printed keeps its sheets for ever.
 */
import { fault, type Diagnostic, type Place } from '../diagnostic.ts';
import { canonicalOfSeance } from '../documents/canonical-seance.ts';
import { feuilletOf, feuilletSaid, frontOf } from '../documents/feuillet.ts';
import { actId } from '../documents/extrait.ts';
import { labelOf } from '../documents/liste.ts';
import { actsOf } from '../documents/issue.ts';
import { registreDecisions } from '../documents/registre-decisions.ts';
import { canonicalOfDecisions, sameState } from '../documents/source-decisions.ts';
import type { Inscrit } from '../documents/volume.ts';
import type { Assemblee } from '../records/assemblee-du-jour.ts';
import type { DecisionLue } from '../records/decision.ts';
import { dayInFrench } from '../records/days.ts';
import type { Located } from '../records/located.ts';
import { lastSheet, type Impression, type ImpressionLue } from '../records/feuillets.ts';
import { sha256 } from './hash.ts';
import { located } from './located.ts';
import type { Press } from './press.ts';
import { bound, sheetsOf, type Bound } from './sheets.ts';
import type { Readable } from './draft.ts';

/** What is inscribed together, from the front of a sheet on. */
export type Inscription =
  | { readonly kind: 'seance'; readonly read: Pick<Readable, 'lue' | 'irregular'> }
  | { readonly kind: 'decisions'; readonly decisions: readonly DecisionLue[] };

/** An inscription on its sheets. */
export interface Placed extends Bound, Inscrit {
  readonly id: string;
  /** The ids of what was inscribed: a séance, or decisions. */
  readonly ids: readonly string[];
  readonly assemblee: Assemblee;
  readonly from: number;
  readonly to: number;
  /** Last page that prints something, as `feuillets.yaml` tells it: « 43 », « 43 v° ». */
  readonly last: string;
  /** The record that it prints, a YAML text. */
  readonly source: string;
  /** Where it is told of in the records. */
  readonly where: Place;
  /** Its line, where it is printed. */
  readonly printed: ImpressionLue | null;
}

/** The day of an inscription, and what tells two of one day apart. */
function orderOf(inscription: Inscription): string {
  if (inscription.kind === 'seance')
    return `${inscription.read.lue.seance.date} 1 ${inscription.read.lue.id}`;
  const { decision, id } = inscription.decisions[0]!;
  return `${decision.date} 0 ${id}`;
}

/**
 * What is to be inscribed, in its order: what is printed first, as it was printed, then the rest by day, decisions taken
 * between two séances together. What comes too late to stand at its day is told.
 */
export function inscriptions(
  seances: readonly Pick<Readable, 'lue' | 'irregular'>[],
  decisions: readonly DecisionLue[],
  printed: readonly ImpressionLue[],
): { inscriptions: readonly Inscription[]; faults: readonly Diagnostic[] } {
  const faults: Diagnostic[] = [];
  const bySeance = new Map(seances.map((read) => [read.lue.id, read]));
  const byDecision = new Map(decisions.map((each) => [each.id, each]));
  const done = printed.flatMap((line): Inscription[] => {
    if (line.seance !== null) {
      const read = bySeance.get(line.seance);
      if (read === undefined) faults.push(vanished(line, `La séance ${line.seance}`));
      bySeance.delete(line.seance);
      return read === undefined ? [] : [{ kind: 'seance', read }];
    }
    const found = line.decisions.flatMap((id) => byDecision.get(id) ?? []);
    if (found.length < line.decisions.length) faults.push(vanished(line, 'Une décision'));
    for (const id of line.decisions) byDecision.delete(id);
    return found.length === 0 ? [] : [{ kind: 'decisions', decisions: found }];
  });
  const rest = [
    ...[...bySeance.values()].map((read): Inscription => ({ kind: 'seance', read })),
    ...[...byDecision.values()].map((each): Inscription => ({ kind: 'decisions', decisions: [each] })),
  ].toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const last = done.at(-1);
  for (const late of rest)
    if (last !== undefined && orderOf(late) < orderOf(last)) faults.push(tooLate(late, printed.at(-1)!));
  return { inscriptions: [...done, ...grouped(rest)], faults };
}

/** Decisions taken between two séances, under one head, are inscribed together. */
function grouped(all: readonly Inscription[]): readonly Inscription[] {
  const out: Inscription[] = [];
  for (const each of all) {
    const before = out.at(-1);
    const [a, b] = [before, each].map((one) => (one?.kind === 'decisions' ? one.decisions : null));
    if (a != null && b != null && sameState(a.at(-1)!, b[0]!))
      out[out.length - 1] = { kind: 'decisions', decisions: [...a, ...b] };
    else out.push(each);
  }
  return out;
}

/** An inscription laid out from the front of `feuillet` on; `placed` is `null` where something keeps it from being so. */
export function place(
  inscription: Inscription,
  feuillet: number,
  press: Press,
): { placed: Placed | null; faults: readonly Diagnostic[] } {
  return inscription.kind === 'seance'
    ? placeSeance(inscription.read, feuillet, press)
    : placeDecisions(inscription.decisions, feuillet, press);
}

function placeSeance(
  { lue, irregular }: Pick<Readable, 'lue' | 'irregular'>,
  feuillet: number,
  press: Press,
): ReturnType<typeof place> {
  const isIrregular = irregular.size > 0;
  const { sheets, faults } = sheetsOf(lue, isIrregular, feuillet, press);
  if (sheets === null) return { placed: null, faults };
  const entrees = actsOf(lue).map((point, i) => ({
    id: actId(lue, point),
    numero: labelOf(point),
    objet: point.deliberation.objet,
    matiere: point.deliberation.matiere,
    lien: point.deliberation.lien,
    page: sheets.acts[i]!,
  }));
  const { date } = lue.seance;
  const placed: Placed = {
    ...sheets,
    kind: 'seance',
    id: lue.id,
    ids: [lue.id],
    du: date,
    au: date,
    last: lastPrinted(sheets, feuillet),
    projet: sheets.document.projet,
    entrees,
    assemblee: lue.assemblee,
    from: feuillet,
    where: lue.sources.seance.place([]),
    printed: null,
    source: canonicalOfSeance(lue, 'registre', isIrregular, feuillet),
  };
  const sources = [...lue.points.map(({ source }) => source), lue.sources.seance, lue.sources.assemblee];
  return soundly(placed, sources);
}

function placeDecisions(
  decisions: readonly DecisionLue[],
  feuillet: number,
  press: Press,
): ReturnType<typeof place> {
  const document = registreDecisions(decisions);
  const { bound: laid, faults } = bound('registre-decisions', document, frontOf(feuillet), true, press);
  if (laid === null) return { placed: null, faults };
  const [first, last] = [decisions[0]!, decisions.at(-1)!];
  const placed: Placed = {
    ...laid,
    kind: 'decisions',
    id: document.id,
    ids: decisions.map(({ id }) => id),
    du: first.decision.date,
    au: last.decision.date,
    last: lastPrinted(laid, feuillet),
    projet: false,
    entrees: decisions.map(({ id, decision: { numero, objet, matiere } }, i) => ({
      id,
      numero,
      objet,
      matiere,
      lien: null,
      page: laid.headings.get(`decisions.${i}.objet`) ?? frontOf(feuillet),
    })),
    assemblee: last.assemblee,
    from: feuillet,
    to: feuilletOf(frontOf(feuillet) + laid.laid.pages.length - 1),
    where: first.source.place([]),
    printed: null,
    source: canonicalOfDecisions(decisions, feuillet),
  };
  return soundly(
    placed,
    decisions.map(({ source }) => source),
  );
}

/** With what layout says of it, at the places that its reader can mend. */
function soundly(placed: Placed, sources: readonly Located[]): ReturnType<typeof place> {
  const faults = placed.faults.map((misfit) => located(misfit, sources));
  return { placed: faults.some(({ severity }) => severity === 'erreur') ? null : placed, faults };
}

function lastPrinted({ laid }: Bound, feuillet: number): string {
  const last = laid.pages.findLastIndex(({ items }) => items.some(({ owner }) => owner.kind === 'tag'));
  return feuilletSaid(frontOf(feuillet) + Math.max(last, 0)).replace('\u00a0', ' ');
}

/**
 * What a printing forbids: its sheets have moved, or the record that they print has changed. `null`: neither.
 */
export function against(placed: Placed, line: ImpressionLue): Diagnostic | null {
  const what =
    placed.kind === 'seance'
      ? `La séance du ${dayInFrench(placed.du)}`
      : `La décision ${placed.entrees[0]!.numero}`;
  if (placed.from !== line.du || placed.last !== line.au)
    return fault({
      place: line.place,
      code: 'feuillets-deplaces',
      rule: 'R3',
      message: `${what} est imprimée aux feuillets ${line.du} à ${line.au}, et la saisie la mettrait à présent aux feuillets ${placed.from} à ${placed.last}.`,
      remedy: REMEDY,
    });
  if (sha256(new TextEncoder().encode(placed.source)) !== line.sha256)
    return fault({
      place: line.place,
      code: 'feuillets-differents',
      rule: 'R3',
      message: `${what} est imprimée au registre depuis le ${dayInFrench(line.imprime)}, et ce qu’elle dit a changé depuis.`,
      remedy: REMEDY,
    });
  return null;
}

const REMEDY =
  'ce qui est imprimé et signé ne change plus : reprenez la saisie d’alors, et corrigez par une délibération nouvelle.';

/** The line that a printing writes. */
export function printingOf(placed: Placed, imprime: string): Impression {
  return {
    seance: placed.kind === 'seance' ? placed.id : null,
    decisions: placed.kind === 'seance' ? [] : placed.ids,
    du: placed.from,
    au: placed.last,
    imprime,
    sha256: sha256(new TextEncoder().encode(placed.source)),
  };
}

function vanished(line: ImpressionLue, what: string): Diagnostic {
  return fault({
    place: line.place,
    code: 'feuillets-sans-saisie',
    rule: 'R3',
    message: `${what} est imprimée aux feuillets ${line.du} à ${line.au}, et la saisie ne l’a plus, ou ne la dit plus tenue.`,
    remedy: 'rétablissez son dossier : ce qui est imprimé et signé reste au registre.',
  });
}

function tooLate(late: Inscription, line: ImpressionLue): Diagnostic {
  const { place: at, what } =
    late.kind === 'seance'
      ? {
          place: late.read.lue.sources.seance.place(['date']),
          what: `La séance du ${dayInFrench(late.read.lue.seance.date)}`,
        }
      : {
          place: late.decisions[0]!.source.place(['date']),
          what: `La décision ${late.decisions[0]!.decision.numero}`,
        };
  return fault({
    place: at,
    code: 'feuillets-deplaces',
    rule: 'R3',
    message: `${what} viendrait avant des actes déjà imprimés, jusqu’au feuillet ${lastSheet(line)} : leurs feuillets se déplaceraient.`,
    remedy:
      'vérifiez sa date ; si elle est juste, inscrivez-la à la suite, par une mention en marge du registre, hors de Greffe.',
    related: [{ place: line.place, message: 'la dernière impression' }],
  });
}
