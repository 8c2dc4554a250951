/**
 * What a clerk can get wrong, end to end: a sound project, one change, and what `greffe produire` answers. Each row says where
 * the faults are told and by which code; the sentences, the line shown, its caret and the remedy are in
 * tests/golden/fautes.txt, to be read.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { BODY, cleanUp, greffe, POINT, project, SEANCE, SITTING, SOUND, type Content } from './project.ts';

afterAll(cleanUp);

/** What was done, the files changed, and `file:line:column code` of each fault. */
type Row = readonly [fait: string, change: Readonly<Record<string, Content>>, ...at: string[]];

/** The séance without absents and pouvoirs. */
const HEAD = SOUND[SITTING]!.split('absents')[0]!;

const seance = (more: string): Row[1] => ({ [SITTING]: `${HEAD}${more}\n` });
const point = (text: string): Row[1] => ({ [POINT]: `${text}\n` });
const near = (name: string, content: Content): Row[1] => ({ [`2025/${SEANCE}/${name}`]: content });
const link =
  (to: string): Content =>
  (path) =>
    symlinkSync(to, path);
const table = `objet: Essai
expose: "[tableau frais]"
tableaux:
  frais:
    colonnes: Poste | €
    lignes: |
      Toit | 1 200
      Murs | 800
    total: Total | 2 100
    somme: [2]`;

const ROWS: readonly Row[] = [
  // The disk. (Tests may run as root, whom no permission stops: a file that may not be opened stands here as a link or a pipe.)
  ['un dossier sans seance.yaml', { [SITTING]: null }, 'seance.yaml:1:1 seance-absente'],
  [
    'un lien qui sort du projet',
    near('02-lien.yaml', link(import.meta.filename)),
    '02-lien.yaml:1:1 fichier-illisible',
  ],
  ['un lien sans but', near('02-lien.yaml', link('absent')), '02-lien.yaml:1:1 fichier-illisible'],
  ['un lien vers lui-même', near('02-lien.yaml', link('02-lien.yaml')), '02-lien.yaml:1:1 fichier-illisible'],
  [
    'un tube',
    near('02-tube.yaml', (path) => void execFileSync('sh', ['-c', 'mkfifo "$0"', path])),
    '02-tube.yaml:1:1 fichier-illisible',
  ],
  [
    'un dossier à la place d’un fichier',
    near('02-dossier.yaml', (path) => mkdirSync(path)),
    '02-dossier.yaml:1:1 fichier-illisible',
  ],
  [
    'une assemblée qui ne peut pas être ouverte',
    { [BODY]: link(import.meta.filename) },
    'conseil.yaml:1:1 fichier-illisible',
  ],
  ['des annexes hors du projet', near('annexes', link(import.meta.dirname)), 'annexes:1:1 fichier-illisible'],
  [
    'une annexe hors du projet',
    near('annexes/plan.pdf', link(import.meta.filename)),
    'plan.pdf:1:1 fichier-illisible',
  ],
  ['un nom en .yml', near('02-budget.yml', 'objet: Budget\n'), '02-budget.yml:1:1 nom-de-fichier'],
  ['un nom sans numéro', near('budget.yaml', 'objet: Budget\n'), 'budget.yaml:1:1 nom-de-fichier'],
  [
    'un dossier de séance mal nommé',
    { '2025/2025-04-3-conseil/seance.yaml': HEAD.replaceAll('2025-03', '2025-04') },
    'seance.yaml:2:7 dossier-mal-nomme',
  ],
  [
    'une séance rangée hors de son année',
    { '2025-04-13-conseil/seance.yaml': HEAD.replaceAll('2025-03', '2025-04') },
    'seance.yaml:2:7 dossier-mal-nomme',
  ],
  // The text.
  ['un fichier vide', point('# rien encore'), '01-essai.yaml:1:1 fichier-vide'],
  [
    'un fichier qui n’est pas en UTF-8',
    { [POINT]: Buffer.from('objet: Essai\nmotif: d\u00e9j\u00e0\n', 'latin1') },
    '01-essai.yaml:2:9 pas-utf-8',
  ],
  [
    'un fichier de plus de 2 Mio',
    point(`objet: Essai\nexpose: |\n${'  Le toit prend l’eau.\n'.repeat(100_000)}`),
    '01-essai.yaml:1:1 fichier-trop-gros',
  ],
  ['un retrait par tabulation', seance('pouvoirs:\n\tbernard: petit'), 'seance.yaml:6:1 tabulation'],
  ['une clé écrite deux fois', seance('absents: bernard\nabsents: thomas'), 'seance.yaml:6:1 cle-en-double'],
  [
    'une ancre et un alias',
    seance('absents: &a [bernard]\nexcuses: *a'),
    'seance.yaml:5:10 ancre',
    'seance.yaml:6:10 alias',
  ],
  ['une balise', point('objet: Essai\nnumero: !!str 12'), '01-essai.yaml:2:9 balise'],
  ['une directive', { [SITTING]: `%YAML 1.1\n---\n${HEAD}` }, 'seance.yaml:1:1 directive'],
  [
    'des deux-points dans un texte',
    point('objet: Finances : budget primitif'),
    '01-essai.yaml:1:17 deux-points-dans-un-texte',
  ],
  // Keys and values.
  ['une clé inconnue', seance('absent: bernard'), 'seance.yaml:5:1 cle-inconnue'],
  ['une clé manquante', point('expose: Le toit prend l’eau.'), '01-essai.yaml:1:1 cle-manquante'],
  ['une liste à la place d’un texte', point('objet: [Essai, Autre]'), '01-essai.yaml:1:1 nature-inattendue'],
  ['un groupe à la place d’une liste', seance('absents: {thomas: oui}'), 'seance.yaml:5:1 nature-inattendue'],
  ['un mot qui n’est pas admis', point('objet: Essai\nresultat: adopté'), '01-essai.yaml:2:11 mot-inconnu'],
  ['un nombre mal écrit', seance('chiffres: {presents: cinq}'), 'seance.yaml:5:22 nombre-invalide'],
  [
    'une date qui n’existe pas',
    { [SITTING]: HEAD.replace('2025-03-06', '2025-02-30') },
    'seance.yaml:3:14 date-invalide',
  ],
  ['un jour qui n’est pas celui de la date', seance('jour: mardi'), 'seance.yaml:5:7 jour-de-la-semaine'],
  // People.
  ['un membre inconnu', seance('absents: [bernar]'), 'seance.yaml:5:11 membre-inconnu'],
  [
    'un membre nommé deux fois',
    seance('absents: [thomas, bernard, thomas]'),
    'seance.yaml:5:28 membre-en-double',
  ],
  [
    'un membre absent et représenté',
    seance('absents: bernard\npouvoirs:\n  bernard: petit'),
    'seance.yaml:7:3 absent-et-represente',
  ],
  [
    'un absent nommé dans un vote',
    point('objet: Essai\nvote: {contre: [petit, thomas]}'),
    '01-essai.yaml:2:24 ne-vote-pas-ici',
  ],
  [
    'un pouvoir donné par qui préside',
    seance('pouvoirs:\n  durand: petit'),
    'seance.yaml:6:11 pouvoir-du-president',
  ],
  [
    'un pouvoir donné par le secrétaire',
    seance('pouvoirs:\n  martin: petit'),
    'seance.yaml:6:11 pouvoir-du-secretaire',
  ],
  [
    'un pouvoir donné à un absent',
    seance('absents: thomas\npouvoirs:\n  bernard: thomas'),
    'seance.yaml:7:12 mandataire-absent',
  ],
  [
    'deux pouvoirs pour un mandataire',
    seance('pouvoirs:\n  bernard: petit\n  thomas: petit'),
    'seance.yaml:7:11 deux-pouvoirs',
  ],
  // Sums.
  [
    'un vote qui ne fait pas le compte des votants',
    point('objet: Essai\nvote: {pour: 3, abstention: 2}'),
    '01-essai.yaml:2:14 voix-mal-comptees',
  ],
  [
    'un nombre de présents qui n’est pas celui des listes',
    seance('absents: bernard\nchiffres: {presents: 5}'),
    'seance.yaml:6:22 chiffre-faux',
  ],
  ['un total qui n’est pas la somme de ses lignes', point(table), '01-essai.yaml:10:13 somme-fausse'],
  ['un quorum manqué', seance('absents: [bernard, thomas, petit]'), 'seance.yaml:5:20 quorum-non-atteint'],
  // What the typeface cannot draw.
  [
    'un emoji dans l’objet',
    point('objet: Fête du village 🎉 et des écoles'),
    '01-essai.yaml:1:24 glyphe-absent',
  ],
  [
    'un caractère chinois dans l’exposé',
    point('objet: Essai\nexpose: |\n  La ville de Dalian,\n  dite 連, est jumelée.'),
    '01-essai.yaml:4:8 glyphe-absent',
  ],
  [
    'un caractère chinois dans un nom',
    { [BODY]: SOUND[BODY]!.replace('Lise THOMAS', 'Lise THOMAS漢') },
    'conseil.yaml:14:30 glyphe-absent',
  ],
];

