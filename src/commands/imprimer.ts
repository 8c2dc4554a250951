/** `greffe produire --impression`: one file a séance, to print its acts recto-verso. */
import { join, resolve, sep } from 'node:path';
import { acts, makeImpression, type ImpressionMade } from '../pipeline.ts';
import { EXIT } from './exit.ts';
import type { ProduireOptions } from './produire.ts';
import { findingsJson, plural, refuses, report, tally } from './report.ts';
import { isRefused, openShop, refusedFiles } from './shop.ts';
import { familyOf, loadPresses } from './templates.ts';
import { writeWhole } from './write.ts';

/** Makes, proves and writes them. Returns the exit code. Throws `Unreachable`. */
export function imprimer(
  paths: readonly string[],
  { sortie, json, strict, projet }: ProduireOptions,
): number {
  const shop = openShop(paths, projet);
  const lues = shop.seances.flatMap(({ lue }) => lue ?? []);
  const { of, faults: ofTemplate, texts } = loadPresses(shop.project, lues, []);
  const faults = [...shop.faults, ...ofTemplate];
  const refused = refusedFiles(shop.faults);
  const written: (Omit<ImpressionMade, 'bytes' | 'prove'> & { readonly file: string })[] = [];
  for (const { lue, folder, ...rest } of shop.seances) {
    const press = lue === null ? null : (of.get(familyOf(lue)) ?? null);
    if (lue === null || press === null) continue;
    const points = acts(lue);
    // A séance is printed whole, or not at all.
    const isWhole = rest.illisibles.length === 0 && !points.some((point) => isRefused(lue, point, refused));
    if (!isWhole || points.length === 0) continue;
    const { made, faults: found } = makeImpression({ ...rest, lue }, points, press);
    faults.push(...found);
    if (made === null) continue;
    const { bytes, prove: _, ...told } = made;
    const file = `${folder}/${lue.id}.impression.pdf`;
    writeWhole(resolve(sortie), file, bytes);
    written.push({ ...told, file });
  }
  if (json === true) {
    const documents = written.map(({ id, file, pages, sha256, projet: project }) => ({
      id,
      document: 'impression',
      file,
      pages,
      sha256,
      project,
    }));
    process.stdout.write(`${JSON.stringify({ documents, findings: findingsJson(faults) }, null, 2)}\n`);
  } else {
    process.stderr.write(report(faults, (file) => shop.textOf(file) ?? texts.get(file)));
    for (const { file, pages, actes, projet: isDraft } of written)
      process.stdout.write(
        `${join(sortie, file).split(sep).join('/')} (${plural(actes, 'acte')}, ${plural(pages, 'page')}${isDraft ? ', PROJET' : ''})\n`,
      );
    const what =
      written.length === 0 ? 'Aucune impression' : `${plural(written.length, 'impression')} dans ${sortie}`;
    process.stdout.write(`${what} : ${tally(faults)}.\n`);
  }
  return refuses(faults, strict === true) ? EXIT.refused : EXIT.sound;
}
