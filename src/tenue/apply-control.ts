/** The days on which acts were signed, sent, received and published → the values of the séance, or of some of its points. */
import type { Values } from '../records/edit.ts';
import { isList, type Tree } from '../records/located.ts';
import { put } from './apply.ts';
import type { ControlGesture } from './gesture.ts';

/** The word of a line → the key of `controle` (records.md §4). */
const KEYS = [
  ['envoi', 'envoi'],
  ['recu', 'reception'],
  ['publie', 'publication'],
  ['affiche', 'affichage'],
  ['notifie', 'notification'],
  ['ligne', 'mise_en_ligne'],
  ['exec', 'executoire'],
] as const;

/** `signers`: the roles that sign by usage, where nothing is written of it. */
export function onControl(values: Values, { dates }: ControlGesture, signers: readonly string[]): Values {
  let out = values;
  const before = values['controle'];
  const controle: Record<string, Tree> = isGroup(before) ? { ...before } : {};
  for (const [word, key] of KEYS) {
    const day = dates[word];
    if (day !== undefined) controle[key] = day;
  }
  if (Object.keys(controle).length > 0) out = put(out, 'controle', controle);
  return dates.signe === undefined ? out : signed(out, dates.signe, signers);
}

/** The same signatures, with their day. */
export function signed(values: Values, day: string, signers: readonly string[]): Values {
  const before = values['signatures'];
  const written = before !== undefined && isList(before) ? before : signers.map((role) => ({ role }));
  return put(
    values,
    'signatures',
    written.map((each): Tree => (isGroup(each) ? { ...each, le: day } : each)),
  );
}

function isGroup(tree: Tree | undefined): tree is Values {
  return tree !== undefined && typeof tree !== 'string' && !isList(tree);
}
