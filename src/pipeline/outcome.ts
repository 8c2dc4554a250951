/** What the acts and the list of a séance will print of each of its points, before any of them is made. */
import { extrait } from '../documents/extrait.ts';
import { extraitComplet } from '../documents/extrait-complet.ts';
import { actsOf } from '../documents/issue.ts';
import type { DocumentKind } from '../documents/kinds.ts';
import { liste, type Liste } from '../documents/liste.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { printedBeside } from '../template/difference.ts';
import { dress } from '../template/template.ts';
import type { Press } from './press.ts';

/** What became of a point, as it will be printed. */
export interface Outcome {
  /** Label on the agenda. */
  readonly point: string;
  readonly objet: string;
  /** Nothing says how it was decided: it counts as adopted by all. */
  readonly reputee: boolean;
  /** Voices for; `null` when no vote is counted. */
  readonly pour: number | null;
  /** What the list says of it: « Adoptée à l’unanimité ». */
  readonly liste: string;
  /** Lines of its act that tell the result; empty when it makes no act, or its act tells none. */
  readonly acte: readonly string[];
}

/** The outcome of each point of a séance that is held. The press has the plates of `extrait` and `liste`. */
export function outcomesOf(lue: SeanceLue, press: Press): readonly Outcome[] {
  const acts = new Set(actsOf(lue));
  return lue.points.map((point, i) => ({
    point: point.point,
    objet: point.deliberation.objet,
    reputee: isReputed(point),
    pour: point.decompte?.pour ?? null,
    liste: inList(lue, i, press),
    acte: acts.has(point) ? inAct(lue, point, press) : [],
  }));
}

/** Records.md §3, `etat`: a point without vote, election, designations or result. */
function isReputed({ deliberation: { vote, election, designations, resultat } }: PointLu): boolean {
  return vote === null && election.length === 0 && designations.length === 0 && resultat === null;
}

function inList(lue: SeanceLue, at: number, press: Press): string {
  const document = liste(lue, false);
  const row = document.deliberations[at]!;
  const undecided: Liste['deliberations'][number]['issue'] = {
    unanime: false,
    majorite: false,
    adoptee: false,
    rejetee: false,
    prisActe: false,
    ajournee: false,
    retiree: false,
    renvoyee: false,
    sansObjet: false,
  };
  return difference(
    press,
    'liste',
    { ...document, deliberations: [row] },
    {
      ...document,
      deliberations: [{ ...row, issue: undecided }],
    },
  ).join(' · ');
}

function inAct(lue: SeanceLue, point: PointLu, press: Press): string[] {
  const silent = { vote: null, prendActe: false, elections: [], designations: [] };
  if (press.form === 'complet') {
    const document = extraitComplet(lue, point, false);
    return difference(press, 'extrait', document, { ...document, ...silent });
  }
  const document = extrait(lue, point);
  return difference(press, 'extrait', document, { ...document, ...silent });
}

/** What `one` prints and `other` does not. */
function difference<T extends Parameters<typeof dress>[1]>(
  press: Press,
  kind: DocumentKind,
  one: T,
  other: T,
): string[] {
  const plate = press.plates.get(kind);
  if (plate === undefined) throw new Error(`no template was made ready for ${kind}`);
  const [first, second] = [one, other].map((each) => dress(plate.template, each).styled);
  return first === null || first === undefined || second === null || second === undefined
    ? []
    : printedBeside(first, second);
}
