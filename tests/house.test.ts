/** The walls of the house: who may import whom, and one door per library. See docs/architecture.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** A room is a folder of `src/` or a file at its top; what it may import, besides itself and `diagnostic`. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  diagnostic: [],
  records: [],
  rules: ['records'],
  typography: [],
  documents: ['records', 'rules/quorum'],
  template: ['documents', 'records/prose', 'records/contraste'],
  layout: ['template/styled'],
  pdf: ['layout/page', 'layout/font', 'template/styled'],
  verify: ['documents', 'records/prose'],
  importer: ['records/prose', 'records/write', 'records/editor-schema'],
  pipeline: [
    'importer',
    'records',
    'rules',
    'typography',
    'documents',
    'template',
    'layout',
    'pdf',
    'verify',
  ],
  archive: ['pipeline'],
  tenue: ['records', 'rules', 'documents'],
  revue: ['pipeline'],
  commands: ['pipeline', 'archive', 'revue', 'tenue', 'commands', 'web/server'],
  // A shell: the desk of `greffe servir`. Its page runs in a browser, and knows of the server what they say to each other.
  web: ['pipeline', 'commands', 'tenue'],
  'web/page': ['web/contract'],
  main: ['commands'],
};

/** The only room through which a library comes in. */
const DOOR: Record<string, readonly string[]> = {
  yaml: ['records'],
  'csv-parse': ['records'],
  'mdast-util-from-markdown': ['records'],
  'mdast-util-gfm-table': ['records'],
  'micromark-extension-gfm-table': ['records'],
  zod: ['records', 'documents', 'template'],
  handlebars: ['template'],
  parse5: ['template', 'importer'],
  yauzl: ['importer'],
  '@xmldom/xmldom': ['importer'],
  'css-tree': ['template'],
  fontkit: ['layout'],
  linebreak: ['layout'],
  hyphen: ['layout'],
  pdfkit: ['pdf'],
  'pdf-parse': ['verify'],
  'pdfjs-dist': ['verify', 'web/page', 'web'],
  'ical-generator': ['tenue'],
  commander: ['main', 'commands'],
  'cli-progress': ['commands'],
  fastify: ['web'],
  esbuild: ['web'],
  preact: ['web/page'],
  '@codemirror/commands': ['web/page'],
  '@codemirror/lang-yaml': ['web/page'],
  '@codemirror/language': ['web/page'],
  '@codemirror/lint': ['web/page'],
  '@codemirror/state': ['web/page'],
  '@codemirror/view': ['web/page'],
  '@lezer/highlight': ['web/page'],
};

/** Rooms that may touch the disk, the clock, the environment or threads; all others are pure. */
const SHELLS = ['main', 'commands', 'web', 'web/page'];
/** Parts of Node that are pure functions of their arguments. */
const PURE_NODE = ['node:zlib', 'node:crypto', 'node:buffer'];
/** Loads a library when it is first needed, because most documents do without it. */
const LATE: Record<string, string> = { 'layout/hyphens': 'node:module' };

interface Import {
  readonly from: string;
  readonly target: string;
  /** `import type`: gone when the program runs. */
  readonly typeOnly: boolean;
  /** `import()`: loaded when it is come to. */
  readonly late: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(
    /(?:^|[\s;}])(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g,
  );
  const from = relative(SRC, file)
    .split(sep)
    .join('/')
    .replace(/(\.d)?\.tsx?$/, '');
  return [...found].map((match) => {
    const target = match[1] ?? match[2] ?? '';
    const typeOnly = /^[\s;}]*(?:import|export)\s+type\s/.test(match[0]);
    return {
      from,
      typeOnly,
      late: match[2] !== undefined,
      target: target.startsWith('.')
        ? relative(SRC, resolve(dirname(file), target))
            .split(sep)
            .join('/')
            .replace(/\.tsx?$/, '')
        : target,
    };
  });
}

const room = (path: string): string =>
  path.startsWith('web/page/') ? 'web/page' : (path.split('/')[0] ?? '');
const files = sources(SRC);
const imports = files.flatMap(importsOf);

