/**
 * Greffe: the whole road, from the YAML of each act to a file. Arguments: folder of the project, output folder, and `proved` for
 * files that its own reader has proved. Reading and rules are told as the time that they took for all, an equal part for each act.
 */
import { writeFileSync } from 'node:fs';
import { openShop } from '../../src/commands/shop.ts';
import { loadPress } from '../../src/commands/templates.ts';
import { acts, make } from '../../src/pipeline.ts';
import { inDraft } from '../../src/pipeline/draft.ts';
import { typeset } from '../../src/pipeline/typeset.ts';

const [project, out, proved] = process.argv.slice(2);
if (project === undefined || out === undefined) throw new Error('greffe.ts PROJECT OUT [proved]');
const { press } = loadPress(null);
if (press === null) throw new Error('the shipped template has a fault');
const start = performance.now();
const { seances } = openShop([], project);
const work = seances.flatMap((read) => {
  const { lue } = read;
  return lue === null ? [] : acts(lue).map((point) => ({ read: { ...read, lue }, point }));
});
const reading = (performance.now() - start) / work.length;
const took = work.map(({ read, point }, i) => {
  const begun = performance.now();
  const bytes =
    proved === undefined
      ? typeset(inDraft(read, point, 'extrait'), press).set?.bytes
      : make(read, point, press).made?.bytes;
  if (bytes === undefined) throw new Error(`act ${i} has a fault`);
  writeFileSync(`${out}/${i}.pdf`, bytes);
  return reading + performance.now() - begun;
});
process.stdout.write(`${JSON.stringify({ took, peak: process.resourceUsage().maxRSS / 1024 })}\n`);
