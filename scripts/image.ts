/** Makes the picture of page 1 that the README shows: `npm start && npm run image`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PDFParse } from 'pdf-parse';

const root = resolve(import.meta.dirname, '..');
const made = resolve(root, 'sortie/2024/2024-09-12-bureau/2024-09-12-bureau_01.extrait.pdf');
const parser = new PDFParse({ data: new Uint8Array(readFileSync(made)) });
const { pages } = await parser.getScreenshot({ partial: [1], desiredWidth: 840, imageBuffer: true });
await parser.destroy();
const picture = pages[0]?.data;
if (picture === undefined) throw new Error(`${made} has no page 1.`);
mkdirSync(resolve(root, 'docs/images'), { recursive: true });
writeFileSync(resolve(root, 'docs/images/extrait-page-1.png'), picture);
