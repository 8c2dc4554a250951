/** `greffe init`: a new town passes every check at once, whatever table its members come from; or nothing is written. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { BODIES, MODELS } from '../../src/commands/grammar.ts';
import { TYPES } from '../../src/pipeline/foundation.ts';
import { assembleeEcrite } from '../../src/records/assemblee.ts';
import { readShape } from '../../src/records/agenda.ts';
import { announce, chance, runs, SEED } from '../promise/runs.ts';
import { cleanUp, folder, greffe, killedOften, MAIN, type Outcome } from './project.ts';
import { answering } from './terminal.ts';

afterAll(cleanUp);

const TABLE = `civilite;prenom;nom;fonction
Mme;Anne;DURAND;maire
M.;Guy;de La Tour;1er adjoint
M.;Jean;"d’Œuvre, dit ""Jojo""";
Mme;Zoé;ÇELIK-NÚÑEZ;
`;

const ASKED = [
  '--collectivite',
  'Saint-Exemple',
  '--departement',
  '21',
  '--mandat',
  '2026-03-22',
  '--seance',
  '2026-12-03',
];

/** A folder with a table in it. */
function withTable(table: string | Uint8Array): string {
  const root = folder();
  writeFileSync(join(root, 'membres.csv'), table);
  return root;
}

async function founded(
  table: string,
  ...more: readonly string[]
): Promise<Outcome & { readonly root: string }> {
  const root = withTable(table);
  const outcome = await greffe(root, 'init', 'ville', '--membres', 'membres.csv', ...ASKED, ...more);
  return { ...outcome, root };
}

/** The members that were written, as the reader of the records has them. */
function membersOf(root: string, slug = 'conseil') {
  const bytes = readFileSync(join(root, 'ville/records/assemblees', `${slug}.yaml`));
  const { value } = readShape(assembleeEcrite, { file: 'x', bytes });
  const { membres } = value!.mandats[0]!;
  return membres.kind === 'personnes' ? membres.personnes : [];
}

test('the words of the grammar are those of the program', () => {
  expect(BODIES).toEqual(TYPES);
  for (const model of MODELS) expect(existsSync(join('templates', model, 'extrait.hbs'))).toBe(true);
});

/** What the quick form tries of a list; all of it in the thorough one. */
const some = (all: readonly string[], few: readonly string[]): readonly string[] =>
  runs(0, 1) === 1 ? all : few;

test.each(some(TYPES, ['CM', 'CC', 'SYF', 'CCAS', 'CD']))(
  '%s: no fault, a convocation and an act at once',
  async (type) => {
    const { root, code, err } = await founded(TABLE, '--type', type, '--population', '900');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const town = join(root, 'ville');
    expect(await greffe(town, 'verifier', '--strict')).toMatchObject({
      code: 0,
      out: '1 séance : rien à signaler.\n',
    });
    const { code: made, out } = await greffe(town, 'produire', '--document', 'extrait,convocation', '--json');
    expect(made).toBe(0);
    expect(JSON.parse(out).documents).toHaveLength(2);
  },
);

test.each(some(MODELS, ['cases', 'libelles']))(
  'the templates of %s are copied, and make its acts',
  async (model) => {
    const { root, code } = await founded(TABLE, '--type', 'CC', '--modele', model);
    expect(code).toBe(0);
    const town = join(root, 'ville');
    expect(await greffe(town, 'produire')).toMatchObject({ code: 0 });
    // The town’s own file is what is printed.
    const extrait = join(town, 'templates/maison/extrait.hbs');
    writeFileSync(extrait, readFileSync(extrait, 'utf8').replace('{{> objet}}', '{{> objet}}{{erreur}}'));
    expect(await greffe(town, 'produire')).toMatchObject({ code: 1 });
  },
);

test('what is written, file by file', async () => {
  const { root, out } = await founded(TABLE, '--type', 'CM', '--population', '900');
  const town = join(root, 'ville');
  const files = readdirSync(town, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yaml'),
  );
  const texts = files.sort().map((name) => `== ${name}\n${readFileSync(join(town, name), 'utf8')}`);
  await expect(`${out}\n${texts.join('')}`).toMatchFileSnapshot('../golden/init.txt');
});

