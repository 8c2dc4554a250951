/**
 * `greffe archive joindre`: what comes back for an issued act (signed, stamped, a receipt) is kept as it was received. A PDF is read, and when
 * the text of the act is not all in it, that is said: it is kept all the same, for it is what was received.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { agreement } from '../../archive/agreement.ts';
import type { Event, Nature } from '../../archive/facts.ts';
import { nameOf, standing } from '../../archive/state.ts';
import { DOCUMENT, folderOf, pathOf, pieceName } from '../../archive/tree.ts';
import { printedBy, sha256 } from '../../pipeline.ts';
import { EXIT } from '../exit.ts';
import { reason, Unreachable } from '../project.ts';
import { openBatch } from './disk.ts';
import { takeHold, writeManifest, utc } from './hold.ts';
import { refuse, type ByHandOptions } from './issue.ts';

export interface JoinOptions extends ByHandOptions {
  readonly nature: Nature;
}

/** Keeps files for the version that stands for an act. Returns the exit code. Throws `Unreachable`, `Altered`. */
export function joinPieces(id: string, files: readonly string[], options: JoinOptions): number {
  const received = files.map((file) => ({ file, bytes: read(file) }));
  const hold = takeHold(options.archive, utc, false);
  try {
    const { root, journal } = hold;
    const entry = journal.state.entries.get(nameOf(id, DOCUMENT));
    const version = entry === undefined ? null : standing(entry);
    if (version === null) return refuse(`${id} n’est pas délivré : rien ne s’y joint.`);
    const act = printedBy(readFileSync(join(root, pathOf(id, DOCUMENT, version.version))));
    const events: Event[] = [];
    const batch = openBatch(root);
    let rank = version.pieces.filter(({ nature }) => nature === options.nature).length;
    try {
      for (const { file, bytes } of received) {
        const ending = /^\.[a-z0-9]{1,8}$/.exec(extname(file).toLowerCase())?.[0].slice(1) ?? 'bin';
        const nameAt = (): string => pieceName(id, version.version, options.nature, rank, ending);
        // A name that a crash left without a fact is taken up if it is this very file, else passed over.
        do rank += 1;
        while (isOther(join(root, folderOf(id), nameAt()), bytes));
        const name = nameAt();
        const piece = ending === 'pdf' ? printedBy(bytes) : null;
        const agrees =
          act === null || piece === null || options.nature === 'ar'
            ? null
            : agreement(act.lines, piece.lines);
        if (!existsSync(join(root, folderOf(id), name)))
          batch.write(`${folderOf(id)}/${name}`, bytes, 'once');
        events.push({
          ev: 'joined',
          id,
          document: DOCUMENT,
          version: version.version,
          nature: options.nature,
          name,
          received: basename(file),
          sha256: sha256(bytes),
          size: bytes.length,
          agrees: agrees === null ? null : agrees === '',
          by: options.par,
          reason: options.motif ?? null,
        });
        process.stdout.write(`${basename(file)} est gardé sous ${name}.\n`);
        if (agrees !== null && agrees !== '')
          process.stderr.write(
            `avertissement: ${basename(file)} ne dit pas tout ce que dit l’acte délivré :\n${agrees}`,
          );
      }
      batch.name();
    } catch (error) {
      batch.abandon();
      throw error;
    }
    journal.append(events);
    writeManifest(root, journal.state);
    return events.some((each) => each.ev === 'joined' && each.agrees === false) ? EXIT.alarm : EXIT.sound;
  } finally {
    hold.release();
  }
}

function isOther(path: string, bytes: Uint8Array): boolean {
  return existsSync(path) && !readFileSync(path).equals(bytes);
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Unreachable(`${file} est illisible : ${reason(error)}.`);
  }
}
