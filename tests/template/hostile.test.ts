/**
 * Templates that would do harm: each is refused with its line and column, at once, and nothing of it is ever run. (That this room
 * reads no file and opens no connection is held by tests/house.test.ts.)
 */
import { expect, test } from 'vitest';
import { faultsOf } from './modele.ts';

const many = (n: number, text: string | ((i: number) => string)): string =>
  typeof text === 'string' ? text.repeat(n) : Array.from({ length: n }, (_, i) => text(i)).join('');

/** Partials of which each calls the next `by` times. */
const fan = (depth: number, by: number): Record<string, string> =>
  Object.fromEntries([
    ...Array.from({ length: depth }, (_, i) => [`p${i}`, many(by, `{{> p${i + 1}}}`)]),
    [`p${depth}`, '<p>{{objet}}</p>'],
  ]);

interface Hostile {
  readonly name: string;
  readonly body: string;
  /** Line 2 is the first of the body; a partial has its own. */
  readonly fault: string;
  readonly partials?: Readonly<Record<string, string>>;
}

const HOSTILE: readonly Hostile[] = [
  { name: 'an unknown path, printed', body: '<p>{{secret}}</p>', fault: '2:6 champ-inconnu' },
  { name: 'an unknown path in #if', body: '{{#if secret}}<p>a</p>{{/if}}', fault: '2:7 champ-inconnu' },
  {
    name: 'an unknown path in else if',
    body: '{{#if projet}}<p>a</p>{{else if secret}}<p>b</p>{{/if}}',
    fault: '2:33 champ-inconnu',
  },
  {
    name: 'an unknown path in #unless',
    body: '{{#unless secret}}<p>a</p>{{/unless}}',
    fault: '2:11 champ-inconnu',
  },
  { name: 'an unknown path in #each', body: '{{#each secret}}<p>a</p>{{/each}}', fault: '2:9 champ-inconnu' },
  { name: 'an unknown path in #with', body: '{{#with secret}}<p>a</p>{{/with}}', fault: '2:9 champ-inconnu' },
  { name: 'an unknown path in prose', body: '{{prose secret}}', fault: '2:9 champ-inconnu' },
  {
    name: 'an unknown path given to a partial',
    body: '{{> a secret}}',
    partials: { a: '<p>a</p>' },
    fault: '2:7 champ-inconnu',
  },
  {
    name: 'an unknown path inside a partial',
    body: '{{> a}}',
    partials: { a: '\n<p>{{secret}}</p>' },
    fault: '2:6 champ-inconnu',
  },
  {
    name: 'a figure that #if would drop when it is 0',
    body: '{{#if vote}}{{#if vote.contre}}<p>a</p>{{/if}}{{/if}}',
    fault: '2:19 si-toujours-vrai',
  },
  { name: 'the constructor of a value', body: '<p>{{objet.constructor}}</p>', fault: '2:6 champ-inconnu' },
  {
    name: 'the constructor by a segment',
    body: '<p>{{objet.[constructor].name}}</p>',
    fault: '2:6 champ-inconnu',
  },
  { name: 'the prototype', body: '<p>{{__proto__.polluted}}</p>', fault: '2:6 champ-inconnu' },
  {
    name: 'the prototype in #with',
    body: '{{#with __proto__}}<p>a</p>{{/with}}',
    fault: '2:9 champ-inconnu',
  },
  { name: 'an inherited method', body: '<p>{{toString}}</p>', fault: '2:6 champ-inconnu' },
  { name: 'the length of a list', body: '<p>{{visas.length}}</p>', fault: '2:6 champ-inconnu' },
  { name: 'lookup', body: '<p>{{lookup this "constructor"}}</p>', fault: '2:6 appel-refuse' },
  {
    name: 'lookup in a sub-expression',
    body: '{{#with (lookup this "constructor")}}<p>a</p>{{/with}}',
    fault: '2:9 appel-refuse',
  },
  { name: 'helperMissing', body: '<p>{{helperMissing objet}}</p>', fault: '2:6 appel-refuse' },
  {
    name: 'blockHelperMissing',
    body: '{{#blockHelperMissing objet}}<p>a</p>{{/blockHelperMissing}}',
    fault: '2:4 appel-refuse',
  },
  { name: '@root', body: '<p>{{@root.objet}}</p>', fault: '2:6 champ-inconnu' },
  { name: '@partial-block', body: '{{> @partial-block}}', fault: '2:5 partiel-inconnu' },
  { name: '../ past the document', body: '<p>{{../../objet}}</p>', fault: '2:6 champ-inconnu' },
  { name: 'a raw block', body: '{{{{objet}}}}<p>a</p>{{{{/objet}}}}', fault: '2:5 appel-refuse' },
  { name: 'raw output', body: '<p>{{{objet}}}</p>', fault: '2:4 sortie-brute' },
  { name: 'a decorator', body: '<p>{{*evil objet}}</p>', fault: '2:4 gabarit-refuse' },
  {
    name: 'a decorator that is a block',
    body: '{{#*inline "a"}}<p>a</p>{{/inline}}',
    fault: '2:1 gabarit-refuse',
  },
  { name: 'a partial whose name is computed', body: '{{> (lookup . "a")}}', fault: '2:5 partiel-refuse' },
  {
    name: 'a partial with a path for a name',
    body: '{{> "../../../etc/passwd"}}',
    fault: '2:5 partiel-refuse',
  },
  {
    name: 'a partial that calls itself',
    body: '{{> a}}',
    partials: { a: '{{> a}}' },
    fault: '1:5 partiel-en-boucle',
  },
  {
    name: 'two partials that call each other',
    body: '{{> a}}',
    partials: { a: '{{> b}}', b: '{{> a}}' },
    fault: '1:5 partiel-en-boucle',
  },
  { name: 'a script', body: '<script>fetch("https://example.org")</script>', fault: '2:1 element-inconnu' },
  {
    name: 'a picture from the network',
    body: '<p><img src="https://example.org/a.png" alt="a"></p>',
    fault: '2:9 attribut-refuse',
  },
  {
    name: 'a sheet from the network',
    body: '<link rel="stylesheet" href="https://example.org/a.css">',
    fault: '2:1 element-mal-place',
  },
  { name: '100,000 mustaches', body: many(100_000, '{{id}}'), fault: '1:1 fichier-trop-long' },
  {
    name: '30,000 mustaches, which fit in a file',
    body: `<p>${many(30_000, '{{id}}')}</p>`,
    fault: '2:11998 gabarit-trop-long',
  },
  {
    name: '5,000 blocks in blocks',
    body: many(5000, '{{#if projet}}') + many(5000, '{{/if}}'),
    fault: '2:295 gabarit-trop-profond',
  },
  {
    name: '10,000 blocks that do not close',
    body: many(10_000, '{{#if projet}}'),
    fault: '2:295 gabarit-trop-profond',
  },
  {
    name: 'partials that call seven others, nine deep',
    body: '{{> p0}}',
    partials: fan(9, 7),
    fault: '1:4 gabarit-trop-long',
  },
  {
    name: 'a thousand calls of one partial of a hundred questions',
    body: many(1000, '{{> a}}'),
    partials: { a: many(100, '{{#if projet}}<p>a</p>{{/if}}') },
    fault: '1:1396 gabarit-trop-long',
  },
  {
    name: '4,000 questions in a chain of else',
    body: `{{#if projet}}${many(4000, '{{else if projet}}')}{{/if}}`,
    fault: '2:375 gabarit-trop-profond',
  },
  {
    name: '4,000 inverse blocks in blocks',
    body: many(4000, '{{^projet}}') + many(4000, '{{/projet}}'),
    fault: '2:232 gabarit-trop-profond',
  },
  {
    name: 'a path of 50,000 parts',
    body: `<p>{{${many(50_000, 'a.')}a}}</p>`,
    fault: '2:4 gabarit-trop-long',
  },
  {
    name: '10,000 sub-expressions',
    body: `<p>{{prose ${many(10_000, '(prose ')}objet${many(10_000, ')')}}}</p>`,
    fault: '2:4 gabarit-trop-long',
  },
  { name: 'braces without an end', body: many(20_000, '{{{{'), fault: '2:1 gabarit-mal-ecrit' },
  { name: '20,000 elements in elements', body: many(20_000, '<div>'), fault: '3:1 balise-mal-fermee' },
];

test('there are more than thirty', () => {
  expect(HOSTILE.length).toBeGreaterThan(30);
});

test.each(HOSTILE.map((each) => [each.name, each] as const))('%s', (_, { body, partials = {}, fault }) => {
  const before = performance.now();
  const faults = faultsOf(body, '', partials);
  // A hundredth of it is the rule; a second is what is promised.
  expect(performance.now() - before).toBeLessThan(1000);
  expect(faults[0]).toBe(fault);
});
