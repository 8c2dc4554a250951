/** Makes docs/galerie.md and its pictures: page 1 of each family of extracts and of each document of a séance. `npm run galerie`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PDFParse } from 'pdf-parse';
import { openShop } from '../src/commands/shop.ts';
import { loadPress } from '../src/commands/templates.ts';
import { SEANCE_KINDS } from '../src/documents/kinds.ts';
import { isMadeOf, make } from '../src/pipeline.ts';
import { screens } from './galerie/bureau.ts';

const SEANCE = '2025-10-09-conseil';
const POINT = '3';
const FAMILIES = ['libelles', 'recit', 'marge', 'nominatif', 'cases'] as const;
const ROOT = resolve(import.meta.dirname, '..');
const WIDTH = 500;

/** Page 1 of a PDF, as a PNG. */
async function picture(bytes: Uint8Array): Promise<Uint8Array> {
  const parser = new PDFParse({ data: Uint8Array.from(bytes) });
  const { pages } = await parser.getScreenshot({ partial: [1], desiredWidth: WIDTH, imageBuffer: true });
  await parser.destroy();
  const data = pages[0]?.data;
  if (data === undefined) throw new Error('no page 1');
  return data;
}

const shop = openShop([SEANCE], ROOT);
const [seance] = shop.seances;
if (seance?.lue == null) throw new Error(`${SEANCE} cannot be read`);
const read = { ...seance, lue: seance.lue };
const point = read.lue.points.find((each) => each.point === POINT);
if (point === undefined) throw new Error(`${SEANCE} has no point ${POINT}`);

mkdirSync(resolve(ROOT, 'docs/images'), { recursive: true });
const sections: string[] = [];

async function show(title: string, name: string, bytes: Uint8Array | undefined): Promise<void> {
  if (bytes === undefined) throw new Error(`${name} was refused`);
  writeFileSync(resolve(ROOT, `docs/images/galerie-${name}.png`), await picture(bytes));
  sections.push(`### ${title}\n\n![Page 1 : ${title}](images/galerie-${name}.png)\n`);
}

sections.push('## Extraits, par famille de modèles\n');
for (const family of FAMILIES) {
  const { press } = loadPress(shop.project, [], family);
  if (press === null) throw new Error(`the templates of ${family} have a fault`);
  await show(family, family, make(read, point, press).made?.bytes);
}
sections.push('## Documents d’une séance\n');
const { press } = loadPress(shop.project, SEANCE_KINDS);
if (press === null) throw new Error('the templates of libelles have a fault');
for (const kind of SEANCE_KINDS)
  if (isMadeOf(kind, read.lue)) await show(kind, kind, make(read, kind, press).made?.bytes);

sections.push('## Le bureau du secrétariat\n', ...(await screens()));

const head =
  '# Galerie\n\nLa première page de chaque document, tirée des actes d’exemple de ce dépôt ; puis les écrans du bureau, où tout est inventé. Page et images sont faites par `npm run galerie`.\n';
writeFileSync(resolve(ROOT, 'docs/galerie.md'), `${head}\n${sections.join('\n')}`);
