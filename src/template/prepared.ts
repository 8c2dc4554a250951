/**
 * A template found sound, as text, and back. Reviewing one costs a third of a cold start: the packaged program brings its own
 * families so prepared. What was prepared from other texts has another key, and is not found.
 */
import { createHash } from 'node:crypto';
import type { Form, TemplateKind } from '../documents/kinds.ts';
import type { SheetRules } from './css.ts';
import { source, type Source } from './source.ts';
import type { Step } from './syntax.ts';
import { templateOf, type Template } from './template.ts';

/** The files of a family and of what stands in for it, by their names below the folder that holds both. */
interface Gathered {
  /** That folder, as the faults show it. */
  readonly root: string;
  readonly folders: readonly string[];
  readonly texts: readonly (readonly [string, string])[];
}

/**
 * `null` when they come from several folders which do not say the same: a project that has families of its own. One that holds
 * a plain copy of the shipped ones is as good as none.
 */
function gathered(files: ReadonlyMap<string, string>, folders: readonly string[]): Gathered | null {
  const roots = [...new Set(folders.map((folder) => folder.replace(/[^/]+\/$/, '')))];
  const [first, ...copies] = roots.map((root) => {
    const inside = [...files].filter(([path]) => path.startsWith(root));
    const texts = inside.map(([path, text]) => [path.slice(root.length), text] as const);
    return { root, texts: texts.sort(([a], [b]) => (a < b ? -1 : 1)) };
  });
  if (first === undefined || first.texts.length * roots.length !== files.size) return null;
  const isSame = copies.every(({ texts }) =>
    texts.every(([name, text], at) => name === first.texts[at]?.[0] && text === first.texts[at][1]),
  );
  if (!isSame) return null;
  const names = folders.map((folder) => /[^/]+\/$/.exec(folder)?.[0] ?? '');
  return { root: first.root, folders: [...new Set(names)], texts: first.texts };
}

/** What a template was made from, as one hash; `null` when it is to be reviewed anyhow. */
export function preparedKey(
  files: ReadonlyMap<string, string>,
  kind: TemplateKind,
  folders: readonly string[],
  form: Form,
): string | null {
  const all = gathered(files, folders);
  if (all === null) return null;
  return createHash('sha256')
    .update(JSON.stringify([kind, form, all.folders, all.texts]))
    .digest('hex');
}

/** What is written: `file` of places and sources are paths below the folder of the families. */
interface Written {
  readonly steps: readonly Step[];
  readonly partials: readonly (readonly [string, readonly Step[]])[];
  readonly sheets: readonly SheetRules[];
  readonly files: readonly string[];
}

/**
 * The text of a template whose files all stand below `root`.
 * @public The packager writes it.
 */
export function writePrepared({ steps, partials, sheets, files }: Template, root: string): string {
  const written: Written = { steps, partials: [...partials], sheets, files: files.map(below(root)) };
  return JSON.stringify(written, (key, value: unknown) => {
    if (key === 'file' && typeof value === 'string') return below(root)(value);
    if (key === 'source' && isSource(value)) return below(root)(value.file);
    return value instanceof Map ? { [MAP]: [...value] } : value;
  });
}

/** The template that `writePrepared` wrote, with its files as they are shown now. */
export function readPrepared(
  text: string,
  files: ReadonlyMap<string, string>,
  folders: readonly string[],
): Template {
  const root = gathered(files, folders)?.root ?? '';
  const sources = new Map<string, Source>();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the key says that we wrote it
  const written = restored(JSON.parse(text)) as Written;
  const used = written.files.map((path) => root + path);
  return templateOf(written.steps, new Map(written.partials), written.sheets, used);

  /** In place: the text is long. */
  function restored(value: unknown): unknown {
    if (Array.isArray(value)) value.forEach((item, index) => void (value[index] = restored(item)));
    else if (isGroup(value)) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the entries of a map that we wrote
      if (MAP in value) return new Map(restored(value[MAP]) as [unknown, unknown][]);
      for (const key in value) {
        const item = value[key];
        if (key === 'file') value[key] = root + String(item);
        else if (key === 'source') value[key] = sourceOf(root + String(item));
        else if (typeof item === 'object') value[key] = restored(item);
      }
    }
    return value;
  }

  function sourceOf(path: string): Source {
    let known = sources.get(path);
    if (known === undefined) sources.set(path, (known = source(path, files.get(path) ?? '')));
    return known;
  }
}

/** The one key of what was a `Map`. */
const MAP = '→';

const below =
  (root: string) =>
  (path: string): string =>
    path.slice(root.length);

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isSource(value: unknown): value is Source {
  return isGroup(value) && 'placeAt' in value;
}
