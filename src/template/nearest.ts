/** « Vouliez-vous dire… ? »: the known names that a mistyped one is near to. */

/** At most three names within two slips of the finger (letter added, dropped, changed, or two swapped), nearest first. */
function nearest(name: string, known: Iterable<string>): string[] {
  const found: { readonly name: string; readonly distance: number }[] = [];
  for (const each of known) {
    const distance = slips(name, each);
    if (distance <= Math.min(2, Math.ceil(each.length / 3))) found.push({ name: each, distance });
  }
  found.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return found.slice(0, 3).map((each) => each.name);
}

/** « vouliez-vous dire « a » ou « b » ? », or the given remedy when nothing is near. */
export function didYouMean(name: string, known: Iterable<string>, otherwise: string): string {
  const names = nearest(name, known).map((each) => `« ${each} »`);
  if (names.length === 0) return otherwise;
  const last = names.pop();
  return `vouliez-vous dire ${names.length === 0 ? last : `${names.join(', ')} ou ${last}`} ? Sinon, ${otherwise}`;
}

/** Distance of Damerau and Levenshtein, without the far corners: names are short. */
function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
