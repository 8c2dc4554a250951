/**
 * What a sound template had better not have: rules of style that reach no element in any of its branches, text too pale to be
 * read. Told of all templates together: a sheet serves several.
 */
import { byPlace, type Diagnostic, fault } from '../diagnostic.ts';
import { contrastSaid, contrastWithWhite, LISIBLE } from '../records/contraste.ts';
import type { Compound, StyleRule } from './css.ts';
import { type MarkupElement, readMarkup } from './markup.ts';
import { outline } from './outline.ts';
import { answers, type Seen } from './style.ts';
import type { Template } from './template.ts';

/** Advice on templates that were found sound, by place. */
export function adviceOn(templates: readonly Template[]): readonly Diagnostic[] {
  return [...deadRules(templates), ...paleTexts(templates)].sort(byPlace);
}

/** Rules that match nothing in any template that links their sheet. */
function deadRules(templates: readonly Template[]): Diagnostic[] {
  const dead = new Map<string, StyleRule>();
  const alive = new Set<string>();
  for (const { steps, partials, sheets } of templates) {
    const { markup } = readMarkup(outline(steps, partials).merged);
    const chains = markup === null ? [] : chainsOf(markup.body);
    for (const rule of sheets.flatMap((sheet) => sheet.rules)) {
      const key = keyOf(rule);
      if (alive.has(key)) continue;
      if (chains.some((chain) => answers(rule, chain))) {
        alive.add(key);
        dead.delete(key);
      } else dead.set(key, rule);
    }
  }
  return [...dead.values()].map(({ place, selector }) =>
    fault({
      place,
      severity: 'avertissement',
      code: 'regle-sans-effet',
      message: `« ${selector.map(written).join(' ')} » ne désigne rien dans les modèles qui appellent cette feuille.`,
      remedy: 'corrigez le sélecteur, ou supprimez la règle.',
    }),
  );
}

function paleTexts(templates: readonly Template[]): Diagnostic[] {
  const pale = new Map<string, Diagnostic>();
  for (const { color, place } of templates.flatMap(({ sheets }) => sheets.flatMap((sheet) => sheet.colors)))
    if (contrastWithWhite(color) < LISIBLE)
      pale.set(
        `${place.file}:${place.line}:${place.column}`,
        fault({
          place,
          severity: 'avertissement',
          code: 'contraste-faible',
          message: `Du texte en ${color} sur du blanc a un contraste de ${contrastSaid(color)} pour 1 : il en faut 4,5.`,
          remedy: 'assombrissez cette couleur.',
        }),
      );
  return [...pale.values()];
}

function keyOf({ place: { file, line, column } }: StyleRule): string {
  return `${file}:${line}:${column}`;
}

function written({ tag, className }: Compound): string {
  return `${tag ?? ''}${className === null ? '' : `.${className}`}`;
}

/** Every element of a document, with those around it; elements that selectors cannot tell apart are one. */
function chainsOf(body: MarkupElement): readonly Seen[] {
  const html: Seen = { parent: null, tag: 'html', classes: [] };
  const known = new Map<string, Seen>([['html', html]]);
  const walk = (element: MarkupElement, parent: Seen, path: string): void => {
    const key = `${path}>${element.tag}.${element.className}`;
    let seen = known.get(key);
    if (seen === undefined) {
      const classes = element.className.split(/\s+/).filter((name) => name !== '');
      known.set(key, (seen = { parent, tag: element.tag, classes }));
    }
    for (const child of element.children) if (child.kind === 'element') walk(child, seen, key);
  };
  walk(body, html, 'html');
  return [...known.values()];
}