test('each record is tied to its schema, and the schemas come with it', async () => {
  const { root } = await founded(TABLE, '--type', 'CC');
  const town = join(root, 'ville');
  const records = readdirSync(join(town, 'records'), { recursive: true, encoding: 'utf8' });
  const tied = records
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => {
      const [line = ''] = readFileSync(join(town, 'records', name), 'utf8').split('\n');
      return join(dirname(join('records', name)), line.replace('# yaml-language-server: $schema=', ''));
    });
  expect(tied.sort()).toEqual(['schemas/assemblee.json', 'schemas/deliberation.json', 'schemas/seance.json']);
  for (const schema of tied) expect(existsSync(join(town, schema))).toBe(true);
});

test('then the evening: a séance is prepared, held, closed, and its acts come out clean', async () => {
  const { root } = await founded(TABLE, '--type', 'CM', '--population', '900');
  const town = join(root, 'ville');
  const point = 'Budget : « primitif » # 2026';
  expect(await greffe(town, 'seance', 'nouvelle', 'conseil', '2026-06-04', point, 'Vœu')).toMatchObject({
    code: 0,
  });
  const sitting = join(town, 'records/2026/2026-06-04-conseil/seance.yaml');
  writeFileSync(sitting, `${readFileSync(sitting, 'utf8')}convocation: 2026-05-28\nsecretaire: de-la-tour\n`);
  expect(await greffe(town, 'seance', 'clore', '2026-06-04-conseil', '--oui')).toMatchObject({ code: 0 });
  const { out } = await greffe(town, 'produire', '2026-06-04-conseil', '--json');
  expect(JSON.parse(out)).toMatchObject({
    documents: [{ project: false }, { project: false }],
    findings: [],
  });
});

describe('nothing is ever written over', () => {
  test.each([
    [
      'a folder that holds something',
      (at: string) => (mkdirSync(at), writeFileSync(join(at, 'x'), '')),
      'n’est pas vide',
    ],
    ['a file', (at: string) => writeFileSync(at, ''), 'n’est pas un dossier'],
  ])('%s', async (_, put, says) => {
    const root = withTable(TABLE);
    put(join(root, 'ville'));
    const { code, err } = await greffe(
      root,
      'init',
      'ville',
      '--membres',
      'membres.csv',
      '--type',
      'CC',
      ...ASKED,
    );
    expect(code).toBe(3);
    expect(err).toContain(says);
  });

  test('an empty folder is filled, and stays the one it was', async () => {
    const root = withTable(TABLE);
    const town = join(root, 'ville');
    mkdirSync(join(town, '.git'), { recursive: true });
    expect(
      await greffe(town, 'init', '.', '--membres', '../membres.csv', '--type', 'CC', ...ASKED),
    ).toMatchObject({ code: 0 });
    expect(readdirSync(town).sort()).toEqual(['.git', 'records', 'schemas', 'templates']);
  });

  test('a folder that is nowhere', async () => {
    const root = withTable(TABLE);
    const { code, err } = await greffe(
      root,
      'init',
      'a/b',
      '--membres',
      'membres.csv',
      '--type',
      'CC',
      ...ASKED,
    );
    expect(code).toBe(3);
    expect(err).toContain('est introuvable');
  });
});