const answers = new Map<string, Promise<string>>();

/** What the command says of a row, told once. */
async function answerOf([fait, change]: Row): Promise<string> {
  const told = answers.get(fait) ?? answer(change);
  answers.set(fait, told);
  return told;
}

async function answer(change: Row[1]): Promise<string> {
  const root = project(change);
  const { code, out, err } = await greffe(root, 'produire');
  return `${err}${out}Code ${code}.\n`.replaceAll(root, '<projet>');
}

test.each(ROWS.map((row) => [row[0], row] as const))('%s', async (_, row) => {
  const [, , ...at] = row;
  const said = await answerOf(row);
  const faults = [
    ...said.matchAll(/^(\S+):(\d+:\d+): erreur: [\p{Lu}\d«].*[.?] \[([a-z0-9-]+)\](?: \(art\. .+\))?$/gmu),
  ];
  expect(faults.map(([, file, place, code]) => `${basename(file!)}:${place} ${code}`)).toEqual(at);
  expect(said.match(/^ {3}Remède : /gmu)).toHaveLength(at.length);
  expect(said).toMatch(/Code 1\.\n$/u);
});

test('every sentence is in the golden, and was read', async () => {
  const told: string[] = [];
  for (const row of ROWS) told.push(`=== ${row[0]}\n${await answerOf(row)}`);
  await expect(told.join('\n')).toMatchFileSnapshot('../golden/fautes.txt');
});
