/**
 * Whatever is typed in a field is printed as it was typed, or refused with a sentence and a remedy: it is never a command of
 * the PDF, of the markup, of the templates, of YAML.
 */
import { describe, expect, test } from 'vitest';
import { acts, make } from '../../src/pipeline.ts';
import { readRecords } from '../../src/pipeline/records.ts';
import { writeYaml, type Group, type Writable } from '../../src/records/write.ts';
import { lintPdf } from '../../src/verify/lint.ts';
import { blocksOf } from '../road/blocks.ts';
import { PRESS, readingOf, relu } from '../road/road.ts';
import { ACTING, contentsOf } from './objects.ts';
import { runs } from './runs.ts';

/** Ten thousand characters, no two lines alike. */
const LONG = Array.from(
  { length: 1000 },
  (_, i) => `texte ${[...String(i + 100)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`,
).join(' ');

const TEXTS: readonly string[] = [
  ') Tj ET Q',
  '(a) )b( c:\\zone',
  '>> endobj 1 0 obj << /S /JavaScript >>',
  'endstream endobj',
  'startxref 0 %%EOF',
  '/OpenAction << /S /Launch >> /URI (http://x.example)',
  '\ufeffMarque',
  '\u00fe\u00ffAbc',
  'droite \u202egauche\u202c',
  'isolé \u2067x\u2069',
  '{{objet}} {{> marges}} {{{objet}}}',
  '<b>gras</b> <script>alert(1)</script>',
  '&amp; &lt;b&gt; &#x3c; &nbsp;',
  '<![CDATA[x]]> ]]> <?xpacket end="w"?>',
  'a: b, [c] {d} #e \'f\' "g" | h > i',
  '*a: &b !!js/function %YAML',
  '\ud800 seul',
  'bas \udc00',
  'nul \u0000 \u0007',
  '\u2028ligne\u2029',
  'a'.repeat(400),
  LONG,
  '☺ 漢字 ﷽',
  '__proto__ constructor',
  'Article 1 : Vu que Considérant OBJET : SCRUTIN',
  'POUR : 99 CONTRE : 98',
  '€’“”«»œŒ—–…• ½ § @ ~ ^ ` $',
  '\u00a0insécable\u202fà chaque bout\u00a0',
];

type Tree = Record<string, Writable>;
interface Base {
  readonly assemblee: Tree;
  readonly seance: Tree;
  readonly point: Tree;
}

/** A sound record, whose every text may be replaced. */
function base(): Base {
  return {
    assemblee: {
      type: 'CM',
      nom: 'Conseil municipal',
      nom_court: 'le conseil',
      collectivite: 'Varsigny',
      departement: '21',
      population: '2 000',
      groupes: { rose: 'La Rose' },
      communes: { bas: 'Bas-le-Val' },
      variantes: { noms: 'Civ Prenom NOM, fonction (commune) (groupe)' },
      mandats: [
        {
          du: '2020-05-25',
          effectif: '4',
          membres: {
            durand: { civilite: 'Mme', prenom: 'Anne', nom: 'DURAND', fonction: 'maire', groupe: 'rose' },
            petit: { nom: 'M. Luc PETIT', commune: 'bas' },
            martin: 'Mme Zoé MARTIN',
            thomas: 'Mme Ève THOMAS',
          },
        },
      ],
    },
    seance: {
      assemblee: 'conseil',
      date: '2025-03-13',
      ouverture: '18:30',
      convocation: '2025-03-06',
      secretaire: 'petit',
      pouvoirs: { martin: 'petit' },
    },
    point: { objet: 'Essai', dispositif: 'Approuve.' },
  };
}

type Put = (base: Base, text: string) => void;
const ofPoint =
  (key: string, wrap: (text: string) => Writable = (text) => text): Put =>
  ({ point }, text) => {
    point[key] = wrap(text);
  };
const ofBody =
  (key: string): Put =>
  ({ assemblee }, text) => {
    assemblee[key] = text;
  };
const ofHouse =
  (key: string): Put =>
  ({ assemblee }, text) => {
    assemblee['variantes'] = { ...(assemblee['variantes'] as Group as Tree), [key]: text };
  };
const member =
  (key: string): Put =>
  ({ assemblee }, text) => {
    const [mandat] = assemblee['mandats'] as [{ membres: Record<string, Tree> }];
    mandat.membres['durand'] = { ...mandat.membres['durand'], [key]: text };
  };

