/**
 * Greffe: the whole road, from the YAML of each act to a file, séance after séance as a night goes. Arguments: folder of the
 * project, output folder, and `proved` for files that its own reader has proved. Reading the bodies is told as the time that it
 * took for all, an equal part for each act.
 */
import { writeFileSync } from 'node:fs';
import { readBodies, readDossier } from '../../src/commands/files.ts';
import { findProject } from '../../src/commands/project.ts';
import { select } from '../../src/commands/select.ts';
import { loadPress } from '../../src/commands/templates.ts';
import { acts, make, openRecords } from '../../src/pipeline.ts';
import { inDraft } from '../../src/pipeline/draft.ts';
import { typeset } from '../../src/pipeline/typeset.ts';

const [folder, out, proved] = process.argv.slice(2);
if (folder === undefined || out === undefined) throw new Error('greffe.ts PROJECT OUT [proved]');
const { press } = loadPress(null);
if (press === null) throw new Error('the shipped template has a fault');
const start = performance.now();
const project = findProject([folder], folder);
const show = (path: string): string => path;
const bodies = readBodies(project, show);
const records = openRecords(bodies.read, [], bodies.logos);
const seances = select(project, []);
const shared = (performance.now() - start) / seances.length;
const took = seances.flatMap(({ folder }, i) => {
  const begun = performance.now();
  const read = records.read(readDossier(project, folder, show).read);
  const { lue } = read;
  if (lue === null || read.faults.some(({ severity }) => severity === 'erreur'))
    throw new Error(`séance ${folder} has a fault`);
  const points = acts(lue);
  for (const [n, point] of points.entries()) {
    const bytes =
      proved === undefined
        ? typeset(inDraft({ ...read, lue }, point, 'extrait'), press).set?.bytes
        : make({ ...read, lue }, point, press).made?.bytes;
    if (bytes === undefined) throw new Error(`act ${folder} has a fault`);
    writeFileSync(`${out}/${i}${n === 0 ? '' : `-${n}`}.pdf`, bytes);
  }
  return points.map(() => (performance.now() - begun) / points.length + shared);
});
process.stdout.write(`${JSON.stringify({ took, peak: process.resourceUsage().maxRSS / 1024 })}\n`);
