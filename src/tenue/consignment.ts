/** The slip that goes with the acts of a séance to whoever transmits them: `bordereau.csv`, one line an act. */
import { fault, type Diagnostic } from '../diagnostic.ts';
import { internalNumberOf } from '../records/agenda.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';

/** An act whose files are ready; `files`: names beside the slip, the act's own first. */
export interface Parcel {
  readonly point: PointLu;
  readonly files: readonly string[];
}

/** Longest internal number and object that ACTES takes (L11). */
const LONGEST_NUMBER = 15;
const LONGEST_OBJET = 499;

/** The slip, and why some acts are not on it: each refusal has its remedy. UTF-8 with its mark, `;`, lines of RFC 4180. */
export function slipOf(
  lue: SeanceLue,
  parcels: readonly Parcel[],
): { readonly text: string; readonly faults: readonly Diagnostic[] } {
  const faults: Diagnostic[] = [];
  const rows = parcels.flatMap(({ point, files }) => {
    const { deliberation } = point;
    const numero =
      deliberation.controle?.numero_interne ??
      internalNumberOf(lue.assemblee, lue.seance, point) ??
      point.numero;
    const wrong = lacking(point, numero);
    faults.push(...wrong);
    if (wrong.length > 0 || numero === null) return [];
    return [
      [
        numero,
        deliberation.objet,
        deliberation.matiere ?? '',
        deliberation.nature,
        lue.seance.date,
        ...files,
      ],
    ];
  });
  const most = Math.max(1, ...rows.map((row) => row.length - 5));
  const head = ['numero', 'objet', 'matiere', 'nature', 'date', 'acte'];
  for (let i = 1; i < most; i += 1) head.push(`annexe ${i}`);
  const text = [head, ...rows].map((row) => `${row.map(cell).join(';')}\r\n`).join('');
  return { text: `\uFEFF${text}`, faults };
}

function lacking(point: PointLu, numero: string | null): Diagnostic[] {
  const told = (path: readonly string[], message: string, remedy: string): Diagnostic =>
    fault({
      place: point.source.place([...point.base, ...path]),
      code: 'acte-intransmissible',
      message,
      remedy,
    });
  const { objet, matiere } = point.deliberation;
  const objectLength = Array.from(objet).length;
  const out: Diagnostic[] = [];
  if (numero === null)
    out.push(
      told(
        ['numero'],
        `Le point ${point.point} n’a pas de numéro : il ne peut être transmis.`,
        'écrivez numero:, ou variantes: {numero_interne} dans l’assemblée.',
      ),
    );
  else if (Array.from(numero).length > LONGEST_NUMBER)
    out.push(
      told(
        ['numero'],
        `Le numéro « ${numero} » compte ${Array.from(numero).length} caractères : la transmission en prend ${LONGEST_NUMBER} au plus.`,
        'écrivez controle: {numero_interne}, de 15 caractères au plus.',
      ),
    );
  if (objectLength > LONGEST_OBJET)
    out.push(
      told(
        ['objet'],
        `L’objet compte ${objectLength} caractères : la transmission en prend ${LONGEST_OBJET} au plus.`,
        'abrégez l’objet, et mettez le reste dans l’exposé.',
      ),
    );
  if (matiere === null)
    out.push(
      told(
        ['matiere'],
        `Le point ${point.point} n’a pas de matière : il ne peut être transmis.`,
        'écrivez matiere: et son code : 7.5.',
      ),
    );
  return out;
}

/** What a spreadsheet would take for a formula is kept a text by its quotes and a mark before it. */
function cell(text: string): string {
  const safe = /^[=+@\t]|^-(?!\s)/u.test(text) ? `'${text}` : text;
  return /[";\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
