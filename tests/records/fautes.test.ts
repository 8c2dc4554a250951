/**
 * Every fault that the shapes and the files between them can have, provoked once at least. `¤` stands before the place
 * where the fault is to be told.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ASSEMBLEE, SEANCE, seanceOf, told, type Pieces } from './dossiers.ts';

const body = (key: string): Pieces => ({ assemblee: ASSEMBLEE.replace('mandats:', `${key}\nmandats:`) });
const person = (line: string): Pieces => ({ assemblee: `${ASSEMBLEE}      ${line}\n` });
const seance = (keys: string): Pieces => ({ seance: `${SEANCE}${keys}\n` });
const point = (keys: string): Pieces => ({ points: { '01-essai': `objet: Essai\n${keys}\n` } });
const expose = (text: string): Pieces => point(`expose: |\n${text.replaceAll(/^/gmu, '  ')}`);
const event = (keys: string): Pieces => seance(`evenements:\n  - ${keys}`);

/** So many members more. */
const crowd = (n: number) => Array.from({ length: n }, (_, i) => `      m${i}: M. X NOM`).join('\n');

const CASES: Readonly<Record<string, readonly Pieces[]>> = {
  // Scalars.
  'valeur-vide': [seance('ouverture: ¤'), seance('absents: ¤'), point('expose: ¤'), seance('etat: ¤')],
  'date-invalide': [
    { seance: SEANCE.replace('2025-03-13', '¤2025-02-29') },
    { seance: SEANCE.replace('2025-03-06', '¤6 mars 2025') },
  ],
  'heure-invalide': [seance('ouverture: ¤24:00'), seance('levee: ¤18 h 30')],
  'nombre-invalide': [seance('chiffres: {presents: ¤4.5}'), seance('chiffres: {presents: ¤1 00}')],
  'oui-ou-non': [seance('publique: ¤yes'), seance('publique: ¤true')],
  'mot-inconnu': [seance('etat: ¤tenu'), point('resultat: ¤adopte')],
  'plusieurs-lignes': [seance('lieu: |\n  ¤un\n  deux')],
  'numero-demesure': [point('numero: ¤2024-33\n  - qu’un poste d’adjoint est vacant et qu’il est pourvu')],
  'matiere-invalide': [point('matiere: ¤sept')],
  'point-invalide': [point('point: ¤"1, 2"')],
  'points-invalides': [
    seance('huis_clos: ¤"1,,2"'),
    { ...seance('huis_clos: ¤2-1'), points: { '01-a': 'objet: A', '02-b': 'objet: B' } },
  ],
  'identifiant-invalide': [
    seance('absents: ¤Durand'),
    seance('pouvoirs: {¤Durand: petit}'),
    seance('absents: [martin, ¤Éve]'),
  ],
  'nom-illisible': [
    { seance: SEANCE.replace('petit', '¤directrice générale') },
    person('roux: ¤Jean Roux'),
    person('roux: {nom: ¤M. Guy de La Tour}'),
  ],
  'regle-inconnue': [seance('irregularites: [{regle: ¤quorum, motif: x}]')],
  'acte-invalide': [point('lien: {rectifie: ¤hier}')],
  'lien-invalide': [
    point('¤lien: {nature: materielle}'),
    point('¤lien: {abroge: 2024-09-12-conseil_01, retire: 2024-09-12-conseil_02}'),
  ],
  'annexe-invalide': [point('annexes: [¤../secret.pdf]'), point('annexes: [{fichier: ¤annexes/a.exe}]')],
  'votant-illisible': [point('vote: {contre: ¤Durand}'), point('vote: {contre: [petit, ¤groupe:X]}')],
  'majorite-inconnue': [point('vote: {majorite: ¤forte}')],
  'siret-invalide': [body('siret: ¤210 199 774 00007'), body('siren: ¤210 199')],
  'departement-inconnu': [{ assemblee: ASSEMBLEE.replace('21\n', '¤96\n') }],
  'longueur-invalide': [body('marges: {haut: ¤"30"}'), body('zone_tampon: {largeur: ¤2m}')],
  'marges-impossibles': [body('¤marges: {gauche: 10mm}'), body('¤marges: {haut: 50mm, bas: 45mm}')],
  'zone-impossible': [
    body('¤zone_tampon: {largeur: 99mm}'),
    body('¤marges: {haut: 27mm}'),
    body('zone_tampon: {place: bas, largeur: ¤70mm}'),
  ],
  'couleur-invalide': [body('couleur: ¤rouge')],
  'contraste-faible': [body('couleur: ¤"#8899aa"')],
  'variante-invalide': [body('variantes: {noms: ¤Prénom NOM}'), body('variantes: {numerotation: ¤2025}')],
  // Groups and lists.
  'cle-inconnue': [
    seance('¤absent: durand'),
    event('{avant: 1, ¤depar: durand}'),
    point('motifs:\n  - ¤vue: x'),
  ],
  'cle-manquante': [
    { seance: `¤${SEANCE.replace('date: 2025-03-13\n', '')}` },
    point('expose: "[tableau a]"\ntableaux:\n  ¤a: {colonnes: x}'),
    { assemblee: `¤${ASSEMBLEE.replace('population: 2 000\n', '')}` },
    { assemblee: `¤${ASSEMBLEE.replace('departement: 21\n', '')}` },
    seance('etat: ¤annulee'),
  ],
  'nature-inattendue': [
    seance('¤absents: {durand: oui}'),
    seance('pouvoirs: ¤durand'),
    seance('ordre_du_jour: ¤essai'),
    point('visas:\n  - ¤Finances: budget'),
  ],
  'liste-vide': [point('election: {poste: x, ¤tours: []}')],
  'motif-invalide': [point('motifs:\n  - ¤{vu: a, sur: b}')],
  'nombre-de-membres': [
    { assemblee: `${ASSEMBLEE.slice(0, ASSEMBLEE.indexOf('    membres'))}    ¤membres: {}\n` },
    { assemblee: ASSEMBLEE.replace('    membres:', `    ¤membres:\n${crowd(496)}`) },
  ],
  'evenement-invalide': [
    event('¤{arrivee: durand}'),
    event('¤{avant: 1}'),
    event('{avant: 1, pouvoir: ¤petit}'),
  ],
  // The body.
  'assemblee-inconnue': [
    { seance: SEANCE.replace('conseil', '¤consiel'), nom: '2025-03-13-consiel' },
    body('meme_collectivite_que: ¤bureau'),
  ],
  'siren-et-siret': [body('siret: 210 199 774 00006\nsiren: ¤219 900 016')],
  'logo-invalide': [body('logo: ¤../blason.png'), body('logo: {fichier: ¤logo.svg, texte: Logo}')],
  'logo-absent': [{ ...body('logo: {fichier: ¤logo.png, texte: Logo}'), logos: ['blason.png'] }],
  'logo-illisible': [{ ...body('logo: {fichier: ¤casse.png, texte: Logo}'), logos: ['casse.png'] }],
  'logo-sans-texte': [body('logo: ¤blason.png')],
  'hors-mandat': [
    { assemblee: ASSEMBLEE.replace('mandats:', '¤mandats:').replace('2020-05-25', '2026-05-25') },
  ],
  'mandats-en-desordre': [
    {
      assemblee: `${ASSEMBLEE}  - du: ¤2020-05-25\n    effectif: 5\n    membres: {durand: M. A. DURAND, petit: M. B. PETIT}\n`,
    },
    {
      assemblee: `${ASSEMBLEE}  - du: 2026-03-30\n    au: ¤2026-01-01\n    effectif: 5\n    membres: {durand: M. A. DURAND, petit: M. B. PETIT}\n`,
    },
    person('roux: {nom: M. Jean ROUX, du: 2023-01-01, au: ¤2022-01-01}'),
  ],
  'fin-sans-date': [person('roux: {nom: M. Jean ROUX, fin: ¤demission}')],
  'membre-inconnu': [
    seance('absents: [¤bernardd]'),
    seance('pouvoirs: {¤bernardd: petit}'),
    seance('pouvoirs: {bernard: ¤durant}'),
    event('{avant: 1, depart: ¤roux}'),
    point('rapporteur: ¤roux'),
    point('deports: {¤roux: L. 2131-11}'),
    point('deports: [¤roux]'),
    point('vote: {contre: [¤roux]}'),
    person('roux: {nom: M. Jean ROUX, remplace: ¤dupond}'),
    person('roux: {nom: M. Jean ROUX, suppleant_de: ¤dupond}'),
    { assemblee: `${ASSEMBLEE}    executif: ¤dupond\n` },
  ],
  'pas-en-exercice': [
    { ...person('roux: {nom: M. Jean ROUX, au: 2024-01-01}'), ...seance('absents: [¤roux]') },
    { ...person('roux: {nom: Mme Léa ROUX, du: 2026-01-01}'), ...seance('pouvoirs: {bernard: ¤roux}') },
  ],
  suppleant: [
    { ...person('roux: {nom: M. Jean ROUX, suppleant_de: bernard}'), ...seance('pouvoirs: {¤roux: petit}') },
  ],
  // Twice, or both.
  'membre-en-double': [
    seance('absents: [bernard, ¤bernard]'),
    point('vote: {mode: public, demande: [petit, ¤petit]}'),
    seance('visioconference: [petit, ¤petit]'),
  ],
  'absent-et-represente': [
    seance('absents: bernard\npouvoirs: {¤bernard: petit}'),
    seance('absents: bernard\nexcuses: ¤bernard'),
    point('excuses: bernard\npouvoirs: {¤bernard: petit}'),
  ],
  'deja-present': [event('{avant: 1, arrivee: thomas}\n  - {avant: 1, arrivee: ¤thomas}')],
  'deja-absent': [{ ...seance('absents: thomas\nevenements:\n  - {avant: 1, depart: ¤thomas}') }],
  'sans-pouvoir': [event('{avant: 1, fin_de_pouvoir: ¤thomas}')],
  'deux-votes': [
    point('vote: {contre: petit, abstention: [martin, ¤petit]}'),
    point('vote: {contre: groupe:rose, abstention: ¤martin}'),
    point('vote: {contre: martin, abstention: ¤groupe:rose}'),
  ],
  'ne-vote-pas-ici': [
    { ...seance('absents: bernard'), ...point('vote: {contre: [petit, ¤bernard]}') },
    { ...seance('pouvoirs: {bernard: thomas}\nabsents: thomas'), ...point('vote: {contre: ¤bernard}') },
    {
      ...seance('absents: bernard'),
      ...point('amendements:\n  - {objet: Porter à 10 €, vote: {contre: ¤bernard}}'),
    },
    {
      seance: SEANCE.replace(
        'convocation: 2025-03-06',
        'absents: bernard\nconvocation: {envoyee: 2025-03-11, urgence: {motif: x, vote: {contre: ¤bernard}}}',
      ),
    },
    seance('absents: bernard\nhuis_clos: {points: 1, demande: president, vote: {contre: [petit, ¤bernard]}}'),
    seance('absents: bernard\nadoption_pv: {seance: 2025-02-13, vote: {abstention: ¤bernard}}'),
  ],
  'groupe-inconnu': [point('vote: {contre: ¤groupe:roze}')],
  'candidat-inconnu': [
    point('election: {poste: x, tours: [{urne: 5, voix: {petit: 3, ¤roux: 2}}]}'),
    point('election: {poste: x, tours: [{urne: 5, voix: {petit: 5}}], elu: ¤roux}'),
  ],
  'competence-inconnue': [point('competence: ¤eau'), person('roux: {nom: M. Jean ROUX, competences: ¤eau}')],
  // Points.
  'point-inconnu': [
    event('{avant: ¤2, depart: thomas}'),
    seance('pouvoirs: {bernard: {mandataire: petit, points: ¤2-}}'),
    seance('chiffres: {points: ¤4, presents: 5}'),
    seance('chiffres:\n  - {points: ouverture, presents: 5}\n  - {points: ¤4, presents: 5}'),
    seance('huis_clos: ¤1-3'),
  ],
  'point-en-double': [
    { points: { '01-a': 'objet: A\npoint: 2', '02-b': '¤objet: B' } },
    seance('ordre_du_jour:\n  - 01-essai\n  - ¤01-essai'),
  ],
  'point-sans-fichier': [seance('ordre_du_jour:\n  - 01-essai\n  - ¤02-autre')],
  'fichier-hors-ordre-du-jour': [seance('¤ordre_du_jour:\n  - Informations')],
  'numero-en-double': [{ points: { '01-a': 'objet: A\nnumero: X', '02-b': 'objet: B\nnumero: ¤X' } }],
  'numero-de-fichier-en-double': [{ points: { '01-a': 'objet: A', '01-b': '¤objet: B\npoint: 2' } }],
  'evenement-sans-place': [
    {
      ...event('{heure: ¤19:40, depart: thomas}'),
      points: { '01-a': 'objet: A', '02-b': 'objet: B\nheure: 20:00' },
    },
  ],
  'nom-de-fichier': [
    { points: { essai: '¤objet: Essai' } },
    { points: { '00-essai': '¤objet: Essai' } },
    { autres: { Bureau: `¤${ASSEMBLEE}` } },
  ],
  'dossier-mal-nomme': [
    { seance: SEANCE.replace('2025-03-13', '¤2025-03-14') },
    { seance: SEANCE.replace('2025-03-13', '¤2025-03-13'), annee: '2024' },
    { nom: '2025-03-13-bureau', seance: SEANCE.replace('conseil', '¤conseil') },
  ],
  'annexe-illisible': [
    { ...point('annexes: [¤annexes/casse.pdf]'), annexes: ['annexes/casse.pdf'] },
    { ...point('annexes: [{fichier: ¤annexes/casse.pdf, titre: x}]'), annexes: ['annexes/casse.pdf'] },
  ],
  'annexe-changee': [
    { ...point('annexes: [{fichier: annexes/plan.pdf, pages: ¤2}]'), annexes: ['annexes/plan.pdf'] },
  ],
  'annexe-absente': [{ ...point('annexes: [¤annexes/plan.pdf]'), annexes: ['annexes/plan2.pdf'] }],
  'presence-inconnue': [seance('presence: inconnue\nchiffres: {presents: 5}\nabsents: ¤bernard')],
  'presence-sans-chiffres': [
    seance('presence: ¤inconnue'),
    seance('presence: ¤inconnue\nchiffres: {points: ouverture, presents: 5}'),
  ],
  // Texts.
  'dispositif-et-articles': [point('dispositif: a\n¤articles:\n  - b')],
  'motifs-et-visas': [point('visas:\n  - a\n¤motifs:\n  - vu: b')],
  'passage-occulte-deplace': [
    point('rubrique: Aide à ¤[[M. X]]'),
    seance('lieu: chez ¤[[M. X]]'),
    seance('decisions:\n  - {numero: D1, objet: "Bail de [[M. X]]"}\nmotif: chez ¤[[M. X]]'),
  ],
  'passage-occulte-mal-ferme': [point('visas:\n  - la demande de ¤[[M. X'), expose('À ¤[[M. X\n\nsuite]]')],
  'liste-trop-profonde': [expose('- a\n  - b\n    - c\n      ¤- d')],
  'bloc-dans-une-liste': [expose('- a\n\n  ¤### b')],
  'cellule-en-trop': [expose('a | b\n--- | ---\n¤1 | 2 | 3')],
  'prose-trop-chargee': [expose(`¤${'*'.repeat(10_001)}`)],
  'tableau-inconnu': [expose('un\n\n¤[tableau x]')],
  'tableau-non-imprime': [point('tableaux:\n  ¤x: {colonnes: a, lignes: b}')],
  'tableau-mal-forme': [
    point(
      'expose: "[tableau x]"\ntableaux:\n  x:\n    colonnes: a | b\n    lignes: |\n      1 | 2\n      ¤1',
    ),
  ],
  'tableau-mal-joint': [point('expose: "[tableau x]"\ntableaux:\n  x: {colonnes: a | b, lignes: ¤^ | 1}')],
  'somme-fausse': [
    point('expose: "[tableau x]"\ntableaux:\n  x: {colonnes: a | b, lignes: c | 1, total: T | 2, somme: ¤2}'),
  ],
  'somme-illisible': [
    point(
      'expose: "[tableau x]"\ntableaux:\n  x: {colonnes: a | b, lignes: c | un, total: T | 2, somme: [¤2]}',
    ),
  ],
  'somme-sans-total': [
    point('expose: "[tableau x]"\ntableaux:\n  x: {colonnes: a | b, lignes: c | 1, somme: [¤2]}'),
  ],
};

