/** « Vouliez-vous dire … ? »: the known word nearest to the one written. */

/** The nearest of `known`, or `null` when none is near enough to be what was meant. */
function nearest(written: string, known: Iterable<string>): string | null {
  const plain = folded(written);
  let best: string | null = null;
  let least = Math.max(1, Math.floor(written.length / 3)) + 1;
  for (const word of known) {
    const other = folded(word);
    const distance = other.startsWith(plain) && plain.length >= 3 ? 1 : edits(plain, other);
    if (distance < least) {
      least = distance;
      best = word;
    }
  }
  return best;
}

/** ` Vouliez-vous dire « absents » ?`, or nothing. */
export function voulait(written: string, known: Iterable<string>): string {
  const word = nearest(written, known);
  return word === null ? '' : ` Vouliez-vous dire « ${word} » ?`;
}

/** Without accents or capitals. */
export function folded(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`. */
function edits(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
