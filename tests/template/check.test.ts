/** The review of a template before any record: each fault at its place. */
import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/template/template.ts';
import { faultsOf, said, small } from './modele.ts';

/** `body` is one line, which stands on line 2 of the template. */
const one = (body: string, partials: Record<string, string> = {}): string[] => faultsOf(body, '', partials);

describe('what a template may write', () => {
  test.each([
    '<p>{{objet}} {{seance.date}} {{this.id}}</p>',
    '{{#if numero}}<p>{{numero}}</p>{{else}}<p>sans</p>{{/if}}',
    '{{#unless numero}}<p>sans</p>{{else}}<p>{{numero}}</p>{{/unless}}',
    '{{#with seance.president}}<p>{{court}} {{../objet}}{{#if feminin}}e{{/if}}</p>{{/with}}',
    '{{#with numero}}<p>{{this}}</p>{{/with}}',
    '{{#if vote}}{{#if vote.noms}}{{#each vote.noms.contre}}<p>{{@index}} {{nom}}{{#unless @last}},{{/unless}}</p>{{/each}}{{/if}}{{/if}}',
    '{{#if vote}}{{#with vote}}<p>{{pour}}</p>{{/with}}{{/if}}',
    '{{#each visas}}<p>Vu {{this}}</p>{{else}}<p>rien</p>{{/each}}',
    '{{#if expose}}{{prose expose}}{{/if}}',
    '{{#each articles}}{{prose texte}}{{/each}}',
    '{{#if projet}}<p>a</p>{{else if numero}}<p>{{numero}}</p>{{/if}}',
    '<p class="{{#if projet}}a{{/if}} b">{{! rien }}</p>',
    '<p><img src="{{id}}" alt="{{collectivite}}"></p>',
    '{{#each presents}}{{#each ../absents}}<p>{{nom}} {{../nom}} {{../../objet}}</p>{{/each}}{{/each}}',
  ])('%s', (body) => {
    expect(one(body)).toEqual([]);
  });

  test('a partial sees where it is called from, or the field that it is given', () => {
    expect(
      one('{{#if vote}}{{> a}}{{/if}}{{#each pouvoirs}}{{> b}}{{/each}}{{> c visas}}', {
        a: '<p>{{vote.pour}}</p>',
        b: '<p>{{mandant}} {{../objet}}</p>',
        c: '{{#each this}}<p>{{this}}</p>{{/each}}',
      }),
    ).toEqual([]);
  });
});

