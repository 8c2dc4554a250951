/**
 * The review of a template before any record: every field it names exists, what may be missing is guarded, what is printed is
 * text, `{{#if}}` asks only what can be answered. Handlebars alone would let `{{#if contr}}` pass, and drop a vote of 0.
 */
import type { Diagnostic } from '../diagnostic.ts';
import { type Tell, templateFault } from './codes.ts';
import type { Field } from './fields.ts';
import { didYouMean } from './nearest.ts';
import { find, findPresent, type Here, type Scope } from './scope.ts';
import type { BlockStep, Path, Step } from './syntax.ts';

/** Partials inside partials, and steps once all partials are written out: far above any act, far below any harm. */
const PARTIAL_DEPTH = 10;
const STEPS = 5000;

/** Faults of a template whose main file and partials are read; `document` is what its kind of document offers. */
export function checkTemplate(
  main: readonly Step[],
  partials: ReadonlyMap<string, readonly Step[]>,
  document: Field,
): Diagnostic[] {
  // By place and code: a partial called twice has its faults once.
  const faults = new Map<string, Diagnostic>();
  const tell: Tell = (place, code, message, remedy) => {
    const key = `${place.file}:${place.line}:${place.column}:${code}`;
    faults.set(key, templateFault(place, code, message, remedy));
  };
  let left = STEPS;
  let rounds = 0;
  const scope: Scope = { field: document, key: '', parent: null, round: false };
  review(main, { scope, guards: new Set(), partials: [] });
  return [...faults.values()];

  function review(steps: readonly Step[], here: Here): void {
    for (const step of steps) {
      if (step.kind === 'text') continue;
      if (--left === 0)
        tell(
          step.place,
          'gabarit-trop-long',
          `Une fois ses partiels dépliés, le modèle dépasse ${STEPS} éléments.`,
          'appelez moins de partiels les uns dans les autres.',
        );
      if (left <= 0) return;
      if (step.kind === 'print') checkPrinted(step.path, step.prose, here, tell);
      else if (step.kind === 'partial') partial(step, here);
      else if (step.kind === 'each') each(step, here);
      else if (step.kind === 'with') within(step, here);
      else condition(step, here);
    }
  }

  function condition(step: BlockStep, here: Here): void {
    const { path, kind } = step;
    const found = find(path, here, tell);
    if (found !== null && !ASKABLE.has(found.field.kind))
      tell(
        path.place,
        'si-toujours-vrai',
        `« ${path.written} » est toujours là : la question {{#${kind}}} n’a pas d’objet${found.field.kind === 'texte' ? ', et un chiffre 0 ne la rend pas fausse' : ''}.`,
        'ne posez de question que sur un champ facultatif, une liste ou un oui-non.',
      );
    const there = found === null ? here : guardedBy(found.key, here);
    review(step.body, kind === 'if' ? there : here);
    review(step.otherwise, kind === 'if' ? here : there);
  }

  function each(step: BlockStep, here: Here): void {
    const { path } = step;
    const found = findPresent(path, here, tell);
    review(step.otherwise, here);
    if (found === null) return;
    if (found.field.kind !== 'liste') {
      tell(
        path.place,
        'liste-attendue',
        `« ${path.written} » est ${KIND[found.field.kind]}, et non une liste.`,
        'écrivez {{#each}} sur une liste, {{#with}} sur un groupe de champs.',
      );
      return;
    }
    const key = `${found.key}.#${rounds++}`;
    review(step.body, { ...here, scope: { field: found.field.of, key, parent: here.scope, round: true } });
  }

  function within(step: BlockStep, here: Here): void {
    const { path } = step;
    const found = find(path, here, tell);
    review(step.otherwise, here);
    if (found === null) return;
    const field = found.field.kind === 'facultatif' ? found.field.of : found.field;
    if (field.kind !== 'groupe' && field.kind !== 'texte') {
      tell(
        path.place,
        'groupe-attendu',
        `« ${path.written} » est ${KIND[field.kind]}, et non un groupe de champs.`,
        'écrivez {{#each}} sur une liste, {{#if}} sur un oui-non.',
      );
      return;
    }
    review(step.body, guardedBy(found.key, inside({ field, key: found.key }, here)));
  }

  function partial(step: Extract<Step, { kind: 'partial' }>, here: Here): void {
    const { name, place, context } = step;
    const called = partials.get(name);
    if (called === undefined)
      tell(
        place,
        'partiel-inconnu',
        `Il n’y a pas de partiel « ${name} ».`,
        didYouMean(name, partials.keys(), `créez le fichier partiels/${name}.hbs.`),
      );
    else if (here.partials.includes(name))
      tell(
        place,
        'partiel-en-boucle',
        `Le partiel « ${name} » finit par s’appeler lui-même (${[...here.partials, name].join(' → ')}).`,
        'rompez la boucle : un partiel n’appelle que d’autres que lui.',
      );
    else if (here.partials.length >= PARTIAL_DEPTH)
      tell(
        place,
        'gabarit-trop-profond',
        `Les partiels s’appellent sur plus de ${PARTIAL_DEPTH} niveaux.`,
        'réunissez certains d’entre eux.',
      );
    else {
      const given = context === null ? here.scope : findPresent(context, here, tell);
      if (given === null) return;
      const there = context === null ? here : inside(given, here);
      review(called, { ...there, partials: [...here.partials, name] });
    }
  }
}

const guardedBy = (key: string, here: Here): Here => ({ ...here, guards: new Set([...here.guards, key]) });

const inside = ({ field, key }: { field: Field; key: string }, here: Here): Here => ({
  ...here,
  scope: { field, key, parent: here.scope, round: here.scope.round },
});

/** What is printed is text, and what is rich text goes through `{{prose}}`. */
function checkPrinted(path: Path, asProse: boolean, here: Here, tell: Tell): void {
  const { place, written } = path;
  const kind = findPresent(path, here, tell)?.field.kind;
  if (kind === undefined) return;
  if (asProse && kind !== 'prose')
    tell(
      place,
      'prose-sans-mise-en-forme',
      `« ${written} » n’est pas un texte mis en forme.`,
      `écrivez {{${written}}}, sans « prose ».`,
    );
  else if (!asProse && kind === 'prose')
    tell(
      place,
      'prose-nue',
      `« ${written} » est un texte mis en forme (paragraphes, listes) : il ne s’imprime pas tel quel.`,
      `écrivez {{prose ${written}}}, hors de tout paragraphe.`,
    );
  else if (!asProse && kind !== 'texte')
    tell(
      place,
      'champ-non-imprimable',
      `« ${written} » est ${KIND[kind]} : il n’y a rien à imprimer.`,
      REMEDY[kind] ?? 'nommez l’un de ses champs.',
    );
}

const ASKABLE: ReadonlySet<Field['kind']> = new Set(['facultatif', 'liste', 'oui-non']);

const KIND: Readonly<Record<Field['kind'], string>> = {
  texte: 'un texte',
  'oui-non': 'un oui-non',
  prose: 'un texte mis en forme',
  facultatif: 'facultatif',
  liste: 'une liste',
  groupe: 'un groupe de champs',
};

const REMEDY: Readonly<Partial<Record<Field['kind'], string>>> = {
  'oui-non': 'écrivez le texte à imprimer : {{#if champ}}…{{else}}…{{/if}}.',
  liste: 'parcourez-la par {{#each}} … {{/each}}.',
  groupe: 'nommez l’un de ses champs après un point.',
};
