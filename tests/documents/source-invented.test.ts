/** Whatever séance fast-check invents, as long as it can be read: its acts are said again from their canonical source. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { extrait } from '../../src/documents/extrait.ts';
import { readCanonical } from '../../src/documents/reread.ts';
import { canonicalSource } from '../../src/documents/source.ts';
import { unlessEmpty, writeYaml, type Group, type Writable } from '../../src/records/write.ts';
import { announce, runs, SEED } from '../promise/runs.ts';
import { bytes, seanceOf } from '../records/dossiers.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const id = fc.constantFrom(...IDS);
const some = (max: number) => fc.uniqueArray(id, { maxLength: max });
/** Mostly not there: what is written is the exception. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 3 });
const given = fc.dictionary(id, fc.oneof(id, fc.constant('inconnu')), { maxKeys: 3, noNullPrototype: true });
const number = (max: number) => fc.integer({ min: 0, max }).map(String);
const outsider = fc.constantFrom('M. Paul ROY', 'Mme Lise ALPHA, juriste');
const person = fc.oneof(id, outsider);

const NAMES: Record<string, Writable> = {
  a: {
    nom: 'Mme Ada ALPHA',
    fonction: 'présidente',
    commune: 'haut',
    naissance: '1950-01-01',
    competences: ['eau'],
  },
  b: { nom: 'M. Bob BETA', voix: '2', groupe: 'rose', naissance: '1960-01-01' },
  c: { nom: 'de La Tour', civilite: 'Mme', prenom: 'Guy', commune: 'bas', groupe: 'rose' },
  d: 'M. Dan BETA',
  e: { nom: 'Mme Ève ALPHA', competences: ['egout'], voix: '3' },
  f: { nom: 'M. Fal DELTA', groupe: 'La Bleue' },
  g: 'Mme Gil ÉTA',
  h: { nom: 'M. Hal BETA', commune: 'Haut-le-Val' },
  parti: { nom: 'Mme Zoé ALPHA', au: '2021-01-01' },
  mort: { nom: 'M. Max DELTA', fin: 'deces', au: '2021-01-01' },
  supp: { nom: 'M. Sam SIGMA', suppleant_de: 'h' },
};

const settings = fc.record({
  votants: rarely(fc.constantFrom('avec-nppv', 'exprimes', 'presents')),
  presents: rarely(fc.constant('participant-au-vote')),
  pouvoir: rarely(fc.constant('représenté par')),
  noms: rarely(
    fc.constantFrom('Civilite NOM', 'Nom', 'Civ Initiale NOM, fonction (commune) (groupe)', 'NOM Prenom'),
  ),
  ordre: rarely(fc.constantFrom('alphabetique', 'commune', 'groupe')),
  absents: rarely(fc.constant('excuses-a-part')),
  numerotation: rarely(fc.constant('{annee}-{ordre:2}')),
  heures: rarely(fc.constant('en-lettres')),
  dates: rarely(fc.constant('en-lettres')),
  chiffres_du_vote: rarely(fc.constantFrom('vide-si-zero', 'unanimite')),
  majorite: rarely(fc.constant('si-dissidence')),
  formule: rarely(fc.constant('Le conseil,\ndécide :\n')),
  point: rarely(fc.constant('dossier')),
});

const body = fc.record({
  type: fc.constantFrom('CC', 'CD', 'BUR', 'SYF'),
  settings,
  order: fc.shuffledSubarray(Object.keys(NAMES), { minLength: Object.keys(NAMES).length }),
  executif: rarely(id),
});

function bodyYaml({
  type,
  settings,
  order,
  executif,
}: typeof body extends fc.Arbitrary<infer T> ? T : never) {
  return writeYaml({
    type,
    nom: 'Assemblée',
    nom_court: 'l’assemblée',
    collectivite: 'Pays d’Orge',
    departement: '21',
    heure: '18:30',
    groupes: { verte: 'La Verte', bleue: 'La Bleue', rose: 'La Rose' },
    communes: { loin: 'Loin', bas: 'Bas-le-Val', haut: 'Haut-le-Val' },
    competences: { eau: 'Eau', egout: 'Égouts' },
    variantes: unlessEmpty(settings),
    mandats: [
      {
        du: '2020-07-01',
        effectif: '9',
        membres: Object.fromEntries(order.map((one) => [one, NAMES[one]!])),
        // The first of the list presides when nothing is said: not one who has left.
        executif: executif ?? order.find((one) => IDS.includes(one))!,
      },
    ],
  });
}

const event = fc.record({
  avant: fc.constantFrom('1', '2', '3'),
  arrivee: rarely(some(2)),
  depart: rarely(some(1)),
  pouvoir: rarely(given),
  president: rarely(id),
  secretaire: rarely(id),
  heure: fc.constant('19:00'),
});

const away = {
  absents: rarely(some(2)),
  excuses: rarely(some(1)),
  pouvoirs: rarely(given),
};

const sitting = fc
  .record({
    assemblee: fc.constant('conseil'),
    date: fc.constant('2025-03-13'),
    etat: rarely(fc.constantFrom('preparee', 'en-cours')),
    ouverture: rarely(fc.constantFrom('9:05', '20:00')),
    lieu: rarely(fc.constant('salle : fêtes')),
    convocation: rarely(
      fc.constantFrom<Writable[]>('2025-03-06', { envoyee: '2025-03-05', rang: '2', mode: 'x' }),
    ),
    president: rarely(id),
    secretaire: rarely(fc.oneof(person, fc.uniqueArray(person, { maxLength: 2 }))),
    ...away,
    suppleants: rarely(fc.constant({ h: 'supp' })),
    evenements: rarely(fc.array(event, { maxLength: 2 })),
  })
  .chain((known) =>
    fc.oneof(
      { weight: 9, arbitrary: fc.constant<Group>(known) },
      {
        weight: 1,
        arbitrary: fc
          .record({
            presents: number(9),
            exercice: rarely(number(9)),
            representes: rarely(number(3)),
            votants: rarely(number(9)),
            excuses: rarely(number(2)),
          })
          .map((chiffres): Group => ({
            ...known,
            absents: null,
            excuses: null,
            pouvoirs: null,
            suppleants: null,
            evenements: null,
            presence: 'inconnue',
            chiffres,
          })),
      },
    ),
  );

const side = fc.oneof(number(4), some(2), fc.constantFrom('groupe:rose', 'groupe:bleue'));
const vote = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<Writable[]>('sans', 'unanimite') },
  {
    weight: 6,
    arbitrary: fc.record({
      contre: rarely(side),
      abstention: rarely(side),
      refus: rarely(side),
      nppv: rarely(side),
      pour: rarely(side),
      mode: rarely(fc.constantFrom('public', 'secret', 'assis-leve', 'sans')),
      blancs: rarely(number(2)),
      president: rarely(fc.constantFrom('pour', 'contre')),
      majorite: rarely(
        fc.constantFrom<Writable[]>(
          'absolue',
          '2/3',
          { seuil: 'simple', base: 'presents' },
          { seuil: '3/5', base: 'membres' },
        ),
      ),
      mention: rarely(fc.constant('Adopté.')),
    }),
  },
);

const candidates = fc.constantFrom('a', 'b', 'c', 'x', 'l');
const voices = fc.dictionary(candidates, number(4), { minKeys: 1, maxKeys: 3, noNullPrototype: true });
const election = fc.record({
  poste: fc.constant('poste'),
  mode: rarely(fc.constantFrom('liste', 'proportionnelle')),
  repartition: rarely(fc.dictionary(fc.constant('l'), number(2), { noNullPrototype: true })),
  candidats: fc.constant({
    x: 'M. Xavier X',
    l: { titre: 'Liste', membres: ['d', 'parti'] },
    y: 'Mme Yve Y',
  }),
  assesseurs: rarely(some(2)),
  tours: fc.array(
    fc.record({
      urne: number(8),
      blancs: rarely(number(2)),
      nuls: rarely(number(2)),
      blancs_et_nuls: rarely(number(1)),
      voix: voices,
      votants: rarely(number(9)),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  executif: rarely(fc.constant('oui')),
  elu: rarely(candidates),
});

const point = fc.record({
  objet: fc.constantFrom('Essai', 'Compte de [[M. X|un agent]]', '- [ \\[[crochets]] : #'),
  numero: rarely(fc.constant('2025-17')),
  point: rarely(fc.constantFrom('autre', 'B-2')),
  rapporteur: rarely(fc.oneof(person, fc.constant('parti'), fc.constant('mort'))),
  competence: rarely(fc.constantFrom('eau', 'egout')),
  president: rarely(id),
  ...away,
  deports: rarely(some(2)),
  compte_administratif: rarely(fc.constant('oui')),
  vote: fc.option(vote, { freq: 2 }),
  election: rarely(fc.array(election, { maxLength: 2 })),
  designations: rarely(
    fc.constant([{ organisme: 'O', titulaires: ['a', 'M. Paul ROY, chef'], remplace: 'mort' }]),
  ),
  resultat: rarely(fc.constantFrom('adoptee', 'rejetee', 'pris-acte', 'retiree')),
});

const COUNT = runs(40, 400);

test('an invented act is said again from its canonical source', () => {
  announce('invented séances', COUNT);
  let read = 0;
  fc.assert(
    fc.property(body, sitting, point, fc.boolean(), (body, sitting, point, alone) => {
      const others = alone
        ? {}
        : { '01-avant': 'objet: Avant', '03-apres': 'objet: Après\nvote: {abstention: 1}' };
      const { lue, faults } = seanceOf({
        assemblee: bodyYaml(body),
        seance: writeYaml(sitting),
        points: { ...others, '02-essai': writeYaml({ ...point, point: alone ? null : point.point }) },
      });
      fc.pre(lue !== null && !faults.some((each) => each.severity === 'erreur'));
      const act = lue.points.find((each) => each.id?.endsWith('_02') === true)!;
      // A group with a member who is named on another side cannot be told by names.
      const { pour, contre, abstention, refus, nppv } = act.decompte?.noms ?? {};
      const voters = [pour, contre, abstention, refus, nppv].flatMap((side) => side ?? []);
      fc.pre(new Set(voters.map((v) => v.membre)).size === voters.length);
      // A number of those aside counts voix: where these are weighted it does not tell how many members they are.
      const aside = act.deliberation.vote?.nppv?.nombre ?? null;
      fc.pre(aside === null || !act.presence.nppv.some((id) => ['b', 'e'].includes(id)));
      read += 1;
      const source = canonicalSource(lue, act, 'extrait');
      const again = readCanonical('acte.yaml', bytes(source));
      expect(again.faults).toEqual([]);
      expect(again.extrait).toEqual(extrait(lue, act));
      expect(canonicalSource(again.read!.lue, again.read!.point, 'extrait', again.read!.projet)).toBe(source);
    }),
    { seed: SEED, numRuns: COUNT, maxSkipsPerRun: 60 },
  );
  expect(read).toBe(COUNT);
});