describe('the walls of the house', () => {
  test('every file stands in a known room', () => {
    const homeless = files
      .map((file) =>
        room(
          relative(SRC, file)
            .split(sep)
            .join('/')
            .replace(/\.tsx?$/, ''),
        ),
      )
      .filter((name) => !(name in MAY_IMPORT));
    expect([...new Set(homeless)]).toEqual([]);
  });

  test('rooms import only what the road allows', () => {
    const broken = imports
      .filter(({ target }) => !target.startsWith('node:') && room(target) in MAY_IMPORT)
      .filter(({ from, target }) => {
        const allowed = MAY_IMPORT[room(from)] ?? [];
        return (
          room(from) !== room(target) &&
          target !== 'diagnostic' &&
          !allowed.some((name) => target === name || target.startsWith(`${name}/`))
        );
      })
      .map(
        ({ from, target }) =>
          `${from} may not import ${target}: ${room(from)} knows only ${(MAY_IMPORT[room(from)] ?? []).join(', ') || 'itself'}`,
      );
    expect(broken).toEqual([]);
  });

  test('each library has one door', () => {
    const broken = imports
      .filter(({ target }) => !target.startsWith('node:') && !(room(target) in MAY_IMPORT))
      .map(({ from, target }) => ({
        from,
        library: target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : room(target),
      }))
      .filter(({ from, library }) => !(DOOR[library] ?? []).includes(room(from)))
      .map(
        ({ from, library }) =>
          `${from} may not import ${library}: its door is ${(DOOR[library] ?? ['nowhere']).join(', ')}`,
      );
    expect(broken).toEqual([]);
  });

  test('only the shells touch disk, clock, network or environment', () => {
    const dirty = imports
      .filter(
        ({ from, target }) =>
          target.startsWith('node:') &&
          !SHELLS.includes(room(from)) &&
          !PURE_NODE.includes(target) &&
          LATE[from] !== target,
      )
      .map(({ from, target }) => `${from} may not import ${target}`);
    const clock = files
      .filter(
        (file) =>
          !SHELLS.includes(
            room(
              relative(SRC, file)
                .split(sep)
                .join('/')
                .replace(/\.tsx?$/, ''),
            ),
          ),
      )
      .filter((file) =>
        /\bDate\.now\(|new Date\(\)|\bprocess\.|performance\.now|Math\.random|\bfetch\(|toLocale|localeCompare|\bIntl\./.test(
          readFileSync(file, 'utf8'),
        ),
      )
      .map((file) => `${relative(SRC, file)} reads the clock, the environment, the locale or chance`);
    expect([...dirty, ...clock]).toEqual([]);
  });

  test('no cycle between files (but of types)', () => {
    const graph = new Map<string, string[]>();
    for (const { from, target, typeOnly } of imports)
      if (!typeOnly && room(target) in MAY_IMPORT) graph.set(from, [...(graph.get(from) ?? []), target]);
    const done = new Set<string>();
    const walk = (file: string, trail: readonly string[]): string[] => {
      if (trail.includes(file)) return [[...trail.slice(trail.indexOf(file)), file].join(' → ')];
      if (done.has(file)) return [];
      done.add(file);
      return (graph.get(file) ?? []).flatMap((next) => walk(next, [...trail, file]));
    };
    expect([...graph.keys()].flatMap((file) => walk(file, []))).toEqual([]);
  });

  test('a night without change loads no library, and little of the road', () => {
    const reached = new Set(['commands/archiver']);
    const libraries = new Set<string>();
    for (const file of reached)
      for (const { from, target, typeOnly, late } of imports)
        if (from === file && !typeOnly && !late && !target.startsWith('node:'))
          (room(target) in MAY_IMPORT ? reached : libraries).add(target);
    expect([...libraries]).toEqual([]);
    const rooms = new Set([...reached].map(room));
    expect([...rooms].sort()).toEqual(['archive', 'commands', 'diagnostic', 'pipeline', 'records', 'rules']);
    expect(reached.has('commands/archive/hand')).toBe(true);
  });

  test('nothing in the project reads its neighbours', () => {
    const outside = imports
      .filter(({ target }) => target.startsWith('..'))
      .map(({ from, target }) => `${from} imports ${target}, outside src/`);
    expect(outside).toEqual([]);
  });
});