describe('without a terminal', () => {
  test.each([
    [[], '--type, --membres, --seance'],
    [['--type', 'CM', '--membres', 'membres.csv'], '--seance, --population'],
  ])('%j: what is missing is named, exit 64', async (argv, missing) => {
    const root = withTable(TABLE);
    const { code, err } = await greffe(root, 'init', 'ville', ...argv);
    expect(code).toBe(64);
    expect(err).toContain(`ajoutez ${missing}, ou lancez la commande dans un terminal.`);
    expect(readdirSync(root)).toEqual(['membres.csv']);
  });

  test.each([
    [['--departement', '20'], '--departement : « 20 » n’est pas le code d’un département.'],
    [['--seance', '2026-02-30'], '--seance : '],
    [['--mandat', 'hier'], '--mandat : '],
    [['--population', 'beaucoup'], '--population : '],
    [['--effectif', '-1'], '--effectif : '],
    [['--collectivite', ''], '--collectivite : '],
    [['--collectivite', 'A\u0007'], '--collectivite : '],
    [['--type', 'XX'], '« XX » n’est pas une valeur de --type : choisissez parmi CM, CC'],
    [['--modele', 'beau'], '« beau » n’est pas une valeur de --modele'],
  ])('%j: exit 64', async (argv, says) => {
    const { root, code, err } = await founded(TABLE, '--type', 'CC', ...argv);
    expect(code).toBe(64);
    expect(err).toContain(says);
    expect(readdirSync(root)).toEqual(['membres.csv']);
  });

  test('a table that is not there: exit 3', async () => {
    const { code, err } = await founded(TABLE, '--type', 'CC', '--membres', 'autre.csv');
    expect({ code, err }).toEqual({ code: 3, err: 'erreur: autre.csv est illisible : il n’existe pas.\n' });
  });

  test('what is only to be looked at is told, and the town is written', async () => {
    const { root, code, err } = await founded('nom;fonction\nDURAND;maire\n', '--type', 'CC');
    expect(code).toBe(0);
    expect(err).toMatch(
      /^ville\/records\/assemblees\/conseil\.yaml:\d+:\d+: avertissement: .*\[prenom-du-signataire\]/,
    );
    expect(await greffe(join(root, 'ville'), 'verifier')).toMatchObject({ code: 0 });
  });

  test('a séance before the mandate: told, nothing is written', async () => {
    const { root, code, err } = await founded(TABLE, '--type', 'CC', '--seance', '2026-01-03');
    expect(code).toBe(1);
    expect(err).toMatch(
      /^ville\/records\/assemblees\/conseil\.yaml:\d+:1: erreur: Aucun mandat ne couvre le 2026-01-03/,
    );
    expect(readdirSync(root)).toEqual(['membres.csv']);
  });
});

describe('on a terminal', () => {
  const typed = async (lines: readonly string[], ...argv: readonly string[]) => {
    const root = withTable(TABLE);
    const outcome = await answering(lines, () => greffe(root, 'init', 'ville', ...argv));
    return { ...outcome, root };
  };

  test('questions, wrong answers asked again, members typed', async () => {
    const { code, root, err } = await typed([
      'xx',
      'cm',
      '',
      'Saint-Exemple',
      '999',
      '21',
      'mille',
      '900',
      '22/03/2026',
      '2026-03-22',
      '',
      'mme anne durand',
      'Mme Anne DURAND, maire',
      'M. Luc BERNARD',
      'M. Luc BERNARD',
      'M. Éric Ñ, adjoint, délégué',
      '',
      '5',
      '2026-12-03',
    ]);
    expect(code).toBe(0);
    expect(membersOf(root)).toMatchObject([
      { id: 'durand', civilite: 'Mme', prenom: 'Anne', nom: 'DURAND', fonction: 'maire' },
      { id: 'bernard', prenom: 'Luc' },
      { id: 'n', nom: 'Ñ', fonction: 'adjoint, délégué' },
    ]);
    for (const said of [
      '« XX » n’est pas un type',
      '« 999 » n’est pas le code',
      'Il faut au moins un membre',
      'est déjà plus haut',
    ])
      expect(err).toContain(said);
    expect(await greffe(join(root, 'ville'), 'verifier', '--strict')).toMatchObject({ code: 0 });
  });

  test('a table that is refused: nothing more is asked', async () => {
    const { code, err } = await answering(['CM', 'membres.csv'], () =>
      greffe(withTable('nom\nanne\n'), 'init', 'ville'),
    );
    expect(code).toBe(1);
    expect(err).toMatch(/membres\.csv:2:1: erreur: .*\[nom-illisible\]/);
    expect(err).not.toContain('Collectivité');
  });

  test('a table, and what it does not tell', async () => {
    const { code, root } = await typed([
      'CM',
      'membres.csv',
      'Saint-Exemple',
      '21',
      '900',
      '2026-03-22',
      '',
      '2026-12-03',
    ]);
    expect(code).toBe(0);
    expect(membersOf(root)).toHaveLength(4);
  });

  test('answers that end early: exit 143, nothing is written', async () => {
    const { code, root } = await typed(['CM', 'membres.csv', 'Saint-Exemple']);
    expect(code).toBe(143);
    expect(readdirSync(root)).toEqual(['membres.csv']);
  });
});

