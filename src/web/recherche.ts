/** Words in the records, accents and capitals aside. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { list } from '../commands/project.ts';
import type { Trouve } from './contract.ts';
import type { Desk } from './desk.ts';

/** No page shows more. */
const MOST = 50;

/** The points whose file holds every word, the latest séances first. */
export function found(
  desk: Desk,
  asked: string,
): { readonly trouves: readonly Trouve[]; readonly parmi: number } {
  const words = plain(asked.slice(0, 200))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const trouves: Trouve[] = [];
  let parmi = 0;
  if (words.length === 0) return { trouves, parmi };
  for (const [seance, folder] of desk.folders()) {
    const names = list(join(desk.project.records, folder)).filter((name) => /^\d.*\.yaml$/u.test(name));
    for (const name of names) {
      parmi += 1;
      if (trouves.length >= MOST) continue;
      const text = readFileSync(join(desk.project.records, folder, name), 'utf8');
      const flat = plain(text);
      if (!words.every((word) => flat.includes(word))) continue;
      const nn = /^\d+[a-z]?/u.exec(name)?.[0] ?? '';
      const objet = /^objet: *["']?(.+?)["']?\s*$/mu.exec(text)?.[1] ?? name;
      trouves.push({ id: `${seance}_${nn}`, seance, objet, extrait: around(text, flat, words[0]!) });
    }
  }
  return { trouves, parmi };
}

/** The words around the first one that was asked for: `flat` has as many characters as `text`. */
function around(text: string, flat: string, word: string): string {
  const at = Math.max(flat.lastIndexOf(word), 0);
  return `… ${text
    .slice(Math.max(0, at - 60), at + 120)
    .replaceAll(/\s+/gu, ' ')
    .trim()} …`;
}

/** Without accents or capitals, character for character. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\P{ASCII}/gu, (character) => character.normalize('NFD')[0]!)
    .toLowerCase();
}
