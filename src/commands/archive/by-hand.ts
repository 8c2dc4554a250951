/** What a person decides about an archive: taking back, renaming, acknowledging, removing the draft of a deleted record. */
import { annexePaths } from '../../archive/holdings.ts';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Event } from '../../archive/facts.ts';
import { nameOf, standing, type Entry } from '../../archive/state.ts';
import { DOCUMENT, isActId, notePathOf, pathOf } from '../../archive/tree.ts';
import { sha256 } from '../../pipeline.ts';
import { EXIT } from '../exit.ts';
import { Unreachable } from '../project.ts';
import { writeDurably } from './disk.ts';
import { takeHold, writeManifest, type Hold, utc } from './hold.ts';
import { refuse, type ByHandOptions } from './issue.ts';

/** A decision with its reason. */
export interface Decision extends ByHandOptions {
  readonly motif: string;
}

/** What is decided: the facts to tell, and what to say; or why not. */
type Outcome = { readonly events: readonly Event[]; readonly said: string } | string;

/** Takes an act back that was issued and not sent: the file stays, marked; the next one issued is no rectification. */
export function withdraw(id: string, options: Decision): number {
  return decided(id, options, ({ root }, entry) => {
    const version = standing(entry);
    if (version === null) return 'il n’est pas délivré';
    if (version.pieces.some(({ nature }) => nature === 'ar'))
      return 'un accusé de réception y est joint, il a été transmis : il ne peut qu’être rectifié';
    const note = new TextEncoder().encode(
      `${pathOf(id, DOCUMENT, version.version).replace(/^.*\//, '')} a été repris par ${options.par} : ${options.motif}\nIl n’a pas été transmis, et ne vaut plus comme acte délivré.\n`,
    );
    // What a crash left of a note is in no fact yet.
    rmSync(join(root, notePathOf(id, version.version)), { force: true });
    writeDurably(root, notePathOf(id, version.version), note, 'once');
    const by = { by: options.par, reason: options.motif };
    return {
      events: [
        { ev: 'withdrawn', id, document: DOCUMENT, version: version.version, note: sha256(note), ...by },
      ],
      said: `${id}, version ${version.version}, est repris. Relancez greffe archiver, puis délivrez-le de nouveau.`,
    };
  });
}

/** Says that an act of the archive is now made by a record of another id. */
export function rename(id: string, to: string, options: Decision): number {
  return decided(id, options, (_, entry) => {
    if (!isActId(to)) return `« ${to} » n’est pas l’identifiant d’un acte`;
    if (!entry.orphan) return 'sa saisie est toujours là';
    return {
      events: [{ ev: 'renamed', id, document: DOCUMENT, to, by: options.par, reason: options.motif }],
      said: `${id} porte désormais l’identifiant ${to} ; ce qui a été délivré reste sous son nom.`,
    };
  });
}

/** Says that a drift is known and stays so, until its content changes again. */
export function acknowledge(id: string, options: Decision): number {
  return decided(id, options, (_, { drift }) => {
    if (drift === null) return 'il n’a pas d’écart';
    const by = { by: options.par, reason: options.motif };
    return {
      events: [{ ev: 'acknowledged', id, document: DOCUMENT, key: drift.key, ...by }],
      said: `L’écart de ${id} est pris en compte, jusqu’à ce que son contenu change.`,
    };
  });
}

/** Removes the draft of an act that no record makes any more. Nothing removes what was issued. */
export function prune(id: string, options: Decision): number {
  return decided(id, options, ({ root }, entry) => {
    if (entry.draft === null || standing(entry) !== null)
      return 'il n’a pas d’ébauche, et rien n’ôte un acte délivré';
    if (!entry.orphan) return 'sa saisie est toujours là';
    const annexes = annexePaths(id, null, entry.draft.annexes).map(([path]) => path);
    for (const path of [pathOf(id, DOCUMENT, null), ...annexes]) rmSync(join(root, path), { force: true });
    return {
      events: [{ ev: 'pruned', id, document: DOCUMENT, by: options.par, reason: options.motif }],
      said: `L’ébauche de ${id} est ôtée.`,
    };
  });
}

/** Takes the archive in hand, decides, tells. Throws `Unreachable`, `Altered`. */
function decided(id: string, options: Decision, decide: (hold: Hold, entry: Entry) => Outcome): number {
  const hold = takeHold(options.archive, utc, false);
  try {
    const entry = hold.journal.state.entries.get(nameOf(id, DOCUMENT));
    if (entry === undefined) throw new Unreachable(`Aucun acte de l’archive ne porte l’identifiant ${id}.`);
    const outcome = decide(hold, entry);
    if (typeof outcome === 'string') return refuse(`${id} : ${outcome}.`);
    hold.journal.append(outcome.events);
    writeManifest(hold.root, hold.journal.state);
    process.stdout.write(`${outcome.said}\n`);
    return EXIT.sound;
  } finally {
    hold.release();
  }
}
