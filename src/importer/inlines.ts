/** Cutting the runs of a paragraph. Offsets are UTF-16 units of `plain`, where a break counts for one. */
import type { Inline, Paragraph } from './texte.ts';

/** Without the first `length` units. */
export function without(inlines: readonly Inline[], length: number): Inline[] {
  let left = length;
  return inlines.flatMap((each): Inline[] => {
    if (left <= 0) return [each];
    if (each.kind === 'break') {
      left -= 1;
      return [];
    }
    const text = each.text.slice(left);
    left -= each.text.length - text.length;
    return text === '' ? [] : [{ ...each, text }];
  });
}

/** The first `length` units. */
export function until(inlines: readonly Inline[], length: number): Inline[] {
  let left = length;
  return inlines.flatMap((each): Inline[] => {
    if (left <= 0) return [];
    if (each.kind === 'break') {
      left -= 1;
      return [each];
    }
    const text = each.text.slice(0, left);
    left -= text.length;
    return text === '' ? [] : [{ ...each, text }];
  });
}

/** A paragraph for each line between its breaks. */
export function linesOf(paragraph: Paragraph): Paragraph[] {
  const lines: Inline[][] = [[]];
  for (const each of paragraph.inlines)
    if (each.kind === 'break') lines.push([]);
    else lines.at(-1)!.push(each);
  return lines.filter((line) => line.length > 0).map((inlines) => ({ ...paragraph, inlines }));
}

/** Whether a letter of it is bold or italic. */
export function isWeighed(inlines: readonly Inline[]): boolean {
  return inlines.some(
    (each) => each.kind === 'run' && (each.bold || each.italic) && /[\p{L}\p{N}]/u.test(each.text),
  );
}
