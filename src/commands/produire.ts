/** `greffe produire`: the extracts of the séances asked for, each proved before it gets its name. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { acts, make, type Made, type Press, type PointLu } from '../pipeline.ts';
import { EXIT } from './exit.ts';
import { progress } from './progress.ts';
import { findingsJson, plural, refuses, report, tally } from './report.ts';
import { loadPress, openShop, type Asked, type Shop } from './shop.ts';
import { writeWhole } from './write.ts';

export interface ProduireOptions {
  readonly sortie: string;
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly projet?: string;
}

/** An act written: what was made, and where, below the output folder. */
interface Written extends Omit<Made, 'bytes'> {
  readonly file: string;
  readonly seance: Asked & { readonly lue: NonNullable<Asked['lue']> };
  readonly point: PointLu;
  /** Milliseconds from record to file. */
  readonly ms: number;
}

export interface Production {
  readonly written: readonly Written[];
  readonly faults: readonly Diagnostic[];
  readonly shop: Shop;
  readonly press: Press | null;
}

/** Makes and tells. Returns the exit code. */
export async function produire(paths: readonly string[], options: ProduireOptions): Promise<number> {
  const { written, faults, shop } = await production(paths, options);
  if (options.json === true) {
    const documents = written.map(({ id, kind, file, pages, sha256, projet }) => ({
      id,
      document: kind,
      file,
      pages,
      sha256,
      project: projet,
    }));
    process.stdout.write(`${JSON.stringify({ documents, findings: findingsJson(faults) }, null, 2)}\n`);
  } else {
    process.stderr.write(report(faults, shop.textOf));
    const made = written.length === 0 ? 'Aucun acte produit' : plural(written.length, 'acte');
    process.stdout.write(
      `${made} dans ${options.sortie}${faults.length === 0 ? '.' : ` ; ${tally(faults)}`}\n`,
    );
  }
  return refuses(faults, options.strict === true) || written.some(({ projet }) => projet)
    ? EXIT.refused
    : EXIT.sound;
}

/** Makes and writes all that can be made: a séance at fault does not stop the others. Throws `Unreachable`. */
export async function production(paths: readonly string[], options: ProduireOptions): Promise<Production> {
  const shop = openShop(paths, options.projet);
  const { press, faults: modelFaults } = loadPress(shop.project);
  if (press === null) return { written: [], faults: [...shop.faults, ...modelFaults], shop, press };

  const root = resolve(options.sortie);
  mkdirSync(root, { recursive: true });
  const found: Diagnostic[] = [...shop.faults];
  const written: Written[] = [];
  const work = shop.seances.flatMap(toMake);
  const bar = await progress(options.json === true ? 0 : work.length);
  for (const { seance, point } of work) {
    const start = performance.now();
    const { made, faults } = make(seance, point, press);
    found.push(...faults);
    if (made !== null) {
      const { bytes, ...rest } = made;
      const file = `${seance.folder}/${made.id}.${made.kind}.pdf`;
      writeWhole(root, file, bytes);
      written.push({ ...rest, file, seance, point, ms: performance.now() - start });
      if (options.json !== true) bar.line(file);
    }
    bar.step();
  }
  bar.end();
  return { written, faults: found, shop, press };
}

/**
 * What can be made of a séance: the points asked for that make an act, unless an error that is not a mere irregularity
 * stands in the séance, its body, or the point's own file. (An irregular act is made, and marked PROJET.)
 */
function toMake(seance: Asked): readonly { seance: Written['seance']; point: PointLu }[] {
  const { lue, faults, points } = seance;
  if (lue === null) return [];
  const refused = new Set(
    faults
      .filter(({ severity, kind }) => severity === 'erreur' && kind !== 'irregularite')
      .map(({ place }) => place.file),
  );
  if (refused.has(lue.sources.seance.file) || refused.has(lue.sources.assemblee.file)) return [];
  return acts(lue)
    .filter(
      ({ source, nn }) =>
        !refused.has(source.file) &&
        (points === null || [...points].some((name) => name.startsWith(`${nn}-`))),
    )
    .map((point) => ({ seance: { ...seance, lue }, point }));
}
