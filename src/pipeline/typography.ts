/** The typography of the drafts: what `verifier` tells, warnings and no more, for texts that are not voted yet. */
import { fault, type Diagnostic } from '../diagnostic.ts';
import type { SeanceLue } from '../records/dossier.ts';
import { draftOfPoint, draftOfSeance, type DraftText } from '../records/draft.ts';
import type { Located } from '../records/source.ts';
import { remarksOn } from '../typography/check.ts';
import type { Remark, Typo } from '../typography/rule.ts';

/** Remarks of one kind shown for one file, where each is for a person to look at. */
const SHOWN = 20;

/** A remark, and the text that it is on. */
interface Noted extends DraftText {
  readonly remark: Remark;
}

/** Remarks on the texts of a séance that are a draft, in the order of its files. */
export function typographyFaults({ seance, sources, points }: SeanceLue): Diagnostic[] {
  const { etat } = seance;
  return [
    ...faultsOf(sources.seance, draftOfSeance(sources.seance, etat)),
    ...points
      .filter(({ source }) => source !== sources.seance)
      .flatMap(({ source }) => faultsOf(source, draftOfPoint(source, etat))),
  ];
}

/** What `greffe corriger` mends is told once a file and rule, with its number; what a person must judge, each time. */
function faultsOf(source: Located, texts: readonly DraftText[]): Diagnostic[] {
  const byRule = new Map<Typo, Noted[]>();
  for (const text of texts)
    for (const remark of remarksOn(text.text)) {
      const noted = byRule.get(remark.rule);
      if (noted === undefined) byRule.set(remark.rule, [{ ...text, remark }]);
      else noted.push({ ...text, remark });
    }
  return [...byRule.values()].flatMap((noted) => {
    const mended = noted.filter(({ remark }) => remark.by !== null);
    const judged = noted.filter(({ remark }) => remark.by === null);
    const first = mended.slice(0, 1).map((each) => told(source, each, mended.length - 1));
    return [...first, ...judged.slice(0, SHOWN).map((each) => told(source, each, 0))];
  });
}

function told(source: Located, { path, text, remark }: Noted, others: number): Diagnostic {
  const { rule, offset, length, by } = remark;
  const more = others === 0 ? '' : ` (et ${others} ${others === 1 ? 'autre' : 'autres'} dans ce fichier)`;
  return fault({
    place: source.placeIn(path, offset, Math.max(1, length)),
    severity: 'avertissement',
    code: rule.code,
    message: `« ${around(text, offset, length)} » : ${rule.found}${more}.`,
    remedy: by === null ? `${rule.remedy}.` : `${rule.remedy}, ou laissez faire « greffe corriger ».`,
  });
}

/** The words that hold a stretch, with its line only. */
function around(text: string, offset: number, length: number): string {
  const before = /\S*$/u.exec(text.slice(Math.max(0, offset - 30), offset))![0];
  const after = /^[ \u00A0\u202F]?\S{0,30}/u.exec(text.slice(offset + length, offset + length + 32))![0];
  return (before + text.slice(offset, offset + length) + after).trim();
}