/** Its standard input taken for a terminal. */
const TERMINAL = ['--import', 'data:text/javascript,process.stdin.isTTY=true'];

describe('interrupted', () => {
  test.each(['SIGINT'] as const)('%s at a question: nothing is there', async (signal) => {
    const root = withTable(TABLE);
    const child = spawn(process.execPath, [...TERMINAL, MAIN, 'init', 'ville'], { cwd: root });
    await once(child.stderr, 'data');
    child.kill(signal);
    await once(child, 'exit');
    expect(readdirSync(root)).toEqual(['membres.csv']);
  });

  test('killed at any moment: the town is whole, or not there', async () => {
    const argv = ['init', 'ville', '--membres', 'membres.csv', '--type', 'CC', ...ASKED];
    const prepare = () => ({ cwd: withTable(TABLE), argv });
    await killedOften(runs(2, 40), prepare, async (cwd) => {
      if (!existsSync(join(cwd, 'ville'))) return;
      expect(await greffe(join(cwd, 'ville'), 'verifier', '--strict')).toMatchObject({ code: 0 });
      expect(existsSync(join(cwd, 'ville/templates/maison/extrait.hbs'))).toBe(true);
    });
  }, 120_000);

  test('a disk that fills: exit 3, nothing is left', () => {
    const root = withTable(TABLE);
    const argv = [MAIN, 'init', 'ville', '--membres', 'membres.csv', '--type', 'CC', ...ASKED];
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', 'ulimit -f 2; exec "$0" "$@"', process.execPath, ...argv],
      {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
      },
    );
    expect(status).toBe(3);
    expect(stderr).toContain('le fichier serait trop gros pour ce disque');
    expect(readdirSync(root)).toEqual(['membres.csv']);
  });
});

