/** What all documents of a run share: fonts and templates made ready, once. */
import type { Diagnostic } from '../diagnostic.ts';
import { SHEETS, type Form, type TemplateKind } from '../documents/kinds.ts';
import { fontsFrom, type Fonts } from '../layout/font.ts';
import { frenchHyphens, type Hyphenate } from '../layout/hyphens.ts';
import type { FaceId } from '../template/styled.ts';
import { preparedKey, readPrepared } from '../template/prepared.ts';
import { compileTemplate, type Template } from '../template/template.ts';
import { hashOf } from './hash.ts';

/**
 * Version of what the program draws. Raised by hand when the same record, template and fonts are to give other bytes
 * on purpose; a golden test fails until it is.
 */
export const RENDERING = 2;

/** A template made ready, and the hashes that tell what a document is made with. */
export interface Plate {
  readonly template: Template;
  readonly hashes: { readonly template: string; readonly fonts: string };
}

/** What all documents of a run share: fonts parsed once, templates reviewed once. The plate at hand is that of extracts. */
export interface Press extends Plate {
  readonly fonts: Fonts;
  /** Where words may be parted, for templates with `hyphens: auto`. */
  readonly hyphenate: Hyphenate;
  readonly plates: ReadonlyMap<TemplateKind, Plate>;
  /** What its extracts print. */
  readonly form: Form;
}

/** The text of a prepared template by the key of what it was made from. */
export type Prepared = (key: string) => string | undefined;

/**
 * Fonts and templates made ready. `templateFiles`: texts by path as people see it, `fontFiles`: TrueType files by face;
 * `kinds`: the documents wanted beside extracts; `folders`: the family, then those that stand in for what it lacks;
 * `prepared`: templates that were reviewed before. `press` is `null` when a template has a fault.
 */
export function openPress(
  templateFiles: ReadonlyMap<string, string>,
  fontFiles: ReadonlyMap<FaceId, Uint8Array>,
  kinds: readonly TemplateKind[] = [],
  folders: readonly string[] = [],
  form: Form = 'libelles',
  prepared: Prepared = () => undefined,
): { press: Press | null; faults: readonly Diagnostic[] } {
  const fonts = hashOf([...fontFiles]);
  const plates = new Map<TemplateKind, Plate>();
  const faults = new Map<string, Diagnostic>();
  for (const kind of new Set<TemplateKind>([
    'extrait',
    ...kinds,
    ...(kinds.includes('registre') ? SHEETS : []),
  ])) {
    const { template, faults: found } = compiled(templateFiles, kind, folders, form, prepared);
    // A partial or a sheet that two templates share has its faults once.
    for (const each of found) faults.set(JSON.stringify([each.place, each.code]), each);
    if (template === null) continue;
    const made = template.files.map((path) => [path, templateFiles.get(path) ?? ''] as const);
    const named = made.map(([path, text]) => [path.replace(/^.*templates\//, ''), text] as const);
    plates.set(kind, { template, hashes: { template: hashOf(named), fonts } });
  }
  const extrait = plates.get('extrait');
  if (extrait === undefined || faults.size > 0) return { press: null, faults: [...faults.values()] };
  const shared = { fonts: fontsFrom(fontFiles), hyphenate: frenchHyphens() };
  return { press: { ...extrait, ...shared, plates, form }, faults: [] };
}

/** A template that was reviewed before from the same texts, or is reviewed now. */
function compiled(
  files: ReadonlyMap<string, string>,
  kind: TemplateKind,
  folders: readonly string[],
  form: Form,
  prepared: Prepared,
): ReturnType<typeof compileTemplate> {
  const key = preparedKey(files, kind, folders, form);
  const known = key === null ? undefined : prepared(key);
  if (known === undefined) return compileTemplate(files, kind, folders, form);
  return { template: readPrepared(known, files, folders), faults: [] };
}
