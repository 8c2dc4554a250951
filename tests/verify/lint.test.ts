import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lintPdf } from '../../src/verify/lint.ts';
import { readPdf } from '../../src/verify/reading.ts';
import { layAct } from './act.ts';
import { SMALL, buildPdf, stream } from './build.ts';
import type { Node, Plan } from './build.ts';
import { SEED } from './seed.ts';

function findings(plan: Plan): readonly (readonly [string, string])[] {
  const reading = readPdf(buildPdf(plan), 'acte.pdf');
  if (reading.kind === 'unread') throw new Error(reading.diagnostic.message);
  return lintPdf(reading, 'acte.pdf').map(({ code, message }) => [code, message]);
}

/** The small file with one thing changed in one object. */
function changed(name: string, from: string | RegExp, to: string): Plan {
  return {
    ...SMALL,
    edit: (objects) => {
      const before = objects.get(name) ?? '';
      const after = before.replace(from, to);
      if (after === before) throw new Error(`nothing changed in ${name}`);
      const data = /stream\n([\s\S]*)\nendstream$/.exec(after)?.[1];
      const length = data === undefined ? after : after.replace(/\/Length \d+/, `/Length ${data.length}`);
      objects.set(name, length);
    },
  };
}

/** The small file with other operators on its page. */
function drawn(edit: (operators: string) => string): Plan {
  return {
    ...SMALL,
    edit: (objects) => {
      const operators = /stream\n([\s\S]*)\nendstream/.exec(objects.get('content1') ?? '')?.[1] ?? '';
      objects.set('content1', stream('', edit(operators)));
    },
  };
}

/** « Et » without its space, then a jump. */
const JUMP = '[<00450074> -400 <00450074>] TJ';