describe('the table', () => {
  test.each([
    ['csv-vide', '\n \n', '1:1', 'Ce tableau ne contient rien.'],
    ['csv-colonne-inconnue', 'nom;prenon\nA;b\n', '1:5', 'Vouliez-vous dire « prenom » ?'],
    ['csv-colonne-en-double', 'nom;Prénom;PRENOM\n', '1:12', 'Deux colonnes'],
    ['csv-colonne-manquante', 'prenom;fonction\n', '1:1', 'Aucune colonne ne s’appelle « nom ».'],
    ['csv-guillemets', 'nom;prenom\nA;B "C" D\n', '2:5', 'guillemets'],
    ['csv-guillemets', 'nom;prenom\n"A;b\nB;c\n', '2:1', 'guillemets'],
    ['csv-ligne-inegale', 'nom;prenom\nA;b;c\n', '2:5', '3 cellules'],
    ['csv-ligne-inegale', 'nom;prenom\nA\n', '2:1', '1 cellules'],
    ['csv-nom-vide', 'nom;prenom\n;Anne\n', '2:1', 'pas de nom'],
    ['csv-membre-en-double', 'nom;prenom\nA;b\n"A";b\n', '3:1', 'b A est déjà plus haut'],
    ['mot-inconnu', 'civilite,nom\nMonsieur le comte,A\n', '2:1', 'Monsieur le comte'],
    ['nom-illisible', 'nom\nanne durand\n', '2:1', 'anne durand'],
    ['caractere-interdit', 'nom;prenom\nA;b\u202Ec\n', '2:3', 'U+202E'],
    ['date-invalide', 'nom;prenom;du\nA;b;31/02/2026\n', '2:5', '2026-02-31'],
    ['date-invalide', 'nom;prenom;naissance\nA;b;1970\n', '2:5', '1970'],
    ['pas-utf-8', new Uint8Array([0x6e, 0x6f, 0x6d, 0x0a, 0xe9]), '2:1', 'E9'],
    [
      'nombre-de-membres',
      `nom\n${Array.from({ length: 501 }, (_, i) => `M. A${i} B`).join('\n')}`,
      '502:1',
      '501 membres',
    ],
  ])('%s', async (code, table, at, says) => {
    const root = withTable(table);
    const outcome = await greffe(root, 'init', 'ville', '--membres', 'membres.csv', '--type', 'CC', ...ASKED);
    expect(outcome.err).toContain(`membres.csv:${at}: erreur: `);
    expect(outcome.err).toContain(`[${code}]`);
    expect(outcome.err).toContain(says);
    expect(outcome.err).toContain('   Remède : ');
    expect(outcome.code).toBe(1);
    expect(readdirSync(root)).toEqual(['membres.csv']);
  });

  test.each([';', ',', '\t'])(
    'separator %j, byte order mark, line ends of Windows, empty rows',
    async (sign) => {
      const table = `\uFEFF${TABLE.replaceAll(/;/g, sign)}${sign.repeat(3)}\n\n`.replaceAll('\n', '\r\n');
      const { code, root } = await founded(table, '--type', 'CC');
      expect(code).toBe(0);
      expect(membersOf(root).map(({ nom }) => nom)).toEqual([
        'DURAND',
        'de La Tour',
        'd’Œuvre, dit "Jojo"',
        'ÇELIK-NÚÑEZ',
      ]);
    },
  );

  test('homonyms, groups, communes, dates, an executive that is not first', async () => {
    const { code, root, err } = await founded(
      `Nom,Prénom,Civilité,Fonction,Commune,Groupe,Du,Naissance
MARTIN,Luc,M.,,Saint-Exemple,Écologistes & citoyens,,
MARTIN,Luc,M.,,Autre,,01/07/2026,2/1/1970
MARTIN,Léa,Mme,Présidente,Autre,Ensemble,,02/01/1970
李,小龙,M.,,Autre,Ensemble,,
`.replace('2/1/1970\n', '02/01/1971\n'),
      '--type',
      'CC',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(membersOf(root)).toMatchObject([
      { id: 'martin-luc', commune: 'Saint-Exemple', groupe: 'ecologistes-citoyens', du: null },
      { id: 'martin-luc-2', du: '2026-07-01', naissance: '1971-01-02' },
      { id: 'martin-lea', fonction: 'Présidente', naissance: '1970-01-02' },
      { id: 'elu', nom: '李', prenom: '小龙' },
    ]);
    const body = readFileSync(join(root, 'ville/records/assemblees/conseil.yaml'), 'utf8');
    expect(body).toContain('    executif: martin-lea\n');
    expect(body).toContain(
      'groupes:\n  ecologistes-citoyens: Écologistes & citoyens\n  ensemble: Ensemble\n',
    );
  });

  test('a thousand hostile rows: each is refused where it stands, or kept to the letter', async () => {
    const rounds = runs(1, 20);
    announce('hostile tables', rounds);
    for (let i = 0; i < rounds; i++) {
      const rows = hostile(SEED + i, 1000);
      const lines = rows.map((cells) => cells.map(quoted).join(';'));
      const head = 'civilite;prenom;nom;fonction;naissance';
      const first = await founded(`${head}\n${lines.join('\n')}\n`, '--type', 'CC');
      expect(first.code).toBe(1);
      expect(existsSync(join(first.root, 'ville'))).toBe(false);
      const told = [...first.err.matchAll(/^membres\.csv:(\d+):\d+: erreur: .* \[([a-z-]+)\]$/gm)];
      const inRows = told.filter(([, , fault]) => fault !== 'nombre-de-membres');
      const refused = new Set(inRows.map(([, line]) => Number(line)));
      expect(told.length).toBe(first.err.split('   Remède : ').length - 1);
      const good = rows
        .map((cells, at) => ({ cells, line: lines[at]! }))
        .filter((_, at) => !refused.has(at + 2));
      // What is sound is neither hidden by its neighbours nor refused with them.
      const kept = good.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).slice(0, 500);
      // Who signs needs a first name: a warning else, as the law asks.
      kept.unshift(
        ...kept.splice(
          kept.findIndex(({ cells }) => cells[1]!.startsWith('Prénom')),
          1,
        ),
      );
      expect(kept.length).toBeGreaterThan(300);
      const again = await founded(`${head}\n${kept.map(({ line }) => line).join('\n')}\n`, '--type', 'CC');
      expect({ code: again.code, err: again.err }).toEqual({ code: 0, err: '' });
      const written = membersOf(again.root);
      expect(written).toHaveLength(kept.length);
      for (const [at, { cells }] of kept.entries()) {
        const { civilite, prenom, nom, fonction, naissance } = written[at]!;
        const [civ = '', first = '', ...rest] = cells.map((cell) => cell.trim());
        // A name alone is a whole name: it may be parted, and loses no letter.
        const whole =
          civ === '' && first === ''
            ? [[civilite, prenom, nom].filter((part) => part !== null).join(' ')]
            : [civilite ?? '', prenom ?? '', nom];
        const asked = civ === '' && first === '' ? rest : [civ, first, ...rest];
        expect([...whole, fonction ?? '', naissance ?? '']).toEqual(asked);
      }
      expect(await greffe(join(again.root, 'ville'), 'verifier', '--strict')).toMatchObject({ code: 0 });
    }
  }, 300_000);
});