describe('fields', () => {
  test.each([
    ['<p>{{objets}}</p>', '2:6 champ-inconnu'],
    ['<p>{{seance.dat}}</p>', '2:6 champ-inconnu'],
    ['<p>{{objet.length}}</p>', '2:6 champ-inconnu'],
    ['<p>{{constructor}}</p>', '2:6 champ-inconnu'],
    ['<p>{{__proto__.x}}</p>', '2:6 champ-inconnu'],
    ['<p>{{../objet}}</p>', '2:6 champ-inconnu'],
    ['<p>{{@index}}</p>', '2:6 champ-inconnu'],
    ['<p>{{@root.objet}}</p>', '2:6 champ-inconnu'],
    ['{{#each presents}}<p>{{objet}}</p>{{/each}}', '2:24 champ-inconnu'],
    ['{{#if contr}}<p>a</p>{{/if}}', '2:7 champ-inconnu'],
    ['{{#each present}}<p>a</p>{{/each}}', '2:9 champ-inconnu'],
    ['{{#with secretair}}<p>a</p>{{/with}}', '2:9 champ-inconnu'],
    ['<p>{{numero}}</p>', '2:6 champ-facultatif-sans-garde'],
    ['<p>{{vote.pour}}</p>', '2:6 champ-facultatif-sans-garde'],
    ['{{#if vote}}{{#each vote.noms.contre}}<p>a</p>{{/each}}{{/if}}', '2:21 champ-facultatif-sans-garde'],
    ['{{#if numero}}<p>a</p>{{else}}<p>{{numero}}</p>{{/if}}', '2:36 champ-facultatif-sans-garde'],
    ['{{#unless numero}}<p>{{numero}}</p>{{/unless}}', '2:24 champ-facultatif-sans-garde'],
    ['{{#if vote.noms}}<p>a</p>{{/if}}', '2:7 champ-facultatif-sans-garde'],
    ['{{> a numero}}', '2:7 champ-facultatif-sans-garde'],
    ['{{#if objet}}<p>a</p>{{/if}}', '2:7 si-toujours-vrai'],
    ['{{#if vote}}{{#if vote.contre}}<p>a</p>{{/if}}{{/if}}', '2:19 si-toujours-vrai'],
    ['{{#unless seance}}<p>a</p>{{/unless}}', '2:11 si-toujours-vrai'],
    ['<p>{{projet}}</p>', '2:6 champ-non-imprimable'],
    ['<p>{{presents}}</p>', '2:6 champ-non-imprimable'],
    ['<p>{{seance}}</p>', '2:6 champ-non-imprimable'],
    ['{{#if expose}}<p>{{expose}}</p>{{/if}}', '2:20 prose-nue'],
    ['{{prose objet}}', '2:9 prose-sans-mise-en-forme'],
    ['{{#each seance}}<p>a</p>{{/each}}', '2:9 liste-attendue'],
    ['{{#with presents}}<p>a</p>{{/with}}', '2:9 groupe-attendu'],
  ])('%s', (body, fault) => {
    expect(one(body, { a: '<p>a</p>' })).toEqual([fault]);
  });

  test('a guard of one round says nothing of another', () => {
    expect(
      one(
        '{{#each presents}}{{#if remplace}}{{#each ../presents}}<p>{{remplace}}</p>{{/each}}{{/if}}{{/each}}',
      ),
    ).toEqual(['2:61 champ-facultatif-sans-garde']);
  });

  test('the sentence names what was meant', () => {
    const { faults } = compileTemplate(small('<p>{{seance.dat}}</p>'), 'extrait');
    expect(faults[0]).toMatchObject({
      place: { file: 'm/extrait.hbs', line: 2, column: 6, length: 10 },
      message: '« seance » n’a pas de champ « dat ».',
    });
    expect(faults[0]?.remedy).toMatch(/^vouliez-vous dire « date » \?/);
  });
});

describe('syntax', () => {
  test.each([
    ['<p>{{{objet}}}</p>', '2:4 sortie-brute'],
    ['<p>{{&objet}}</p>', '2:4 sortie-brute'],
    ['{{#*inline "a"}}<p>a</p>{{/inline}}', '2:1 gabarit-refuse'],
    ['{{#> a}}<p>a</p>{{/a}}', '2:1 gabarit-refuse'],
    ['{{#each visas as |v|}}<p>a</p>{{/each}}', '2:1 gabarit-refuse'],
    ['{{> (lookup . "a")}}', '2:5 partiel-refuse'],
    ['{{> a x=objet}}', '2:1 appel-refuse'],
    ['<p>{{lookup visas 0}}</p>', '2:6 appel-refuse'],
    ['<p>{{log objet}}</p>', '2:6 appel-refuse'],
    ['{{#numero}}<p>a</p>{{/numero}}', '2:4 appel-refuse'],
    ['{{^numero}}<p>a</p>{{/numero}}', '2:4 appel-refuse'],
    ['{{#if numero includeZero=true}}<p>a</p>{{/if}}', '2:1 appel-refuse'],
    ['{{#if (prose expose)}}<p>a</p>{{/if}}', '2:7 appel-refuse'],
    ['<p>{{"texte"}}</p>', '2:6 appel-refuse'],
    ['{{#if 1}}<p>a</p>{{/if}}', '2:7 appel-refuse'],
    ['{{prose}}', '2:3 champ-inconnu'],
    ['{{{{raw}}}}<p>a</p>{{{{/raw}}}}', '2:5 appel-refuse'],
  ])('%s', (body, fault) => {
    expect(one(body, { a: '<p>a</p>' })).toEqual([fault]);
  });

  test.each([
    ['{{#if numero}}<p>a</p>{{/each}}', '2:4 gabarit-mal-ecrit'],
    ['<p>{{objet</p>', '2:1 gabarit-mal-ecrit'],
    ['<p>{{}}</p>', '2:1 gabarit-mal-ecrit'],
  ])('%s does not parse', (body, fault) => {
    expect(one(body)).toEqual([fault]);
  });

  test('blocks are nested twenty deep at most', () => {
    expect(one('{{#if numero}}'.repeat(20) + '{{/if}}'.repeat(20))).toEqual([]);
    expect(one('{{#if numero}}'.repeat(22) + '{{/if}}'.repeat(22))).toEqual(['2:295 gabarit-trop-profond']);
  });
});