describe('lint', () => {
  test('sound files break no rule', () => {
    expect(findings(SMALL)).toEqual([]);
    expect(findings(layAct(SEED))).toEqual([]);
  });

  test.each<readonly [code: string, plan: Plan, message: string]>([
    [
      'pdf-espace-fictif',
      drawn((s) => s.replace(/<[0-9a-f]+> Tj/, JUMP)),
      'Page 1, des mots sont écartés sans espace : « EtEt ».',
    ],
    [
      'pdf-espace-fictif',
      { ...SMALL, pieces: [...SMALL.pieces, { page: 1, x: 100, y: 100, size: 15, text: 'X', owner: 'h1' }] },
      'Page 1, des mots sont écartés sans espace : « X ».',
    ],
    [
      'pdf-mots-colles',
      { ...SMALL, pieces: [SMALL.pieces[0]!, { ...SMALL.pieces[1]!, text: 'Une ligne' }, SMALL.pieces[2]!] },
      'Page 1, une ligne finit sans espace : « Une ligne ».',
    ],
    [
      'pdf-caractere-inconnu',
      changed('tounicode', '<0054><0054>', ''),
      'Page 1, un signe est dessiné sans que son caractère soit dit : « �I�RE ».',
    ],
    [
      'pdf-caractere-multiple',
      changed('tounicode', '<0054><0054>', '<0054><00540054>'),
      'Page 1, un signe vaut plusieurs caractères : « TTITTRE ».',
    ],
    [
      'pdf-contenu-orphelin',
      { ...SMALL, pieces: [...SMALL.pieces, { page: 1, x: 9, y: 9, size: 9, text: 'seul', owner: null }] },
      'Page 1, « seul » n’est ni du texte balisé ni un artefact.',
    ],
    [
      'pdf-contenu-orphelin',
      drawn((s) => `${s}\n0 0 9 9 re f`),
      'Page 1, un dessin n’est ni du texte balisé ni un artefact.',
    ],
    [
      'pdf-artefact-muet',
      drawn((s) => s.replace('/Subtype/Footer', '')),
      'Page 1, un artefact ne dit pas ce qu’il est, ou se trouve dans du texte balisé.',
    ],
    [
      'pdf-artefact-muet',
      drawn((s) => s.replace('BT', '/Artifact <</Type/Layout>> BDC EMC BT')),
      'Page 1, un artefact ne dit pas ce qu’il est, ou se trouve dans du texte balisé.',
    ],
    [
      'pdf-marques-desequilibrees',
      drawn((s) => `${s}\nEMC`),
      'Page 1, des marques s’ouvrent sans se fermer, ou l’inverse.',
    ],
    ['pdf-non-balise', changed('catalog', '/StructTreeRoot{root}', ''), 'Ce PDF n’est pas balisé.'],
    [
      'pdf-arbre-incoherent',
      changed('parenttree', '{element:p}', '{element:h1}'),
      'Page 1, l’arbre des parents se trompe sur le contenu 1.',
    ],
    [
      'pdf-arbre-incoherent',
      changed('element:h1', '/MCID 0', '/MCID 1'),
      'Page 1, le contenu 1 appartient à deux balises.',
    ],
    [
      'pdf-arbre-incoherent',
      changed('element:h1', '/MCID 0', '/MCID 9'),
      'Page 1, une balise H1 désigne un contenu qui n’y est pas.',
    ],
    [
      'pdf-arbre-incoherent',
      changed('element:h1', '/Pg{page1}', '/Pg{pages}'),
      'Une balise H1 désigne une page qui n’existe pas.',
    ],
    [
      'pdf-arbre-incoherent',
      drawn((s) => s.replace('/MCID 1', '/MCID 0')),
      'Page 1, un numéro de contenu sert deux fois.',
    ],
    [
      'pdf-element-vide',
      {
        ...SMALL,
        tree: [
          { role: 'Document', children: [{ key: 'h1', role: 'H1' }, { key: 'p', role: 'P' }, { role: 'P' }] },
        ],
      },
      'Une balise P est vide.',
    ],
    ['pdf-element-vide', drawn((s) => s.replace(/BT [^\n]* ET/, '')), 'Page 1, le contenu 0 est vide.'],
    [
      'pdf-liste-sans-numerotation',
      listed(''),
      'Une liste à étiquettes ne dit pas comment elle est numérotée : « TITREUne ligne de texte et sa fin.… ».',
    ],
    [
      'pdf-titres-desordonnes',
      {
        ...SMALL,
        tree: [
          {
            role: 'Document',
            children: [
              { key: 'h1', role: 'H2' },
              { key: 'p', role: 'P' },
            ],
          },
        ],
      },
      'Le titre « TITRE » est un H2 après un début sans titre.',
    ],
    [
      'pdf-titres-desordonnes',
      {
        ...SMALL,
        tree: [
          {
            role: 'Document',
            children: [
              { key: 'h1', role: 'H1' },
              { key: 'p', role: 'H3' },
            ],
          },
        ],
      },
      'Le titre « Une ligne de texte et sa fin. » est un H3 après un H1.',
    ],
    [
      'pdf-entete-sans-portee',
      tabled([
        { key: 'h1', role: 'TH' },
        { key: 'p', role: 'TD' },
      ]),
      'L’en-tête de tableau « TITRE » ne dit pas s’il est de ligne ou de colonne.',
    ],
    [
      'pdf-tableau-irregulier',
      tabled([{ key: 'h1', role: 'TH', attributes: ROW }], [{ key: 'p', role: 'TD' }, { role: 'TD' }]),
      'Les lignes d’un tableau n’ont pas le même nombre de cases : 1, 2.',
    ],
    [
      'pdf-image-sans-texte',
      {
        ...SMALL,
        tree: [
          {
            role: 'Document',
            children: [
              { key: 'h1', role: 'H1' },
              { key: 'p', role: 'Figure' },
            ],
          },
        ],
      },
      'Une image n’a pas de texte de remplacement.',
    ],
    [
      'pdf-piece-jointe',
      changed('file', /CheckSum<../, 'CheckSum<00'),
      'Pièce jointe « acte.yaml » : sa somme de contrôle est fausse.',
    ],
    [
      'pdf-piece-jointe',
      changed('file', /\/ModDate\([^)]*\)/, ''),
      'Pièce jointe « acte.yaml » : sa date manque.',
    ],
    [
      'pdf-piece-jointe',
      changed('file', 'ModDate(D:20240912', 'ModDate(D:20240913'),
      'Pièce jointe « acte.yaml » : sa date n’est pas celle du document.',
    ],
    [
      'pdf-piece-jointe',
      changed('xmp', '<pdf:Producer>', `${MADE}<pdf:Producer>`),
      'Pièce jointe « acte.yaml » : son empreinte n’est pas celle que disent les métadonnées.',
    ],
    [
      'pdf-piece-jointe',
      changed('file', '/Subtype/application#2Fyaml', ''),
      'Pièce jointe « acte.yaml » : son type n’est pas dit.',
    ],
    [
      'pdf-piece-jointe',
      changed('filespec', '/Desc(La saisie)/AFRelationship/Source', ''),
      'Pièce jointe « acte.yaml » : sa description manque, son rapport à l’acte n’est pas dit.',
    ],
    [
      'pdf-piece-jointe',
      changed('catalog', '/AF[{filespec}]', ''),
      'Pièce jointe « acte.yaml » : le document ne la revendique pas.',
    ],
    [
      'pdf-metadonnees-discordantes',
      changed('info', '/Author(Commune)', '/Author(Ville)'),
      'Author (« Ville ») et dc:creator (« Commune ») diffèrent.',
    ],
    [
      'pdf-metadonnees-discordantes',
      changed('info', '/Author(Commune)', ''),
      'Author (absent) et dc:creator (« Commune ») diffèrent.',
    ],
    [
      'pdf-metadonnees-discordantes',
      changed('info', 'ModDate(D:20240912', 'ModDate(D:20240913'),
      'ModDate (« D:20240913000000Z ») et xmp:ModifyDate (« 2024-09-12T00:00:00Z ») diffèrent.',
    ],
    [
      'pdf-metadonnees-discordantes',
      changed('catalog', '/Metadata{xmp}', ''),
      'Ce PDF n’a pas de métadonnées.',
    ],
    ['pdf-sans-langue', changed('catalog', '/Lang(fr-FR)', ''), 'Ce PDF ne dit pas sa langue.'],
    [
      'pdf-action',
      changed('catalog', '/Names<<', '/OpenAction<</S/JavaScript>>/Names<</JavaScript<<>>'),
      'Ce PDF contient une action : JavaScript, OpenAction.',
    ],
    [
      'pdf-action',
      changed('page1', '/Tabs/S', '/Annots[<</A<</S/URI>>>> <</A<</S/Launch>>>> <</A<</S/GoTo>>>>]'),
      'Ce PDF contient une action : Launch, URI.',
    ],
  ])('%s', (code, plan, message) => {
    expect(findings(plan)).toContainEqual([code, message]);
  });

  test('pdf-sans-identifiant', () => {
    const text = Buffer.from(buildPdf(SMALL))
      .toString('latin1')
      .replace(/\/ID\[.*?\]/, '');
    const reading = readPdf(Buffer.from(text, 'latin1'), 'acte.pdf');
    const found = reading.kind === 'reading' ? lintPdf(reading, 'acte.pdf') : [];
    expect(found).toMatchObject([
      { code: 'pdf-sans-identifiant', message: 'Ce PDF n’a pas d’identifiant de seize octets.' },
    ]);
  });

  test('a table whose spans make its rows as wide is sound', () => {
    const down = '<</O/Table/Scope/Row/RowSpan 2>>';
    const table = tabled(
      [{ key: 'h1', role: 'TH', attributes: down }, { role: 'TD' }, { role: 'TD' }],
      [{ key: 'p', role: 'TD', attributes: '<</O/Table/ColSpan 2>>' }],
    );
    expect(findings(table)).toEqual([]);
  });

  test('every rule has its counter-example above', () => {
    const text = readFileSync('src/verify/lint.ts', 'utf8');
    const codes = [...text.matchAll(/^ {2}\| '(pdf-[a-z-]+)'/gmu)].map(([, code]) => code!);
    const here = readFileSync('tests/verify/lint.test.ts', 'utf8');
    expect(codes.length).toBeGreaterThan(15);
    expect(codes.filter((code) => !here.includes(`'${code}'`))).toEqual([]);
  });

  test('a list with labels that says its numbering is sound', () => {
    expect(findings(listed('<</O/List/ListNumbering/None>>'))).toEqual([]);
  });

  test('a finding has a place and a remedy', () => {
    const reading = readPdf(buildPdf(changed('catalog', '/Lang(fr-FR)', '')), 'acte.pdf');
    expect(reading.kind === 'reading' && lintPdf(reading, 'acte.pdf')).toMatchObject([
      {
        place: { file: 'acte.pdf', line: 1 },
        severity: 'erreur',
        remedy: 'produisez l’acte de nouveau ; si la faute revient, signalez-la avec ce fichier.',
      },
    ]);
  });
});

const ROW = '<</O/Table/Scope/Row>>';
/** What metadata tell of how a file was made. */
const MADE = ['sourceSha256', 'templateSha256', 'fontsSha256', 'rendering']
  .map((name) => `<greffe:${name}>0</greffe:${name}>`)
  .join('');

function tabled(...rows: readonly (readonly Node[])[]): Plan {
  const children = rows.map((cells): Node => ({ role: 'TR', children: cells }));
  return { ...SMALL, tree: [{ role: 'Document', children: [{ role: 'Table', children }] }] };
}

function listed(attributes: string): Plan {
  const item: Node = {
    role: 'LI',
    children: [
      { key: 'h1', role: 'Lbl' },
      { key: 'p', role: 'LBody' },
    ],
  };
  const list: Node = { role: 'L', children: [item], ...(attributes === '' ? {} : { attributes }) };
  return { ...SMALL, tree: [{ role: 'Document', children: [list] }] };
}