/** The pieces without the mark, and where it stood. */
function unmarked(pieces: Pieces): { pieces: Pieces; places: string[] } {
  const places: string[] = [];
  const strip = (text: string, file: string) => {
    const at = text.indexOf('¤');
    if (at >= 0) {
      const before = text.slice(0, at).split('\n');
      places.push(`${file}:${before.length}:${before.at(-1)!.length + 1}`);
    }
    return text.replace('¤', '');
  };
  const all = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(texts).map(([nom, text]) => [nom, strip(text, `${nom}.yaml`)]));
  return {
    pieces: {
      ...pieces,
      ...(pieces.assemblee === undefined ? {} : { assemblee: strip(pieces.assemblee, 'conseil.yaml') }),
      ...(pieces.seance === undefined ? {} : { seance: strip(pieces.seance, 'seance.yaml') }),
      ...(pieces.autres === undefined ? {} : { autres: all(pieces.autres) }),
      ...(pieces.points === undefined ? {} : { points: all(pieces.points) }),
    },
    places,
  };
}

describe.each(Object.entries(CASES))('%s', (code, cases) => {
  test.each(cases.map((given) => [given]))('%j', (given) => {
    const { pieces, places } = unmarked(given);
    const { faults } = seanceOf(pieces);
    expect(told(faults)).toEqual([`${places.join()} ${code}`]);
    for (const { message, remedy } of faults) {
      expect(message).toMatch(/^[\p{Lu}«].*[.?]$/u);
      expect(remedy).toMatch(/\S\.?$/u);
      expect(`${message} ${remedy}`).not.toMatch(
        /\b(?:zod|invalid|expected|undefined|null|string|object|array)\b|YAML/u,
      );
    }
  });
});

