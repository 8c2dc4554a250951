/** The program as one file: esbuild, and what it must be told of a few libraries. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { build, type Plugin } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '../..');
const SRC = join(ROOT, 'src');

/** Libraries that are installed beside the package: readers that only `relire` and `tout` load. */
export const BESIDE = ['pdf-parse', 'pdfjs-dist'] as const;

/** Writes the program to `file`, one folder below the package's own, as `src/` is below ours. */
export async function bundle(file: string): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'entree.ts')],
    write: false,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    legalComments: 'eof',
    external: [...BESIDE, 'esbuild'],
    define: { 'import.meta.url': '__programme' },
    plugins: [ownPlaces, leftOut, cssTreeData],
  });
  const [program] = outputFiles;
  if (program === undefined) throw new Error('esbuild gives no program');
  writeFileSync(file, inAscii(program.text));
}

/** Only regular expressions are left with other characters: escaped too, the file is read a byte a character, and hashed at once. */
function inAscii(text: string): string {
  return text.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A `require` of a file's own making, which a bundler cannot see: without it, the bundler's own is meant. */
function withoutRequire(text: string): string {
  return text.replace(/^import \{ createRequire \}.*$/m, '').replace(/^const require = .*$/m, '');
}

/**
 * Our files find templates and fonts from their own folder: it goes on being where it was below `src/`. What stands beside the
 * package is imported by its loader: a script cannot.
 */
const ownPlaces: Plugin = {
  name: 'own places',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (!path.startsWith(SRC + sep)) return null;
      const folder = relative(SRC, dirname(path)).split(sep).join('/');
      const text = readFileSync(path, 'utf8');
      const contents = withoutRequire(text)
        .replaceAll('import.meta.dirname', () => `(__dirname + ${JSON.stringify(`/${folder}`)})`)
        .replaceAll('import.meta.url', '__thread')
        .replaceAll(/(?<!typeof |<)import\('pdf/g, "__import('pdf");
      return { contents, loader: 'ts' };
    });
  },
};

/** What is never called, by the library that brings it: a call would throw, and the comparison of bytes would see it. */
const STUBS: Readonly<Record<string, string>> = {
  // pdfkit's fonts: ours are measured and cut by us.
  fontkit: 'export const create = () => { throw new Error("fontkit is not packaged"); }',
  // pdfkit's encryption, which PDF/A forbids.
  '@noble/ciphers/aes': 'export const cbc = undefined, ecb = undefined;',
};

const leftOut: Plugin = {
  name: 'left out',
  setup(build) {
    build.onResolve({ filter: /^(?:fontkit|@noble\/ciphers\/aes)$/ }, ({ path }) => ({
      path,
      namespace: 'stub',
    }));
    build.onLoad({ filter: /.*/, namespace: 'stub' }, ({ path }) => ({ contents: STUBS[path] ?? '' }));
    // zod's messages in forty languages: ours are written by records/faults.ts.
    build.onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
    }));
  },
};

const cssTreeData: Plugin = {
  name: 'css-tree data',
  setup(build) {
    build.onLoad({ filter: /css-tree\/lib\/(?:data|data-patch|version)\.js$/ }, ({ path }) => ({
      contents: withoutRequire(readFileSync(path, 'utf8')),
    }));
  },
};