/** Cells such as people and attackers type them. */
function hostile(seed: number, count: number): string[][] {
  const { pick, once, below } = chance(seed);
  const words = [
    'DURAND',
    'de La Tour',
    "O'NEIL",
    'ÉTIENNE-Çelik',
    'Le "Grand"',
    'a; b, c',
    'x: y # z',
    '- tiret',
    '[[caché]]',
    '{{fonction}}',
    '<b>gras</b>',
    '=1+1',
    '%TAG',
    '*étoile',
    '&amp',
    '李',
    'ŒUVRE',
    'n° 12',
    '  espacé  ',
    '|',
    "''",
    'null',
    'oui',
    '2026-01-01',
    '\u00A0',
    'Nguyễn',
    'No\u0308el',
    'a\u202Eb',
    '\u0007',
    'a\u200Bb',
    '\uE000',
    'ﬁ',
    '🙂',
    '\\',
    '__proto__',
    'constructor',
  ];
  const word = (): string => (once(3) ? `${pick(words)} ${pick(words)}` : pick(words));
  return Array.from({ length: count }, () => {
    const plain = !once(3);
    return [
      plain || once(2) ? pick(['M.', 'Mme', '']) : pick(['Mr', 'MME', 'Dr', 'm.']),
      plain ? `Prénom${below(1000)}` : once(4) ? '' : word(),
      plain ? `NOM-${below(90)}` : once(6) ? '' : word(),
      once(2) ? '' : plain ? 'adjoint' : word(),
      once(4) ? pick(['1970-01-02', '2000-02-29']) : once(9) ? pick(['1999-02-29', 'hier', '1970']) : '',
    ];
  });
}