describe('partials', () => {
  test('one that is not there', () => {
    const { faults } = compileTemplate(small('{{> vot}}', '', { vote: '<p>a</p>' }), 'extrait');
    expect(faults.map(said)).toEqual(['2:5 partiel-inconnu']);
    expect(faults[0]?.remedy).toContain('« vote »');
  });

  test('a loop', () => {
    expect(one('{{> a}}', { a: '{{> b}}', b: '{{> a}}' })).toEqual(['1:5 partiel-en-boucle']);
  });

  test('one too deep', () => {
    const chain = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`p${i}`, `{{> p${i + 1}}}`]));
    expect(one('{{> p0}}', { ...chain, p12: '<p>a</p>' })).toEqual(['1:5 gabarit-trop-profond']);
  });

  test('too many, once written out', () => {
    const double = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [`p${i}`, `{{> p${i + 1}}}`.repeat(4)]),
    );
    const faults = one('{{> p0}}', { ...double, p9: '<p>a</p>' });
    expect(faults.join()).toContain('gabarit-trop-long');
  });

  test('a fault of a partial is told once, in its own file', () => {
    const { faults } = compileTemplate(small('{{> a}}{{> a}}', '', { a: '\n<p>{{objets}}</p>' }), 'extrait');
    expect(faults.map((each) => `${each.place.file}:${said(each)}`)).toEqual([
      'm/partiels/a.hbs:2:6 champ-inconnu',
    ]);
  });
});

describe('the whole template', () => {
  test('no main file, a file that is no template, a sheet that is not there', () => {
    expect(compileTemplate(new Map(), 'extrait').faults.map(said)).toEqual(['1:1 modele-absent']);
    const long = new Map([...small('<p>a</p>'), ['m/partiels/x.hbs', 'a'.repeat(200_001)]]);
    expect(compileTemplate(long, 'extrait').faults.map(said)).toEqual(['1:1 fichier-trop-long']);
    const lone = new Map([...small('<p>a</p>')].filter(([path]) => !path.endsWith('.css')));
    expect(compileTemplate(lone, 'extrait').faults.map(said)).toEqual(['1:62 feuille-inconnue']);
  });

  test('faults of all files come together, by place', () => {
    const { template, faults } = compileTemplate(
      small('<p>{{objets}}</p>', 'p { colour: #000000 }'),
      'extrait',
    );
    expect(template).toBeNull();
    expect(faults.map((each) => `${each.place.file}:${said(each)}`)).toEqual([
      'm/extrait.hbs:2:6 champ-inconnu',
      'm/style.css:1:5 propriete-inconnue',
    ]);
  });

  test.each([
    ['{{#if projet}}<div>{{/if}}{{#if projet}}</div>{{/if}}', ['2:4 bloc-mal-ferme', '2:30 bloc-mal-ferme']],
    ['<div>{{#if projet}}</div><div>{{/if}}</div>', ['2:9 bloc-mal-ferme']],
    ['<p class="a{{#if projet}}" class="{{/if}}b">x</p>', ['2:33 html-mal-ecrit']],
    ['<p class="{{objet}}">x</p>', ['2:11 valeur-hors-texte']],
    ['<!-- {{objet}} --><p>x</p>', ['2:6 valeur-hors-texte']],
    ['{{> ouvre}}x</p>', ['2:5 bloc-mal-ferme']],
  ])('%s', (body, faults) => {
    expect(one(body, { ouvre: '<p>' })).toEqual(faults);
  });

  test('prose stands beside paragraphs, never in one', () => {
    expect(one('{{#if expose}}<p>{{prose expose}}</p>{{/if}}').join()).toContain('2:18 element-mal-place');
  });
});
