/** The family `libelles` as read from the disk, and small templates for one question each. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { merge } from '../../src/template/merge.ts';
import { KEPT_SPACE } from '../../src/template/merged.ts';
import { compileTemplate, type Template } from '../../src/template/template.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Texts of the family by path. */
export const LIBELLES: ReadonlyMap<string, string> = new Map(
  [...sheets('templates'), ...below('templates/libelles')].map((path) => [
    path,
    readFileSync(resolve(ROOT, path), 'utf8'),
  ]),
);

/** Those that families share. */
function sheets(folder: string): string[] {
  return readdirSync(resolve(ROOT, folder))
    .filter((name) => name.endsWith('.css'))
    .map((name) => `${folder}/${name}`);
}

function below(folder: string): string[] {
  return readdirSync(resolve(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.(?:hbs|css)$/.test(path));
}

export function compiled(files: ReadonlyMap<string, string>): Template {
  const { template, faults } = compileTemplate(files, 'extrait');
  if (template === null)
    throw new Error(faults.map((each) => `${each.place.file}:${each.place.line} ${each.message}`).join('\n'));
  return template;
}

export const libelles = (): Template => compiled(LIBELLES);

/** The merged HTML of a document, as a browser shows it beside its style sheets. */
export function mergedHtml({ steps, partials }: Template, document: object): string {
  return merge(steps, partials, document).html.replaceAll(KEPT_SPACE, ' ');
}

/** A small template around a body, and a style sheet: what a test wants to say about them. */
export function small(
  body: string,
  css = '',
  partials: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, string> {
  const head =
    '<!DOCTYPE html><html lang="fr"><head><title>{{titre}}</title><link rel="stylesheet" href="style.css"></head>';
  return new Map([
    ['m/extrait.hbs', `${head}<body>\n${body}\n</body></html>`],
    ['m/style.css', css],
    ...Object.entries(partials).map(([name, text]): [string, string] => [`m/partiels/${name}.hbs`, text]),
  ]);
}

/** Faults of such a template, each as `line:column code`. */
export function faultsOf(body: string, css = '', partials: Readonly<Record<string, string>> = {}): string[] {
  return compileTemplate(small(body, css, partials), 'extrait').faults.map(said);
}

export const said = ({ place, code }: Diagnostic): string => `${place.line}:${place.column} ${code}`;
