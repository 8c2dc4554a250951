/** Ten texts such as secretariats have, each written as Word and as LibreOffice write it. Invented people and places. */
import { chrome, losing, type Dialect, type Piece } from './dialect.ts';

export interface Case {
  readonly name: string;
  /** Blocks in the order in which the record has them too. */
  readonly blocks: (d: Dialect) => readonly Piece[];
  readonly edges?: { readonly header?: string; readonly footer?: string };
}

/** A reason, of which the template writes the word and the last mark. */
function reason(d: Dialect, word: string, text: string, end = '\u00a0;'): Piece {
  return d.para('text', chrome(d.run(`${word} `)), d.run(text), chrome(d.run(end)));
}

function cell(d: Dialect, text: string, spans: { colspan?: number; rowspan?: number } = {}) {
  return { blocks: [d.para('text', d.run(text))], ...spans };
}

function objet(d: Dialect, text: string): Piece {
  return d.para('bold', chrome(d.run('Objet\u00a0: ')), d.run(text));
}

export const CASES: readonly Case[] = [
  {
    name: 'subvention, en articles',
    blocks: (d) => [
      objet(d, 'Subvention à l’association «\u00a0Les Jardins partagés\u00a0»'),
      losing('rapporteur', d.para('text', d.run('Rapporteur : Mme Zoé MARTIN'))),
      d.para(
        'text',
        d.run('L’association a demandé une aide de 10\u202f000\u00a0€ pour '),
        d.run('trois', 'b'),
        d.run(' jardins, dont '),
        d.run('un neuf', 'b', 'i'),
        d.run('.'),
      ),
      d.para('text'),
      reason(
        d,
        'Vu',
        'le code général des collectivités territoriales, notamment ses articles L. 1611-4 et L. 2121-29',
      ),
      reason(d, 'Vu', 'la loi n° 2000-321 du 12 avril 2000', ' ;'),
      reason(d, 'Considérant', 'que l’intérêt local est établi', ','),
      d.para('text', d.run('Le conseil municipal, après en avoir délibéré, décide :')),
      d.para(
        'text',
        chrome(d.run('Article 1')),
        chrome(d.run('er', 'sup')),
        chrome(d.run('\u00a0: ')),
        d.run('d’attribuer une subvention de 10\u202f000\u00a0€.'),
      ),
      d.para('text', chrome(d.run('Article 2 - ')), d.run('d’autoriser la maire à signer :')),
      d.list('dash', [0, d.run('la convention ;')], [0, d.run('ses avenants.')]),
    ],
  },
  {
    name: 'exposé à listes emboîtées',
    blocks: (d) =>
      [
        objet(d, 'Projet de territoire'),
        d.para('h1', d.run('Contexte')),
        d.para('text', d.run('Trois axes :')),
        d.list(
          'dash',
          [0, d.run('habitat')],
          [1, d.run('social')],
          [1, d.run('privé', 'i')],
          [2, d.run('rénovation')],
          [3, d.run('énergie')],
          [0, d.run('mobilités')],
        ),
        d.para('h2', d.run('Calendrier')),
        d.list(
          'number',
          [0, d.run('étude')],
          [1, d.run('diagnostic')],
          [1, d.run('scénarios')],
          [0, d.run('vote')],
        ),
        d.para('text', d.run('- un tiret tapé')),
        d.para('text', d.run('1. un numéro tapé')),
        d.para('text', d.run('# un dièse, un *astérisque*, [[deux crochets]], a | b, \\ et _souligné_')),
      ].map((piece, i) => (i === 3 ? { ...piece, lost: [...piece.lost, 'niveau' as const] } : piece)),
  },
  {
    name: 'lettres et articles numérotés par le logiciel',
    blocks: (d) =>
      [
        objet(d, 'Règlement intérieur'),
        d.para('text', d.run('Le règlement prévoit :')),
        d.list('letter', [0, d.run('les commissions ;')], [0, d.run('les questions orales.')]),
        reason(d, 'Vu', 'le CGCT, art. L. 2121-8'),
        d.para('text', d.run('Après en avoir délibéré,')),
        d.para('bold', d.run('DÉCIDE')),
        d.list('article', [0, d.run('Le règlement est adopté.')], [0, d.run('Il est affiché.')]),
      ].map((piece, i) => (i === 5 ? { ...piece } : piece)),
  },
  {
    name: 'plan de financement à cellules jointes',
    blocks: (d) => [
      objet(d, 'Rénovation de l’école'),
      d.para('text', d.run('Le plan de financement est le suivant :')),
      d.table(
        2,
        [cell(d, 'Dépenses', { colspan: 2 }), cell(d, 'Recettes', { colspan: 2 })],
        [cell(d, 'Poste'), cell(d, 'Montant €'), cell(d, 'Financeur'), cell(d, 'Aide €')],
        [
          cell(d, 'Travaux', { rowspan: 2 }),
          cell(d, '600\u202f000', { rowspan: 2 }),
          cell(d, 'État'),
          cell(d, '150\u202f000'),
        ],
        ['^', '^', cell(d, 'Commune'), cell(d, '450\u202f000')],
      ),
      d.para('text', d.run('Fin du tableau.')),
    ],
  },
  {
    name: 'tableau simple, cellules de deux paragraphes',
    blocks: (d) => [
      objet(d, 'Tarifs 2026'),
      d.table(
        0,
        [cell(d, 'Service'), cell(d, 'Prix')],
        [losing2(d), cell(d, '12,50 €')],
        [
          { blocks: [d.para('text', d.run('Étude '), d.run('du soir', 'b'), d.run(' | midi'))] },
          cell(d, '-3,20 €'),
        ],
      ),
    ],
  },
  {
    name: 'modifications suivies, notes, commentaires',
    blocks: (d) => [
      objet(d, 'Convention'),
      d.para(
        'text',
        d.run('La convention dure '),
        d.deleted('deux'),
        d.inserted('trois'),
        d.run(' ans'),
        d.note('Renouvelable une fois.'),
        d.run(' et prend effet'),
        d.comment('À vérifier avec le service.'),
        d.run(' au 1'),
        d.run('er', 'sup'),
        d.run(' janvier.'),
      ),
      d.para('text', d.run('Elle est jointe. '), d.deleted('Sans quoi rien.')),
    ],
  },
  {
    name: 'images, zones de texte, champs, liens',
    blocks: (d) => [
      objet(d, 'Voirie'),
      d.para('text', d.image('Plan de la rue Haute')),
      d.para(
        'text',
        d.run('Voir le plan '),
        d.textBox('Plan au 1/500'),
        d.run('ci-joint, le '),
        d.field('2 janvier 2025'),
        d.run(', sur '),
        d.link('le site de la ville', 'https://www.exemple.fr/plan?a=1&b=2'),
        d.run('.'),
      ),
      d.para('text', d.pageBreak(), d.run('Page suivante.')),
    ],
    edges: { header: 'VILLE DE SAINT-EXEMPLE', footer: 'Page 1 sur 3' },
  },
  {
    name: 'soulignés, barrés, surlignés, masqués',
    blocks: (d) => [
      objet(d, 'Personnel'),
      d.para(
        'text',
        d.run('Les emplois ', 'u'),
        again(d.run('à temps partiel', 'u', 'b')),
        d.run(' sont au nombre de '),
        d.run('12', 'strike'),
        d.run(' 14', 'highlight'),
        d.run('.'),
      ),
      d.para(
        'text',
        d.run('CO'),
        d.run('2', 'sub'),
        d.run(' et m'),
        d.run('2', 'sup'),
        d.run(' ; '),
        d.run('grandes capitales', 'caps'),
        d.run('secret', 'hidden'),
        d.run('.'),
      ),
      d.para('text', d.run('Nom\tPrénom\tGrade')),
      d.para(
        'text',
        d.run('inter\u00ADcommunal, e\u0301te\u0301, Saint\u2011Exemple, deux  espaces, 5\u00a0072 €'),
      ),
    ],
  },
  {
    name: 'acte entier, avec sa tête et sa fin',
    blocks: (d) =>
      [
        losing('tete', d.para('bold', d.run('EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS'))),
        losing('tete', d.para('text', d.run('Séance du 13 mars 2025'))),
        losing('tete', d.para('text', d.run('Étaient présents : Mme DURAND, M. PETIT.'))),
        objet(d, 'Budget primitif'),
        d.para('text', d.run('Le budget est équilibré.')),
        reason(d, 'VU', 'le CGCT'),
        reason(d, 'CONSIDÉRANT', 'le débat d’orientation'),
        losing(
          'vote',
          d.para(
            'text',
            d.run('Le Conseil municipal,'),
            d.lineBreak(),
            d.run('après en avoir délibéré, à l’unanimité des suffrages exprimés, DÉCIDE :'),
          ),
        ),
        d.list('dash', [0, d.run('d’adopter le budget ;')], [0, d.run('de le publier.')]),
        losing('fin', d.para('text', d.run('Fait et délibéré les jour, mois et an susdits.'))),
        losing('fin', d.para('text', d.run('La maire, Anne DURAND'))),
      ].map((piece, i) =>
        i === 7
          ? {
              ...piece,
              kept: 'Le Conseil municipal,après en avoir délibéré, à l’unanimité des suffrages exprimés, DÉCIDE :',
            }
          : piece,
      ),
  },
  {
    name: 'motifs mêlés, gras collé, retours à la ligne',
    blocks: (d) => [
      objet(d, 'Emprunt'),
      d.para(
        'text',
        d.run('L’'),
        d.run('« emprunt »', 'b'),
        d.run('s’élève à '),
        d.run(' 400\u202f000 € ', 'b'),
        d.run('sur quinze ans.'),
        d.lineBreak(),
        d.run('Taux fixe', 'i'),
        d.run('pur', 'b'),
        d.run('.'),
      ),
      d.para(
        'text',
        d.run('Adresse :'),
        d.lineBreak(),
        d.run('1, place des Tanneurs'),
        d.lineBreak(),
        d.run('2024. est une année'),
      ),
      reason(d, 'Sur', 'proposition de la maire'),
      reason(d, 'Vu', 'le budget primitif'),
      reason(d, 'Entendu', 'l’exposé de M. Petit'),
      reason(d, 'Considérant', 'que trois banques ont répondu'),
      d.para('text', d.run('Le conseil municipal, après en avoir délibéré,')),
      d.para('text', d.run('APPROUVE'), d.run(' l’emprunt de 400\u202f000 €.')),
    ],
  },
];

/** It goes on with what was told just before. */
function again(piece: Piece): Piece {
  return { ...piece, lost: [] };
}

function losing2(d: Dialect) {
  const blocks = [d.para('text', d.run('Cantine')), d.para('text', d.run('(par repas)'))];
  return { blocks: [{ ...blocks[0]!, lost: ['cellule' as const] }, blocks[1]!] };
}