test('a sound séance has no fault', () => {
  expect(told(seanceOf({}).faults)).toEqual([]);
});

const message = (pieces: Pieces) => seanceOf(pieces).faults[0]?.message;

test('what is near enough is suggested', () => {
  expect(message(seance('absents: bernardd'))).toBe(
    'Aucun membre ne s’appelle « bernardd ». Vouliez-vous dire « bernard » ?',
  );
  expect(message(seance('absent: bernard'))).toBe(
    'La clé « absent » n’existe pas ici. Vouliez-vous dire « absents » ?',
  );
  expect(message(seance('etat: tenu'))).toBe('« tenu » n’est pas admis ici. Vouliez-vous dire « tenue » ?');
  expect(message(seance('couleur: bleu'))).toBe('La clé « couleur » n’existe pas ici.');
});

test('the faults of a séance are told at once, in the order of its files', () => {
  const { lue, faults } = seanceOf({
    seance: `${SEANCE}absents: [bernardd]\npouvoirs: {thomas: petit}\nexcuses: thomas\n`,
    points: { '01-a': 'objet: A\nvote: {contre: dupond}', '02-b': 'objet: B\nmatiere: x' },
  });
  expect(told(faults)).toEqual([
    '01-a.yaml:2:16 membre-inconnu',
    '02-b.yaml:2:10 matiere-invalide',
    'seance.yaml:5:11 membre-inconnu',
    'seance.yaml:6:12 absent-et-represente',
  ]);
  expect(lue?.points.map((p) => p.point)).toEqual(['1']);
});