function quoted(cell: string): string {
  return /[;"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

describe('the Répertoire national des élus, as it is published', () => {
  const HEAD =
    "Code du département;Libellé du département;Code de la collectivité à statut particulier;Libellé de la collectivité à statut particulier;Code de la commune;Libellé de la commune;Nom de l'élu;Prénom de l'élu;Code sexe;Date de naissance;Code de la catégorie socio-professionnelle;Libellé de la catégorie socio-professionnelle;Date de début du mandat;Libellé de la fonction;Date de début de la fonction;Code nationalité";
  const row = (
    commune: string,
    nom: string,
    prenom: string,
    sexe: string,
    fonction = '',
    du = '22/03/2026',
  ) =>
    `21;Côte-d'Or;;;${commune};${commune === '21999' ? 'Saint-Exemple' : 'Ailleurs'};${nom};${prenom};${sexe};02/01/1970;33;Cadre;${du};${fonction};${fonction === '' ? '' : '28/03/2026'};FR`;
  const FILE = [
    HEAD,
    row('21998', 'AUTRE', 'Jean', 'M', 'Maire'),
    row('21999', 'LE GALL', 'Yann', 'M'),
    row('21999', 'ÉTÉ', 'Anne-Marie', 'F', '10ème adjoint au Maire'),
    row('21999', "D'ORNANO", 'Lise', 'F', '2ème adjoint au Maire'),
    row('21999', 'PETIT', 'Claude', 'M', 'Maire'),
    row('21999', 'DUPONT', 'Luc', 'M', '', '01/09/2026'),
    '',
  ].join('\n');

  test.each([';', '\t'])(
    'separator %j: the commune asked for, the executive first, its names to the letter',
    async (sign) => {
      const root = withTable(FILE.replaceAll(';', sign));
      const argv = ['--type', 'CM', '--population', '900', '--seance', '2026-12-03', '--code', '21999'];
      const { code, err } = await greffe(root, 'init', 'ville', '--membres', 'membres.csv', ...argv);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const body = readFileSync(join(root, 'ville/records/assemblees/conseil.yaml'), 'utf8');
      expect(body).toContain('\ncollectivite: Saint-Exemple\ndepartement: 21\ncode_insee: 21999\n');
      expect(body).toContain('  - du: 2026-03-22\n    effectif: 5\n');
      expect(membersOf(root)).toMatchObject([
        { id: 'petit', civilite: 'M.', prenom: 'Claude', nom: 'PETIT', fonction: 'Maire', du: null },
        { id: 'd-ornano', nom: "D'ORNANO" },
        { id: 'ete', prenom: 'Anne-Marie', nom: 'ÉTÉ' },
        { id: 'le-gall', nom: 'LE GALL' },
        { id: 'dupont', du: '2026-09-01' },
      ]);
      expect(await greffe(join(root, 'ville'), 'verifier', '--strict')).toMatchObject({ code: 0 });
    },
  );

  test('EPCI, départements and régions are told by their own columns', async () => {
    const epci = `N° SIREN;Libellé de l'EPCI;Code du département;Libellé du département;Code de la commune de rattachement;Libellé de la commune de rattachement;Nom de l'élu;Prénom de l'élu;Code sexe;Date de naissance;Date de début du mandat;Libellé de la fonction;Date de début de la fonction
200000008;CC des Sources;21;Côte-d'Or;21001;Agencourt;AUBRY;Claire;F;1970-01-02;2026-04-10;Vice-président du conseil communautaire;2026-04-10
200000008;CC des Sources;21;Côte-d'Or;21002;Agey;BLANC;Paul;M;1970-01-02;2026-04-10;Président du conseil communautaire;2026-04-10
`;
    const root = withTable(epci);
    const outcome = await greffe(
      root,
      'init',
      'ville',
      '--membres',
      'membres.csv',
      '--type',
      'CC',
      '--seance',
      '2026-12-03',
    );
    expect(outcome).toMatchObject({ code: 0, err: '' });
    expect(membersOf(root)).toMatchObject([
      { id: 'blanc', commune: 'Agey' },
      { id: 'aubry', commune: 'Agencourt' },
    ]);
    const cd = `Code du département;Libellé du département;Code du canton;Libellé du canton;Nom de l'élu;Prénom de l'élu;Code sexe;Date de naissance;Date de début du mandat;Libellé de la fonction
01;Ain;0101;Ambérieu;BRUNET;Joëlle;F;1955-05-02;2021-07-01;
`;
    const other = withTable(cd);
    const argv = ['--type', 'CD', '--seance', '2026-12-03'];
    expect(await greffe(other, 'init', 'ville', '--membres', 'membres.csv', ...argv)).toMatchObject({
      code: 0,
    });
    expect(readFileSync(join(other, 'ville/records/assemblees/conseil.yaml'), 'utf8')).toContain(
      'collectivite: Ain\n',
    );
  });

  test.each([
    ['elus-de-plusieurs', [], '3:16', 'plusieurs collectivités : Ailleurs, Saint-Exemple…'],
    ['elus-introuvables', ['--code', '21000'], '1:1', 'sous le code « 21000 »'],
  ])('%s', async (code, argv, at, says) => {
    const root = withTable(FILE);
    const asked = ['--type', 'CM', '--population', '900', '--seance', '2026-12-03', '--mandat', '2026-03-22'];
    const outcome = await greffe(root, 'init', 'ville', '--membres', 'membres.csv', ...asked, ...argv);
    expect(outcome.code).toBe(1);
    expect(outcome.err).toContain(`membres.csv:${at}: erreur: `);
    expect(outcome.err).toContain(says);
    expect(outcome.err).toContain(`[${code}]`);
  });
});
