/** Acts made by chance in which passages are to be hidden, a canary in each. */
import { isList, type Tree } from '../../src/records/located.ts';
import { readSource } from '../../src/records/source.ts';
import { writeYaml, type Group, type Writable } from '../../src/records/write.ts';
import { actsOf, type Act, type Records } from '../road/road.ts';
import { inventedActs } from './invent.ts';
import { chance, type Chance } from './runs.ts';
import { words } from './words.ts';

/** Stands in every passage that is hidden, and nowhere else. */
export const CANARY = /canari/iu;

const TEXTS = ['objet', 'visas', 'considerants', 'motifs', 'expose', 'dispositif', 'articles'];

/** `often`: one space in how many, between two words, where a passage is put. */
export function* occultedActs(
  count: number,
  seed: number,
  often: number,
): Generator<Act & { readonly seed: number; readonly passages: number }> {
  let left = count;
  for (const act of inventedActs(6 * count, seed)) {
    if (left === 0) return;
    const by = chance(act.seed);
    const folder = act.id.split('_')[0] ?? '';
    const path = `${folder.slice(0, 4)}/${folder}/${act.id.split('_')[1]}-point.yaml`;
    const { records, passages } = occulted(by, act.records, path, often);
    if (passages === 0) continue;
    left -= 1;
    yield { ...actsOf(records).find(({ id }) => id === act.id)!, seed: act.seed, passages };
  }
  if (left > 0) throw new Error('too few of the invented acts have room for a passage');
}

/** The records, with passages put into the texts of one point. */
function occulted(
  by: Chance,
  records: Records,
  path: string,
  often: number,
): { readonly records: Records; readonly passages: number } {
  let passages = 0;
  const text = (typed: string): string =>
    typed.replaceAll(/\[\[[^]*?\]\]|(?<=\p{Ll}) (?=\p{Ll})/gu, (space) => {
      if (space !== ' ' || !by.once(often)) return space;
      passages += 1;
      const mark = by.once(2) ? '' : `|${words(by, 1, by.once(9) ? 12 : 3).replaceAll(/[|\]]/gu, '')}`;
      return ` [[canari ${words(by, 0, 9).replaceAll(/[|\]*\\]/gu, '')}${mark}]] `;
    });
  const tree = (value: Tree): Writable =>
    typeof value === 'string'
      ? text(value)
      : isList(value)
        ? value.map(tree)
        : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, tree(inner)]));
  const { located } = readSource(path, new TextEncoder().encode(records.get(path)));
  const point: Group = Object.fromEntries(
    Object.entries(located!.value).map(([key, value]) => {
      const put = TEXTS.includes(key) && !(key === 'objet' && JSON.stringify(value).length > 120);
      return [key, put ? tree(value) : plain(value)];
    }),
  );
  return { records: new Map([...records, [path, writeYaml(point)]]), passages };
}

function plain(value: Tree): Writable {
  if (typeof value === 'string') return value;
  return isList(value)
    ? value.map(plain)
    : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
