/**
 * LibreOffice: all documents in one process, from HTML, PDF/A-3 and PDF/UA. It tells no time for each: all have an equal part
 * of the whole, start included.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acts, out } from './run.js';

const work = mkdtempSync(join(tmpdir(), 'greffe-libreoffice-'));
const files = readFileSync(acts, 'utf8')
  .trim()
  .split('\n')
  .map((line, i) => {
    const { html, style } = JSON.parse(line);
    const file = join(work, `${i}.html`);
    writeFileSync(
      file,
      html.replace('</head>', `<style>${style.replaceAll('Sans', 'Liberation Sans')}</style></head>`),
    );
    return file;
  });
const options =
  '{"SelectPdfVersion":{"type":"long","value":"3"},"PDFUACompliance":{"type":"boolean","value":"true"}}';
const start = performance.now();
const { status, stderr, error } = spawnSync(
  'soffice',
  [
    `-env:UserInstallation=file://${work}/profile`,
    '--headless',
    '--infilter=HTML (StarWriter)',
    '--convert-to',
    `pdf:writer_pdf_Export:${options}`,
    '--outdir',
    out,
    ...files,
  ],
  { encoding: 'utf8' },
);
const each = (performance.now() - start) / files.length;
rmSync(work, { recursive: true });
if (status !== 0) throw new Error(`soffice: ${error?.message ?? stderr}`);
process.stdout.write(`${JSON.stringify({ took: files.map(() => each), peak: null })}\n`);