test('a point that cannot be read is left out, and its neighbours keep their rank', () => {
  const { lue, illisibles } = seanceOf({
    seance: `${SEANCE}evenements:\n  - {avant: 2, depart: thomas}\n`,
    points: { '01-a': 'objet: A', '02-b': 'objet: [', '03-c': 'objet: C' },
  });
  expect(illisibles).toEqual(['2025-03-13-conseil_02']);
  expect(lue?.points.map((p) => [p.point, p.ordre, p.presence.nombres.presents])).toEqual([
    ['1', 1, 5],
    ['3', 3, 4],
  ]);
});

const PAGE = readFileSync(new URL('../../docs/erreurs.md', import.meta.url), 'utf8');

/** Provoked in source.test.ts. */
const SOURCE = ['source.test.ts', 'mise-en-page.test.ts']
  .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))
  .join('\n');

test('docs/erreurs.md has a line for each code of the room, and each code of its section is provoked', () => {
  const section = /\n## Lecture des dossiers\n(.*?)(?:\n## |$)/su.exec(PAGE)![1]!;
  const lines = [...section.matchAll(/^\| (`.*?`) \|/gmu)].flatMap((row) =>
    [...row[1]!.matchAll(/`([a-z0-9-]+)`/gu)].map((match) => match[1]!),
  );
  const provoked = new Set([
    ...Object.keys(CASES),
    ...[...SOURCE.matchAll(/'(?:\d+:\d+ )?([a-z]+(?:-[a-z0-9]+)*)(?:: [^']*)?'/gu)].map((match) => match[1]!),
  ]);
  expect(lines.filter((code) => !provoked.has(code))).toEqual([]);
  expect(Object.keys(CASES).filter((code) => !lines.includes(code))).toEqual([]);
});