/** Every field that is printed. */
const FIELDS: Readonly<Record<string, Put>> = {
  'assemblee.nom': ofBody('nom'),
  'assemblee.titre': ofBody('titre'),
  'assemblee.collectivite': ofBody('collectivite'),
  'assemblee.groupes': ({ assemblee }, text) => void (assemblee['groupes'] = { rose: text }),
  'assemblee.communes': ({ assemblee }, text) => void (assemblee['communes'] = { bas: text }),
  'variantes.pouvoir': ofHouse('pouvoir'),
  'variantes.formule': ofHouse('formule'),
  'membre.prenom': member('prenom'),
  'membre.nom': member('nom'),
  'membre.fonction': member('fonction'),
  'seance.lieu': ({ seance }, text) => void (seance['lieu'] = text),
  'seance.secretaire': ({ seance }, text) => void (seance['secretaire'] = { nom: text, qualite: 'agent' }),
  'point.objet': ofPoint('objet'),
  'point.numero': ofPoint('numero'),
  'point.rubrique': ofPoint('rubrique'),
  'point.rapporteur': ofPoint('rapporteur', (nom) => ({ nom, qualite: 'directrice' })),
  'point.visas': ofPoint('visas', (text) => [text, 'le code']),
  'point.considerants': ofPoint('considerants', (text) => [text]),
  'point.motifs': ofPoint('motifs', (text) => [{ sur: text }]),
  'point.expose': ofPoint('expose', (text) => `${text}\n\nSuite.\n`),
  'point.formule': ofPoint('formule'),
  'point.dispositif': ofPoint('dispositif', (text) => `- ${text}\n`),
  'point.articles': ofPoint('articles', (text) => [text, 'Autorise la signature.']),
  'point.tableaux': ({ point }, text) => {
    point['expose'] = '[tableau t]';
    point['tableaux'] = { t: { titre: text, colonnes: 'A | B', lignes: '1 | 2' } };
  },
  'vote.mention': ofPoint('vote', (mention) => ({ mention })),
  'election.poste': ofPoint('election', (poste) => ({ poste, tours: [{ urne: '4', voix: { petit: '4' } }] })),
  'election.candidat': ofPoint('election', (nom) => ({
    poste: 'Poste',
    candidats: { x: { nom } },
    tours: [{ urne: '4', voix: { x: '4' } }],
  })),
  'designations.organisme': ofPoint('designations', (organisme) => [{ organisme, titulaires: ['petit'] }]),
};

/** What becomes of a record: refused, with sentences and remedies, or made, with its blocks. */
async function outcome({ assemblee, seance, point }: Base) {
  const file = (nom: string, tree: Tree) => ({
    nom,
    file: `${nom}.yaml`,
    bytes: new TextEncoder().encode(writeYaml(tree)),
  });
  const { seances, faults } = readRecords(
    [file('conseil', assemblee)],
    [
      {
        nom: '2025-03-13-conseil',
        annee: '2025',
        seance: file('seance', seance),
        points: [file('01-essai', point)],
        annexes: null,
      },
    ],
  );
  const [read] = seances;
  const found = [...faults, ...(read?.faults ?? [])].filter(
    (each) => each.severity === 'erreur' && each.kind !== 'irregularite',
  );
  if (read === undefined || read.lue === null || found.length > 0) return { refused: found, made: null };
  const [act] = acts(read.lue);
  const readable = { ...read, lue: read.lue };
  const { made, faults: unmade } = make(readable, act!, PRESS);
  if (made === null) return { refused: unmade, made: null };
  const reread = await relu(made.bytes, { id: '', seance: readable, point: act! });
  return { refused: [], made, reread };
}

const some = TEXTS.map((text, i) => ({ text, i }));

/** A name is made of its parts by the house's pattern, which may put it in capitals and leaves out the spaces around it. */
const NAMES = /^(?:membre\.nom|seance\.secretaire|point\.rapporteur|election\.candidat)$/u;

describe.each(Object.entries(FIELDS))('%s', (field, put) => {
  const rank = Object.values(FIELDS).indexOf(put);
  const tried = some.filter(({ i }) => (i + rank) % runs(27, 1) === 0);

  test.each(tried)('text $i', async ({ text }) => {
    const written = base();
    put(written, text);
    const { refused, made, reread } = await outcome(written);
    if (made === null) {
      expect(refused.length).toBeGreaterThan(0);
      for (const { message, remedy } of refused) {
        expect(message).toMatch(/^[A-ZÀ-Ý«].{8,}/su);
        expect(remedy.length).toBeGreaterThan(8);
      }
      return;
    }
    const reading = readingOf(made.bytes);
    const printed = blocksOf(reading).join('\n');
    if (NAMES.test(field)) expect(printed.toUpperCase()).toContain(text.trim().toUpperCase());
    else expect(printed).toContain(text);
    expect(lintPdf(reading, 'acte.pdf')).toEqual([]);
    expect(reread?.faults.map(({ message }) => message)).toEqual([]);
    expect(ACTING.filter((name) => contentsOf(made.bytes).names.has(name))).toEqual([]);
    expect(reading.revisions).toBe(1);
  });
});
