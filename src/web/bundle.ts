/**
 * What the page is made of, by name: read from beside the packaged program, or from source bundled into memory when it is first
 * asked for. Names hold a hash of their content.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { exists } from '../commands/project.ts';
import { HOME } from '../commands/template-files.ts';
import { sha256 } from '../pipeline.ts';

export interface PageFiles {
  readonly script: string;
  readonly style: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Where `npm run paquet` puts them. */
const SHIPPED = join(HOME, 'page');

let made: Promise<PageFiles> | null = null;

export async function pageFiles(): Promise<PageFiles> {
  made ??= exists(SHIPPED) ? Promise.resolve(named(shipped())) : bundled().then(named);
  return made;
}

function shipped(): Map<string, Uint8Array> {
  return new Map(readdirSync(SHIPPED).map((name) => [name, readFileSync(join(SHIPPED, name))]));
}

function named(files: ReadonlyMap<string, Uint8Array>): PageFiles {
  const [script, style] = [/^main-.*\.js$/, /^main-.*\.css$/].map((name) =>
    [...files.keys()].find((each) => name.test(each)),
  );
  if (script === undefined || style === undefined) throw new Error('the page is not whole');
  return { script, style, files };
}

/**
 * The page's files, from source. `pdf.worker.js` is pdf.js's own thread, as its makers built it.
 * @public `npm run paquet` asks for them.
 */
export async function bundled(): Promise<Map<string, Uint8Array>> {
  const { build } = await import('esbuild');
  const page = join(HOME, 'src/web/page');
  const worker = readFileSync(
    join(
      dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
      'build/pdf.worker.min.mjs',
    ),
  );
  const workerName = `pdf.worker-${sha256(worker).slice(0, 12)}.js`;
  const { outputFiles } = await build({
    entryPoints: { main: join(page, 'main.tsx') },
    outdir: '/page',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    write: false,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    define: { PDF_WORKER: JSON.stringify(`/page/${workerName}`) },
  });
  return new Map<string, Uint8Array>([
    ...outputFiles.map(({ path, contents }) => [basename(path), contents] as const),
    [workerName, worker],
  ]);
}
