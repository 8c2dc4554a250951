/** The séance of a desk as its files are now, or as they would be, and the writing of them. */
import { realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { SeanceLue } from '../pipeline.ts';
import type { Change } from '../tenue/keep.ts';
import { held } from './as-if.ts';
import { Unreachable } from './project.ts';
import { report } from './report.ts';
import { openShop, type Shop } from './shop.ts';
import { replaceWhole, writeWhole } from './write.ts';

/** A séance read as it will be once closed, with its files as they are. */
interface Look {
  readonly shop: Shop;
  readonly lue: SeanceLue;
  /** By the name that each is shown under. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly write: (change: Change) => void;
  readonly remove: (file: string) => void;
}

/** `changes`: what its files are taken to be. Throws `Unreachable`. */
export function look(path: string, projet: string | undefined, changes: readonly Change[]): Look {
  const files = new Map<string, Uint8Array>();
  const shop = openShop([path], projet, (dossier) => {
    for (const { file, bytes } of [dossier.seance, ...dossier.points]) files.set(file, bytes);
    return held(dossier, changes);
  });
  const [seance, ...others] = shop.seances;
  if (seance === undefined || others.length > 0)
    throw new Unreachable(
      `${path} désigne ${seance === undefined ? 'aucune séance' : `${shop.seances.length} séances`} : nommez le dossier d’une séance, ou son identifiant.`,
    );
  if (seance.lue === null) {
    process.stderr.write(report(shop.faults, shop.textOf));
    throw new Unreachable('La séance ne se lit pas : corrigez d’abord ce qui précède.');
  }
  const folder = join(shop.project.records, seance.folder);
  const inFolder = (file: string): string => join(folder, basename(file));
  return {
    shop,
    lue: seance.lue,
    files,
    write({ file, before, after }) {
      if (before === null) writeWhole(dirname(inFolder(file)), basename(file), after);
      else replaceWhole(realpathSync(inFolder(file)), after);
    },
    remove: (file) => rmSync(inFolder(file)),
  };
}
